//! What is refused, here or by the server, and how the error puts it.

use std::error::Error as _;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use oss_client::sign::{BucketName, Credentials, ObjectKey};
use oss_client::transport::testing::{Answer, NoTransport};
use oss_client::{Client, ETag, ErrorKind};

use crate::scripted::{Scripted, refusal};

#[tokio::test]
async fn keys_that_oss_does_not_take_are_refused_before_anything_is_sent() {
    let oss = Scripted::new([]);
    for (key, reason) in [
        (String::new(), "it is empty"),
        ("/a".to_owned(), "begins with a slash"),
        ("\\a".to_owned(), "begins with a"),
        ("a\0b".to_owned(), "NUL"),
        ("é".repeat(512), "1023 bytes"),
    ] {
        let error = oss.bucket.get_object(key).send().await.unwrap_err();
        assert_eq!(*error.kind(), ErrorKind::InvalidRequest);
        assert!(error.to_string().starts_with("GetObject"), "{error}");
        assert!(error.to_string().contains(reason), "{error}");
    }
    assert!(oss.bucket.client().bucket("Bad_Bucket").is_err());
    assert_eq!(oss.sent(), 0);
}

#[tokio::test]
async fn what_a_header_cannot_carry_names_the_header() {
    let oss = Scripted::new([]);
    let call = oss.bucket.put_object("a").cache_control("é").body("x");
    let error = call.send().await.unwrap_err();
    assert!(
        error.to_string().contains("header \"cache-control\""),
        "{error}"
    );
    let call = oss.bucket.get_object("a").with_header("versionId", "CAEQ");
    let error = call.send().await.unwrap_err();
    assert!(error.to_string().contains("version_id"), "{error}");
    let call = oss.bucket.get_object("a").with_header("Authorization", "x");
    assert_eq!(
        *call.send().await.unwrap_err().kind(),
        ErrorKind::InvalidRequest
    );
}

#[tokio::test]
async fn a_length_that_is_not_the_bodys_is_refused() {
    let oss = Scripted::new([]);
    let error = oss
        .bucket
        .put_object("a")
        .content_length(7)
        .body("x")
        .send()
        .await
        .unwrap_err();
    assert!(
        error
            .to_string()
            .contains("content_length 7: the body has 1"),
        "{error}"
    );
}

#[test]
fn a_client_that_cannot_work_is_not_built() {
    let keys = || Credentials::new("EXAMPLEKEYID", "EXAMPLEKEYSECRET").unwrap();
    let setting = |client: Result<Client, oss_client::Error>| match client.unwrap_err().kind() {
        ErrorKind::Config { setting } => *setting,
        other => panic!("{other}"),
    };
    let builder = || {
        Client::builder()
            .transport(Arc::new(NoTransport::new()))
            .credentials(keys())
    };
    assert_eq!(setting(builder().build()), "endpoint");
    assert_eq!(setting(builder().endpoint("ftp://x").build()), "endpoint");
    assert_eq!(
        setting(builder().endpoint("https://host/path").build()),
        "endpoint"
    );
    assert_eq!(
        setting(builder().endpoint("https://u@host").build()),
        "endpoint"
    );
    assert_eq!(
        setting(builder().endpoint("static.example.com").build()),
        "region"
    );
    assert_eq!(setting(builder().region("cn hangzhou").build()), "region");
    assert!(
        builder()
            .endpoint("static.example.com")
            .region("cn-hangzhou")
            .build()
            .is_ok()
    );
    let suffix = builder()
        .region("cn-hangzhou")
        .user_agent_suffix("a\nb")
        .build();
    assert_eq!(setting(suffix), "user_agent_suffix");
}

#[cfg(not(feature = "hyper"))]
#[test]
fn without_a_transport_the_builder_says_so() {
    let keys = Credentials::new("EXAMPLEKEYID", "EXAMPLEKEYSECRET").unwrap();
    let error = Client::builder()
        .region("cn-hangzhou")
        .credentials(keys)
        .build()
        .unwrap_err();
    assert!(error.to_string().contains(".transport("), "{error}");
}

#[tokio::test]
async fn a_wrong_place_names_the_right_one_and_is_not_followed() {
    let elsewhere = "<Error><Code>AccessDenied</Code><Message>The bucket you are attempting to \
        access must be addressed using the specified endpoint.</Message>\
        <Endpoint>oss-cn-shanghai.example.com</Endpoint></Error>";
    let endpoint = "oss-cn-shanghai.example.com".to_owned();
    for status in [403, 307] {
        let oss = Scripted::new([Answer::status(status).body(elsewhere)]);
        let error = oss.bucket.get_object("a").send().await.unwrap_err();
        assert_eq!(
            *error.kind(),
            ErrorKind::WrongEndpoint {
                endpoint: endpoint.clone()
            }
        );
        assert!(error.hint().unwrap().contains(&endpoint));
        assert_eq!(oss.sent(), 1);
    }
}

#[tokio::test]
async fn any_answer_can_be_an_error_and_none_breaks_the_client() {
    for (body, code) in [
        (String::new(), ""),
        ("<html><body>Forbidden<br></body></html>".to_owned(), ""),
        ("<Error></Error>".to_owned(), ""),
        ("<Error><Code>X</Code></Error>".to_owned(), "X"),
        (format!("<Error>{}", "<a>".repeat(100_000)), ""),
        (
            "<!DOCTYPE x [<!ENTITY a \"b\">]><Error><Code>&a;</Code></Error>".to_owned(),
            "",
        ),
        ("<Error><Code>&#x41;&amp;</Code></Error>".to_owned(), "A&"),
    ] {
        let oss = Scripted::new([Answer::status(403).body(body.clone())]);
        let error = oss.bucket.get_object("a").send().await.unwrap_err();
        let service = error.service().unwrap();
        assert_eq!(
            (service.status(), service.code()),
            (403, Some(code).filter(|code| !code.is_empty())),
            "{body:.60}"
        );
        assert!(error.to_string().len() < 500, "{error}");
    }
}

#[tokio::test]
async fn the_answer_to_head_has_its_reason_in_a_header() {
    let document =
        STANDARD.encode("<Error><Code>NoSuchBucket</Code><EC>0015-00000101</EC></Error>");
    let oss = Scripted::new([Answer::status(404).header("x-oss-err", &document)]);
    let error = oss.bucket.head_object("a").send().await.unwrap_err();
    assert_eq!(error.code(), Some("NoSuchBucket"));
    assert_eq!(error.ec(), Some("0015-00000101"));
}

#[tokio::test]
async fn a_stored_object_whose_callback_failed_is_an_error_of_its_own() {
    let failed = refusal(203, "CallbackFailed").header("etag", "\"E\"");
    let oss = Scripted::new([failed]);
    let error = oss
        .bucket
        .put_object("a")
        .callback("e30=")
        .body("x")
        .send()
        .await
        .unwrap_err();
    let kind = ErrorKind::CallbackFailed {
        etag: Some(ETag::from("E")),
        version_id: None,
    };
    assert_eq!(*error.kind(), kind);
    assert_eq!(oss.sent(), 1);
}

#[tokio::test]
async fn a_signature_that_does_not_match_shows_the_line_that_differs() {
    let keys = || Credentials::new("LTAI5tEXAMPLEKEYID", "EXAMPLEKEYSECRET").unwrap();
    let canonical = "PUT\n/examplebucket/a\n\ncontent-type:image/png\nx-oss-content-sha256:\
        UNSIGNED-PAYLOAD\nx-oss-date:20231216T162057Z\n\n\nUNSIGNED-PAYLOAD";
    let body = format!(
        "<Error><Code>SignatureDoesNotMatch</Code><CanonicalRequest>{canonical}</CanonicalRequest>\
         </Error>"
    );
    let oss = Scripted::built([Answer::status(403).body(body)], |b| b.credentials(keys()));
    let call = oss
        .bucket
        .put_object("a")
        .content_type("text/plain")
        .body("x");
    let error = call.send().await.unwrap_err();
    let hint = error.hint().unwrap();
    assert!(hint.contains("content-type:text/plain"), "{hint}");
    assert!(hint.contains("content-type:image/png"), "{hint}");
}

#[tokio::test]
async fn a_list_that_does_not_move_on_ends_with_an_error() {
    let page = |next: &str| {
        Answer::status(200).body(format!(
            "<ListBucketResult><Name>examplebucket</Name><MaxKeys>100</MaxKeys>\
             <IsTruncated>true</IsTruncated>{next}<KeyCount>1</KeyCount>\
             <CommonPrefixes><Prefix>a</Prefix></CommonPrefixes></ListBucketResult>"
        ))
    };
    let same = "<NextContinuationToken>t</NextContinuationToken>";
    let oss = Scripted::new((0..9).map(|_| page(same)));
    let mut pages = oss.bucket.list_objects_v2().pages();
    assert!(pages.next().await.unwrap().is_ok());
    let error = pages.next().await.unwrap().unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::Pagination);
    assert!(pages.next().await.is_none());
    let oss = Scripted::new([page("")]);
    let error = oss
        .bucket
        .list_objects_v2()
        .items()
        .next()
        .await
        .unwrap()
        .unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::Pagination);
    assert!(error.source().is_none());
}

#[tokio::test]
async fn a_header_that_is_given_twice_is_refused() {
    let oss = Scripted::new([]);
    let call = oss.bucket.put_object("a").content_type("text/plain");
    let error = call
        .with_header("Content-Type", "text/html")
        .send()
        .await
        .unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::InvalidRequest);
    assert!(
        error
            .to_string()
            .contains("\"content-type\": it is given twice"),
        "{error}"
    );
    assert_eq!(oss.sent(), 0);
}

#[tokio::test]
async fn a_bucket_and_a_key_may_be_given_as_checked_values() {
    let oss = Scripted::new([Answer::status(204)]);
    let name = BucketName::new("examplebucket").unwrap();
    let bucket = oss.bucket.client().bucket(&name).unwrap();
    assert_eq!(*bucket.name(), name);
    let bucket = oss.bucket.client().bucket(name).unwrap();
    let key = ObjectKey::new("a").unwrap();
    bucket.delete_object(key).send().await.unwrap();
}
