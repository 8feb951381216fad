//! The server as a program: parse, start, say where, wait for a signal, stop.

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;
use oss_emulator::program::{Args, serve};

/// An Alibaba Cloud OSS, STS and RAM server in memory, for tests and demonstrations.
///
/// When it is ready it prints lines that a shell can `eval`. In scripts: start it in the
/// background with --ready-file, wait for the file, and source it.
#[derive(Debug, Parser)]
#[command(name = "oss-emulator", version)]
struct Program {
    #[command(flatten)]
    args: Args,
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(Program::parse().args).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(error.as_ref());
            ExitCode::FAILURE
        }
    }
}

async fn run(args: Args) -> Result<(), Box<dyn Error>> {
    // Listened for before anybody is told that the server is ready, or an early signal would kill.
    let stop = Signals::new()?;
    serve(args, print, stop.received()).await?;
    Ok(())
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
    reason = "the program's only way to say why it does not run"
)]
fn complain(error: &dyn Error) {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        text = format!("{text}: {inner}");
        cause = inner.source();
    }
    eprintln!("oss-emulator: {text}");
}
