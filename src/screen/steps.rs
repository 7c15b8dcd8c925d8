//! `--wait` and `--keys`: what is done one after the other while a program runs.

use std::collections::VecDeque;

use clap::{Arg, ArgAction, ArgMatches, Command};

use super::keys::parse_keys;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Until the screen shows this in one of its rows.
    Wait(String),
    /// These are typed.
    Keys(Vec<u8>),
}

/// The steps, in the order of the command line. clap's derive would give all of one flag, and then all of the other.
#[derive(Clone, Debug, Default)]
pub(super) struct Steps(pub(super) VecDeque<Step>);

impl clap::FromArgMatches for Steps {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut steps: Vec<(usize, Step)> = Vec::new();
        for name in ["wait", "keys"] {
            let given = matches.get_many::<Step>(name).into_iter().flatten();
            let places = matches.indices_of(name).into_iter().flatten();
            steps.extend(places.zip(given.cloned()));
        }
        steps.sort_by_key(|(place, _)| *place);
        Ok(Self(steps.into_iter().map(|(_, step)| step).collect()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl clap::Args for Steps {
    fn augment_args(command: Command) -> Command {
        let flag = |name: &'static str| {
            Arg::new(name)
                .long(name)
                .action(ArgAction::Append)
                .requires("pty")
                .allow_hyphen_values(true)
        };
        command
            .arg(
                flag("wait")
                    .value_name("TEXT")
                    .value_parser(|text: &str| Ok::<_, String>(Step::Wait(text.to_owned())))
                    .help(
                        "Wait until a row of the screen shows TEXT ('' for: anything) and nothing more comes. --wait and --keys \
                         may be given more than once, and are done in their order; after a last --wait CMD is ended, after a \
                         last --keys it runs to its end",
                    ),
            )
            .arg(
                flag("keys")
                    .value_name("KEYS")
                    .value_parser(|text: &str| parse_keys(text).map(Step::Keys))
                    .help("Type KEYS, once nothing more comes: text, \\r for Enter, \\e for Escape, \\t, \\xHH for any byte"),
            )
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}
