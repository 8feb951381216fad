//! A query over an object.

use crate::error::Result;
use crate::operation::{OperationRequest, RawResponse};
use crate::operations::select::{SelectObject, SelectObjectOutput, SelectRequest};
use crate::select::SelectBody;
use crate::xml;

pub(in crate::operations) fn request(
    operation: &SelectObject,
    request: OperationRequest,
) -> Result<OperationRequest> {
    let input = operation.select_request.input_serialization.as_ref();
    let json = input.is_some_and(|input| input.json.is_some());
    let process = if json { "json/select" } else { "csv/select" };
    Ok(request.query("x-oss-process", process))
}

pub(in crate::operations) fn response(mut response: RawResponse) -> Result<SelectObjectOutput> {
    let output_raw = response.boolean("x-oss-select-output-raw").unwrap_or(false);
    let delimiter = match response.request_document() {
        Some(document) => xml::read::<SelectRequest>(document, "SelectRequest")?.output_delimiter(),
        None => None,
    };
    let request_id = response.request_id();
    Ok(SelectObjectOutput {
        body: SelectBody::new(response.take_body(), output_raw)
            .with_request_id(request_id)
            .with_delimiter(delimiter),
        output_raw,
    })
}

#[cfg(test)]
mod tests {
    use crate::operations::sample;
    use crate::operations::select::SelectObject;

    #[tokio::test]
    async fn the_rows_of_the_sample_are_read() {
        let mut output = sample::reads::<SelectObject>("SelectObject");
        assert_eq!(output.body.text().await.unwrap(), "tide,low\n1,40\n");
        assert_eq!(output.body.scanned_bytes(), Some(4096));
    }
}
