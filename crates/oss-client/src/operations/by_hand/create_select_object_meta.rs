//! The counts of a CSV or JSON object.

use bytes::Bytes;

use crate::error::{Error, Result};
use crate::operation::{OperationRequest, RawResponse};
use crate::operations::select::{CreateSelectObjectMeta, CreateSelectObjectMetaOutput};
use crate::select::{EndFrame, Event, Frames};

pub(in crate::operations) fn request(
    operation: &CreateSelectObjectMeta,
    request: OperationRequest,
) -> Result<OperationRequest> {
    let process = match (&operation.csv_meta_request, &operation.json_meta_request) {
        (Some(_), None) => "csv/meta",
        (None, Some(_)) => "json/meta",
        _ => {
            return Err(Error::invalid_request(
                "csv_meta_request, json_meta_request: exactly one of them must be set",
            ));
        }
    };
    Ok(request.query("x-oss-process", process))
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "an operation gives its response away"
)]
pub(in crate::operations) fn response(
    response: RawResponse,
) -> Result<CreateSelectObjectMetaOutput> {
    let mut document = Bytes::copy_from_slice(response.document());
    let mut frames = Frames::new();
    while let Some(event) = frames.next(&mut document)? {
        if let Event::End(end) = event {
            end.check(response.request_id().as_deref())?;
            return output(end);
        }
    }
    Err(Error::protocol("the answer was cut before its last frame"))
}

fn output(end: EndFrame) -> Result<CreateSelectObjectMetaOutput> {
    let counts = end
        .counts
        .ok_or_else(|| Error::protocol("the last frame has no counts"))?;
    Ok(CreateSelectObjectMetaOutput {
        offset: end.offset,
        total_scanned: end.scanned,
        status: end.status,
        splits_count: counts.splits,
        rows_count: counts.rows,
        columns_count: counts.columns,
        error_message: end.message,
    })
}

#[cfg(test)]
mod tests {
    use http::{HeaderMap, StatusCode};

    use super::*;
    use crate::error::ErrorKind;

    fn kind_of(document: &[u8]) -> ErrorKind {
        let response = RawResponse::new(StatusCode::OK, HeaderMap::new(), document.to_vec());
        super::response(response).unwrap_err().kind().clone()
    }

    #[test]
    fn an_answer_without_counts_is_an_error() {
        assert_eq!(kind_of(b""), ErrorKind::Protocol);
        // The end of a query, which has no counts.
        let mut end = vec![1, 0x80, 0, 5, 0, 0, 0, 20, 0, 0, 0, 0];
        end.extend([0; 16]);
        end.extend([0, 0, 0, 200, 0, 0, 0, 0]);
        assert_eq!(kind_of(&end), ErrorKind::Protocol);
        end[31] = 44;
        end[30] = 1;
        assert_eq!(kind_of(&end), ErrorKind::Service, "the status is 300");
    }
}
