//! GetBucketVersioning.

use crate::codes::OssError;
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::objects::refuse;
use crate::xml::Xml;

/// Returns the versioning status of a bucket. The document is empty for a bucket in which
/// versioning was never enabled.
pub(crate) async fn get_bucket_versioning(call: Call) -> Result<ServerResponse, OssError> {
    let name = call.bucket()?;
    let bucket = call.store().bucket(name);
    let bucket = bucket.map_err(|error| refuse(error, &call.request.method, name, ""))?;
    let document = Xml::document("VersioningConfiguration")
        .maybe("Status", bucket.versioning.as_str())
        .end();
    Ok(response::xml(document))
}
