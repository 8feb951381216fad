//! The thread that drives the connections and timers of all blocking calls.

use std::io;
use std::sync::{Mutex, PoisonError};
use std::thread;

use tokio::runtime::{Builder, Handle};

use crate::error::{Error, ErrorKind, Result};

/// Set when the thread has been started, which ends with the process.
static BACKGROUND: Mutex<Option<Handle>> = Mutex::new(None);

/// Returns the runtime of the background thread, which is started if this is the first call.
pub(super) fn handle() -> Result<Handle> {
    let mut background = BACKGROUND.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(handle) = &*background {
        return Ok(handle.clone());
    }
    let handle = start().map_err(|error| {
        Error::new(ErrorKind::Io)
            .with_message("the thread for blocking calls cannot be started")
            .with_source(error)
    })?;
    Ok(background.insert(handle).clone())
}

/// A runtime with one thread does its work only while somebody blocks on it, so a thread always does.
fn start() -> io::Result<Handle> {
    let runtime = Builder::new_current_thread()
        .enable_all()
        .thread_name("oss-client-reading")
        .build()?;
    let handle = runtime.handle().clone();
    thread::Builder::new()
        .name("oss-client-blocking".to_owned())
        .spawn(move || runtime.block_on(std::future::pending::<()>()))?;
    Ok(handle)
}
