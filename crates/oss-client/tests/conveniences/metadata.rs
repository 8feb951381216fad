//! Tags and user metadata.

use oss_client::{ErrorKind, Tags};

use crate::{Outcome, scripted, start};

#[tokio::test]
async fn metadata_and_tags_arrive() -> Outcome {
    let (_oss, bucket) = start().await?;
    bucket
        .put_object("a.txt")
        .metadata("Origin", "dock 7")
        .tagging([("project", "a b"), ("owner", "")])
        .body("hello")
        .send()
        .await?;
    let head = bucket.head_object("a.txt").send().await?;
    assert_eq!(
        head.metadata.get("origin").map(String::as_str),
        Some("dock 7")
    );
    assert_eq!(head.tagging_count, Some(2));
    Ok(())
}

#[tokio::test]
async fn what_no_header_can_carry_is_refused_by_name() -> Outcome {
    let (transport, bucket) = scripted([]);
    for (name, value, told) in [
        ("author", "José", "metadata \"author\": \"José\""),
        ("na me", "x", "metadata \"na me\""),
        ("long", &"x".repeat(9000), "8 KiB"),
    ] {
        let put = bucket
            .put_object("a.txt")
            .metadata(name, value)
            .body("hello");
        let error = put.send().await.unwrap_err();
        assert_eq!(*error.kind(), ErrorKind::InvalidRequest);
        assert!(error.to_string().contains(told), "{error}");
    }
    let twice = bucket
        .put_object("a.txt")
        .metadata("a", "1")
        .metadata("A", "2");
    assert!(
        twice
            .send()
            .await
            .unwrap_err()
            .to_string()
            .contains("twice")
    );
    let tags = Tags::from([("a", "1"), ("a", "2")]);
    let error = bucket
        .put_object("a.txt")
        .tagging(tags)
        .send()
        .await
        .unwrap_err();
    assert!(error.to_string().contains("tagging \"a\""), "{error}");
    assert!(transport.requests().is_empty());
    Ok(())
}
