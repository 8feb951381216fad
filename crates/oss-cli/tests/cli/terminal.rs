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

/// A line that is longer than the terminal is wide would be left behind at each step.
#[test]
fn a_bar_fits_into_a_narrow_terminal() {
    let stage = Stage::start();
    stage.object(
        "a-key-that-is-too-long-for-the-line.bin",
        vec![b'x'; 4 << 20],
    );
    for columns in [12, 20, 39, 40, 60, 80, 100] {
        stall(&stage, "GetObject");
        let line = "cp oss://examplebucket/a-key-that-is-too-long-for-the-line.bin copy.bin";
        let mut terminal = Terminal::with_columns(columns, &stage, line);
        let shown = if columns < 40 {
            "25%"
        } else {
            "1.00 MiB/4.00 MiB"
        };
        terminal.shows(shown);
        terminal.types(b"\x03");
        terminal.ends();
        fits(&terminal.seen, columns);

        let mut terminal = Terminal::with_columns(
            columns,
            &stage,
            "cp - oss://examplebucket/a-key-that-is-too-long-for-the-line.txt",
        );
        terminal.types(b"hello\n");
        terminal.shows("0 B");
        terminal.types(b"\x03");
        terminal.ends();
        fits(&terminal.seen, columns);
    }
}

/// Between two returns of the cursor no more is written than a line of the terminal can hold.
fn fits(seen: &str, columns: u16) {
    let steps = regex::Regex::new("\u{1b}\\[[0-9;?]*[A-Za-z]").unwrap();
    let text = steps.replace_all(seen, "").replace("^C", "");
    // The message at the end is for the terminal to wrap.
    let bar = text.split("error:").next().unwrap();
    for step in bar.split(['\r', '\n']) {
        let length = step.chars().count();
        assert!(length <= usize::from(columns), "{columns}: {step:?}");
    }
}

#[test]
fn a_mistake_is_shown_in_colour_and_on_one_line_and_steers_nothing() {
    let stage = Stage::start();
    for line in [
        "stat oss://examplebucket/a --\u{1b}[2J\u{9b}2J\u{202e}",
        "stat oss://examplebucket/a --signature \u{1b}]0;title\u{7}",
        "pre\u{1b}[31msign oss://examplebucket/a",
        "stat",
        "cp a.txt",
    ] {
        let said = [20, 100].map(|columns| {
            let mut terminal = Terminal::with_columns(columns, &stage, line);
            assert_eq!(terminal.ends().code(), Some(2), "{line:?}");
            terminal.seen
        });
        assert_eq!(said[0], said[1], "the terminal wraps, not the program");
        let coloured = said[0].strip_prefix("\u{1b}[1m\u{1b}[31merror:\u{1b}[0m ");
        let mut text = coloured
            .unwrap_or_else(|| panic!("{:?}", said[0]))
            .to_owned();
        for style in ["\u{1b}[1m\u{1b}[36mhint:\u{1b}[0m", "\r\n"] {
            text = text.replace(style, "");
        }
        let steering = text.chars().find(|c| c.is_control() || *c == '\u{202e}');
        assert_eq!(steering, None, "{text:?}");
    }
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
    terminal.shows("0 B");
    terminal.types(b"\x03");
    assert_eq!(terminal.ends().code(), Some(130));
}

#[test]
fn every_request_to_stop_has_its_status_and_leaves_nothing_behind() {
    let stage = Stage::start();
    stage.object("large.bin", vec![b'x'; 4 << 20]);
    for (signal, code) in [("HUP", 129), ("INT", 130), ("QUIT", 131), ("TERM", 143)] {
        stall(&stage, "GetObject");
        let mut terminal = Terminal::run(&stage, "cp oss://examplebucket/large.bin copy.bin");
        terminal.shows("1.00 MiB/4.00 MiB");
        let id = terminal.child.id().to_string();
        let killed = std::process::Command::new("kill")
            .args([&format!("-{signal}"), &id])
            .status();
        assert!(killed.unwrap().success());
        assert_eq!(terminal.ends().code(), Some(code), "{signal}");
        assert!(names(&stage).is_empty(), "{signal}: {:?}", names(&stage));
    }
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
    pub(crate) child: std::process::Child,
    pty: Arc<Pty>,
    output: Receiver<Vec<u8>>,
    pub(crate) seen: String,
}

impl Terminal {
    pub(crate) fn run(stage: &Stage, line: &str) -> Self {
        Self::with_columns(100, stage, line)
    }

    /// The same on a terminal of another width.
    pub(crate) fn with_columns(columns: u16, stage: &Stage, line: &str) -> Self {
        let (pty, pts) = open().unwrap();
        pty.resize(Size::new(24, columns)).unwrap();
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
