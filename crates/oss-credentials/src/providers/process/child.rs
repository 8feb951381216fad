//! One run of a program, limited in time and output. The program never outlives the run.

use std::io;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, sink};
use tokio::process::{Child, Command as Builder};
use zeroize::Zeroizing;

use super::Command;
use oss_context::exchange::MAX_ANSWER;
use oss_context::mask;
use oss_context::race::within;
use oss_context::{Context, CredentialsError};

/// Runs the program and returns its standard output, if it succeeds.
///
/// If the time limit passes, the output is too long or the future is dropped, the program is killed. On
/// Unix all programs in its process group are killed too, which are those that it started.
pub(super) async fn run(
    cx: &Context,
    command: &Command,
    limit: Duration,
) -> Result<Zeroizing<Vec<u8>>, CredentialsError> {
    let mut running = Running::start(cx, command)
        .map_err(|error| failed(command, format!("it could not be started: {error}"), None))?;
    let ended = within(cx.runtime(), limit, running.finish(command)).await;
    let Some(ended) = ended else {
        running.kill().await;
        return Err(CredentialsError::Timeout {
            what: format!("the program {}", command.name()),
            after: limit,
        });
    };
    match ended {
        Ok(ended) => ended.output(command),
        Err(error) => {
            running.kill().await;
            Err(error)
        }
    }
}

/// A running program. It is killed if this value is dropped before the program has ended.
struct Running {
    child: Child,
    group: group::Group,
}

struct Ended {
    status: ExitStatus,
    stdout: Zeroizing<Vec<u8>>,
    stderr: Zeroizing<Vec<u8>>,
}

impl Running {
    fn start(cx: &Context, command: &Command) -> io::Result<Self> {
        let mut builder = Builder::new(&command.program);
        builder
            .args(command.arguments.iter().map(oss_sign::Secret::expose))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true);
        if let Some(variables) = cx.environment().fixed_variables() {
            builder.env_clear().envs(variables);
        }
        for (name, value) in cx.environment().changes() {
            match value {
                Some(value) => builder.env(name, value),
                None => builder.env_remove(name),
            };
        }
        group::lead(&mut builder);
        let child = builder.spawn()?;
        let group = group::Group::from_child(&child);
        Ok(Self { child, group })
    }

    /// Reads both outputs to their ends and waits for the program. Until then its process id cannot be
    /// used by another program, because its exit status has not been read.
    async fn finish(&mut self, command: &Command) -> Result<Ended, CredentialsError> {
        let (stdout, stderr) = (self.child.stdout.take(), self.child.stderr.take());
        let read = tokio::try_join!(
            read(stdout, MAX_ANSWER, Beyond::Refused),
            read(stderr, MAX_STDERR, Beyond::Skipped),
        );
        let (stdout, stderr) = match read {
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::FileTooLarge => {
                return Err(CredentialsError::TooLarge {
                    origin: format!("the program {}", command.name()),
                    limit: MAX_ANSWER,
                });
            }
            Err(error) => {
                let problem = format!("its output could not be read: {error}");
                return Err(failed(command, problem, None));
            }
        };
        let status = self.child.wait().await;
        self.group.disarm();
        let status = status.map_err(|error| {
            failed(command, format!("its end could not be seen: {error}"), None)
        })?;
        Ok(Ended {
            status,
            stdout,
            stderr,
        })
    }

    /// Kills the program and reads its exit status. It is no error if the program has ended already.
    async fn kill(&mut self) {
        self.group.kill();
        if let Err(error) = self.child.kill().await {
            tracing::debug!(%error, "a program could not be killed");
        }
    }
}

impl Ended {
    fn output(self, command: &Command) -> Result<Zeroizing<Vec<u8>>, CredentialsError> {
        if self.status.success() {
            return Ok(self.stdout);
        }
        let stderr = mask::first_line(&String::from_utf8_lossy(&self.stderr));
        Err(failed(command, self.status.to_string(), stderr))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Beyond {
    Refused,
    Skipped,
}

/// Reads a stream to its end and returns at most `limit` bytes of it.
async fn read(
    stream: Option<impl AsyncRead + Unpin>,
    limit: usize,
    beyond: Beyond,
) -> io::Result<Zeroizing<Vec<u8>>> {
    // Of full size from the start, so that the buffer never moves and leaves no copy behind.
    let mut kept = Zeroizing::new(Vec::with_capacity(limit + 1));
    let Some(mut stream) = stream else {
        return Ok(kept);
    };
    let most = u64::try_from(limit).unwrap_or(u64::MAX);
    (&mut stream).take(most).read_to_end(&mut kept).await?;
    let mut rest = sink();
    match beyond {
        Beyond::Skipped => drop(tokio::io::copy(&mut stream, &mut rest).await?),
        Beyond::Refused if stream.read(&mut [0]).await? > 0 => {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Beyond::Refused => (),
    }
    Ok(kept)
}

fn failed(command: &Command, problem: String, stderr: Option<String>) -> CredentialsError {
    CredentialsError::Process {
        program: command.name(),
        problem,
        stderr,
    }
}

const MAX_STDERR: usize = 4096;

/// On Unix, the program gets a process group of its own, which also contains its child processes.
#[cfg(unix)]
mod group {
    use rustix::process::{Pid, Signal, kill_process_group};
    use tokio::process::{Child, Command};

    /// Kills the group when it is dropped, unless the exit status of its leader was read.
    pub(super) struct Group(Option<Pid>);

    pub(super) fn lead(command: &mut Command) {
        command.process_group(0);
    }

    impl Group {
        pub(super) fn from_child(child: &Child) -> Self {
            let id = child.id().and_then(|id| i32::try_from(id).ok());
            Self(id.and_then(Pid::from_raw))
        }

        pub(super) fn kill(&mut self) {
            if let Some(leader) = self.0.take()
                && let Err(error) = kill_process_group(leader, Signal::KILL)
            {
                tracing::debug!(%error, "a process group could not be killed");
            }
        }

        pub(super) fn disarm(&mut self) {
            self.0 = None;
        }
    }

    impl Drop for Group {
        fn drop(&mut self) {
            self.kill();
        }
    }
}

/// On other systems only the program itself is killed.
#[cfg(not(unix))]
mod group {
    use tokio::process::{Child, Command};

    pub(super) struct Group;

    pub(super) fn lead(_: &mut Command) {}

    impl Group {
        pub(super) fn from_child(_: &Child) -> Self {
            Self
        }

        pub(super) fn kill(&mut self) {}

        pub(super) fn disarm(&mut self) {}
    }
}
