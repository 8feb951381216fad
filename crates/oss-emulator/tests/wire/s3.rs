//! Requests of the S3 API are refused with a message that names it.

use crate::raw::ask;
use crate::signed::{GET, Signer, builder};

#[tokio::test]
async fn a_signature_of_s3_is_named_wherever_it_stands() {
    let server = builder().start().await.unwrap();
    let header = "Authorization: AWS4-HMAC-SHA256 Credential=AK/20251125/cn/s3/aws4_request, \
                  SignedHeaders=host, Signature=0";
    for (target, header, version) in [
        ("/examplebucket/k", header, "4"),
        ("/", header, "4"),
        ("/examplebucket/k", "Authorization: AWS AK:c2ln", "2"),
        (
            "/examplebucket/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=0",
            "Accept: */*",
            "4",
        ),
        (
            "/examplebucket/k?AWSAccessKeyId=AK&Expires=1&Signature=c2ln",
            "Accept: */*",
            "2",
        ),
    ] {
        let request = format!("GET {target} HTTP/1.1\r\nHost: 127.0.0.1\r\n{header}\r\n\r\n");
        let reply = ask(&server, &request).await;
        assert_eq!(reply.status, 400, "{request}");
        let message = reply.element("Message");
        let named = format!("S3 API (AWS Signature Version {version})");
        assert!(message.contains(&named), "{request}: {message}");
    }
}

#[tokio::test]
async fn a_request_of_oss_may_carry_headers_of_s3() {
    let server = builder().start().await.unwrap();
    let mut plain = GET;
    plain.headers = &[("x-amz-date", "20251125T120000Z")];
    let reply = Signer::of(&server).ask(&server, &plain).await;
    assert_eq!(reply.element("Code"), "NoSuchKey");
}
