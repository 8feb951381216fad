//! The responses that `oss-client` reads: documents, headers and errors.

use std::sync::Arc;

use oss_client::operations::object::{ObjectIdentifier, ObjectsToDelete};
use oss_client::sign::Credentials;
use oss_client::transport::Body;
use oss_client::transport::testing::{Answer, ScriptedTransport, SteppedRuntime};
use oss_client::{Bucket, Client, Error};

use super::{NOW, block_on, files};
use crate::fuzz::Target;

pub(super) const ANSWERS: Target = Target {
    name: "client_answers",
    seeds: || samples("body"),
    words: XML,
    run: |input| {
        block_on(async {
            let answer =
                || Answer::status(200).header("x-oss-request-id", "5C3D9175B6FC201293AD5C12");
            for operation in 0..OPERATIONS {
                let (client, bucket) = client(answer().body(input.to_vec()));
                let _ = send(operation, &client, &bucket).await.map_err(read);
            }
        });
    },
    smoke: 600,
};

pub(super) const REFUSALS: Target = Target {
    name: "client_refusals",
    seeds: || {
        let mut seeds = samples("body");
        let texts = [
            "<?xml version=\"1.0\"?><Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match.</Message><RequestId>5C3D</RequestId><HostId>h</HostId><OSSAccessKeyId>AK</OSSAccessKeyId><SignatureProvided>x</SignatureProvided><StringToSign>OSS4-HMAC-SHA256\n20251125T000000Z\n20251125/cn-hangzhou/oss/aliyun_v4_request\n00</StringToSign><StringToSignBytes>4F 53</StringToSignBytes><CanonicalRequest>GET\n/\n\nhost:x\n</CanonicalRequest><EC>0002-00000201</EC></Error>",
            "<Error><Code>AccessDenied</Code><Message>Access denied by authorizer's policy.</Message><EC>0003-00000001</EC><AccessDeniedDetail><AuthAction>oss:GetObject</AuthAction><AuthPrincipalType>SubUser</AuthPrincipalType></AccessDeniedDetail></Error>",
            "<html><head><title>502</title></head><body>bad gateway</body></html>",
        ];
        seeds.extend(texts.map(|text| text.as_bytes().to_vec()));
        seeds
    },
    words: XML,
    run: |input| {
        block_on(async {
            for status in [304, 400, 403, 404, 409, 412, 503] {
                let answer = Answer::status(status).body(input.to_vec());
                let (client, bucket) = client(answer);
                let operation = usize::from(status) % OPERATIONS;
                let error = send(operation, &client, &bucket).await.map_err(read);
                assert!(error.is_err() || status == 304);
            }
        });
    },
    smoke: 600,
};

pub(super) const XML: &[&str] = &[
    "<",
    "</",
    "<Key>",
    "</Contents>",
    "<IsTruncated>true</IsTruncated>",
    "<EncodingType>url</EncodingType>",
    "<![CDATA[",
    "]]>",
    "<!DOCTYPE a [<!ENTITY b \"c\">]>",
    "&b;",
    "&#0;",
    "&#x10ffff;",
    "<?xml version=\"1.0\" encoding=\"utf-16\"?>",
    "<Error><Code>",
    "%zz",
];

const OPERATIONS: usize = 9;

async fn send(operation: usize, client: &Client, bucket: &Bucket) -> Result<(), Error> {
    match operation {
        0 => client.list_buckets().send().await.map(drop),
        1 => bucket.list_objects_v2().send().await.map(drop),
        2 => bucket.get_bucket_acl().send().await.map(drop),
        3 => bucket.get_bucket_versioning().send().await.map(drop),
        4 => bucket.get_object_acl("a").send().await.map(drop),
        5 => {
            let delete = ObjectsToDelete::new([ObjectIdentifier::new("a")]);
            bucket
                .delete_multiple_objects(delete)
                .send()
                .await
                .map(drop)
        }
        6 => bucket
            .put_object("a")
            .body(Body::from("x"))
            .send()
            .await
            .map(drop),
        7 => bucket
            .get_object("a")
            .send()
            .await?
            .output
            .body
            .bytes(1 << 20)
            .await
            .map(drop),
        _ => bucket.head_object("a").send().await.map(drop),
    }
}

/// Everything that an error says of itself.
#[expect(
    clippy::needless_pass_by_value,
    reason = "the shape that map_err calls"
)]
fn read(error: Error) -> String {
    format!(
        "{error} {error:?} {:?} {:?} {:?}",
        error.hint(),
        error.service(),
        error.kind()
    )
}

fn client(answer: Answer) -> (Client, Bucket) {
    // Repeated attempts find the script at its end, which is an error of the transport.
    let transport = ScriptedTransport::new([answer]);
    let client = Client::builder()
        .region("cn-hangzhou")
        .credentials(Credentials::new("AK", "example-secret").unwrap())
        .transport(Arc::new(transport))
        .runtime(Arc::new(SteppedRuntime::at_unix(NOW)))
        .build()
        .unwrap();
    let bucket = client.bucket("examplebucket").unwrap();
    (client, bucket)
}

/// The bodies of the answers in the samples of the API description.
pub(super) fn samples(member: &str) -> Vec<Vec<u8>> {
    let documents = files("xtask/model/samples");
    let body = |text: &Vec<u8>| {
        let sample: serde_json::Value = serde_json::from_slice(text).ok()?;
        let body = sample.pointer(&format!("/response/{member}"))?.as_str()?;
        (!body.is_empty()).then(|| body.as_bytes().to_vec())
    };
    documents.iter().filter_map(body).collect()
}
