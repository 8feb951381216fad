//! InitiateBucketWorm, AbortBucketWorm, CompleteBucketWorm, ExtendBucketWorm and GetBucketWorm.

use ::http::StatusCode;

use crate::codes::{Code, OssError};
use crate::configurations::RetentionPeriod;
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::objects::set;
use crate::runtime::random_hex;
use crate::store::{Bucket, BucketRetention, RetentionState, Versioning};
use crate::xml::Xml;

/// Begins a retention policy. It must be locked within a day.
pub(crate) async fn initiate_bucket_worm(mut call: Call) -> Result<ServerResponse, OssError> {
    let body = call.document(BODY).await?;
    let period = RetentionPeriod::from_request(&body, "InitiateWormConfiguration")?;
    let policy = BucketRetention {
        id: random_hex(16),
        locked: false,
        days: period.days,
        created: call.clock().now(),
    };
    let id = policy.id.clone();
    call.update_bucket(move |bucket| {
        if bucket.retention_in_force(policy.created).is_some() {
            return Err(OssError::new(Code::WORMConfigurationAlreadyExists));
        }
        if bucket.versioning != Versioning::Never {
            return Err(OssError::new(Code::InvalidRequest)
                .message("A bucket with versioning cannot have a retention policy."));
        }
        bucket.retention = Some(policy);
        Ok(())
    })
    .await?;
    let mut answer = response::empty(StatusCode::OK);
    set(answer.headers_mut(), "x-oss-worm-id", id);
    Ok(answer)
}

/// Removes a retention policy that is not locked.
pub(crate) async fn abort_bucket_worm(call: Call) -> Result<ServerResponse, OssError> {
    call.update_bucket(|bucket| match &bucket.retention {
        None => Err(missing()),
        Some(policy) if policy.locked => Err(OssError::new(Code::WORMConfigurationLocked)),
        Some(_) => {
            bucket.retention = None;
            Ok(())
        }
    })
    .await?;
    Ok(response::empty(StatusCode::NO_CONTENT))
}

/// Locks a retention policy.
pub(crate) async fn complete_bucket_worm(call: Call) -> Result<ServerResponse, OssError> {
    let id = call.query("wormId").unwrap_or_default().to_owned();
    let now = call.clock().now();
    call.update_bucket(move |bucket| {
        let policy = policy(bucket, &id)?;
        match policy.state(now) {
            RetentionState::Locked => Err(OssError::new(Code::WORMConfigurationLocked)),
            RetentionState::Expired => Err(missing()),
            RetentionState::InProgress => {
                policy.locked = true;
                Ok(())
            }
        }
    })
    .await?;
    Ok(response::empty(StatusCode::OK))
}

/// Lengthens the period of a locked retention policy.
pub(crate) async fn extend_bucket_worm(mut call: Call) -> Result<ServerResponse, OssError> {
    let body = call.document(BODY).await?;
    let period = RetentionPeriod::from_request(&body, "ExtendWormConfiguration")?;
    let id = call.query("wormId").unwrap_or_default().to_owned();
    call.update_bucket(move |bucket| {
        let policy = policy(bucket, &id)?;
        if !policy.locked || period.days <= policy.days {
            return Err(OssError::new(Code::InvalidWORMConfiguration));
        }
        policy.days = period.days;
        Ok(())
    })
    .await?;
    Ok(response::empty(StatusCode::OK))
}

/// Returns the retention policy of a bucket.
pub(crate) async fn get_bucket_worm(call: Call) -> Result<ServerResponse, OssError> {
    let bucket = call.existing_bucket()?;
    let policy = bucket.retention.as_ref().ok_or_else(missing)?;
    let created = policy.created.to_iso_extended();
    let document = Xml::document("WormConfiguration")
        .text("WormId", &policy.id)
        .text("State", policy.state(call.clock().now()).as_str())
        .text("RetentionPeriodInDays", policy.days.to_string())
        .text("CreationDate", created.trim_end_matches('Z'))
        .end();
    Ok(response::xml(document))
}

/// Returns the policy that has the id in the request.
fn policy<'b>(bucket: &'b mut Bucket, id: &str) -> Result<&'b mut BucketRetention, OssError> {
    let policy = bucket.retention.as_mut().ok_or_else(missing)?;
    match policy.id == id {
        true => Ok(policy),
        false => Err(missing().message("The specified WORM ID does not exist.")),
    }
}

fn missing() -> OssError {
    OssError::new(Code::NoSuchWORMConfiguration)
}

/// The size limit for the document, in bytes.
const BODY: usize = 64 * 1024;
