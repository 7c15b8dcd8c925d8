//! Apps that misbehave, and a server of them.
//!
//! The binary has none, so this test program serves them itself: it is started once more, with only the test
//! [`serve_unruly_apps`] to run, which is a server where `STROMBUS_UNRULY` says so, and nothing elsewhere.

use std::io::Write as _;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use strombus::terminal::{Canvas, Key, KeyCode, Position, Style};
use strombus::{
    App, Border, Catalogue, Child, Id, Label, Outcome, Session, Submitted, TextInput, Ui, VBox,
    Widget,
};
use strombus_keys::HostKey;
use strombus_server::{
    ConfiguredAccounts, Lending, Limits, Preferences, Server as Service, Service as Served,
};

use crate::server::Server;

/// Where the server keeps its data, if this is to be one.
const DIRECTORY: &str = "STROMBUS_UNRULY";
/// How long a client may leave a frame unread there, in seconds.
const STALLED: &str = "STROMBUS_UNRULY_STALLED";

/// A server of the unruly apps.
pub(crate) fn unruly(stalled: Duration) -> Server {
    let directory = tempfile::tempdir().expect("a directory");
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command.args([
        "unruly::serve_unruly_apps",
        "--exact",
        "--nocapture",
        "--test-threads=1",
    ]);
    command
        .env(DIRECTORY, directory.path())
        .env(STALLED, stalled.as_secs().to_string());
    Server::of(&mut command, directory)
}

#[test]
fn serve_unruly_apps() {
    let Some(directory) = std::env::var_os(DIRECTORY) else {
        return;
    };
    let stalled = std::env::var(STALLED)
        .ok()
        .and_then(|text| text.parse().ok())
        .expect("seconds");
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .init();
    std::panic::set_hook(Box::new(|_| {}));
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(serve(Path::new(&directory), Duration::from_secs(stalled)));
}

async fn serve(directory: &Path, stalled: Duration) {
    let catalogue = Catalogue::new()
        .app::<Notes>("notes", "repeats what is entered")
        .app::<Flood>("flood", "changes every cell all the time")
        .app::<PanicsWhenOpened>("panics-when-opened", "")
        .app::<Panics>("panics", "panics where it is told to");
    let key = HostKey::load_or_generate(directory.join("key")).expect("a key");
    let mut server = Service::new(Served {
        catalogue,
        first: "notes".into(),
        accounts: Arc::new(ConfiguredAccounts::new(Vec::new())),
        guests: true,
        limits: Limits {
            stalled,
            ..Limits::default()
        },
        lending: Lending::default(),
        preferences: Preferences::default(),
    });
    let any = "127.0.0.1:0".parse().expect("an address");
    let ssh = server
        .listen_ssh(any, key.private_key().clone())
        .await
        .expect("a port");
    let telnet = server.listen_telnet(any).await.expect("a port");
    let text = format!(
        "\n  ssh -p {} localhost\n  telnet localhost {}\n",
        ssh.port(),
        telnet.port()
    );
    std::io::stdout()
        .write_all(text.as_bytes())
        .expect("somebody reads it");
    // Until it is killed.
    std::future::pending::<()>().await;
}

/// Repeats what is entered.
struct Notes {
    note: Id<Label>,
}

impl App for Notes {
    type Message = Submitted;

    fn open(ui: &mut Ui<Submitted>, _session: &Session) -> Self {
        let note = ui.add(Label::new("Note:"));
        let input = ui.add_with(TextInput::new(), |submitted| submitted);
        ui.set_root(Border::new(VBox::of([note.into(), input.into()])).title("Notes"));
        ui.focus(input);
        Self { note }
    }

    fn update(&mut self, ui: &mut Ui<Submitted>, Submitted(text): Submitted) {
        ui[self.note].set_text(format!("Noted: {text}."));
    }
}

/// Milliseconds, by a clock that the test reads, too.
pub(crate) fn clock() -> u64 {
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("it is later than 1970");
    u64::try_from(now.as_millis()).expect("it is not that late")
}

/// Fills its area with cells that all change each time, and the time on the first row.
struct Cells(u64);

impl Widget for Cells {
    type Event = std::convert::Infallible;

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let size = canvas.size();
        for row in 1..size.rows {
            let letter = |column: u16| {
                let step = (self.0 + u64::from(row) * 7 + u64::from(column) * 3) % 26;
                char::from(b'a' + u8::try_from(step).unwrap_or(0))
            };
            let text: String = (0..size.columns).map(letter).collect();
            canvas.text(Position::new(row.into(), 0), &text, Style::default());
        }
        canvas.text(
            Position::new(0, 0),
            &format!("time {} ", self.0),
            Style::default(),
        );
    }
}

/// Changes every cell, many times a second.
struct Flood {
    cells: Id<Cells>,
}

impl App for Flood {
    type Message = ();

    fn open(ui: &mut Ui<()>, _session: &Session) -> Self {
        let cells = ui.add(Cells(clock()));
        ui.set_root(Child::from(cells));
        ui.every(Duration::from_millis(5), || ());
        Self { cells }
    }

    fn update(&mut self, ui: &mut Ui<()>, (): ()) {
        ui[self.cells].0 = clock();
    }
}

struct PanicsWhenOpened;

impl App for PanicsWhenOpened {
    type Message = ();

    fn open(_ui: &mut Ui<()>, _session: &Session) -> Self {
        panic!("it does not open");
    }

    fn update(&mut self, _ui: &mut Ui<()>, (): ()) {}
}

/// Draws, or panics.
struct Fragile {
    broken: bool,
}

impl Widget for Fragile {
    type Event = std::convert::Infallible;

    fn draw(&self, canvas: &mut Canvas<'_>) {
        assert!(!self.broken, "it is broken");
        canvas.text(Position::new(0, 0), "still whole", Style::default());
    }
}

/// Panics where it is told to: k in the key, u in the update, d when it draws, t in a timer's
/// message, b in background work, r when it is dropped.
struct Panics {
    fragile: Id<Fragile>,
    drop: bool,
}

enum Told {
    Now(&'static str),
}

impl App for Panics {
    type Message = Told;

    fn open(ui: &mut Ui<Told>, _session: &Session) -> Self {
        let fragile = ui.add(Fragile { broken: false });
        ui.set_root(Child::from(fragile));
        Self {
            fragile,
            drop: false,
        }
    }

    fn update(&mut self, _ui: &mut Ui<Told>, Told::Now(what): Told) {
        panic!("told to, {what}");
    }

    fn key(&mut self, ui: &mut Ui<Told>, key: &Key) -> Outcome {
        match key.code {
            KeyCode::Char('k') => panic!("told to by a key"),
            KeyCode::Char('u') => ui.send(Told::Now("in an update")),
            KeyCode::Char('d') => ui[self.fragile].broken = true,
            KeyCode::Char('t') => {
                ui.after(Duration::from_millis(1), Told::Now("in time"));
            }
            KeyCode::Char('b') => ui.spawn(async { panic!("told to, in the background") }),
            KeyCode::Char('r') => {
                self.drop = true;
                ui.leave();
            }
            _ => return Outcome::Ignored,
        }
        Outcome::Consumed
    }
}

impl Drop for Panics {
    fn drop(&mut self) {
        assert!(!self.drop, "told to, when dropped");
    }
}
