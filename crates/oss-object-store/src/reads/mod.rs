//! Reading several ranges of an object: which requests are made for them, and how much memory they take.

mod content_range;
mod error;
mod fetch;
mod plan;

use std::ops::Range;

use bytes::Bytes;
use futures_util::{StreamExt, TryStreamExt, stream};
use oss_client::Bucket;
use tokio::sync::Semaphore;

pub(crate) use self::content_range::ContentRange;
pub(crate) use self::error::ReadError;

/// Ranges at most this many bytes apart become one request: 1 MiB, as in `object_store`.
pub(crate) const DEFAULT_GAP: u64 = 1024 * 1024;
/// How many requests a call makes at once: 10, as in `object_store`.
pub(crate) const DEFAULT_PARALLEL: usize = 10;
/// How many bytes all requests for ranges may have under way together: 256 MiB.
pub(crate) const DEFAULT_BUDGET: u64 = 256 * 1024 * 1024;

/// How ranges are read.
#[derive(Debug)]
pub(crate) struct Reads {
    gap: u64,
    parallel: usize,
    /// The budget in units of 1 KiB, since a semaphore cannot count the bytes of a large one on every
    /// machine.
    budget: u32,
    permits: Semaphore,
}

const UNIT: u64 = 1024;

impl Reads {
    pub(crate) fn new(gap: u64, parallel: usize, budget: u64) -> Self {
        let budget = u32::try_from(budget / UNIT).unwrap_or(u32::MAX).max(1);
        // A semaphore of tokio cannot have more permits than this on a machine of 32 bits.
        let budget = budget.min(u32::try_from(Semaphore::MAX_PERMITS).unwrap_or(u32::MAX));
        Self {
            gap,
            parallel,
            budget,
            permits: Semaphore::new(budget as usize),
        }
    }

    /// Reads the ranges of one object and returns their bytes in the order of the ranges.
    ///
    /// Ranges that are close to each other become one request; the bytes between them are dropped while
    /// they arrive. All bytes come from the same content: if the object is replaced meanwhile, this fails.
    pub(crate) async fn read(
        &self,
        bucket: &Bucket,
        key: &str,
        ranges: &[Range<u64>],
    ) -> Result<Vec<Bytes>, ReadError> {
        let most = u64::from(self.budget) * UNIT;
        let fetches = plan::plan(ranges, self.gap, most);
        let answers: Vec<_> = stream::iter(fetches)
            .map(|fetch| async move {
                let _permit = self.permit(fetch.len()).await?;
                fetch.send(bucket, key).await
            })
            .buffer_unordered(self.parallel)
            .try_collect()
            .await?;
        let mut pieces = vec![Bytes::new(); ranges.len()];
        let mut content = None;
        for answer in answers {
            if *content.get_or_insert_with(|| answer.etag.clone()) != answer.etag {
                return Err(ReadError::Changed);
            }
            for (index, bytes) in answer.pieces {
                if let Some(piece) = pieces.get_mut(index) {
                    *piece = bytes;
                }
            }
        }
        Ok(pieces)
    }

    /// Waits until the budget has room for this many bytes. A read that is larger than the whole budget
    /// waits until it is alone.
    async fn permit(&self, bytes: u64) -> Result<tokio::sync::SemaphorePermit<'_>, ReadError> {
        let units = u32::try_from(bytes.div_ceil(UNIT)).unwrap_or(u32::MAX);
        let permit = self.permits.acquire_many(units.clamp(1, self.budget)).await;
        // The semaphore belongs to the store and is never closed.
        permit.map_err(|_| ReadError::Closed)
    }
}

impl Default for Reads {
    fn default() -> Self {
        Self::new(DEFAULT_GAP, DEFAULT_PARALLEL, DEFAULT_BUDGET)
    }
}
