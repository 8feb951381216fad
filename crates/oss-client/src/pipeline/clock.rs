//! The correction of a wrong local clock.

use oss_sign::UtcSeconds;
use tracing::warn;

use crate::pipeline::shared::Shared;

/// Sets the clock offset so that the corrected clock agrees with the server's. Signing, presigning
/// and the expiry of credentials all read this offset.
pub(super) fn correct(shared: &Shared, server: UtcSeconds) {
    let local = UtcSeconds::from(shared.context.runtime().now());
    let seconds = server.as_i64().saturating_sub(local.as_i64());
    let before = shared.context.clock_offset().get();
    shared.context.clock_offset().set(seconds);
    if seconds.abs_diff(before) >= NOTABLE_CHANGE {
        warn!(seconds, "clock skew corrected");
    }
}

/// Corrections below this many seconds are not worth a warning.
const NOTABLE_CHANGE: u64 = 30;
