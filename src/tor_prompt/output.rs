//! What is printed.

use std::io::{self, Write as _};

use anyhow::Context as _;
use serde_json::{Value, json};
use strombus_relay_monitor::prompt::{Answer, event_row};
use strombus_tor_control::{Heard, Reply};

/// How.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// As tor sent it, without what could move a cursor.
    Text,
    /// An object of JSON on each line.
    Json,
}

pub(super) struct Output {
    form: Form,
}

impl Output {
    pub(super) const fn new(form: Form) -> Self {
        Self { form }
    }

    /// An answer to a line that was typed.
    pub(super) fn answer(&self, line: &str, answer: &Answer) -> anyhow::Result<()> {
        match self.form {
            Form::Text => {
                let rows = answer.rows.iter().map(|row| row.text() + "\n");
                print(&rows.collect::<String>())
            }
            Form::Json => {
                let mut object = json!({"command": line, "ok": answer.is_ok});
                match &answer.reply {
                    Some(reply) => set(&mut object, "lines", lines(reply)),
                    None => {
                        let rows: Vec<_> = answer.rows.iter().map(|row| row.text()).collect();
                        set(&mut object, "text", rows.join("\n").into());
                    }
                }
                print(&format!("{object}\n"))
            }
        }
    }

    /// An event, or how many were lost.
    pub(super) fn heard(&self, heard: &Heard) -> anyhow::Result<()> {
        match (heard, self.form) {
            (Heard::Event(event), Form::Text) => {
                let rows = event_row(event).into_iter().map(|row| row.text() + "\n");
                print(&rows.collect::<String>())
            }
            (Heard::Event(event), Form::Json) => {
                let object = json!({
                    "event": event.name.as_str(),
                    "text": event.text(),
                    "lines": lines(&event.raw),
                });
                print(&format!("{object}\n"))
            }
            // What is printed is tor's; this is ours.
            (Heard::Lost { log, others }, Form::Text) => {
                crate::say_error(&format!(
                    "{} events came too fast, and were lost",
                    log + others
                ));
                Ok(())
            }
            (Heard::Lost { log, others }, Form::Json) => print(&format!(
                "{}\n",
                json!({"lost": {"log": log, "others": others}})
            )),
        }
    }
}

fn lines(reply: &Reply) -> Value {
    let lines = reply.lines.iter();
    let objects = lines.map(|line| {
        let mut object = json!({"status": line.status, "text": line.text});
        if let Some(data) = &line.data {
            set(&mut object, "data", data.as_str().into());
        }
        object
    });
    objects.collect()
}

fn set(object: &mut Value, key: &str, value: Value) {
    if let Value::Object(map) = object {
        map.insert(key.into(), value);
    }
}

fn print(text: &str) -> anyhow::Result<()> {
    let mut stdout = io::stdout().lock();
    stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.flush())
        .context("cannot write to standard output")
}
