//! ListMultipartUploads.

use crate::codes::OssError;
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::xml::Xml;

use super::parameters::{Parameters, key_parameter};

/// Returns an empty list, because the server has no operation that begins a multipart upload.
pub(crate) async fn list_multipart_uploads(call: Call) -> Result<ServerResponse, OssError> {
    let query = &call.request.query;
    let parameters = Parameters::from_query(query, "max-uploads", 1000)?;
    let encoding = parameters.encoding;
    let document = Xml::document("ListMultipartUploadsResult")
        .maybe("EncodingType", encoding.as_str())
        .text("Bucket", call.bucket()?)
        .text(
            "KeyMarker",
            encoding.text(key_parameter(query, "key-marker")?),
        )
        .text(
            "UploadIdMarker",
            query.get("upload-id-marker").unwrap_or_default(),
        )
        .text("NextKeyMarker", "")
        .text("NextUploadIdMarker", "")
        .text("Delimiter", encoding.text(parameters.delimiter))
        .text("Prefix", encoding.text(parameters.prefix))
        .text("MaxUploads", parameters.limit.to_string())
        .text("IsTruncated", "false")
        .end();
    Ok(response::xml(document))
}
