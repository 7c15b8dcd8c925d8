//! What may stand in an option, by its type.

/// What a person can answer with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// One of these, in tor's words.
    Choice(&'static [&'static str]),
    /// One line.
    Line,
    /// Any number of lines, a value each.
    Lines,
}

/// The field for an option of this type (tor's own names of types, `GETINFO config/names`).
pub(super) fn field(kind: &str) -> Field {
    match kind {
        "Boolean" => Field::Choice(&["0", "1"]),
        "Boolean+Auto" => Field::Choice(&["0", "1", "auto"]),
        "LineList" | "Dependent" | "Virtual" => Field::Lines,
        _ => Field::Line,
    }
}

/// Says what is wrong with a value of this type. Tor has the last word.
///
/// # Errors
/// With a few words for the person.
pub(super) fn check(kind: &str, value: &str) -> Result<(), String> {
    let value = value.trim();
    let is = |fits: bool, expected: &str| match fits || value.is_empty() {
        true => Ok(()),
        false => Err(format!("that is to be {expected}")),
    };
    match kind {
        "Integer" | "SignedInteger" => is(value.parse::<i64>().is_ok(), "a whole number"),
        "Port" => is(
            value == "auto" || value.parse::<u16>().is_ok(),
            "a port, 0 to 65535, or auto",
        ),
        "Float" | "Double" => is(value.parse::<f64>().is_ok(), "a number"),
        "DataSize" => is(
            has_unit(value, &["b", "k", "m", "g", "t"]),
            "a size, such as 20 MBytes",
        ),
        "TimeInterval" => {
            let units = ["s", "m", "h", "d", "w"];
            is(has_unit(value, &units), "a time, such as 10 minutes")
        }
        "TimeMsecInterval" => {
            let units = ["s", "m", "h", "d", "w"];
            is(has_unit(value, &units), "a time, such as 500 msec")
        }
        _ if value.contains('\0') => Err("that is to be text".into()),
        _ => Ok(()),
    }
}

/// Whether it is a number, and behind that nothing or a word that begins like one of these units.
fn has_unit(value: &str, units: &[&str]) -> bool {
    let end = value
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(value.len());
    let (number, unit) = value.split_at(end);
    let unit = unit.trim().to_ascii_lowercase();
    number.parse::<f64>().is_ok()
        && (unit.is_empty() || units.iter().any(|known| unit.starts_with(known)))
}

#[cfg(test)]
mod tests {

    #[test]
    fn values_of_the_wrong_type_are_refused() {
        let check = |kind, value, expected: bool| {
            assert_eq!(
                super::check(kind, value).is_ok(),
                expected,
                "{kind} {value}"
            );
        };
        check("Integer", "12", true);
        check("Integer", "twelve", false);
        check("DataSize", "20 MBytes", true);
        check("DataSize", "20", true);
        check("DataSize", "a lot", false);
        check("DataSize", "MBytes", false);
        check("TimeInterval", "10 minutes", true);
        check("TimeInterval", "10 parsecs", false);
        check("Port", "70000", false);
        check("Port", "auto", true);
        check("Float", "0.67", true);
        check("String", "anything", true);
        check("Integer", "", true);
    }
}
