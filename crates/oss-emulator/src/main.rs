//! The server as a program. It parses its flags, starts the server, prints its address, and stops
//! it on a signal.

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;
use oss_emulator::program::{Args, serve, served_operations};

/// An Alibaba Cloud OSS, STS and RAM server, for tests and demonstrations.
///
/// When the server is ready it prints lines that a shell can `eval`. In a script, remove the ready
/// file, start the server in the background with --ready-file, wait until the file exists, and
/// source it. The server verifies every signature, token and policy. It keeps everything in memory
/// and forgets it when it stops, unless it has a data directory.
#[derive(Debug, Parser)]
#[command(name = "oss-emulator", version)]
struct Program {
    #[command(flatten)]
    args: Args,

    /// Print the names of the operations of OSS that the server carries out, and start no server
    #[arg(long, hide = true)]
    list_operations: bool,
}

#[tokio::main]
async fn main() -> ExitCode {
    let program = Program::parse();
    let outcome = match program.list_operations {
        true => list_operations(),
        false => run(program.args).await,
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            report(error.as_ref());
            ExitCode::FAILURE
        }
    }
}

fn list_operations() -> Result<(), Box<dyn Error>> {
    let lines: String = served_operations()
        .map(|name| format!("{name}\n"))
        .collect();
    print(&lines)?;
    Ok(())
}

async fn run(args: Args) -> Result<(), Box<dyn Error>> {
    // The program listens for signals before it reports that the server is ready. Otherwise an
    // early signal could end the process without removing the ready file.
    let stop = Signals::new()?;
    serve(args, variable, print, log, stop.received()).await?;
    Ok(())
}

#[expect(
    clippy::disallowed_methods,
    reason = "the program is the one that reads the real environment"
)]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

#[expect(
    clippy::print_stderr,
    reason = "the request log must not mix with the printed address"
)]
fn log(line: &str) {
    eprintln!("{line}");
}

fn print(lines: &str) -> io::Result<()> {
    let mut output = io::stdout().lock();
    output.write_all(lines.as_bytes())?;
    output.flush()
}

#[cfg(unix)]
struct Signals {
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Signals {
    fn new() -> std::io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        let interrupt = signal(SignalKind::interrupt())?;
        Ok(Self {
            interrupt,
            terminate: signal(SignalKind::terminate())?,
        })
    }

    async fn received(mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

#[cfg(not(unix))]
struct Signals;

#[cfg(not(unix))]
impl Signals {
    fn new() -> std::io::Result<Self> {
        Ok(Self)
    }

    async fn received(self) {
        // Without signals to wait for, the process runs until it is ended from outside.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

#[expect(
    clippy::print_stderr,
    reason = "the program's only way to report why it does not run"
)]
fn report(error: &dyn Error) {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        text = format!("{text}: {inner}");
        cause = inner.source();
    }
    eprintln!("oss-emulator: {text}");
}
