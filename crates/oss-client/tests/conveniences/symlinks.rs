//! Symbolic links.

use oss_client::transport::testing::Answer;

use crate::{Outcome, scripted};

#[tokio::test]
async fn a_target_is_percent_encoded_exactly_once() -> Outcome {
    let encoded = "a%20b%2F%25c%C3%A9%2B";
    let link = Answer::status(200).header("x-oss-symlink-target", encoded);
    let (transport, bucket) = scripted([Answer::status(200), link]);
    bucket.put_symlink("link", "a b/%c\u{e9}+").send().await?;
    assert_eq!(
        transport.requests()[0].header("x-oss-symlink-target"),
        Some(encoded)
    );
    assert_eq!(
        bucket.get_symlink("link").send().await?.target,
        "a b/%c\u{e9}+"
    );
    Ok(())
}

#[tokio::test]
async fn a_target_that_no_object_can_have_is_refused() -> Outcome {
    let (transport, bucket) = scripted([]);
    assert!(bucket.put_symlink("link", "").send().await.is_err());
    assert!(transport.requests().is_empty());
    Ok(())
}
