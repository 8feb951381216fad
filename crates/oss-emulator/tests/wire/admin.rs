//! The admin port: what a test in another language can do to the server.

use oss_emulator::{Emulator, User};

use crate::raw::{Connection, Reply, ask, ask_at};
use crate::signed::{GET, Plain, Signer, builder};

async fn server() -> Emulator {
    let admin = ([127, 0, 0, 1], 0).into();
    builder().admin(admin).start().await.unwrap()
}

async fn put(server: &Emulator, bucket: &str, key: Option<&str>, body: &str) {
    let plain = Plain {
        method: "PUT",
        bucket: Some(bucket),
        key,
        body,
        ..GET
    };
    let reply = Signer::of(server).ask(server, &plain).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
}

async fn get(server: &Emulator, bucket: &str, key: &str) -> Reply {
    let plain = Plain {
        bucket: Some(bucket),
        key: Some(key),
        ..GET
    };
    Signer::of(server).ask(server, &plain).await
}

async fn admin(server: &Emulator, method: &str, path: &str, body: &str) -> Reply {
    let length = body.len();
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: admin\r\nContent-Length: {length}\r\n\r\n{body}"
    );
    ask_at(server.admin_endpoint().unwrap(), &request).await
}

#[tokio::test]
async fn health_and_metrics_are_told() {
    let server = server().await;
    let health = admin(&server, "GET", "/-/health", "").await;
    assert_eq!(
        (health.status, health.body.as_str()),
        (200, r#"{"status":"ok"}"#)
    );
    put(&server, "examplebucket", Some("a"), "hello").await;
    let metrics = admin(&server, "GET", "/-/metrics", "").await;
    assert_eq!(
        metrics.header("content-type"),
        "text/plain; version=0.0.4; charset=utf-8"
    );
    for line in [
        "oss_requests_total{operation=\"PutObject\",status=\"200\"} 1",
        "oss_buckets 1",
        "oss_objects{bucket=\"examplebucket\"} 1",
        "oss_object_bytes{bucket=\"examplebucket\"} 5",
    ] {
        assert!(
            metrics.body.lines().any(|own| own == line),
            "{}",
            metrics.body
        );
    }
}

#[tokio::test]
async fn a_reset_brings_the_start_back() {
    let server = server().await;
    put(&server, "examplebucket", Some("a"), "hello").await;
    put(&server, "otherbucket", None, "").await;
    let added = User::new("added").access_key("LTAIadded", "secret");
    server.identities().add_user(added).unwrap();
    server.faults().set_skew(3600);
    assert_eq!(admin(&server, "POST", "/-/reset", "").await.status, 204);
    assert_eq!(
        get(&server, "examplebucket", "a").await.element("Code"),
        "NoSuchKey"
    );
    assert_eq!(
        get(&server, "otherbucket", "a").await.element("Code"),
        "NoSuchBucket"
    );
    assert!(
        !server
            .identities()
            .set_access_key_active("LTAIadded", false)
    );
    put(&server, "examplebucket", Some("a"), "again").await;
    assert_eq!(get(&server, "examplebucket", "a").await.body, "again");
}

#[tokio::test]
async fn faults_are_planned_and_removed() {
    let server = server().await;
    put(&server, "examplebucket", Some("a"), "hello").await;
    let fault = r#"{"fault":"status","status":503,"code":"ServiceUnavailable","operation":"GetObject","times":4294967295}"#;
    assert_eq!(admin(&server, "POST", "/-/faults", fault).await.status, 204);
    assert_eq!(get(&server, "examplebucket", "a").await.status, 503);
    assert_eq!(admin(&server, "DELETE", "/-/faults", "").await.status, 204);
    assert_eq!(get(&server, "examplebucket", "a").await.status, 200);
}

#[tokio::test]
async fn an_object_changes_before_it_is_read_the_second_time() {
    let server = server().await;
    put(&server, "examplebucket", Some("a"), "hello").await;
    let fault = r#"{"fault":"change-object","operation":"GetObject","after":1}"#;
    admin(&server, "POST", "/-/faults", fault).await;
    let (first, second) = (
        get(&server, "examplebucket", "a").await,
        get(&server, "examplebucket", "a").await,
    );
    assert_eq!(
        (first.body.as_str(), second.body.as_str()),
        ("hello", "iello")
    );
    assert_ne!(first.header("etag"), second.header("etag"));
}

#[tokio::test]
async fn a_request_is_cut_after_some_bytes_and_not_carried_out() {
    let server = server().await;
    let fault = r#"{"fault":"cut-request","at":3}"#;
    admin(&server, "POST", "/-/faults", fault).await;
    let mut connection = Connection::open(&server).await;
    let head = "PUT /examplebucket/a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n";
    connection.write(head).await;
    connection.write("hello").await;
    assert!(connection.is_closed().await);
    assert_eq!(
        get(&server, "examplebucket", "a").await.element("Code"),
        "NoSuchKey"
    );
}

#[tokio::test]
async fn a_call_of_sts_is_cut_too() {
    let server = server().await;
    let fault = r#"{"fault":"cut-request","at":1,"operation":"AssumeRole"}"#;
    admin(&server, "POST", "/-/faults", fault).await;
    let call = "GET /?Action=AssumeRole&Version=2015-04-01 HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let mut connection = Connection::open(&server).await;
    connection.write(call).await;
    assert!(connection.is_closed().await);
    assert_ne!(ask(&server, call).await.status, 200);
}

#[tokio::test]
async fn the_clock_moves_forward() {
    let server = server().await;
    let now = admin(&server, "GET", "/-/clock", "").await;
    assert_eq!(now.body, r#"{"now":"2025-11-25T12:00:00Z"}"#);
    let later = admin(&server, "POST", "/-/clock", r#"{"advance_seconds":90}"#).await;
    assert_eq!(later.body, r#"{"now":"2025-11-25T12:01:30Z"}"#);
}

#[tokio::test]
async fn mistakes_are_named() {
    let server = server().await;
    for (method, path, body, status, named) in [
        ("GET", "/-/reste", "", 404, "/-/reset"),
        ("GET", "/-/reset", "", 405, "POST"),
        ("POST", "/-/clock", "{}", 400, "advance_seconds"),
        ("POST", "/-/faults", r#"{"fault":"rain"}"#, 400, "rain"),
    ] {
        let reply = admin(&server, method, path, body).await;
        assert_eq!(reply.status, status, "{path}");
        assert!(reply.body.contains(named), "{}", reply.body);
    }
    let oss = ask(&server, "GET /-/health HTTP/1.1\r\nHost: localhost\r\n\r\n").await;
    assert_eq!(oss.status, 400, "the service itself has no admin paths");
}

#[tokio::test]
async fn a_folder_becomes_buckets_and_objects() {
    let folder = tempfile::tempdir().unwrap();
    let deep = folder.path().join("seeded-bucket/dir");
    tokio::fs::create_dir_all(&deep).await.unwrap();
    tokio::fs::write(deep.join("a.txt"), "from a file")
        .await
        .unwrap();
    let server = builder().seed(folder.path()).start().await.unwrap();
    let reply = get(&server, "seeded-bucket", "dir/a.txt").await;
    assert_eq!(reply.body, "from a file");

    let odd = folder.path().join(format!("seeded-bucket/{}odd", "\\"));
    tokio::fs::write(&odd, "x").await.unwrap();
    let error = builder().seed(folder.path()).start().await.unwrap_err();
    assert!(error.to_string().contains("odd"), "{error}");
    tokio::fs::remove_file(&odd).await.unwrap();

    tokio::fs::create_dir(folder.path().join("Not_A_Bucket"))
        .await
        .unwrap();
    let error = builder().seed(folder.path()).start().await;
    assert!(error.unwrap_err().to_string().contains("bucket"));
}
