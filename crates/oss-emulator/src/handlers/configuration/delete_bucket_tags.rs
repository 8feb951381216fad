//! DeleteBucketTags.

use ::http::StatusCode;

use crate::codes::OssError;
use crate::configurations::{Document, Tags};
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};

/// Deletes all tags of a bucket, or those whose keys the parameter lists.
pub(crate) async fn delete_bucket_tags(call: Call) -> Result<ServerResponse, OssError> {
    let keys = call.query("tagging").unwrap_or_default().to_owned();
    call.update_bucket(move |bucket| {
        let listed: Vec<&str> = keys.split(',').filter(|key| !key.is_empty()).collect();
        let kept = bucket.configurations.get::<Tags>().map(|tags| {
            let mut tags = tags.set.tags.clone();
            tags.retain(|tag| !listed.is_empty() && !listed.contains(&tag.key.as_str()));
            Tags::new(tags)
        });
        match kept.filter(|tags| !tags.set.tags.is_empty()) {
            Some(tags) => bucket.configurations.set(tags.to_document(), tags),
            None => {
                bucket.configurations.remove(Tags::KIND, "");
            }
        }
        Ok(())
    })
    .await?;
    Ok(response::empty(StatusCode::NO_CONTENT))
}
