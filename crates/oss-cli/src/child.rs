//! A command that runs with temporary keys and no others.

use std::ffi::OsString;
use std::io;
use std::process::Stdio;

use oss_sign::Credentials;
use tokio::process::{Child, Command};

use crate::exit::ExitStatus;
use crate::failure::{Failure, Result, plain};
use crate::key_variables::{self, KEYS, SOURCES};
use crate::session::Session;
use crate::signals::Signals;

/// Runs the command to its end, and returns its status.
///
/// # Errors
///
/// The command does not exist (127) or cannot be run (126).
pub(crate) async fn run(
    words: &[OsString],
    keys: &Credentials,
    session: &Session,
) -> Result<ExitStatus> {
    let Some((program, arguments)) = words.split_first() else {
        return Err(Failure::usage("the command after -- is missing"));
    };
    let mut command = Command::new(program);
    command.args(arguments);
    for name in KEYS.iter().chain(SOURCES) {
        command.env_remove(name);
    }
    command
        .envs(key_variables::for_oss(keys))
        .envs(key_variables::for_alibaba_cloud(keys))
        .env(key_variables::SOURCE.0, key_variables::SOURCE.1)
        .envs(session.settings().place_variables())
        .stdin(Stdio::inherit());
    let mut signals = Signals::new().map_err(|error| not_run(program, &error))?;
    session.stop().leave_to_child();
    let child = command.spawn().map_err(|error| not_run(program, &error))?;
    wait(child, &mut signals)
        .await
        .map_err(|error| not_run(program, &error))
}

/// Waits for the end of the child. Signals that this process alone received are passed on to it.
async fn wait(mut child: Child, signals: &mut Signals) -> io::Result<ExitStatus> {
    loop {
        tokio::select! {
            ended = child.wait() => return ended.map(status),
            signal = signals.next() => pass_on(&child, signal),
        }
    }
}

#[cfg(unix)]
fn pass_on(child: &Child, signal: ExitStatus) {
    use std::io::IsTerminal;

    use rustix::process::{Pid, Signal, kill_process};

    let signal = match signal {
        // A terminal sends Ctrl-C and Ctrl-\ to the whole group of processes, so the child has it
        // already.
        ExitStatus::Interrupted | ExitStatus::Quit if io::stdin().is_terminal() => return,
        ExitStatus::HungUp => Signal::HUP,
        ExitStatus::Interrupted => Signal::INT,
        ExitStatus::Quit => Signal::QUIT,
        _ => Signal::TERM,
    };
    let id = child.id().and_then(|id| i32::try_from(id).ok());
    if let Some(id) = id.and_then(Pid::from_raw) {
        let sent = kill_process(id, signal);
        tracing::debug!(?signal, ?sent, "a signal was passed on to the command");
    }
}

/// The system sends Ctrl-C to every process of the console.
#[cfg(not(unix))]
fn pass_on(_: &Child, _: ExitStatus) {}

#[cfg(unix)]
fn status(ended: std::process::ExitStatus) -> ExitStatus {
    use std::os::unix::process::ExitStatusExt;
    let code = ended.code().or_else(|| Some(128 + ended.signal()?));
    from_code(code)
}

#[cfg(not(unix))]
fn status(ended: std::process::ExitStatus) -> ExitStatus {
    from_code(ended.code())
}

fn from_code(code: Option<i32>) -> ExitStatus {
    match code.and_then(|code| u8::try_from(code).ok()) {
        Some(0) => ExitStatus::Success,
        Some(code) => ExitStatus::Command(code),
        None => ExitStatus::Command(1),
    }
}

/// The statuses are those of shells.
fn not_run(program: &OsString, error: &io::Error) -> Failure {
    let code = match error.kind() {
        io::ErrorKind::NotFound => 127,
        _ => 126,
    };
    let program = program.to_string_lossy();
    let problem = format!("cannot run {program}: {}", plain(error));
    Failure::new(ExitStatus::Command(code), problem)
}
