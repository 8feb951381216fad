//! Starts the program `oss-emulator` in the background, with a ready file, as a user would.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::folder;
use crate::failure::Failure;
use crate::files;
use crate::shell::built;

/// A running server. It is stopped when this value is dropped.
#[derive(Debug)]
pub(crate) struct Server {
    process: Child,
    variables: Vec<(String, String)>,
}

impl Server {
    /// Builds and starts the server on a free port and waits until it is ready.
    pub(crate) fn start() -> Result<Self, Failure> {
        let program = built("oss-emulator", "oss-emulator")?;
        fs::create_dir_all(folder()).map_err(Failure::during(folder().display()))?;
        let ready = folder().join("ready");
        match fs::remove_file(&ready) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(Failure::during(ready.display())(error));
            }
            _ => {}
        }
        let process = launch(&program, &ready)?;
        let mut server = Self {
            process,
            variables: Vec::new(),
        };
        server.wait_for(&ready)?;
        Ok(server)
    }

    /// The variables that the server printed, such as `OSS_ENDPOINT`.
    pub(crate) fn variables(&self) -> &[(String, String)] {
        &self.variables
    }

    /// The text that the server has printed so far. It has a line for every request.
    pub(crate) fn printed(&self) -> Result<String, Failure> {
        files::read(log())
    }

    fn wait_for(&mut self, ready: &Path) -> Result<(), Failure> {
        for _ in 0..PATIENCE.as_millis() / PAUSE.as_millis() {
            if let Ok(text) = files::read(ready) {
                self.variables = text.lines().filter_map(variable).collect();
                return Ok(());
            }
            if let Ok(Some(status)) = self.process.try_wait() {
                let log = log().display().to_string();
                return Err(Failure::new(format!(
                    "the server ended with {status}; see {log}"
                )));
            }
            #[expect(clippy::disallowed_methods, reason = "another process is waited for")]
            std::thread::sleep(PAUSE);
        }
        Err(Failure::new(format!(
            "the server was not ready after {PATIENCE:?}"
        )))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // A server that is gone already is as good as one that is ended.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn launch(program: &Path, ready: &Path) -> Result<Child, Failure> {
    let output = fs::File::create(log()).map_err(Failure::during(log().display()))?;
    let errors = output
        .try_clone()
        .map_err(Failure::during(log().display()))?;
    let mut command = Command::new(program);
    command.args(FLAGS).arg("--ready-file").arg(ready);
    command.stdin(Stdio::null()).stdout(output).stderr(errors);
    command.spawn().map_err(Failure::during(format!(
        "the emulator does not start ({})",
        program.display()
    )))
}

/// Takes `export NAME=value` apart; the value may stand in quotes.
fn variable(line: &str) -> Option<(String, String)> {
    let (name, value) = line.strip_prefix("export ")?.split_once('=')?;
    Some((name.to_owned(), value.trim_matches(['\'', '"']).to_owned()))
}

fn log() -> PathBuf {
    folder().join("server.log")
}

const PATIENCE: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(50);

const FLAGS: &[&str] = &[
    "--listen",
    "127.0.0.1:0",
    "--region",
    "cn-hangzhou",
    "--access-key-id",
    "LTAI5tCompatUser",
    "--access-key-secret",
    "CompatUserSecret0123456789abcd",
    "--bucket",
    "examplebucket",
    "--resource-pool",
    "pool",
    "--log-requests",
    // The scripts start applications that receive callbacks, at any free port.
    "--outgoing-ports",
    "1-65535",
];

#[cfg(test)]
mod tests {
    use super::variable;

    #[test]
    fn a_line_for_the_shell_is_taken_apart() {
        let expected = Some(("OSS_REGION".to_owned(), "cn-hangzhou".to_owned()));
        assert_eq!(variable("export OSS_REGION=cn-hangzhou"), expected);
        assert_eq!(variable("export OSS_REGION='cn-hangzhou'"), expected);
        assert_eq!(variable("OSS_REGION=cn-hangzhou"), None);
    }
}
