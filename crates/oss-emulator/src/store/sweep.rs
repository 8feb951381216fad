//! Goes through all versions of a bucket and changes those that a rule is about.

use std::sync::Arc;

use oss_sign::UtcSeconds;

use super::bucket::class::StorageClass;
use super::bucket::properties::{Bucket, Versioning};
use super::engine::changes::Changes;
use super::engine::view::{View, next_key};
use super::error::StoreError;
use super::handle::Store;
use super::objects::lock::Bypass;
use super::objects::object::Object;
use super::objects::versions::{self, Placed};
use super::rows::key;
use super::uploads::upload;

/// A version that a rule decides about.
#[derive(Clone, Copy, Debug)]
pub(crate) struct VersionInSweep<'a> {
    pub(crate) key: &'a str,
    /// The object. It is `None` for a delete marker.
    pub(crate) object: Option<&'a Object>,
    /// When the next version was added. It is `None` for the current version.
    pub(crate) replaced: Option<UtcSeconds>,
    /// Whether the key has no other version.
    pub(crate) is_only: bool,
}

/// What a rule says about a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// The version is deleted. In a bucket with versioning a current object gets a delete marker
    /// instead, as if somebody had deleted its key.
    Delete,
    Keep,
    /// The object gets another storage class.
    Transition(StorageClass),
}

impl Store {
    /// Asks a rule about each version of a bucket and carries out what it says. The bucket is
    /// changed in steps of some hundred versions, between which other changes can happen.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::NoSuchBucket`] if there is no bucket of this name.
    pub(crate) async fn sweep(
        &self,
        bucket: &str,
        now: UtcSeconds,
        rule: impl Fn(&Bucket, &VersionInSweep<'_>) -> Verdict + Send + Sync + 'static,
    ) -> Result<(), StoreError> {
        let rule = Arc::new(rule);
        let mut from = None;
        loop {
            let (name, rule) = (bucket.to_owned(), Arc::clone(&rule));
            let step = self.change(move |view, changes| {
                let bucket = Arc::clone(view.catalog().bucket(&name)?);
                sweep_step(view, changes, &bucket, from, now, rule.as_ref())
            });
            match step.await? {
                Some(next) => from = Some(next),
                None => return Ok(()),
            }
        }
    }

    /// Asks a rule about each multipart upload of a bucket, by its key and the time at which it
    /// began, and aborts those for which the rule says so.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::NoSuchBucket`] if there is no bucket of this name.
    pub(crate) async fn sweep_uploads(
        &self,
        bucket: &str,
        rule: impl Fn(&str, UtcSeconds) -> bool + Send + 'static,
    ) -> Result<(), StoreError> {
        let name = bucket.to_owned();
        self.change(move |view, changes| {
            let bucket = Arc::clone(view.catalog().bucket(&name)?);
            let prefix = key::uploads(bucket.id).done();
            let mut from = prefix.clone();
            while let Some((row, found)) = view.seek_within(&prefix, &from)? {
                let (key, number) = key::read_upload(&row).ok_or_else(damaged)?;
                if rule(&key, found.upload()?.initiated) {
                    let id = upload::UploadId(number);
                    upload::remove(view, changes, &bucket, &key, id, &[])?;
                }
                from = next_key(row);
            }
            Ok(())
        })
        .await
    }
}

/// Sweeps some keys, and returns the row with which the next step begins, or `None` at the end. All
/// versions of a key belong to the same step.
fn sweep_step(
    view: &dyn View,
    changes: &mut Changes<'_>,
    bucket: &Bucket,
    from: Option<Vec<u8>>,
    now: UtcSeconds,
    rule: &impl Fn(&Bucket, &VersionInSweep<'_>) -> Verdict,
) -> Result<Option<Vec<u8>>, StoreError> {
    let prefix = key::versions(bucket.id).done();
    let mut from = from.unwrap_or_else(|| prefix.clone());
    let mut seen = 0;
    while let Some((row, _)) = view.seek_within(&prefix, &from)? {
        if seen >= STEP {
            return Ok(Some(row));
        }
        let (key, _) = key::read_version(&row).ok_or_else(damaged)?;
        let all = versions_of(view, bucket, &key)?;
        seen += all.len();
        let mut replaced = None;
        for placed in &all {
            let version = VersionInSweep {
                key: &key,
                object: placed.version.object.as_deref(),
                replaced,
                is_only: all.len() == 1,
            };
            let verdict = rule(bucket, &version);
            replaced = Some(placed.version.modified);
            carry_out(view, changes, bucket, &version, placed, verdict, now)?;
        }
        from = key::versions(bucket.id).behind_text(&key);
    }
    Ok(None)
}

fn versions_of(view: &dyn View, bucket: &Bucket, key: &str) -> Result<Vec<Placed>, StoreError> {
    let prefix = key::versions_of(bucket.id, key).done();
    let (mut all, mut from) = (Vec::new(), prefix.clone());
    while let Some((row, version)) = view.seek_within(&prefix, &from)? {
        from = next_key(row.clone());
        let version = version.version()?;
        all.push(Placed { row, version });
    }
    Ok(all)
}

fn carry_out(
    view: &dyn View,
    changes: &mut Changes<'_>,
    bucket: &Bucket,
    version: &VersionInSweep<'_>,
    placed: &Placed,
    verdict: Verdict,
    now: UtcSeconds,
) -> Result<(), StoreError> {
    let keeps_versions = bucket.versioning != Versioning::Never;
    match (verdict, version.object) {
        (Verdict::Keep, _) | (Verdict::Transition(_), None) => {}
        (Verdict::Delete, Some(_)) if keeps_versions && version.replaced.is_none() => {
            versions::add_marker(view, changes, bucket, version.key, Bypass::No, now)?;
        }
        (Verdict::Delete, _) => versions::remove(view, changes, bucket, placed.clone())?,
        (Verdict::Transition(class), Some(object)) => {
            let object = Object {
                class,
                transitioned: Some(now),
                ..object.clone()
            };
            let content = placed.version.content;
            versions::replace(changes, bucket, placed.clone(), object, content);
        }
    }
    Ok(())
}

fn damaged() -> StoreError {
    StoreError::Damaged("the key of a row is malformed".to_owned())
}

/// About how many versions are looked at in one change.
const STEP: usize = 500;
