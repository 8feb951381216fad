//! When objects were last read, in buckets that monitor it.

use ::http::HeaderMap;

use crate::codes::OssError;
use crate::configurations::{AccessMonitor, Lifecycle, Switch};
use crate::handlers::call::Call;
use crate::objects::{requested_version, set};
use crate::store::{Found, Object, StorageClass};

/// Sets `x-oss-last-access-time`, if the bucket monitors accesses.
///
/// # Errors
///
/// Returns `NoSuchBucket` if the bucket was deleted in the meantime.
pub(super) fn set_last_access(
    call: &Call,
    headers: &mut HeaderMap,
    object: &Object,
) -> Result<(), OssError> {
    if AccessMonitor::of(&*call.existing_bucket()?) == Switch::Enabled {
        let time = object.last_access().to_http_date();
        set(headers, "x-oss-last-access-time", time);
    }
    Ok(())
}

/// Records that the data of an object is read, if the bucket monitors accesses. A second access within
/// a day is not recorded, as in the real service. An object that a rule has moved to a colder class
/// returns to the class Standard, if the rule says so.
///
/// # Errors
///
/// Returns the error of the store, if it cannot be recorded.
pub(super) async fn record_access(call: &Call, found: &Found) -> Result<(), OssError> {
    let (bucket, key) = (call.existing_bucket()?, call.key()?);
    if AccessMonitor::of(&bucket) == Switch::Disabled {
        return Ok(());
    }
    let (now, object) = (call.clock().now(), &found.object);
    let lifecycle = bucket.configurations.get::<Lifecycle>();
    let returns = lifecycle.is_some_and(|rules| rules.returns_on_access(key, object));
    let recently = object
        .accessed
        .is_some_and(|time| now < time.plus_seconds(DAY));
    if recently && !returns {
        return Ok(());
    }
    let version = requested_version(&call.request.query)?;
    let (etag, modified) = (object.etag.clone(), object.modified);
    let update = move |current: &mut Object| {
        // Another object may have taken its place.
        if current.etag == etag && current.modified == modified {
            current.accessed = Some(now);
            if returns {
                current.class = StorageClass::Standard;
                current.transitioned = Some(now);
            }
        }
        Ok::<(), OssError>(())
    };
    let updated = call
        .store()
        .update_object(&bucket.name, key, version.as_ref(), update);
    // The object may be gone. What was found of it is sent nevertheless.
    let _ = updated.await;
    Ok(())
}

/// A day in seconds.
const DAY: i64 = 86_400;
