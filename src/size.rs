//! Sizes on the command line.

use strombus_terminal::Size;

/// `80x24`: columns, rows.
pub(crate) fn parse_size(text: &str) -> Result<Size, String> {
    let number = |text: &str| text.parse::<u16>().ok().filter(|number| *number > 0);
    let size = text
        .split_once('x')
        .and_then(|(columns, rows)| Some(Size::new(number(rows)?, number(columns)?)));
    match size {
        Some(size) if size.rows <= Size::MAX.rows && size.columns <= Size::MAX.columns => Ok(size),
        Some(_) => Err(format!(
            "at most {}x{} can be shown",
            Size::MAX.columns,
            Size::MAX.rows
        )),
        None => Err("columns and rows are wanted, as `80x24`".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_come_first() {
        assert_eq!(parse_size("80x24"), Ok(Size::new(24, 80)));
        for wrong in [
            "", "80", "x", "80x", "0x24", "80x24x1", "-1x5", "80 x 24", "1001x1", "1x501",
            "99999x1",
        ] {
            assert!(parse_size(wrong).is_err(), "{wrong}");
        }
    }
}
