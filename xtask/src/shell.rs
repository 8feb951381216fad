//! Runs other programs in the root folder of the workspace.

use std::ffi::OsStr;
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;

use cargo_metadata::Message;

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

    /// Parses a command line: assignments of variables, the program, and its arguments. An argument may
    /// be a pattern such as `FOLDER/*.json`, which stands for all such files. Quotes have no meaning.
    pub(crate) fn line(line: &str) -> Self {
        let mut words = line.split_whitespace().peekable();
        let mut variables = Vec::new();
        while let Some(word) = words.next_if(|word| word.contains('=')) {
            variables.extend(word.split_once('='));
        }
        let name = words.next().unwrap_or_default();
        let mut program = Self::new(name).args(words.flat_map(expand));
        program.0.envs(variables);
        program
    }

    pub(crate) fn args<A: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = A>) -> Self {
        self.0.args(arguments);
        self
    }

    pub(crate) fn envs(mut self, variables: &[(String, String)]) -> Self {
        self.0
            .envs(variables.iter().map(|(name, value)| (name, value)));
        self
    }

    pub(crate) fn directory(mut self, directory: impl AsRef<Path>) -> Self {
        self.0.current_dir(directory);
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

/// Returns the files that `FOLDER/*.EXTENSION` stands for, in alphabetical order, or the word itself if
/// it is not such a pattern.
fn expand(word: &str) -> Vec<String> {
    let Some((folder, extension)) = word.split_once("/*.") else {
        return vec![word.to_owned()];
    };
    let entries = std::fs::read_dir(root().join(folder))
        .into_iter()
        .flatten()
        .flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let fits = |name: &String| {
        name.rsplit_once('.')
            .is_some_and(|(_, own)| own == extension)
    };
    let mut files: Vec<_> = names
        .filter(fits)
        .map(|name| format!("{folder}/{name}"))
        .collect();
    files.sort();
    files
}

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Builds a program of the workspace and returns its file, wherever cargo's environment and
/// configuration put it.
pub(crate) fn built(package: &str, program: &str) -> Result<PathBuf, Failure> {
    let messages = Program::line("cargo build --quiet --message-format json-render-diagnostics")
        .args(["--package", package, "--bin", program])
        .read()?;
    let artifacts =
        Message::parse_stream(messages.as_bytes()).filter_map(|message| match message {
            Ok(Message::CompilerArtifact(artifact)) if artifact.target.name == program => {
                artifact.executable
            }
            _ => None,
        });
    artifacts.last().map(Into::into).ok_or_else(|| {
        Failure::new(format!(
            "cargo names no file for the program {program} of {package}"
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::expand;

    #[test]
    fn a_pattern_stands_for_the_files_of_its_folder() {
        let files = expand("xtask/*.toml");
        assert_eq!(files, ["xtask/Cargo.toml"]);
        assert_eq!(expand("--workspace"), ["--workspace"]);
    }
}
