//! GetBucketLocation.

use crate::codes::OssError;
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::xml::Xml;

/// Returns the location of a bucket, which is always the region of the server. The location is the
/// text of the root element.
pub(crate) async fn get_bucket_location(call: Call) -> Result<ServerResponse, OssError> {
    call.existing_bucket()?;
    let location = call.config().location();
    Ok(response::xml(Xml::text_document(
        "LocationConstraint",
        &location,
    )))
}
