//! The program, as a process of its own.

use std::io::{BufRead, BufReader, Lines};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

pub(crate) const KEY_ID: &str = "LTAI5tKill";
pub(crate) const SECRET: &str = "secret";

/// A running program. It is killed when this value is dropped.
pub(crate) struct Server {
    pub(crate) child: Child,
    /// The address at which it listens.
    pub(crate) address: String,
    /// The program ends if nobody can read what it prints.
    _printed: Lines<BufReader<ChildStdout>>,
}

impl Server {
    /// Starts the program over a data directory and waits until it is ready.
    pub(crate) fn start(data: &Path) -> Self {
        let mut program = program();
        program.arg("--data-dir").arg(data);
        Self::of(program)
    }

    /// Starts a program that prints its address as this one does, and waits until it is ready.
    pub(crate) fn of(mut program: Command) -> Self {
        let mut child = program.stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = lines.find_map(|line| {
            let line = line.unwrap();
            let value = line.strip_prefix("export OSS_ENDPOINT='http://")?;
            Some(value.trim_end_matches('\'').to_owned())
        });
        Self {
            child,
            address: address.expect("the program says where it listens"),
            _printed: lines,
        }
    }

    /// Ends the program at once, wherever it is.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Returns the program with the access key of these tests.
pub(crate) fn program() -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_oss-emulator"));
    program.args(["--access-key-id", KEY_ID, "--access-key-secret", SECRET]);
    for variable in ["OSS_REGION", "OSS_BUCKET", "OSS_EMULATOR_DATA_DIR"] {
        program.env_remove(variable);
    }
    program
}
