//! Applies lifecycle rules. The real service does it once a day, after midnight UTC; here it happens
//! with the first request to the bucket after midnight, before that request is answered.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use oss_sign::UtcSeconds;

use super::Lifecycle;
use super::due::{aborts, last_midnight, verdict};
use crate::store::{Store, StoreError};

/// At which midnight the rules of each bucket were last applied.
#[derive(Debug, Default)]
pub(crate) struct LifecycleRuns {
    last: Mutex<HashMap<String, UtcSeconds>>,
    /// Makes other requests wait for the run that one request has begun.
    running: tokio::sync::Mutex<()>,
}

impl LifecycleRuns {
    /// Applies the rules of a bucket if that did not happen since the last midnight.
    ///
    /// # Errors
    ///
    /// Returns the error of the store. A bucket that does not exist is not an error.
    pub(crate) async fn catch_up(
        &self,
        store: &Store,
        bucket: &str,
        now: UtcSeconds,
    ) -> Result<(), StoreError> {
        let rules = store.bucket(bucket).ok();
        let rules = rules.and_then(|bucket| bucket.configurations.get::<Lifecycle>());
        let midnight = last_midnight(now);
        let Some(rules) = rules.filter(|_| self.is_due(bucket, midnight)) else {
            return Ok(());
        };
        let _running = self.running.lock().await;
        if self.is_due(bucket, midnight) {
            // Boxed, because every request waits for this method and hardly any applies rules.
            Box::pin(apply(store, bucket, rules, midnight, now)).await?;
            self.note(bucket, now);
        }
        Ok(())
    }

    /// Notes that the rules of a bucket are applied up to now, because they are new.
    pub(crate) fn note(&self, bucket: &str, now: UtcSeconds) {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        last.insert(bucket.to_owned(), last_midnight(now));
    }

    fn is_due(&self, bucket: &str, midnight: UtcSeconds) -> bool {
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        last.get(bucket).is_none_or(|last| *last < midnight)
    }
}

async fn apply(
    store: &Store,
    bucket: &str,
    rules: Arc<Lifecycle>,
    midnight: UtcSeconds,
    now: UtcSeconds,
) -> Result<(), StoreError> {
    let of_uploads = Arc::clone(&rules);
    let uploads = store.sweep_uploads(bucket, move |key, initiated| {
        aborts(&of_uploads, key, initiated, midnight)
    });
    uploads.await?;
    let versions = store.sweep(bucket, now, move |bucket, version| {
        verdict(&rules, bucket, version, midnight)
    });
    versions.await
}
