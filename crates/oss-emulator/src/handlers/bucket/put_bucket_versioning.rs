//! PutBucketVersioning.

use ::http::StatusCode;

use crate::codes::{Code, OssError};
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::store::Versioning;
use crate::xml::{Characters, Element};

/// Enables or suspends versioning in a bucket.
pub(crate) async fn put_bucket_versioning(mut call: Call) -> Result<ServerResponse, OssError> {
    let body = call.document(BODY).await?;
    let root = Element::read(&body, "VersioningConfiguration", Characters::Xml10)?;
    let status = root.child_text("Status").unwrap_or_default().trim();
    let versioning = Versioning::parse(status)
        .ok_or_else(|| OssError::malformed_xml("The Versioning element must be specified."))?;
    let now = call.clock().now();
    call.update_bucket(move |bucket| {
        if bucket.retention_in_force(now).is_some() {
            return Err(OssError::new(Code::InvalidRequest)
                .message("A bucket with a retention policy cannot have versioning."));
        }
        bucket.versioning = versioning;
        Ok(())
    })
    .await?;
    Ok(response::empty(StatusCode::OK))
}

/// The size limit for the document, in bytes.
const BODY: usize = 64 * 1024;
