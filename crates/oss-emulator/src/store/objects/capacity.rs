//! The limit for the bytes that a bucket holds.

use crate::store::bucket::properties::Bucket;
use crate::store::engine::changes::Changes;
use crate::store::engine::view::View;
use crate::store::error::StoreError;
use crate::store::rows::key;
use crate::store::rows::row::Row;

/// Checks that a bucket does not exceed its capacity already.
///
/// # Errors
///
/// Returns [`StoreError::QuotaExceeded`] if it does.
pub(crate) fn check_before(
    view: &dyn View,
    bucket: &Bucket,
    capacity: Option<u64>,
) -> Result<(), StoreError> {
    check(view, bucket, 0, capacity)
}

/// Checks that a bucket does not exceed its capacity because of changes that were made.
///
/// # Errors
///
/// Returns [`StoreError::QuotaExceeded`] if it does.
pub(crate) fn check_after(
    view: &dyn View,
    changes: &mut Changes<'_>,
    bucket: &Bucket,
    capacity: Option<u64>,
) -> Result<(), StoreError> {
    let added = changes.counts(bucket.id).total().bytes;
    check(view, bucket, added, capacity)
}

fn check(
    view: &dyn View,
    bucket: &Bucket,
    added: i64,
    capacity: Option<u64>,
) -> Result<(), StoreError> {
    let Some(capacity) = capacity else {
        return Ok(());
    };
    let counts = view.get(&key::counts(bucket.id))?.map(Row::counts);
    let counts = counts.transpose()?.unwrap_or_default();
    let bytes = counts.total().bytes.saturating_add(added);
    match u64::try_from(bytes).unwrap_or_default() > capacity {
        true => Err(StoreError::QuotaExceeded),
        false => Ok(()),
    }
}
