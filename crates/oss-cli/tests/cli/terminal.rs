//! The program in a terminal: the progress bar, and Ctrl-C.

use std::ffi::OsString;
use std::io::{ErrorKind, Read, Write};
use std::process::ExitStatus;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use oss_emulator::{Fault, Injection};
use pty_process::Size;
use pty_process::blocking::{Command, Pty, open};

use crate::stage::Stage;

#[test]
fn ctrl_c_ends_a_download_and_leaves_nothing_behind() {
    let stage = Stage::start();
    stage.object("large.bin", vec![b'x'; 4 << 20]);
    stall(&stage, "GetObject");
    let mut terminal = Terminal::run(&stage, "cp oss://examplebucket/large.bin copy.bin");
    terminal.shows("download large.bin [");
    terminal.shows("1.00 MiB/4.00 MiB");
    assert_eq!(
        names(&stage).len(),
        1,
        "the temporary file: {:?}",
        names(&stage)
    );
    terminal.types(b"\x03");
    assert_eq!(terminal.ends().code(), Some(130));
    assert!(names(&stage).is_empty(), "{:?}", names(&stage));
}

#[test]
fn a_bar_vanishes_when_the_transfer_is_done() {
    let stage = Stage::start();
    stage.file("large.bin", vec![b'x'; 4 << 20]);
    let mut terminal = Terminal::run(&stage, "cp large.bin oss://examplebucket/copies/");
    terminal.shows("upload copies/large.bin [");
    terminal.shows("upload  large.bin → oss://examplebucket/copies/large.bin  4.0 MiB");
    assert_eq!(terminal.ends().code(), Some(0));
}

#[test]
fn nobody_who_wants_no_bar_sees_one() {
    let stage = Stage::start();
    stage.file("large.bin", vec![b'x'; 4 << 20]);
    for flag in ["--no-progress", "--quiet"] {
        let line = format!("cp large.bin oss://examplebucket/copies/ {flag}");
        let mut terminal = Terminal::run(&stage, &line);
        assert_eq!(terminal.ends().code(), Some(0));
        assert!(!terminal.seen.contains('['), "{}", terminal.seen);
    }
}

#[test]
fn a_read_of_the_keyboard_can_be_interrupted() {
    let stage = Stage::start();
    let mut terminal = Terminal::run(&stage, "cp - oss://examplebucket/typed.txt");
    terminal.shows("upload typed.txt");
    terminal.types(b"hello\n");
    terminal.shows("6 B");
    terminal.types(b"\x03");
    assert_eq!(terminal.ends().code(), Some(130));
}

#[test]
fn a_request_to_terminate_ends_with_143() {
    let stage = Stage::start();
    stage.object("large.bin", vec![b'x'; 4 << 20]);
    stall(&stage, "GetObject");
    let mut terminal = Terminal::run(&stage, "cp oss://examplebucket/large.bin copy.bin");
    terminal.shows("1.00 MiB/4.00 MiB");
    let id = terminal.child.id().to_string();
    let killed = std::process::Command::new("kill")
        .args(["-TERM", &id])
        .status();
    assert!(killed.unwrap().success());
    assert_eq!(terminal.ends().code(), Some(143));
    assert!(names(&stage).is_empty(), "{:?}", names(&stage));
}

/// The content stands still after a mebibyte, for longer than any test.
fn stall(stage: &Stage, operation: &str) {
    let fault = Fault::StallBody {
        at: 1 << 20,
        pause: Duration::from_secs(3600),
    };
    stage
        .server()
        .faults()
        .inject(Injection::new(fault).on(operation));
}

fn names(stage: &Stage) -> Vec<OsString> {
    let entries = std::fs::read_dir(stage.folder()).unwrap();
    entries.map(|entry| entry.unwrap().file_name()).collect()
}

/// A terminal of 100 columns in which the program runs.
pub(crate) struct Terminal {
    child: std::process::Child,
    pty: Arc<Pty>,
    output: Receiver<Vec<u8>>,
    pub(crate) seen: String,
}

impl Terminal {
    pub(crate) fn run(stage: &Stage, line: &str) -> Self {
        let (pty, pts) = open().unwrap();
        pty.resize(Size::new(24, 100)).unwrap();
        let child = Command::new(env!("CARGO_BIN_EXE_oss"))
            .args(line.split(' '))
            .env_clear()
            .envs(stage.environment())
            .env("TERM", "xterm")
            .current_dir(stage.folder())
            .spawn(pts)
            .unwrap();
        let pty = Arc::new(pty);
        let (sender, output) = channel();
        let reader = Arc::clone(&pty);
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            loop {
                let count = match (&*reader).read(&mut buffer) {
                    Ok(count) if count > 0 => count,
                    Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                    // Once the program has ended, reading its terminal is an error.
                    _ => return,
                };
                if sender.send(buffer[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        Self {
            child,
            pty,
            output,
            seen: String::new(),
        }
    }

    /// Waits until this text has been written.
    pub(crate) fn shows(&mut self, text: &str) {
        while !self.seen.contains(text) {
            let piece = self.output.recv_timeout(PATIENCE);
            let Ok(piece) = piece else {
                panic!("{text:?} is not in {:?}", self.seen);
            };
            self.seen.push_str(&String::from_utf8_lossy(&piece));
        }
    }

    pub(crate) fn types(&self, keys: &[u8]) {
        (&*self.pty).write_all(keys).unwrap();
    }

    /// Waits for the end of the program and of what it wrote.
    pub(crate) fn ends(&mut self) -> ExitStatus {
        while let Ok(piece) = self.output.recv_timeout(PATIENCE) {
            self.seen.push_str(&String::from_utf8_lossy(&piece));
        }
        self.child.wait().unwrap()
    }
}

/// How long a busy machine may take.
const PATIENCE: Duration = Duration::from_secs(60);
