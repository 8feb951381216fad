//! Reading several ranges of an object.

use std::ops::Range;

use bytes::Bytes;

use super::api::object_store::path::Path;
use super::api::object_store::{GetRange, Result};
use super::error::{generic, unread};
use super::path::key;
use crate::OssStore;

/// Reads ranges of an object. Ranges close to each other become one request; see
/// [`OssStoreBuilder::coalesce_gap`](crate::OssStoreBuilder::coalesce_gap).
pub(super) async fn read(
    store: &OssStore,
    location: &Path,
    ranges: &[Range<u64>],
) -> Result<Vec<Bytes>> {
    for range in ranges {
        let range = GetRange::Bounded(range.clone());
        range.is_valid().map_err(generic)?;
    }
    let key = key(store, location)?;
    let pieces = store.reads().read(store.bucket(), &key, ranges).await;
    pieces.map_err(|error| unread(location, error))
}
