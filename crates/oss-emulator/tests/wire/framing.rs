//! Where one request ends and the next begins.

use oss_emulator::Emulator;

use crate::raw::{Connection, ask};

async fn server() -> Emulator {
    Emulator::builder()
        .bucket("examplebucket")
        .start()
        .await
        .unwrap()
}

#[tokio::test]
async fn every_answer_has_the_envelope() {
    let server = server().await;
    for request in [
        "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "HEAD /examplebucket/k HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /nosuchbucket/k HTTP/1.1\r\nHost: localhost\r\n\r\n",
    ] {
        let reply = ask(&server, request).await;
        let id = reply.header("x-oss-request-id");
        assert_eq!(id.len(), 24, "{request}");
        assert!(
            id.bytes()
                .all(|b| b.is_ascii_digit() || b.is_ascii_uppercase()),
            "{id}"
        );
        assert_eq!(reply.header("server"), "AliyunOSS");
        assert_eq!(reply.header("connection"), "keep-alive");
        assert!(reply.header("date").ends_with(" GMT"));
        assert!(reply.header("x-oss-server-time").parse::<u64>().is_ok());
        if !reply.body.is_empty() {
            assert_eq!(reply.element("RequestId"), id);
            assert_eq!(reply.header("content-type"), "application/xml");
        }
    }
}

#[tokio::test]
async fn a_get_that_announces_a_body_is_answered_and_the_connection_closed() {
    let server = server().await;
    let mut connection = Connection::open(&server).await;
    connection
        .write("GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n")
        .await;
    let reply = connection.read().await;
    assert_eq!(reply.status, 403);
    assert_eq!(reply.header("connection"), "close");
    connection
        .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        .await;
    assert!(connection.is_closed().await);
}

#[tokio::test]
async fn chunks_beside_a_length_are_served_and_the_connection_closed() {
    let server = server().await;
    let mut connection = Connection::open(&server).await;
    connection
        .write(
            "PUT /examplebucket/k HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\
             Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
        )
        .await;
    let reply = connection.read().await;
    assert_eq!(reply.status, 403, "{}", reply.body);
    assert_eq!(reply.header("connection"), "close");
    assert!(connection.is_closed().await);
}

#[tokio::test]
async fn two_different_lengths_are_refused() {
    let server = server().await;
    let mut connection = Connection::open(&server).await;
    connection
        .write(
            "PUT /examplebucket/k HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\
             Content-Length: 6\r\n\r\nhello",
        )
        .await;
    assert_eq!(connection.read().await.status, 400);
    assert!(connection.is_closed().await);
}

#[tokio::test]
async fn a_refused_upload_is_read_away_and_the_next_request_is_one() {
    let server = server().await;
    let mut connection = Connection::open(&server).await;
    for _ in 0..2 {
        let body = "x".repeat(100_000);
        let head = "PUT /examplebucket/k HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000";
        connection.write(format!("{head}\r\n\r\n{body}")).await;
        let reply = connection.read().await;
        assert_eq!(
            (reply.status, reply.header("connection")),
            (403, "keep-alive")
        );
    }
}

#[tokio::test]
async fn a_refused_upload_that_is_long_ends_the_connection_but_the_answer_arrives() {
    let server = server().await;
    let mut connection = Connection::open(&server).await;
    let head = "PUT /examplebucket/k HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4000000";
    connection
        .write(format!("{head}\r\n\r\n{}", "x".repeat(2_000_000)))
        .await;
    let reply = connection.read().await;
    assert_eq!((reply.status, reply.header("connection")), (403, "close"));
}

#[tokio::test]
async fn a_refused_upload_that_waits_for_a_100_never_gets_one() {
    let server = server().await;
    let mut connection = Connection::open(&server).await;
    connection
        .write(
            "PUT /examplebucket/k HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\
             Expect: 100-continue\r\n\r\n",
        )
        .await;
    let reply = connection.read().await;
    assert_eq!((reply.status, reply.header("connection")), (403, "close"));
}

#[tokio::test]
async fn an_upload_says_how_long_it_is() {
    let server = server().await;
    let reply = ask(
        &server,
        "PUT /examplebucket/k HTTP/1.1\r\nHost: localhost\r\n\r\n",
    )
    .await;
    assert_eq!(
        (reply.status, reply.element("Code")),
        (411, "MissingContentLength")
    );
    assert_eq!(reply.header("x-oss-ec"), "0017-00000101");
    let copy =
        "PUT /examplebucket/k HTTP/1.1\r\nHost: localhost\r\nx-oss-copy-source: /a/b\r\n\r\n";
    assert_eq!(ask(&server, copy).await.status, 403);
}

#[tokio::test]
async fn a_head_that_cannot_be_read_is_refused_and_the_refusal_arrives() {
    let server = server().await;
    for head in [
        "GET / HTTP/1.1\r\nno colon\r\n",
        "GET /\x01 HTTP/1.1\r\n",
        "GET  /\r\n",
    ] {
        let mut connection = Connection::open(&server).await;
        connection
            .write(format!("{head}\r\n{}", "x".repeat(500_000)))
            .await;
        assert_eq!(connection.read().await.status, 400, "{head:?}");
    }
    assert_eq!(
        ask(&server, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            .await
            .status,
        403
    );
}

#[tokio::test]
async fn a_head_that_cannot_be_read_has_a_document_and_a_request_id() {
    let server = server().await;
    let good = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let long = format!("GET /{} HTTP/1.1\r\n\r\n", "k".repeat(200_000));
    let many = format!("GET / HTTP/1.1\r\n{}\r\n", "a: b\r\n".repeat(401));
    for (bad, code) in [
        ("GET / HTTP/1.1\r\nno colon\r\n\r\n", "BadRequest"),
        ("GET  /\r\n\r\n", "BadRequest"),
        ("GET / HTTP/2.0\r\n\r\n", "BadRequest"),
        ("\x16\x03\x01\x02\0\x01", "BadRequest"),
        (
            "PUT / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
            "BadRequest",
        ),
        (
            "PUT / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n",
            "NotImplemented",
        ),
        (&long, "BadRequest"),
        (&many, "BadRequest"),
    ] {
        for before in ["", good] {
            let mut connection = Connection::open(&server).await;
            connection.write(format!("{before}{bad}")).await;
            if !before.is_empty() {
                assert_eq!(connection.read().await.status, 403);
            }
            let reply = connection.read().await;
            assert_eq!(
                (reply.status, reply.element("Code")),
                (400, code),
                "{bad:.40?}"
            );
            assert_eq!(reply.header("x-oss-request-id").len(), 24);
            assert_eq!(reply.element("RequestId"), reply.header("x-oss-request-id"));
            assert_eq!(reply.header("server"), "AliyunOSS");
            assert_eq!(reply.header("connection"), "close");
            assert!(connection.is_closed().await);
        }
    }
}

#[tokio::test]
async fn only_chunks_are_implemented_and_one_host_is_named() {
    let server = server().await;
    let coded = "PUT /examplebucket/k HTTP/1.1\r\nHost: localhost\r\n\
                 Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n";
    let reply = ask(&server, coded).await;
    assert_eq!(
        (reply.status, reply.element("Code")),
        (400, "NotImplemented")
    );
    assert_eq!(reply.element("Header"), "Transfer-Encoding");
    let hosts = "GET / HTTP/1.1\r\nHost: localhost\r\nHost: examplebucket.localhost\r\n\r\n";
    let reply = ask(&server, hosts).await;
    assert_eq!(
        (reply.status, reply.element("Code")),
        (400, "InvalidArgument")
    );
    assert_eq!(reply.element("ArgumentName"), "host");
}
