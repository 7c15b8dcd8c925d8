//! What is wrong with a torrc.

use std::collections::HashMap;

use super::parse::Line;
use crate::model::{ConfigOption, ConfigView};

/// Options that tor takes and advises against, and why (`tor --list-deprecated-options`, tor 0.4.9).
const DEPRECATED: [(&str, &str); 5] = [
    (
        "HTTPProxy",
        "it only helps for directories that are no longer fetched that way; use HTTPSProxy",
    ),
    (
        "HTTPProxyAuthenticator",
        "it only goes with HTTPProxy; use HTTPSProxyAuthenticator",
    ),
    (
        "ReachableDirAddresses",
        "directories are fetched over OR connections; use ReachableAddresses",
    ),
    (
        "ClientPreferIPv6DirPort",
        "directories are fetched over OR connections",
    ),
    (
        "ClientAutoIPv6ORPort",
        "it is an experiment, and does more than it should",
    ),
];

/// Something that is wrong with a line, or that one should know of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Problem {
    /// The number of the line, from 0.
    pub(super) line: usize,
    pub(super) text: String,
    /// Whether tor would not start with it, or not do it.
    pub(super) is_bad: bool,
}

/// Finds what is wrong, in the order of the lines.
pub(super) fn validate(lines: &[Line], config: &ConfigView) -> Vec<Problem> {
    let mut problems = Vec::new();
    // Without the options of this tor, nothing can be told.
    if config.options.is_empty() {
        return problems;
    }
    let known: HashMap<String, &ConfigOption> = config
        .options
        .iter()
        .map(|option| (option.name.to_ascii_lowercase(), option))
        .collect();
    let mut standing: HashMap<String, Vec<usize>> = HashMap::new();
    for (number, line) in lines.iter().enumerate() {
        let Some(name) = line.option() else { continue };
        if name.starts_with('%') {
            continue;
        }
        let problem = |text: String, is_bad| Problem {
            line: number,
            text,
            is_bad,
        };
        let key = name.to_ascii_lowercase();
        let deprecated = DEPRECATED
            .iter()
            .find(|(old, _)| old.eq_ignore_ascii_case(name));
        if let Some((_, why)) = deprecated {
            problems.push(problem(format!("{name} is deprecated: {why}."), false));
        }
        match known.get(&key) {
            // Options of onion services and of ports stand in groups, whose lines tor does not tell one by one.
            None if is_grouped(&key) => {}
            None => problems.push(problem(format!("This tor knows no option {name}."), true)),
            Some(option) => {
                if let Some(before) = standing.get(&key).and_then(|before| before.last())
                    && !is_list(option)
                {
                    let text = format!(
                        "{name} has one value only, and stands on line {} too. The last one counts.",
                        before + 1
                    );
                    problems.push(problem(text, false));
                }
            }
        }
        standing.entry(key).or_default().push(number);
    }
    for (key, numbers) in &standing {
        if let Some(option) = known.get(key) {
            problems.extend(differing(lines, option, numbers));
        }
    }
    problems.sort_by_key(|problem| problem.line);
    problems
}

/// The options that are set in the tor that runs, and stand nowhere in the file.
pub(super) fn missing(lines: &[Line], config: &ConfigView) -> Vec<String> {
    let stands = |name: &str| {
        lines
            .iter()
            .filter_map(Line::option)
            .any(|option| option.eq_ignore_ascii_case(name))
    };
    // What a file includes is not known here.
    if stands("%include") {
        return Vec::new();
    }
    let set = config
        .options
        .iter()
        .filter(|option| option.is_set && !option.name.starts_with("__"));
    let set = set.filter(|option| !is_grouped(&option.name.to_ascii_lowercase()));
    set.map(|option| option.name.to_string())
        .filter(|name| !stands(name))
        .collect()
}

fn is_list(option: &ConfigOption) -> bool {
    matches!(&*option.kind, "LineList" | "Dependent" | "Virtual")
}

fn is_grouped(name: &str) -> bool {
    name.starts_with("hiddenservice")
}

/// Whether the tor that runs has other values.
fn differing(lines: &[Line], option: &ConfigOption, numbers: &[usize]) -> Option<Problem> {
    if &*option.kind == "Dependent" && is_grouped(&option.name.to_ascii_lowercase()) {
        return None;
    }
    let mut values = numbers
        .iter()
        .filter_map(|number| lines.get(*number))
        .map(|line| line.value.as_str());
    let values: Vec<&str> = match is_list(option) {
        true => values.collect(),
        false => values.next_back().into_iter().collect(),
    };
    let last = *numbers.last()?;
    let same = match option.values.len() == values.len() {
        true => values
            .iter()
            .zip(&option.values)
            .all(|(one, other)| is_same(&option.kind, one, other)),
        // An empty value is none.
        false => option.values.is_empty() && values.iter().all(|value| value.is_empty()),
    };
    if same {
        return None;
    }
    let runs = match option.values.as_slice() {
        [] => "none".to_owned(),
        [only] => only.to_string(),
        several => format!("{} lines", several.len()),
    };
    let secret = crate::model::secret::is_secret(&option.name);
    let runs = if secret {
        "another value".to_owned()
    } else {
        runs
    };
    let name = &option.name;
    Some(Problem {
        line: last,
        text: format!("The tor that runs has {runs} for {name}: reload it, or save what it has."),
        is_bad: false,
    })
}

/// Whether two ways to write a value mean the same.
fn is_same(kind: &str, one: &str, other: &str) -> bool {
    if one.trim().eq_ignore_ascii_case(other.trim()) {
        return true;
    }
    match kind {
        "DataSize" => matches!((size(one), size(other)), (Some(one), Some(other)) if one == other),
        "TimeInterval" | "TimeMsecInterval" => {
            let milliseconds = kind == "TimeMsecInterval";
            let time = |text| time(text, milliseconds);
            matches!((time(one), time(other)), (Some(one), Some(other)) if one == other)
        }
        "Float" => {
            matches!((one.trim().parse::<f64>(), other.trim().parse::<f64>()), (Ok(one), Ok(other)) if (one - other).abs() < 1e-6)
        }
        "CommaList" | "RouterList" => {
            let parts = |text: &str| -> Vec<String> {
                text.split(',')
                    .map(|part| part.trim().to_ascii_lowercase())
                    .collect()
            };
            parts(one) == parts(other)
        }
        _ => {
            let words =
                |text: &str| -> Vec<String> { text.split_whitespace().map(String::from).collect() };
            words(one) == words(other)
        }
    }
}

/// A number and the word behind it.
fn number_and_unit(text: &str) -> Option<(f64, String)> {
    let text = text.trim();
    let end = text
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    Some((number.parse().ok()?, unit.trim().to_ascii_lowercase()))
}

/// A size in bytes. Tor's units are of 1024; those of bits are an eighth of that.
fn size(text: &str) -> Option<f64> {
    let (number, unit) = number_and_unit(text)?;
    let bits = unit.ends_with("bit") || unit.ends_with("bits");
    let power = match unit.chars().next() {
        None | Some('b') => 0,
        Some('k') => 1,
        Some('m') => 2,
        Some('g') => 3,
        Some('t') => 4,
        Some(_) => return None,
    };
    let bytes = number * 1024_f64.powi(power);
    Some((if bits { bytes / 8.0 } else { bytes }).floor())
}

/// A time in seconds, or in milliseconds.
fn time(text: &str, milliseconds: bool) -> Option<f64> {
    let (number, unit) = number_and_unit(text)?;
    let seconds = match unit.as_str() {
        "" if milliseconds => 0.001,
        "" => 1.0,
        unit if unit.starts_with("ms") || unit.starts_with("milli") => 0.001,
        unit if unit.starts_with('s') => 1.0,
        unit if unit.starts_with("mo") => 2_629_728.0,
        unit if unit.starts_with('m') => 60.0,
        unit if unit.starts_with('h') => 3600.0,
        unit if unit.starts_with('d') => 86_400.0,
        unit if unit.starts_with('w') => 604_800.0,
        _ => return None,
    };
    Some(number * seconds)
}

#[cfg(test)]
mod tests {
    use super::super::parse::parse;
    use super::*;

    fn option(name: &str, kind: &str, values: &[&str]) -> ConfigOption {
        ConfigOption {
            name: name.into(),
            kind: kind.into(),
            values: values.iter().map(|value| (*value).into()).collect(),
            is_set: !values.is_empty(),
            ..ConfigOption::default()
        }
    }

    fn config() -> ConfigView {
        ConfigView {
            options: vec![
                option("Nickname", "String", &["relay1"]),
                option("RelayBandwidthRate", "DataSize", &["20971520"]),
                option("MaxCircuitDirtiness", "TimeInterval", &["600"]),
                option("ExitPolicy", "LineList", &["accept *:80", "reject *:*"]),
                option("HTTPProxy", "String", &[]),
                option("ContactInfo", "String", &["who"]),
                option("HashedControlPassword", "LineList", &["16:AA"]),
            ],
            ..ConfigView::default()
        }
    }

    fn check(torrc: &str, expected: &[(usize, &str)]) {
        let problems = validate(&parse(torrc), &config());
        let found: Vec<(usize, &str)> = problems
            .iter()
            .map(|problem| (problem.line + 1, problem.text.as_str()))
            .collect();
        assert_eq!(found.len(), expected.len(), "{found:?}");
        for ((line, text), (wanted, words)) in found.into_iter().zip(expected) {
            assert_eq!(line, *wanted, "{text}");
            assert!(text.contains(words), "{text}");
        }
    }

    #[test]
    fn a_file_that_says_what_runs_has_no_problems() {
        check(
            "NICKNAME relay1\nRelayBandwidthRate 20 MBytes\nExitPolicy accept *:80\nExitPolicy reject *:*",
            &[],
        );
        check(
            "MaxCircuitDirtiness 10 minutes # ten\nRelayBandwidthRate 160 MBits",
            &[],
        );
        check(
            "%include /etc/tor/torrc.d/\nHiddenServiceDir /var/lib/tor/x",
            &[],
        );
    }

    #[test]
    fn unknown_deprecated_repeated_and_differing_options_are_found() {
        check("Nicknam relay1", &[(1, "knows no option Nicknam")]);
        check("HTTPProxy", &[(1, "is deprecated")]);
        check(
            "Nickname a\n# x\nNickname relay1",
            &[(3, "stands on line 1 too")],
        );
        check(
            "Nickname other",
            &[(1, "The tor that runs has relay1 for Nickname")],
        );
        check(
            "ExitPolicy accept *:443\nExitPolicy reject *:*",
            &[(2, "has 2 lines for ExitPolicy")],
        );
        check(
            "HashedControlPassword 16:BB",
            &[(1, "has another value for")],
        );
        assert_eq!(
            missing(
                &parse(
                    "Nickname relay1\nExitPolicy reject *:*\nRelayBandwidthRate 1\nMaxCircuitDirtiness 1"
                ),
                &config()
            ),
            ["ContactInfo", "HashedControlPassword"]
        );
    }
}
