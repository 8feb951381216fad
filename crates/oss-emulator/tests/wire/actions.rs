//! Which action an operation asks for, and how some refusals name it.

use oss_emulator::User;

use crate::authorisation::{PUT, allow, guide};
use crate::signed::{GET, LIST, Plain, Signer, builder};
use crate::sts::user;

#[tokio::test]
async fn some_refusals_name_the_right_that_is_missing() {
    let server = guide().await;
    let nobody = user("LTAIramtest");
    let acl = [("acl", "")];
    let read = nobody.ask(&server, &Plain { query: &acl, ..GET }).await;
    assert_eq!(
        read.element("Message"),
        "You do not have read acl permission on this object."
    );
    assert_eq!(read.element("EC"), "0003-00000007");
    let headers = [("x-oss-object-acl", "private")];
    let write = Plain {
        method: "PUT",
        query: &acl,
        headers: &headers,
        ..GET
    };
    let write = nobody.ask(&server, &write).await;
    assert_eq!(
        write.element("Message"),
        "You do not have write acl permission on this object."
    );
    let list = nobody.ask(&server, &LIST).await;
    assert_eq!(
        list.element("Message"),
        "You are forbidden to list buckets."
    );
}

#[tokio::test]
async fn a_version_asks_for_the_right_on_versions() {
    let reader = User::new("reader")
        .access_key("LTAIreader", "secret")
        .policy(allow(r#""oss:GetObject","oss:PutObject""#, "*"));
    let server = builder().user(reader).start().await.unwrap();
    let reader = user("LTAIreader");
    assert_eq!(reader.ask(&server, &PUT).await.status, 200);
    let versioned = Plain {
        query: &[("versionId", "null")],
        ..GET
    };
    let denied = reader.ask(&server, &versioned).await;
    assert_eq!(denied.element("AuthAction"), "oss:GetObjectVersion");
    assert_eq!(reader.ask(&server, &GET).await.status, 200);
}

#[tokio::test]
async fn tags_in_an_upload_need_their_own_right() {
    let writer = User::new("writer")
        .access_key("LTAIwriter", "secret")
        .policy(allow(r#""oss:PutObject""#, "*"));
    let server = builder().user(writer).start().await.unwrap();
    let tagged = Plain {
        headers: &[("x-oss-tagging", "a=b")],
        ..PUT
    };
    let denied = user("LTAIwriter").ask(&server, &tagged).await;
    assert_eq!(
        (denied.status, denied.element("EC")),
        (403, "0003-00000905")
    );
    assert_eq!(denied.element("AuthAction"), "oss:PutObjectTagging");
}

#[tokio::test]
async fn a_reserved_subresource_without_a_handler_is_answered_501_with_its_name() {
    let server = guide().await;
    let full = Signer::of(&server);
    for (query, operation) in [
        (&[("agenticBucket", "")][..], "GetAgenticBucket"),
        (
            &[("agenticBucket", ""), ("bucketSpace", "")],
            "ListBucketSpaces",
        ),
    ] {
        let reply = full
            .ask(
                &server,
                &Plain {
                    key: None,
                    query,
                    ..GET
                },
            )
            .await;
        assert_eq!(
            (reply.status, reply.element("Code")),
            (501, "NotImplemented")
        );
        assert_eq!(reply.element("Operation"), operation);
    }
    let image = [("x-oss-process", "image/resize,w_100")];
    let reply = full
        .ask(
            &server,
            &Plain {
                query: &image,
                ..GET
            },
        )
        .await;
    assert_eq!(reply.element("Operation"), "ProcessImage");
    let wrong = full
        .ask(
            &server,
            &Plain {
                method: "DELETE",
                query: &[("acl", "")],
                ..GET
            },
        )
        .await;
    assert_eq!((wrong.status, wrong.element("ResourceType")), (405, "ACL"));
}
