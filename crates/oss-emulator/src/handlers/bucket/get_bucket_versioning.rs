//! GetBucketVersioning.

use crate::codes::OssError;
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::xml::Xml;

/// Returns the versioning status of a bucket. The document is empty for a bucket in which
/// versioning was never enabled.
pub(crate) async fn get_bucket_versioning(call: Call) -> Result<ServerResponse, OssError> {
    let bucket = call.existing_bucket()?;
    let document = Xml::document("VersioningConfiguration")
        .maybe("Status", bucket.versioning.as_str())
        .end();
    Ok(response::xml(document))
}
