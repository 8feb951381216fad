//! An operation of a user's own.

use oss_client::operation::{OperationRequest, RawResponse};
use oss_client::sign::BucketName;
use oss_client::transport::testing::Answer;
use oss_client::{Error, Operation};

use crate::scripted::{Scripted, refusal};

/// What a user may write for an operation that this crate does not have.
struct PutBucketTags {
    bucket: BucketName,
    tags: String,
}

impl Operation for PutBucketTags {
    type Output = Option<String>;
    const NAME: &'static str = "PutBucketTags";

    fn request(self) -> Result<OperationRequest, Error> {
        Ok(OperationRequest::bucket(http::Method::PUT, self.bucket)
            .query("tagging", "")
            .document("application/xml", self.tags)
            .content_md5())
    }

    fn response(response: RawResponse) -> Result<Self::Output, Error> {
        Ok(response.request_id())
    }
}

#[tokio::test]
async fn it_is_signed_repeated_and_read_like_any_other() {
    let done = Answer::status(200).header("x-oss-request-id", "67F8");
    let oss = Scripted::new([refusal(503, "SlowDown"), done]);
    let operation = || PutBucketTags {
        bucket: oss.bucket.name().clone(),
        tags: "<Tagging/>".to_owned(),
    };
    let output = oss.bucket.client().call(operation()).send().await.unwrap();
    assert_eq!(output.as_deref(), Some("67F8"));
    let request = &oss.transport.requests()[1];
    assert_eq!(
        (request.method().as_str(), request.uri().query()),
        ("PUT", Some("tagging"))
    );
    assert!(
        request
            .header("authorization")
            .unwrap()
            .starts_with("OSS4-HMAC-SHA256 ")
    );
    assert!(request.header("content-md5").is_some());
    let presigned = oss
        .bucket
        .client()
        .call(operation())
        .presign(std::time::Duration::from_secs(60))
        .await;
    assert!(presigned.unwrap().url().contains("tagging&"));
}
