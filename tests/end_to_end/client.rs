//! A client on a pseudo terminal.

use std::ffi::OsStr;
use std::os::fd::OwnedFd;
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Command, Stdio};

use alacritty_terminal::term::TermMode;
use rustix::io::Errno;
use rustix::process::Signal;
use rustix::pty::{OpenptFlags, grantpt, ioctl_tiocgptpeer, openpt, unlockpt};
use rustix::termios::{Termios, Winsize, tcgetattr, tcsetwinsize};

use crate::emulators::{Emulators, Screen, Size};
use crate::patience::Deadline;
use crate::process::{Process, is_readable};

/// What the person's screen shows before the client starts, and shall show when it has ended.
const BEFORE: &str = "before one\r\nbefore two\r\n$ ";
const BEFORE_SEEN: &str = "before one\nbefore two\n$";
const TITLE_BEFORE: &str = "the person's own title";

pub(crate) struct Client {
    process: Process,
    /// Our side of the pseudo terminal, as long as the window is open.
    window: Option<OwnedFd>,
    termios_before: Termios,
    emulators: Emulators,
    received: Vec<u8>,
}

impl Client {
    pub(crate) fn start(command: Command) -> Self {
        Self::start_in(command, Size::USUAL)
    }

    /// Starts a client that writes bytes which are not UTF-8.
    pub(crate) fn start_as_bytes(command: Command) -> Self {
        let mut client = Self::start(command);
        client.emulators.forgive();
        client
    }

    /// Starts the client in a window of `size`, as its session's leader.
    pub(crate) fn start_in(command: Command, size: Size) -> Self {
        let flags = OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC;
        let window = openpt(flags).expect("a pseudo terminal");
        grantpt(&window)
            .and_then(|()| unlockpt(&window))
            .expect("a pseudo terminal");
        let tty = ioctl_tiocgptpeer(&window, flags).expect("a pseudo terminal");
        set_size(&window, size);
        let termios_before = tcgetattr(&tty).expect("it is a terminal");

        // `setsid --ctty` makes the pseudo terminal the controlling one, then becomes the client.
        let mut started = Command::new("setsid");
        started
            .arg("--ctty")
            .arg(command.get_program())
            .args(command.get_args());
        for (name, value) in command.get_envs() {
            match value {
                Some(value) => started.env(name, value),
                None => started.env_remove(name),
            };
        }
        if !command
            .get_envs()
            .any(|(name, _)| name == OsStr::new("TERM"))
        {
            started.env("TERM", "xterm-256color");
        }
        let end = || Stdio::from(tty.try_clone().expect("a descriptor"));
        started.stdin(end()).stdout(end()).stderr(end());
        let mut emulators = Emulators::new(size);
        emulators.feed(format!("\x1b]2;{TITLE_BEFORE}\x1b\\{BEFORE}").as_bytes());
        let process = Process::start(&mut started);
        Self {
            process,
            window: Some(window),
            termios_before,
            emulators,
            received: Vec::new(),
        }
    }

    pub(crate) fn process(&self) -> &Process {
        &self.process
    }

    /// How many bytes came to the terminal so far.
    pub(crate) fn received(&self) -> usize {
        self.received.len()
    }

    /// All that came to the terminal so far.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.received
    }

    pub(crate) fn emulators(&self) -> &Emulators {
        &self.emulators
    }

    /// Types, as fast as the terminal takes it.
    pub(crate) fn type_text(&mut self, text: &str) {
        self.type_bytes(text.as_bytes());
    }

    pub(crate) fn type_bytes(&mut self, mut bytes: &[u8]) {
        let window = self.window.as_ref().expect("the window is open");
        while !bytes.is_empty() {
            let written = rustix::io::write(window, bytes).expect("the window takes keys");
            bytes = &bytes[written..];
        }
    }

    /// The window gets another size: the kernel tells the client by SIGWINCH.
    pub(crate) fn resize(&mut self, size: Size) {
        self.set_window(size);
        self.emulators.resize(size);
    }

    /// The window says that it has another size, which is beyond what the emulators would bear.
    pub(crate) fn claim_size(&mut self, size: Size) {
        self.set_window(size);
    }

    fn set_window(&self, size: Size) {
        set_size(self.window.as_ref().expect("the window is open"), size);
    }

    /// Waits until both emulators show the text in one of their rows.
    pub(crate) fn wait_for(&mut self, text: &str) {
        self.wait_until(&format!("{text:?} is seen"), |screen| screen.shows(text));
    }

    /// Waits until both emulators show a screen that `is_right`.
    pub(crate) fn wait_until(&mut self, what: &str, is_right: impl Fn(&Screen) -> bool) {
        let deadline = Deadline::new();
        while !self.emulators.screens().iter().all(&is_right) {
            if !self.read(deadline) {
                self.fail(what);
            }
        }
    }

    /// Reads what comes, until `enough` says so of the number of bytes that have come since the start.
    pub(crate) fn read_until(&mut self, what: &str, mut enough: impl FnMut(usize) -> bool) {
        let deadline = Deadline::new();
        while !enough(self.received()) {
            if !self.read(deadline) {
                self.fail(what);
            }
        }
    }

    /// Waits until the client ends. Returns its exit status.
    pub(crate) fn wait_end(&mut self) -> i32 {
        let deadline = Deadline::new();
        while self.read(deadline) {}
        match self.process.wait(deadline) {
            Some(status) => status
                .code()
                .unwrap_or_else(|| panic!("ended by signal {:?}", status.signal())),
            None => self.fail("the client ends"),
        }
    }

    /// Waits until the client is gone, in whatever way.
    pub(crate) fn wait_gone(&mut self) {
        assert!(
            self.process.wait(Deadline::new()).is_some(),
            "the client does not end"
        );
    }

    /// Reads once. False if nothing more will come, or nothing came in time.
    fn read(&mut self, deadline: Deadline) -> bool {
        let Some(window) = &self.window else {
            return false;
        };
        if !is_readable(window, deadline) {
            return false;
        }
        let mut bytes = [0; 65536];
        match rustix::io::read(window, &mut bytes) {
            // EIO: no process has the terminal any more.
            Ok(0) | Err(Errno::IO) => false,
            Ok(count) => {
                let bytes = &bytes[..count];
                self.received.extend_from_slice(bytes);
                self.emulators.feed(bytes);
                let answers = self.emulators.take_answers();
                if !answers.is_empty() {
                    self.type_bytes(&answers);
                }
                true
            }
            Err(error) => panic!("reading the pseudo terminal: {error}"),
        }
    }

    #[track_caller]
    fn fail(&self, what: &str) -> ! {
        let [alacritty, avt] = self.emulators.screens();
        let tail = self.received.len().saturating_sub(600);
        panic!(
            "in vain: {what}\n--- alacritty, cursor {:?}\n{}\n--- avt, cursor {:?}\n{}\n--- the last bytes\n{}",
            alacritty.cursor,
            alacritty.text(),
            avt.cursor,
            avt.text(),
            self.received[tail..].escape_ascii()
        );
    }

    /// Closes the window: the kernel hangs up the client.
    pub(crate) fn close_window(&mut self) {
        self.window = None;
    }

    pub(crate) fn kill(&self) {
        self.process.signal(Signal::KILL);
    }

    /// Checks that no mode of the terminal is left behind, and that its title is what it was.
    #[track_caller]
    pub(crate) fn check_modes_restored(&self) {
        let modes = self.emulators.modes();
        let set = TermMode::ALT_SCREEN
            | TermMode::MOUSE_MODE
            | TermMode::SGR_MOUSE
            | TermMode::BRACKETED_PASTE
            | TermMode::FOCUS_IN_OUT
            | TermMode::APP_CURSOR
            | TermMode::APP_KEYPAD
            | TermMode::ORIGIN
            | TermMode::INSERT
            | TermMode::KITTY_KEYBOARD_PROTOCOL;
        assert_eq!(modes & set, TermMode::NONE, "modes are left behind");
        let usual = TermMode::SHOW_CURSOR | TermMode::LINE_WRAP;
        assert_eq!(
            modes & usual,
            usual,
            "the cursor is hidden, or lines do not wrap"
        );
        assert_eq!(
            self.emulators.title().as_deref(),
            Some(TITLE_BEFORE),
            "the title is not what it was"
        );
    }

    /// Checks that the terminal is as it was before the client started, and returns what the client left under what was there.
    #[track_caller]
    pub(crate) fn check_restored(&self) -> String {
        self.check_modes_restored();
        let [alacritty, avt] = self.emulators.screens();
        assert_eq!(alacritty, avt, "the emulators disagree on what is left");
        let text = alacritty.text();
        let left = text.strip_prefix(BEFORE_SEEN);
        left.unwrap_or_else(|| panic!("what was on the screen is gone:\n{text}"))
            .trim()
            .to_owned()
    }

    /// Checks that the modes of the pseudo terminal itself are what they were.
    #[track_caller]
    pub(crate) fn check_line_discipline_restored(&self) {
        let window = self.window.as_ref().expect("the window is open");
        let after = tcgetattr(window).expect("it is a terminal");
        let modes = |termios: &Termios| {
            (
                termios.input_modes,
                termios.output_modes,
                termios.control_modes,
                termios.local_modes,
            )
        };
        assert_eq!(modes(&after), modes(&self.termios_before));
    }
}

fn set_size(window: &OwnedFd, size: Size) {
    let size = Winsize {
        ws_row: size.rows,
        ws_col: size.columns,
        ws_xpixel: 0,
        ws_ypixel: 0,
    };
    tcsetwinsize(window, size).expect("it has a size");
}
