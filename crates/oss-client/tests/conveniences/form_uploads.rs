//! Uploads by a form.

use std::time::Duration;

use oss_client::transport::testing::Answer;
use oss_client::{Client, ErrorKind};

use crate::{Outcome, scripted, start};

#[tokio::test]
async fn a_form_uploads_without_keys() -> Outcome {
    let (oss, bucket) = start().await?;
    let form = bucket
        .post_form_under("uploads/")
        .success_action_status(201)
        .presign(Duration::from_secs(60))
        .await?;
    // This client has keys that nobody knows, so that a signature would be refused.
    let stranger = Client::builder()
        .endpoint(oss.endpoint())
        .region(oss.region())
        .credentials(oss_client::sign::Credentials::new("STRANGER", "nobody")?)
        .build()?;
    let uploaded = form.upload(&stranger, "a.txt", "hello").send().await?;
    assert_eq!(uploaded.key.as_deref(), Some("uploads/a.txt"));
    let object = bucket.get_object("uploads/a.txt").send().await?;
    assert_eq!(object.content_type.as_deref(), Some("text/plain"));
    assert_eq!(object.output.body.text().await?, "hello");
    Ok(())
}

#[tokio::test]
async fn the_policy_of_a_form_is_enforced() -> Outcome {
    let (_oss, bucket) = start().await?;
    let form = bucket
        .post_form("uploads/a.txt")
        .content_length(1..=4)
        .presign(Duration::from_secs(60))
        .await?;
    let refused = form
        .upload(bucket.client(), "a.txt", "hello")
        .send()
        .await
        .unwrap_err();
    assert_eq!(refused.code(), Some("EntityTooLarge"));
    Ok(())
}

#[tokio::test]
async fn a_redirect_is_a_success_and_nothing_is_signed() -> Outcome {
    let (transport, bucket) = scripted([Answer::status(303).header("location", "https://h/")]);
    let upload = bucket
        .post_object("a.txt", "hello")
        .success_action_redirect("https://h/");
    let answer = upload.send().await?;
    assert_eq!(
        (answer.status().as_u16(), answer.header("location")),
        (303, Some("https://h/"))
    );
    let request = &transport.requests()[0];
    assert!(request.headers().get("authorization").is_none());
    assert_eq!(
        request.headers()["content-length"],
        request.body().len().to_string().as_str()
    );
    Ok(())
}

#[tokio::test]
async fn the_checksum_is_that_of_the_file() -> Outcome {
    let crc = oss_client::integrity::Crc64::checksum(b"hello");
    let answer = |crc: u64| Answer::status(204).header("x-oss-hash-crc64ecma", &crc.to_string());
    let (_, bucket) = scripted([answer(crc), answer(crc + 1)]);
    assert_eq!(
        bucket.post_object("a.txt", "hello").send().await?.crc64,
        Some(crc)
    );
    let damaged = bucket
        .post_object("a.txt", "hello")
        .send()
        .await
        .unwrap_err();
    assert!(matches!(damaged.kind(), ErrorKind::Integrity { .. }));
    Ok(())
}

#[tokio::test]
async fn a_form_upload_cannot_be_presigned() -> Outcome {
    let (_, bucket) = scripted([]);
    // The operation has no method for it, but any operation can be made a call of a client.
    let call = bucket.client().call(bucket.post_object("a.txt", "hello"));
    let refused = call.presign(Duration::from_secs(60)).await;
    let refused = refused.unwrap_err();
    assert_eq!(*refused.kind(), ErrorKind::InvalidRequest);
    assert!(
        refused.to_string().contains("Bucket::post_form"),
        "{refused}"
    );
    Ok(())
}
