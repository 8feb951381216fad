//! Ctrl-C and SIGTERM.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::watch;

use crate::exit::ExitStatus;
use crate::failure::Result;

/// Reports a request to stop the program. All clones report the same request.
///
/// A command that may be interrupted anywhere runs [`until`](Stop::until) there is such a request.
/// A command that has to clean up, or to report what is done, looks at
/// [`requested`](Stop::requested) itself. The second signal ends the program at once, unless the
/// signals are [left to a child process](Stop::leave_to_child).
#[derive(Clone, Debug)]
pub(crate) struct Stop {
    request: watch::Receiver<Option<ExitStatus>>,
    left_to_child: Arc<AtomicBool>,
}

impl Stop {
    /// Begins to listen for signals.
    ///
    /// # Errors
    ///
    /// The system does not report signals.
    pub(crate) fn listen() -> std::io::Result<Self> {
        let mut signals = Signals::new()?;
        let (sender, request) = watch::channel(None);
        let left_to_child = Arc::new(AtomicBool::new(false));
        let is_left = Arc::clone(&left_to_child);
        tokio::spawn(async move {
            sender.send_replace(Some(signals.next().await));
            loop {
                let status = signals.next().await;
                if !is_left.load(Ordering::Relaxed) {
                    std::process::exit(i32::from(status.code()));
                }
            }
        });
        Ok(Self {
            request,
            left_to_child,
        })
    }

    /// Waits for a request to stop, and returns the status to end with.
    pub(crate) async fn requested(&self) -> ExitStatus {
        let mut request = self.request.clone();
        let status = request.wait_for(Option::is_some).await;
        let status = status.map(|status| *status);
        match status {
            Ok(Some(status)) => status,
            // The listener has ended, so there will be no request.
            _ => std::future::pending().await,
        }
    }

    /// Runs `work` to its end, or drops it at a request to stop.
    pub(crate) async fn until(
        &self,
        work: impl Future<Output = Result<ExitStatus>>,
    ) -> Result<ExitStatus> {
        tokio::select! {
            outcome = work => outcome,
            status = self.requested() => Ok(status),
        }
    }

    /// Leaves signals to a child process from here on: the program ends when the child does, not at
    /// the second signal.
    pub(crate) fn leave_to_child(&self) {
        self.left_to_child.store(true, Ordering::Relaxed);
    }
}

/// The signals that ask a program to stop.
#[cfg(unix)]
pub(crate) struct Signals {
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Signals {
    /// Begins to listen. Every listener receives every signal.
    pub(crate) fn new() -> std::io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self {
            interrupt: signal(SignalKind::interrupt())?,
            terminate: signal(SignalKind::terminate())?,
        })
    }

    /// Waits for the next signal, and returns the status that it asks the program to end with.
    pub(crate) async fn next(&mut self) -> ExitStatus {
        tokio::select! {
            _ = self.interrupt.recv() => ExitStatus::Interrupted,
            _ = self.terminate.recv() => ExitStatus::Terminated,
        }
    }
}

/// The signals that ask a program to stop.
#[cfg(not(unix))]
pub(crate) struct Signals;

#[cfg(not(unix))]
impl Signals {
    /// Begins to listen.
    pub(crate) fn new() -> std::io::Result<Self> {
        Ok(Self)
    }

    /// Waits for the next Ctrl-C.
    pub(crate) async fn next(&mut self) -> ExitStatus {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
        ExitStatus::Interrupted
    }
}
