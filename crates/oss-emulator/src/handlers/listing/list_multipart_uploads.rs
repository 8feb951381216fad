//! ListMultipartUploads.

use crate::codes::OssError;
use crate::handlers::call::Call;
use crate::http::{Query, ServerResponse, response};
use crate::objects::Encoding;
use crate::store::{ListedUpload, UploadId};
use crate::xml::Xml;

use super::parameters::{Parameters, bool_text, common_prefix, key_parameter};

/// Returns a page of the multipart uploads of a bucket that were neither completed nor aborted.
pub(crate) async fn list_multipart_uploads(call: Call) -> Result<ServerResponse, OssError> {
    let (bucket, query) = (call.bucket()?, &call.request.query);
    let parameters = Parameters::from_query(query, "max-uploads", 1000)?;
    let encoding = parameters.encoding;
    let key_marker = key_parameter(query, "key-marker")?;
    let marker = upload_marker(query, key_marker)?;
    let page = call
        .store()
        .list_uploads(bucket, parameters.query(key_marker), marker)
        .await
        .map_err(|error| call.refuse(error))?;
    let (next_key, next_id) = page.last().unwrap_or_default();
    let document = Xml::document("ListMultipartUploadsResult")
        .maybe("EncodingType", encoding.as_str())
        .text("Bucket", bucket)
        .text("KeyMarker", encoding.text(key_marker))
        .text(
            "UploadIdMarker",
            query.get("upload-id-marker").unwrap_or_default(),
        )
        .text("NextKeyMarker", encoding.text(next_key))
        .text(
            "NextUploadIdMarker",
            next_id.map_or(String::new(), |id| id.to_string()),
        )
        .text("Delimiter", encoding.text(parameters.delimiter))
        .text("Prefix", encoding.text(parameters.prefix))
        .text("MaxUploads", parameters.limit.to_string())
        .text("IsTruncated", bool_text(page.truncated))
        .each(page.items(), |xml, listed| upload(xml, listed, encoding))
        .each(page.common_prefixes(), |xml, prefix| {
            common_prefix(xml, prefix, encoding)
        })
        .end();
    Ok(response::xml(document))
}

fn upload(xml: Xml, listed: &ListedUpload, encoding: Encoding) -> Xml {
    xml.begin("Upload")
        .text("Key", encoding.text(&listed.key))
        .text("UploadId", listed.id.to_string())
        .text("StorageClass", listed.upload.class.as_str())
        .text("Initiated", listed.upload.initiated.to_iso_millis())
        .close()
}

/// Reads the id of the upload after which the page begins. It has no effect without a key.
fn upload_marker(query: &Query, key_marker: &str) -> Result<Option<UploadId>, OssError> {
    match query.get(MARKER) {
        None | Some("") => Ok(None),
        Some(_) if key_marker.is_empty() => Ok(None),
        Some(id) => UploadId::parse(id).map(Some).ok_or_else(|| {
            OssError::invalid_argument(MARKER, id, "The upload id marker is not valid.")
        }),
    }
}

const MARKER: &str = "upload-id-marker";
