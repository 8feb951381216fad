//! The conditions of a read.

use chrono::{DateTime, Utc};
use oss_client::sign::UtcSeconds;

use super::api::object_store::GetOptions;

/// Whether OSS can check the conditions. It compares one ETag; lists of them and `*` are checked here.
pub(super) fn is_simple(options: &GetOptions) -> bool {
    let simple = |tags: &Option<String>| {
        tags.as_deref()
            .is_none_or(|tags| !tags.contains(',') && tags.trim() != "*")
    };
    simple(&options.if_match) && simple(&options.if_none_match)
}

/// Removes the conditions on times that count only without those on ETags (RFC 9110, section 13.2.2). OSS
/// checks each condition by itself.
pub(super) fn effective(mut options: GetOptions) -> GetOptions {
    if options.if_match.is_some() {
        options.if_unmodified_since = None;
    }
    if options.if_none_match.is_some() {
        options.if_modified_since = None;
    }
    options
}

/// Returns the second in which a time is. Objects are dated to the second, so comparisons stay the same.
pub(super) fn seconds(time: DateTime<Utc>) -> UtcSeconds {
    UtcSeconds::new(time.timestamp())
}

/// Returns the time of a second.
pub(super) fn time(seconds: UtcSeconds) -> DateTime<Utc> {
    DateTime::from_timestamp(seconds.as_i64(), 0).unwrap_or_default()
}
