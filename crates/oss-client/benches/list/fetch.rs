//! The operation whose cost is the floor: it returns the document as it came.

use http::Method;
use oss_client::operation::{OperationRequest, RawResponse};
use oss_client::sign::BucketName;
use oss_client::{Error, Operation};

/// Lists objects, and reads nothing of the page.
pub(crate) struct Fetch;

impl Operation for Fetch {
    type Output = RawResponse;
    const NAME: &'static str = "Fetch";

    fn request(self) -> Result<OperationRequest, Error> {
        let bucket = BucketName::new("harbor-notes")?;
        Ok(OperationRequest::bucket(Method::GET, bucket)
            .query("list-type", "2")
            .query("encoding-type", "url")
            .query("fetch-owner", "true")
            .query("max-keys", "1000"))
    }

    fn response(response: RawResponse) -> Result<RawResponse, Error> {
        Ok(response)
    }
}
