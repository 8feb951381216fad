//! What the description of the API marks: media types that follow from the key, and `Content-MD5`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use oss_client::Bucket;
use oss_client::integrity::content_md5;
use oss_client::operations::cors::{CorsConfiguration, CorsRule};
use oss_client::transport::testing::{Answer, RecordedRequest};
use serde_json::Value;

use crate::{Outcome, scripted};

fn model() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../xtask/model")
}

#[expect(clippy::disallowed_methods, reason = "a test reads the description")]
fn read(path: &Path) -> Result<Value, Box<dyn std::error::Error>> {
    Ok(serde_json::from_str(&std::fs::read_to_string(path)?)?)
}

/// All operations that are described.
fn operations() -> Result<Vec<Value>, Box<dyn std::error::Error>> {
    let mut operations = Vec::new();
    for entry in std::fs::read_dir(model())? {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            operations.extend(
                read(&path)?["operations"]
                    .as_array()
                    .cloned()
                    .unwrap_or_default(),
            );
        }
    }
    assert!(operations.len() > 190);
    Ok(operations)
}

/// Sends one call. Its answer does not matter.
async fn sent<T>(send: impl AsyncFnOnce(Bucket) -> T) -> RecordedRequest {
    let (transport, bucket) = scripted([Answer::status(200)]);
    drop(send(bucket).await);
    transport.requests().remove(0)
}

#[tokio::test]
async fn every_upload_that_is_marked_has_the_type_of_its_key() -> Outcome {
    let operations = operations()?.into_iter();
    let marked = operations.filter(|operation| operation["content_type_from_key"] == true);
    let marked: BTreeSet<_> = marked
        .map(|operation| operation["name"].to_string())
        .collect();
    let uploads = [
        (
            "\"AppendObject\"",
            sent(async |b| b.append_object("a.txt", 0).send().await).await,
        ),
        (
            "\"InitiateMultipartUpload\"",
            sent(async |b| b.initiate_multipart_upload("a.txt").send().await).await,
        ),
        (
            "\"PutObject\"",
            sent(async |b| b.put_object("a.txt").send().await).await,
        ),
    ];
    for (_, request) in &uploads {
        assert_eq!(
            request.header("content-type"),
            Some("text/plain"),
            "{request:?}"
        );
    }
    let tested = uploads.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(
        marked, tested,
        "each operation that is marked has a call above"
    );

    let own = sent(async |b| b.put_object("a.txt").content_type("x/y").send().await).await;
    assert_eq!(own.header("content-type"), Some("x/y"));
    let form = sent(async |b| b.post_object("a.txt", "hello").send().await).await;
    assert!(String::from_utf8_lossy(form.body()).contains("\r\nContent-Type: text/plain\r\n"));
    Ok(())
}

/// The calls of all samples are compared with their headers by the tests of the operations.
#[test]
fn the_samples_have_a_digest_exactly_where_it_is_marked() -> Outcome {
    for operation in operations()? {
        let name = operation["name"].as_str().unwrap();
        let request = &read(&model().join(format!("samples/{name}.json")))?["request"];
        let digest = request["headers"]["content-md5"].as_str();
        if request["input"]["content_md5"].is_string() {
            continue;
        }
        let body = request["body"]
            .as_str()
            .filter(|_| operation["content_md5"] == true);
        assert_eq!(
            digest,
            body.map(|body| content_md5(body.as_bytes())).as_deref(),
            "{name}"
        );
    }
    Ok(())
}

#[tokio::test]
async fn the_digest_is_that_of_the_document_that_is_sent() -> Outcome {
    let rule = CorsRule::new(["https://app.example.com"], ["GET"]);
    let request = sent(async |b| {
        b.put_bucket_cors(CorsConfiguration::new([rule]))
            .send()
            .await
    })
    .await;
    assert!(!request.body().is_empty());
    assert_eq!(
        request.header("content-md5"),
        Some(content_md5(request.body()).as_str())
    );
    Ok(())
}
