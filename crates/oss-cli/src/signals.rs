//! Ctrl-C and SIGTERM.

use std::future::Future;

use tokio::sync::watch;

use crate::exit::ExitStatus;
use crate::failure::Result;

/// Whether somebody asked the program to stop. Clones share the answer.
///
/// A command that may be cut anywhere runs [`until`](Stop::until) it; one that must clean up or
/// tell what is done looks at [`requested`](Stop::requested) itself. The second signal ends the
/// program at once.
#[derive(Clone, Debug)]
pub(crate) struct Stop(watch::Receiver<Option<ExitStatus>>);

impl Stop {
    /// Listens from now on.
    ///
    /// # Errors
    ///
    /// The system does not tell of signals.
    pub(crate) fn listen() -> std::io::Result<Self> {
        let mut signals = Signals::new()?;
        let (sender, receiver) = watch::channel(None);
        tokio::spawn(async move {
            sender.send_replace(Some(signals.next().await));
            let status = signals.next().await;
            std::process::exit(i32::from(status.code()));
        });
        Ok(Self(receiver))
    }

    /// Ready once somebody asks to stop, with the status to end with.
    pub(crate) async fn requested(&self) -> ExitStatus {
        let mut receiver = self.0.clone();
        let status = receiver
            .wait_for(Option::is_some)
            .await
            .map(|status| *status);
        match status {
            Ok(Some(status)) => status,
            // Nobody listens any more, so nothing will ever be asked.
            _ => std::future::pending().await,
        }
    }

    /// Runs `work` to its end, or drops it when somebody asks to stop.
    pub(crate) async fn until(
        &self,
        work: impl Future<Output = Result<ExitStatus>>,
    ) -> Result<ExitStatus> {
        tokio::select! {
            outcome = work => outcome,
            status = self.requested() => Ok(status),
        }
    }
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
        Ok(Self {
            interrupt: signal(SignalKind::interrupt())?,
            terminate: signal(SignalKind::terminate())?,
        })
    }

    async fn next(&mut self) -> ExitStatus {
        tokio::select! {
            _ = self.interrupt.recv() => ExitStatus::Interrupted,
            _ = self.terminate.recv() => ExitStatus::Terminated,
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

    async fn next(&mut self) -> ExitStatus {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
        ExitStatus::Interrupted
    }
}
