//! `strombus relay export`: the history for other programs.

use std::io::{BufWriter, Write as _};
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::{ArgGroup, Args};
use strombus_relay_monitor::history::{ExportError, csv, prometheus};

use crate::config::{self, ConfigFile};

/// The flags of `strombus relay export`.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("form").required(true).args(["csv", "prometheus"]))]
pub(crate) struct ExportArgs {
    /// All that is kept, as comma-separated values
    #[arg(long)]
    csv: bool,
    /// The newest values, in the text format of Prometheus
    #[arg(long)]
    prometheus: bool,
    /// Of this relay only: its `name` in the configuration, or its control port as it stands there
    #[arg(long, value_name = "NAME")]
    relay: Option<String>,
    /// The configuration file of the server that keeps it
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Where it is kept
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
}

pub(crate) fn export(args: ExportArgs) -> anyhow::Result<u8> {
    let file = args.config.as_deref().map(ConfigFile::read).transpose()?;
    let data = args.data.or(file.and_then(|file| file.data));
    let data = match data {
        Some(data) => data,
        None => config::default_data().map_err(config::ConfigError)?,
    };
    let path = super::history(&data);
    let only = args.relay.as_deref();
    let mut out = BufWriter::new(std::io::stdout().lock());
    let exported = if args.csv {
        csv(&path, only, &mut out)
    } else {
        let now = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        prometheus(&path, only, now.as_secs(), &mut out)
    };
    let exported = exported.and_then(|()| out.flush().map_err(ExportError::from));
    match exported {
        Ok(()) => Ok(0),
        // So that who closes the pipe is known by it.
        Err(ExportError::Write(error)) => Err(error.into()),
        Err(error) => Err(error.into()),
    }
}
