//! How old a key is, for people.

use std::time::Duration;

use oss_sign::UtcSeconds;

/// Returns how long ago an instant was, in the largest unit of which it has at least one: `3 d`.
pub(super) fn age(since: UtcSeconds, now: UtcSeconds) -> String {
    let age = since.until(now);
    let units = [(86_400, "d"), (3600, "h"), (60, "min")];
    let seconds = age.as_secs();
    let unit = units
        .into_iter()
        .find(|(size, _)| age >= Duration::from_secs(*size));
    match unit {
        Some((size, unit)) => format!("{} {unit}", seconds / size),
        None => format!("{seconds} s"),
    }
}
