//! Setting, returning and deleting a configuration of which a bucket has one at most.

use std::sync::Arc;

use ::http::StatusCode;

use crate::codes::OssError;
use crate::configurations::Document;
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::store::Bucket;

/// Replaces a configuration by the document in the body of the request.
pub(crate) async fn put<D: Document>(mut call: Call) -> Result<ServerResponse, OssError> {
    let body = call.document(D::LIMIT).await?;
    replace(&call, D::from_request(&body)?).await
}

/// Replaces a configuration.
///
/// # Errors
///
/// Returns the error of [`Document::suits`], and `NoSuchBucket`.
pub(crate) async fn replace<D: Document>(
    call: &Call,
    configuration: D,
) -> Result<ServerResponse, OssError> {
    call.update_bucket(move |bucket| {
        configuration.suits(bucket)?;
        let document = configuration.to_document();
        bucket.configurations.set(document, configuration);
        Ok(())
    })
    .await?;
    Ok(response::empty(StatusCode::OK))
}

/// Returns a configuration.
pub(crate) async fn get<D: Document>(call: Call) -> Result<ServerResponse, OssError> {
    let bucket = call.existing_bucket()?;
    Ok(answer(configured::<D>(&bucket)?.as_ref()))
}

/// Deletes a configuration. It is not an error if there is none.
pub(crate) async fn delete<D: Document>(call: Call) -> Result<ServerResponse, OssError> {
    call.update_bucket(|bucket| {
        bucket.configurations.remove(D::KIND, "");
        Ok(())
    })
    .await?;
    Ok(response::empty(StatusCode::NO_CONTENT))
}

/// Returns the configuration of a bucket, or what [`Document::absent`] says if it has none.
pub(crate) fn configured<D: Document>(bucket: &Bucket) -> Result<Arc<D>, OssError> {
    match bucket.configurations.get::<D>() {
        Some(configured) => Ok(configured),
        None => D::absent().map(Arc::new),
    }
}

/// Returns the response that contains a configuration.
pub(crate) fn answer<D: Document>(configuration: &D) -> ServerResponse {
    response::xml(configuration.to_document())
}
