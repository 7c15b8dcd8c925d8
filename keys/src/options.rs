//! The options before a key in an `authorized_keys` file: `from="10.*",no-pty`.

/// Options that sshd takes more than once; twice any other is an error, as it is there.
const REPEATABLE: [&str; 3] = ["environment", "permitlisten", "permitopen"];

/// Splits a line after its options: at the first blank outside of quotes.
///
/// Fails if a quote is not closed.
pub(crate) fn split_off(line: &str) -> Result<(&str, &str), &'static str> {
    let mut quoted = false;
    let mut bytes = line.bytes().enumerate().peekable();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'\\' if matches!(bytes.peek(), Some((_, b'"'))) => {
                bytes.next();
            }
            b'"' => quoted = !quoted,
            b' ' | b'\t' if !quoted => return Ok(line.split_at(at)),
            _ => {}
        }
    }
    if quoted {
        return Err("a quote in the options is not closed");
    }
    Ok((line, ""))
}

/// Parses `name`, `name="value"` and commas between them. In a value `\"` is a quote, and every
/// other backslash is itself. Names are in lower case afterwards, as case makes no difference.
pub(crate) fn parse(mut text: &str) -> Result<Vec<(String, Option<String>)>, String> {
    let mut options: Vec<(String, Option<String>)> = Vec::new();
    loop {
        let end = text
            .find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'))
            .unwrap_or(text.len());
        let (name, rest) = text.split_at(end);
        if name.is_empty() {
            return Err("an option has no name".to_owned());
        }
        let name = name.to_ascii_lowercase();
        let (value, rest) = match rest.strip_prefix('=') {
            None => (None, rest),
            Some(rest) => {
                let (value, rest) = dequote(rest)
                    .ok_or_else(|| format!("the value of {name} must stand in quotes"))?;
                (Some(value), rest)
            }
        };
        if options.iter().any(|(other, _)| *other == name) && !REPEATABLE.contains(&&*name) {
            return Err(format!("the option {name} is given twice"));
        }
        options.push((name, value));
        if rest.is_empty() {
            return Ok(options);
        }
        text = rest
            .strip_prefix(',')
            .ok_or("options must be separated by commas")?;
    }
}

/// The value of a quoted string, and what comes after it.
fn dequote(text: &str) -> Option<(String, &str)> {
    let mut value = String::new();
    let mut characters = text.strip_prefix('"')?.chars();
    loop {
        match characters.next()? {
            '\\' if characters.as_str().starts_with('"') => {
                characters.next();
                value.push('"');
            }
            '"' => return Some((value, characters.as_str())),
            character => value.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, Option<&str>)]) {
        let parsed = parse(text).unwrap();
        let parsed: Vec<_> = parsed
            .iter()
            .map(|(name, value)| (&**name, value.as_deref()))
            .collect();
        assert_eq!(parsed, expected, "{text}");
    }

    #[test]
    fn flags_and_values_are_told_apart() {
        check("no-pty", &[("no-pty", None)]);
        check(
            r#"from="10.0.0.*,!10.0.0.7",no-pty"#,
            &[("from", Some("10.0.0.*,!10.0.0.7")), ("no-pty", None)],
        );
        check(r#"command="""#, &[("command", Some(""))]);
    }

    #[test]
    fn quotes_and_backslashes_in_values_are_as_sshd_reads_them() {
        check(
            r#"command="echo \"a b\" \n \\"""#,
            &[("command", Some(r##"echo "a b" \n \""##))],
        );
    }

    #[test]
    fn the_case_of_names_makes_no_difference() {
        check(
            r#"FROM="Host",No-PTY"#,
            &[("from", Some("Host")), ("no-pty", None)],
        );
    }

    #[test]
    fn what_sshd_refuses_is_refused() {
        for bad in [
            "",
            ",",
            "no-pty,",
            "no-pty,,restrict",
            "=\"x\"",
            "from=10.0.0.1",
            "from=\"10.0.0.1",
            "from=\"a\"no-pty",
            "no pty",
            "from=\"a\",from=\"b\"",
            "from=\"a\",FROM=\"b\"",
        ] {
            assert!(parse(bad).is_err(), "{bad:?}");
        }
        assert!(parse(r#"environment="A=1",environment="B=2""#).is_ok());
    }

    #[test]
    fn options_end_at_the_first_blank_outside_of_quotes() {
        let split = |line| split_off(line).unwrap();
        assert_eq!(split("no-pty key"), ("no-pty", " key"));
        assert_eq!(split("a=\"b c\"\tkey"), ("a=\"b c\"", "\tkey"));
        assert_eq!(split(r#"a="\" b" key"#), (r#"a="\" b""#, " key"));
        assert_eq!(split("alone"), ("alone", ""));
        assert!(split_off("a=\"b c").is_err());
    }
}
