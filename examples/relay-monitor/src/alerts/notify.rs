//! Alerts for who does not look: a line to a command, a POST to a web address.

use std::io::Write as _;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::{Duration, Instant};

use crate::audit::rfc3339;
use crate::model::{AlertNews, Severity};

/// How much news may wait; what comes beyond is told in the log of the program only.
const WAITING: usize = 64;

/// How long a command may run, and a web server may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// How often a command is looked at.
const GLANCE: Duration = Duration::from_millis(50);

/// Where alerts go, beside the screens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NotifySettings {
    /// A program and its arguments. It is started for each alert, and gets a line of text on its standard input.
    pub command: Vec<String>,
    /// An `http` or `https` address, which gets a POST with a JSON object for each alert.
    pub webhook: Option<String>,
}

/// Sends alerts out, one after the other, on a thread of its own.
#[derive(Clone, Debug)]
pub struct Notify(SyncSender<AlertNews>);

impl Notify {
    /// None where the settings name nothing to send to.
    #[must_use]
    pub fn start(settings: &NotifySettings) -> Option<Self> {
        if settings.command.is_empty() && settings.webhook.is_none() {
            return None;
        }
        let settings = settings.clone();
        let (sender, news) = sync_channel(WAITING);
        let run = move || run(&settings, &news);
        match std::thread::Builder::new().name("alerts".into()).spawn(run) {
            Ok(_) => Some(Self(sender)),
            Err(error) => {
                tracing::error!("alerts are not sent, since no thread can be started: {error}");
                None
            }
        }
    }

    /// Sends it as soon as those before it are sent. Never waits.
    pub(crate) fn send(&self, news: AlertNews) {
        if let Err(error) = self.0.try_send(news) {
            tracing::warn!("an alert is not sent: {error}");
        }
    }
}

fn run(settings: &NotifySettings, news: &Receiver<AlertNews>) {
    let config = ureq::Agent::config_builder()
        .timeout_global(Some(PATIENCE))
        .build();
    let agent = ureq::Agent::new_with_config(config);
    while let Ok(news) = news.recv() {
        if !settings.command.is_empty()
            && let Err(why) = tell(&settings.command, &line(&news))
        {
            tracing::warn!(
                "the command for alerts, {}: {why}",
                settings.command.join(" ")
            );
        }
        if let Some(address) = &settings.webhook {
            let post = agent
                .post(address)
                .header("content-type", "application/json");
            if let Err(error) = post.send(json(&news)) {
                tracing::warn!("the web address for alerts, {address}: {error}");
            }
        }
    }
}

/// Starts the command and gives it the line; ends it if it takes too long.
fn tell(command: &[String], line: &str) -> Result<(), String> {
    let (program, arguments) = command.split_first().ok_or("it is empty")?;
    let mut started = Command::new(program);
    started
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let mut child = started.spawn().map_err(|error| error.to_string())?;
    if let Some(mut input) = child.stdin.take() {
        // A line is shorter than a pipe holds. A command that does not read it may know enough.
        let _ = input.write_all(line.as_bytes());
    }
    wait(&mut child)
}

fn wait(child: &mut Child) -> Result<(), String> {
    let began = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(status)) => return Err(format!("it ended with {status}")),
            Ok(None) if began.elapsed() > PATIENCE => {
                let _ = child.kill();
                let _ = child.wait();
                return Err("it was ended, since it took more than 30 seconds".into());
            }
            Ok(None) => std::thread::sleep(GLANCE),
            Err(error) => return Err(error.to_string()),
        }
    }
}

/// `2026-11-21T12:00:00Z raised critical relay1: no connection ...`
fn line(news: &AlertNews) -> String {
    let AlertNews { name, alert, .. } = news;
    let (what, severity) = words(news);
    let text = format!(
        "{} {what} {severity} {name}: {}",
        rfc3339(news.at),
        alert.text
    );
    // Tor's words are among it: they cannot make another line of it.
    format!("{}\n", text.replace(char::is_control, " "))
}

fn json(news: &AlertNews) -> String {
    let (what, severity) = words(news);
    serde_json::json!({
        "time": rfc3339(news.at),
        "relay": &*news.name,
        "alert": what,
        "severity": severity,
        "since": rfc3339(news.alert.since),
        "text": &*news.alert.text,
    })
    .to_string()
}

const fn words(news: &AlertNews) -> (&'static str, &'static str) {
    let severity = match news.alert.severity {
        Severity::Critical => "critical",
        Severity::Warning => "warning",
    };
    (if news.raised { "raised" } else { "cleared" }, severity)
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::net::TcpListener;
    use std::time::UNIX_EPOCH;

    use super::*;
    use crate::model::{Alert, AlertKind, RelayId};

    fn news(raised: bool) -> AlertNews {
        AlertNews {
            relay: RelayId(0),
            name: "relay1".into(),
            at: UNIX_EPOCH,
            raised,
            alert: Alert {
                kind: AlertKind::Down,
                severity: Severity::Critical,
                since: UNIX_EPOCH,
                text: "no\nconnection".into(),
            },
        }
    }

    #[test]
    fn a_command_gets_one_line_for_each_alert() {
        let folder = tempfile::tempdir().unwrap();
        let (said, fifo) = (folder.path().join("said"), folder.path().join("end"));
        let script = format!(
            "cat >> {}; test $(wc -l < {0}) = 2 && : > {}; true",
            said.display(),
            fifo.display()
        );
        let settings = NotifySettings {
            command: ["sh", "-c", &script].map(Into::into).into(),
            webhook: None,
        };
        let (sender, waiting) = sync_channel(2);
        sender.send(news(true)).unwrap();
        sender.send(news(false)).unwrap();
        drop(sender);
        run(&settings, &waiting);
        assert!(fifo.exists());
        assert_eq!(
            std::fs::read_to_string(said).unwrap(),
            "1970-01-01T00:00:00Z raised critical relay1: no connection\n\
             1970-01-01T00:00:00Z cleared critical relay1: no connection\n"
        );
    }

    #[test]
    fn a_command_that_fails_is_told() {
        let check = |command: &[&str], expected: &str| {
            let command: Vec<String> = command.iter().map(|&word| word.into()).collect();
            let why = tell(&command, "a line\n").unwrap_err();
            assert!(why.contains(expected), "{why}");
        };
        check(&["/nowhere/at/all"], "No such file");
        check(&["false"], "it ended with exit status: 1");
    }

    #[test]
    fn a_web_address_gets_a_json_object() {
        let server = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}/hook", server.local_addr().unwrap());
        let served = std::thread::spawn(move || {
            let (mut stream, _) = server.accept().unwrap();
            let mut request = String::new();
            let mut bytes = [0; 4096];
            while !request.ends_with('}') {
                let count = stream.read(&mut bytes).unwrap();
                request.push_str(std::str::from_utf8(&bytes[..count]).unwrap());
            }
            stream
                .write_all(b"HTTP/1.1 204 No Content\r\n\r\n")
                .unwrap();
            request
        });
        let (sender, waiting) = sync_channel(1);
        sender.send(news(true)).unwrap();
        drop(sender);
        let settings = NotifySettings {
            command: Vec::new(),
            webhook: Some(address),
        };
        run(&settings, &waiting);
        let request = served.join().unwrap();
        assert!(request.starts_with("POST /hook HTTP/1.1\r\n"), "{request}");
        let body: serde_json::Value =
            serde_json::from_str(request.split("\r\n\r\n").nth(1).unwrap()).unwrap();
        assert_eq!(body["relay"], "relay1");
        assert_eq!(
            (body["alert"].as_str(), body["severity"].as_str()),
            (Some("raised"), Some("critical"))
        );
        assert_eq!(body["text"], "no\nconnection");
    }
}
