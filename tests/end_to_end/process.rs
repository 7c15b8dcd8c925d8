//! Processes that end with the test, and are waited for with a bound.

use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::process::{Pid, PidfdFlags, Signal, kill_process, pidfd_open};

use crate::patience::Deadline;

/// A process that this test started. It is killed when this is dropped.
pub(crate) struct Process {
    child: Child,
    ended: OwnedFd,
    status: Option<ExitStatus>,
}

impl Process {
    pub(crate) fn start(command: &mut Command) -> Self {
        let child = command
            .spawn()
            .unwrap_or_else(|error| panic!("{command:?} does not start: {error}"));
        let ended =
            pidfd_open(Pid::from_child(&child), PidfdFlags::empty()).expect("the process is there");
        Self {
            child,
            ended,
            status: None,
        }
    }

    pub(crate) fn child(&mut self) -> &mut Child {
        &mut self.child
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    pub(crate) fn signal(&self, signal: Signal) {
        if self.status.is_none() {
            kill_process(Pid::from_child(&self.child), signal).expect("the process is ours");
        }
    }

    /// Its exit status, if it ends before the deadline.
    pub(crate) fn wait(&mut self, deadline: Deadline) -> Option<ExitStatus> {
        if self.status.is_none() && is_readable(&self.ended, deadline) {
            self.status = Some(self.child.wait().expect("the process is our child"));
        }
        self.status
    }

    /// The time of the processor that it has taken, in ticks of the kernel: hundredths of a second.
    pub(crate) fn processor_time(&self) -> u64 {
        let path = format!("/proc/{}/stat", self.id());
        let text = std::fs::read_to_string(path).expect("the process is there");
        // Behind the name, which may contain blanks: utime and stime are the 14th and 15th field.
        let fields = text.rsplit_once(") ").expect("proc(5)").1;
        fields
            .split(' ')
            .skip(11)
            .take(2)
            .map(|ticks| ticks.parse::<u64>().expect("proc(5)"))
            .sum()
    }

    /// Resident memory, in KB.
    pub(crate) fn resident(&self) -> usize {
        let path = format!("/proc/{}/status", self.id());
        let text = std::fs::read_to_string(path).expect("the process is there");
        let line = text
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))
            .expect("proc(5)");
        line.trim()
            .trim_end_matches(" kB")
            .parse()
            .expect("proc(5)")
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if self.status.is_none() {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}

/// Whether there is something to read before the deadline (the end counts).
pub(crate) fn is_readable(file: &impl AsFd, deadline: Deadline) -> bool {
    loop {
        let mut polled = [PollFd::new(file, PollFlags::IN)];
        match poll(&mut polled, Some(&deadline.timespec())) {
            Ok(count) => return count > 0,
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => panic!("poll: {error}"),
        }
    }
}

/// What a process without a terminal said until it ended.
pub(crate) struct Said {
    pub(crate) status: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Said {
    /// The only line on standard error.
    pub(crate) fn one_line(&self) -> &str {
        let line = self.stderr.strip_suffix('\n').unwrap_or(&self.stderr);
        assert!(
            !line.is_empty() && !line.contains('\n'),
            "not one line:\n{}",
            self.stderr
        );
        line
    }
}

/// Runs a command to its end. It has no terminal; `input` is its standard input.
pub(crate) fn run(command: &mut Command, input: &str) -> Said {
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut process = Process::start(command);
    let mut stdin = process.child().stdin.take().expect("it is piped");
    let input = input.to_owned();
    // It may be more than a process that says nothing reads. One that ends without reading it has done so on purpose.
    thread::spawn(move || {
        let _ = io::Write::write_all(&mut stdin, input.as_bytes());
    });
    let stdout = collect(process.child().stdout.take().expect("it is piped"));
    let stderr = collect(process.child().stderr.take().expect("it is piped"));
    let status = process.wait(Deadline::new());
    if status.is_none() {
        process.signal(Signal::KILL);
    }
    let (stdout, stderr) = (
        stdout.join().expect("it reads"),
        stderr.join().expect("it reads"),
    );
    let Some(status) = status else {
        panic!("{command:?} did not end; it said:\n{stdout}\n{stderr}")
    };
    assert_eq!(
        status.signal(),
        None,
        "{command:?} was killed; it said:\n{stderr}"
    );
    Said {
        status: status.code(),
        stdout,
        stderr,
    }
}

fn collect(mut from: impl io::Read + Send + 'static) -> thread::JoinHandle<String> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = from.read_to_end(&mut bytes);
        String::from_utf8_lossy(&bytes).into_owned()
    })
}
