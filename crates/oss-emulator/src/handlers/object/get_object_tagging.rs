//! GetObjectTagging.

use crate::codes::OssError;
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::objects::{requested_version, set_version};
use crate::xml::Xml;

/// Returns the tags of an object or of one version.
pub(crate) async fn get_object_tagging(call: Call) -> Result<ServerResponse, OssError> {
    let (bucket, key) = (call.bucket()?, call.key()?);
    let version = requested_version(&call.request.query)?;
    let found = call.store().find(bucket, key, version.as_ref()).await;
    let found = found.map_err(|error| call.refuse(error))?;
    let document = Xml::document("Tagging")
        .begin("TagSet")
        .each(&found.object.tags, |xml, (key, value)| {
            xml.begin("Tag")
                .text("Key", key)
                .text("Value", value)
                .close()
        })
        .end();
    let mut answer = response::xml(document);
    set_version(answer.headers_mut(), found.version.as_ref());
    Ok(answer)
}
