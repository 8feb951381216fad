//! Waiting for a future on the current thread.

use std::future::{Future, IntoFuture};
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

use crate::blocking::background;
use crate::blocking::context::Waiting;
use crate::error::{Error, Result};

/// Waiting for something async in a program without async.
///
/// It is implemented for everything that can be awaited: operations and other calls, what `presign`
/// returns, and every async method, such as [`ObjectBody::text`](crate::body::ObjectBody::text) and
/// [`Bucket::appender`](crate::Bucket::appender).
pub trait Wait: IntoFuture {
    /// Waits until the future ends, and returns what it returns. The current thread is blocked
    /// meanwhile.
    ///
    /// ```
    /// use std::time::Duration;
    /// use oss_client::Bucket;
    /// use oss_client::blocking::Wait;
    ///
    /// fn example(bucket: &Bucket) -> Result<(), oss_client::Error> {
    ///     let stored = bucket.put_object("exampledir/exampleobject.txt").body("hello").wait()?;
    ///     println!("stored as {}", stored.etag);
    ///
    ///     let url = bucket
    ///         .get_object("exampledir/exampleobject.txt")
    ///         .presign(Duration::from_secs(60))
    ///         .wait()?;
    ///     println!("works until {}", url.expires_at().to_iso_extended());
    ///
    ///     let mut log = bucket.appender("exampledir/log.txt").wait()?;
    ///     log.append("one\n").wait()?;
    ///     Ok(())
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// Fails as the future does. Fails with
    /// [`ErrorKind::InvalidRequest`](crate::ErrorKind::InvalidRequest) inside async code, where nothing
    /// is sent, and with [`ErrorKind::Io`](crate::ErrorKind::Io) if the first call cannot start its
    /// thread.
    fn wait(self) -> Self::Output
    where
        Self: Sized,
        Self::Output: WaitOutput,
    {
        block_on(self).unwrap_or_else(Self::Output::from_error)
    }
}

impl<F: IntoFuture> Wait for F {}

/// What [`Wait::wait`] can return: a result, or a result that may be absent.
pub trait WaitOutput {
    /// Creates the output that says why there was nothing to wait for.
    fn from_error(error: Error) -> Self;
}

impl<T, E: From<Error>> WaitOutput for Result<T, E> {
    fn from_error(error: Error) -> Self {
        Err(error.into())
    }
}

impl<T, E: From<Error>> WaitOutput for Option<Result<T, E>> {
    fn from_error(error: Error) -> Self {
        Some(Err(error.into()))
    }
}

/// Polls the future on this thread until it is ready. The background thread drives the connections
/// and timers that it uses.
///
/// The blocking functions of tokio would panic on some threads, which this one never does.
pub(super) fn block_on<F: IntoFuture>(future: F) -> Result<F::Output> {
    let _waiting = Waiting::begin()?;
    let background = background::handle()?;
    let _entered = background.enter();
    let signal = Arc::new(Signal {
        thread: thread::current(),
        woken: AtomicBool::new(false),
    });
    let waker = Waker::from(Arc::clone(&signal));
    let mut cx = Context::from_waker(&waker);
    let mut future = pin!(future.into_future());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut cx) {
            return Ok(output);
        }
        while !signal.woken.swap(false, Ordering::Acquire) {
            thread::park();
        }
    }
}

/// Wakes the thread that waits. A thread can also wake up for other reasons, so a flag says whether to
/// poll again.
struct Signal {
    thread: Thread,
    woken: AtomicBool,
}

impl Wake for Signal {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.woken.store(true, Ordering::Release);
        self.thread.unpark();
    }
}
