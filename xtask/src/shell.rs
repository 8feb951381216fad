//! Other programs: started in the workspace's root, judged by their exit status.

use std::ffi::OsStr;
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::Failure;

/// A program with its arguments.
#[derive(Debug)]
pub(crate) struct Program(Command);

impl Program {
    pub(crate) fn new(name: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(name);
        command.current_dir(root());
        Self(command)
    }

    /// `cargo` with the arguments of `line`, which are separated by blanks.
    pub(crate) fn cargo(line: &str) -> Self {
        Self::new("cargo").args(line.split_whitespace())
    }

    pub(crate) fn args<A: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = A>) -> Self {
        self.0.args(arguments);
        self
    }

    /// Runs the program; its output goes to the terminal.
    pub(crate) fn run(mut self) -> Result<(), Failure> {
        let status = self
            .0
            .status()
            .map_err(Failure::during(format!("`{self}` does not start")))?;
        if status.success() {
            Ok(())
        } else {
            Err(Failure::new(format!("`{self}` failed ({status})")))
        }
    }

    /// Runs the program and returns what it wrote to its standard output.
    pub(crate) fn read(mut self) -> Result<String, Failure> {
        let output = self
            .0
            .output()
            .map_err(Failure::during(format!("`{self}` does not start")))?;
        if !output.status.success() {
            let complaint = String::from_utf8_lossy(&output.stderr);
            return Err(Failure::new(format!(
                "`{self}` failed ({}): {}",
                output.status,
                complaint.trim()
            )));
        }
        String::from_utf8(output.stdout).map_err(Failure::during(format!("the output of `{self}`")))
    }
}

impl fmt::Display for Program {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0.get_program().to_string_lossy())?;
        self.0
            .get_args()
            .try_for_each(|argument| write!(formatter, " {}", argument.to_string_lossy()))
    }
}

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}
