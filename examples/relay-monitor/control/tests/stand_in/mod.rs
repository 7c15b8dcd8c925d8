//! A stand-in for tor, that answers by a table: for what a real one does only when it is broken.
#![allow(dead_code, reason = "each test file uses a part of it")]

use std::path::Path;

use tokio::io::{AsyncBufReadExt as _, AsyncRead, AsyncWrite, AsyncWriteExt as _, BufReader};
use tokio::sync::mpsc;

/// What it does when it is told something.
pub(crate) enum Does {
    /// Sends these bytes.
    Says(String),
    /// Sends these bytes, and then nothing, whatever it is told.
    Hangs(String),
    /// Closes the connection.
    Leaves,
}

/// Serves one connection. `answer` is given each command; none is the usual answer. What comes from `speak` is sent in between.
pub(crate) async fn serve(
    stream: impl AsyncRead + AsyncWrite + Unpin,
    mut speak: mpsc::Receiver<String>,
    mut answer: impl FnMut(&str) -> Option<Does>,
) {
    let mut stream = BufReader::new(stream);
    let mut line = String::new();
    loop {
        tokio::select! {
            read = stream.read_line(&mut line) => {
                if read.unwrap_or(0) == 0 {
                    return;
                }
                let command = line.trim_end().to_owned();
                line.clear();
                match answer(&command).unwrap_or_else(|| usual(&command)) {
                    Does::Says(text) => if stream.write_all(text.as_bytes()).await.is_err() {
                        return;
                    },
                    Does::Hangs(text) => {
                        let _ = stream.write_all(text.as_bytes()).await;
                        std::future::pending::<()>().await;
                    }
                    Does::Leaves => return,
                }
            }
            Some(text) = speak.recv() => if stream.write_all(text.as_bytes()).await.is_err() {
                return;
            },
        }
    }
}

pub(crate) fn says(text: &str) -> Option<Does> {
    Some(Does::Says(text.replace('\n', "\r\n")))
}

/// What tor answers that lets everybody in.
fn usual(command: &str) -> Does {
    let answer = match command {
        "PROTOCOLINFO 1" => {
            "250-PROTOCOLINFO 1\n250-AUTH METHODS=NULL\n250-VERSION Tor=\"0.4.9.11\"\n250 OK\n"
        }
        "GETINFO version events/names" => {
            "250-version=0.4.9.11\n250-events/names=BW CIRC CONF_CHANGED DEBUG NOTICE SIGNAL\n250 OK\n"
        }
        "GETINFO version" => "250-version=0.4.9.11\n250 OK\n",
        _ => "250 OK\n",
    };
    Does::Says(answer.replace('\n', "\r\n"))
}

/// What tor with a cookie says before anybody is in.
pub(crate) fn wants_cookie(methods: &str, path: &Path) -> Option<Does> {
    says(&format!(
        "250-PROTOCOLINFO 1\n250-AUTH METHODS={methods} COOKIEFILE={}\n250 OK\n",
        strombus_tor_control::quote(path.display().to_string()),
    ))
}
