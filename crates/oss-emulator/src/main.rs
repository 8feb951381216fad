//! The server as a program: parse, start, say where, wait for a signal, stop.

mod args;
mod ready;

use std::error::Error;
use std::process::ExitCode;

use clap::Parser;
use oss_emulator::Emulator;

use crate::args::Args;
use crate::ready::Ready;

#[tokio::main]
async fn main() -> ExitCode {
    match serve(Args::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(error.as_ref());
            ExitCode::FAILURE
        }
    }
}

async fn serve(args: Args) -> Result<(), Box<dyn Error>> {
    // Listened for before anybody is told that the server is ready, or an early signal would kill.
    let stop = Signals::new()?;
    let mut builder = Emulator::builder().listen(args.listen).region(args.region);
    if let (Some(id), Some(secret)) = (args.access_key_id, args.access_key_secret) {
        builder = builder.access_key(id, secret);
    }
    for bucket in &args.buckets {
        builder = builder.bucket(bucket);
    }
    if args.tls {
        builder = builder.tls();
    }
    let server = builder.start().await?;
    let ready = Ready::announce(&server, args.buckets.first(), args.ready_file).await?;
    stop.received().await;
    ready.withdraw().await;
    server.shutdown().await;
    Ok(())
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
