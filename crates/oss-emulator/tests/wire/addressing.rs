//! Which bucket and key a request names.

use oss_emulator::{Emulator, PathStyle};

use crate::raw::ask;

async fn code(server: &Emulator, host: &str, target: &str) -> String {
    let reply = ask(
        server,
        &format!("GET {target} HTTP/1.1\r\nHost: {host}\r\n\r\n"),
    )
    .await;
    reply.element("Code").to_owned()
}

/// Anonymous requests tell levels apart by how they are refused.
async fn message(server: &Emulator, host: &str, target: &str) -> String {
    let reply = ask(
        server,
        &format!("GET {target} HTTP/1.1\r\nHost: {host}\r\n\r\n"),
    )
    .await;
    reply.element("Message").to_owned()
}

const SERVICE: &str = "Anonymous access is forbidden for this operation.";
const BUCKET: &str = "Anonymous user has no right to access this bucket.";
const OBJECT: &str = "You have no right to access this object because of bucket acl.";

#[tokio::test]
async fn host_and_path_name_bucket_and_key() {
    let server = Emulator::builder()
        .bucket("examplebucket")
        .cname("img.example.com", "examplebucket")
        .host("oss.example.test")
        .start()
        .await
        .unwrap();
    for (host, target, expected) in [
        ("127.0.0.1:9000", "/", SERVICE),
        ("[::1]:9000", "/examplebucket", BUCKET),
        ("localhost", "/examplebucket/", BUCKET),
        ("localhost:9000", "/examplebucket/dir/k", OBJECT),
        ("examplebucket.localhost:9000", "/", BUCKET),
        ("examplebucket.localhost", "/k", OBJECT),
        ("EXAMPLEBUCKET.oss-cn-hangzhou.aliyuncs.com", "/k", OBJECT),
        (
            "examplebucket.oss-cn-hangzhou-internal.aliyuncs.com",
            "/k",
            OBJECT,
        ),
        ("oss-cn-hangzhou.aliyuncs.com", "/", SERVICE),
        ("img.example.com", "/k", OBJECT),
        ("examplebucket.oss.example.test", "/k", OBJECT),
        ("localhost", "http://examplebucket.localhost/k", OBJECT),
    ] {
        assert_eq!(
            message(&server, host, target).await,
            expected,
            "{host} {target}"
        );
    }
}

#[tokio::test]
async fn what_names_nothing_is_refused_with_the_reason() {
    let server = Emulator::builder()
        .bucket("examplebucket")
        .start()
        .await
        .unwrap();
    let long = format!("/examplebucket/{}", "x".repeat(1024));
    for (host, target, expected) in [
        ("elsewhere.example.com", "/", "NonStandardHostForbidden"),
        ("localhost", "/nosuchbucket/k", "NoSuchBucket"),
        ("localhost", "/No/k", "InvalidBucketName"),
        ("localhost", "/examplebucket//k", "InvalidObjectName"),
        ("localhost", "/examplebucket/%5Ck", "InvalidObjectName"),
        ("localhost", "/examplebucket/a%00b", "InvalidObjectName"),
        ("localhost", "/examplebucket/%FF", "InvalidArgument"),
        (
            "localhost",
            "/examplebucket?objectMeta",
            "InvalidObjectName",
        ),
        ("localhost", long.as_str(), "InvalidObjectName"),
    ] {
        assert_eq!(
            code(&server, host, target).await,
            expected,
            "{host} {target}"
        );
    }
}

#[tokio::test]
async fn path_style_can_be_refused_as_the_service_does() {
    let server = Emulator::builder()
        .bucket("examplebucket")
        .path_style(PathStyle::Refused)
        .start()
        .await
        .unwrap();
    let code_of = |host, target| code(&server, host, target);
    assert_eq!(
        code_of("localhost", "/examplebucket/k").await,
        "SecondLevelDomainForbidden"
    );
    assert_eq!(
        code_of("examplebucket.localhost", "/k").await,
        "AccessDenied"
    );
}

#[tokio::test]
async fn a_form_for_a_host_of_sts_is_for_sts() {
    let server = Emulator::start().await.unwrap();
    for host in [
        "sts.cn-hangzhou.aliyuncs.com",
        "sts.aliyuncs.com:80",
        "127.0.0.1",
    ] {
        let form = "Action=AssumeRole&Version=2015-04-01&Format=XML";
        let request = format!(
            "POST / HTTP/1.1\r\nHost: {host}\r\nContent-Length: {}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\n\r\n{form}",
            form.len()
        );
        let reply = ask(&server, &request).await;
        assert_ne!(reply.element("Code"), "NonStandardHostForbidden", "{host}");
        assert_ne!(reply.element("RequestId"), "", "{host}");
    }
}

#[tokio::test]
async fn a_bucket_is_asked_for_where_it_is() {
    let server = Emulator::builder()
        .bucket("examplebucket")
        .cname("img.example.com", "examplebucket")
        .start()
        .await
        .unwrap();
    let elsewhere = "GET /k HTTP/1.1\r\nHost: examplebucket.oss-cn-beijing.aliyuncs.com\r\n\r\n";
    let reply = ask(&server, elsewhere).await;
    assert_eq!((reply.status, reply.element("Code")), (403, "AccessDenied"));
    assert_eq!(reply.element("Bucket"), "examplebucket");
    assert_eq!(reply.element("Endpoint"), "oss-cn-hangzhou.aliyuncs.com");
    for (method, host, expected) in [
        (
            "GET",
            "nosuchbucket.oss-cn-beijing.aliyuncs.com",
            "NoSuchBucket",
        ),
        (
            "GET",
            "examplebucket.oss-accelerate.aliyuncs.com",
            "TransferAccelerationDisabled",
        ),
        ("PUT", "img.example.com", "InvalidHostPutBucket"),
        ("PUT", "elsewhere.example.com", "InvalidHostPutBucket"),
        (
            "GET",
            "examplebucket.cn-hangzhou.oss.aliyuncs.com",
            "AccessDenied",
        ),
    ] {
        let request = format!("{method} / HTTP/1.1\r\nHost: {host}\r\n\r\n");
        assert_eq!(
            ask(&server, &request).await.element("Code"),
            expected,
            "{method} {host}"
        );
    }
}
