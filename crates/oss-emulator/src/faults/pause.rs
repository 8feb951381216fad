//! The pauses of faults.

use std::time::Duration;

#[expect(clippy::disallowed_methods, reason = "a stall on purpose is real time")]
pub(super) async fn sleep(pause: Duration) {
    tokio::time::sleep(pause).await;
}
