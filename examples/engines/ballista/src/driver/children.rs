//! A process of the cluster, as the driver sees it.

use std::env;
use std::os::unix::process::ExitStatusExt;
use std::process::Stdio;

use engines_support::{Error, Traffic};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::sync::watch;

use super::keys::KeyServer;
use super::service::Service;
use crate::message::Message;

/// A running copy of this program. It is killed when the value is dropped. If the driver itself is killed,
/// the process ends because its standard input does.
pub(crate) struct Process {
    name: String,
    child: Child,
    input: ChildStdin,
    seen: watch::Receiver<Seen>,
}

/// What a process has told so far.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Seen {
    pub(crate) port: Option<u16>,
    pub(crate) executors: usize,
    pub(crate) traffic: Traffic,
    reports: u64,
}

impl Process {
    /// Starts a copy of this program with the given arguments.
    pub(crate) fn start(
        name: &str,
        arguments: &[&str],
        service: &Service,
        keys: &KeyServer,
    ) -> Result<Self, Error> {
        let mut child = command(name, arguments, service, keys)?
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()?;
        let input = child.stdin.take().ok_or("a process has no input")?;
        let output = child.stdout.take().ok_or("a process has no output")?;
        let (tell, seen) = watch::channel(Seen::default());
        tokio::spawn(listen(output, tell));
        Ok(Self {
            name: name.to_owned(),
            child,
            input,
            seen,
        })
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Waits until what the process has told fulfils a condition.
    pub(crate) async fn wait_for(
        &self,
        condition: impl FnMut(&Seen) -> bool,
    ) -> Result<Seen, Error> {
        let mut seen = self.seen.clone();
        let found = seen.wait_for(condition).await.map(|found| *found);
        found.map_err(|_| format!("{} has ended", self.name).into())
    }

    /// Returns what the process has told so far.
    pub(crate) fn seen(&self) -> Seen {
        *self.seen.borrow()
    }

    /// Asks the process what it has requested from OSS since it started.
    pub(crate) async fn report(&mut self) -> Result<Traffic, Error> {
        let reports = self.seen().reports;
        self.input.write_all(b"report\n").await?;
        self.input.flush().await?;
        let seen = self.wait_for(|seen| seen.reports > reports).await?;
        Ok(seen.traffic)
    }

    /// Kills the process, as `kill -9` does, and returns the number of the signal that has ended it.
    pub(crate) async fn kill(&mut self) -> Result<Option<i32>, Error> {
        self.child.start_kill()?;
        Ok(self.child.wait().await?.signal())
    }
}

/// A command that runs a copy of this program, whose variables are only the place of its keys and that of
/// OSS.
pub(crate) fn command(
    name: &str,
    arguments: &[&str],
    service: &Service,
    keys: &KeyServer,
) -> Result<Command, Error> {
    let mut command = Command::new(env::current_exe()?);
    command
        .args(arguments)
        .env_clear()
        .env("ALIBABA_CLOUD_CREDENTIALS_URI", keys.url(name))
        .env("OSS_ENDPOINT", service.endpoint())
        .env("OSS_REGION", service.region());
    Ok(command)
}

/// Reads what a process tells, until its output ends.
async fn listen(output: ChildStdout, tell: watch::Sender<Seen>) {
    let mut lines = BufReader::new(output).lines();
    while let Ok(Some(line)) = lines.next_line().await {
        let Ok(message) = line.parse() else { return };
        tell.send_modify(|seen| match message {
            Message::Listening(port) => seen.port = Some(port),
            Message::Executors(count) => seen.executors = count,
            Message::Traffic(traffic) => seen.traffic = traffic,
            Message::Report(traffic) => {
                seen.traffic = traffic;
                seen.reports += 1;
            }
        });
    }
}
