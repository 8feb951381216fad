//! PutBucketPolicy, GetBucketPolicy, DeleteBucketPolicy and GetBucketPolicyStatus.

use ::http::StatusCode;

use crate::codes::{Code, OssError};
use crate::configurations::{is_public, read_policy};
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::store::{Bucket, ConfigurationKind, Slot};
use crate::xml::Xml;

/// Replaces the policy of a bucket.
pub(crate) async fn put_bucket_policy(mut call: Call) -> Result<ServerResponse, OssError> {
    let body = call.policy_document().await?;
    if is_public(&read_policy(&body)?) {
        call.check_public_policy()?;
    }
    call.update_bucket(move |bucket| {
        let kind = ConfigurationKind::Policy;
        bucket.configurations.insert(kind, "", Slot::new(body));
        Ok(())
    })
    .await?;
    Ok(response::empty(StatusCode::OK))
}

/// Returns the policy of a bucket as it was received.
pub(crate) async fn get_bucket_policy(call: Call) -> Result<ServerResponse, OssError> {
    let policy = policy_of(call.existing_bucket()?.as_ref())?;
    Ok(response::json(200, policy))
}

/// Deletes the policy of a bucket. It is not an error if there is none.
pub(crate) async fn delete_bucket_policy(call: Call) -> Result<ServerResponse, OssError> {
    call.update_bucket(|bucket| {
        bucket.configurations.remove(ConfigurationKind::Policy, "");
        Ok(())
    })
    .await?;
    Ok(response::empty(StatusCode::NO_CONTENT))
}

/// Returns whether the policy of a bucket allows everybody something. Without a policy, nothing is
/// allowed.
pub(crate) async fn get_bucket_policy_status(call: Call) -> Result<ServerResponse, OssError> {
    let bucket = call.existing_bucket()?;
    let policy = bucket
        .configurations
        .document(ConfigurationKind::Policy, "");
    let public = match policy {
        Some(policy) => is_public(&read_policy(policy)?),
        None => false,
    };
    let document = Xml::document("PolicyStatus")
        .text("IsPublic", public.to_string())
        .end();
    Ok(response::xml(document))
}

fn policy_of(bucket: &Bucket) -> Result<String, OssError> {
    let document = bucket
        .configurations
        .document(ConfigurationKind::Policy, "");
    let document = document.ok_or_else(|| OssError::new(Code::NoSuchBucketPolicy))?;
    Ok(String::from_utf8_lossy(document).into_owned())
}
