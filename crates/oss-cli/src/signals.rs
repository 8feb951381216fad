//! Ctrl-C and the other signals that ask the program to stop.

#[cfg(unix)]
mod ignored;

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
#[cfg(unix)]
use std::task::Poll;

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

/// The signals that ask a program to stop: SIGHUP, SIGINT, SIGQUIT and SIGTERM.
///
/// A signal that was ignored when the program started stays ignored, so that `nohup` works, and so
/// that a command that is started as a child process ignores it too.
#[cfg(unix)]
pub(crate) struct Signals(Vec<(tokio::signal::unix::Signal, ExitStatus)>);

#[cfg(unix)]
impl Signals {
    /// Begins to listen. Every listener receives every signal.
    pub(crate) fn new() -> std::io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        let ignored = ignored::Ignored::from_system();
        let kinds = [
            (SignalKind::hangup(), ExitStatus::HungUp),
            (SignalKind::interrupt(), ExitStatus::Interrupted),
            (SignalKind::quit(), ExitStatus::Quit),
            (SignalKind::terminate(), ExitStatus::Terminated),
        ];
        let heard = kinds
            .into_iter()
            .filter(|(kind, _)| !ignored.contains(kind.as_raw_value()))
            .map(|(kind, status)| Ok((signal(kind)?, status)));
        heard.collect::<std::io::Result<_>>().map(Self)
    }

    /// Waits for the next signal, and returns the status that it asks the program to end with.
    pub(crate) async fn next(&mut self) -> ExitStatus {
        std::future::poll_fn(|cx| {
            let mut signals = self.0.iter_mut();
            let arrived = signals
                .find_map(|(signal, status)| signal.poll_recv(cx).is_ready().then_some(*status));
            arrived.map_or(Poll::Pending, Poll::Ready)
        })
        .await
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
