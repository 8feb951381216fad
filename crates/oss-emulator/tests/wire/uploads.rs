//! Bodies that come in every legal framing, and keys byte for byte.

use std::time::Duration;

use oss_emulator::{Emulator, Fault};
use oss_sign::Credentials;

use crate::raw::{Connection, ask};
use crate::signed::{GET, Plain, Signer, builder};

const PUT: Plain<'static> = Plain {
    method: "PUT",
    ..GET
};

/// The head of a signed upload without its framing, for a test to add its own.
fn head(server: &Emulator, framing: &str) -> String {
    Signer::of(server)
        .v4(&PUT)
        .replace("Content-Length: 0\r\n", framing)
}

async fn stored(server: &Emulator) -> String {
    Signer::of(server).ask(server, &GET).await.body
}

#[tokio::test]
async fn chunks_with_extensions_and_trailers_are_a_body() {
    let server = builder().start().await.unwrap();
    let chunks = "5;ext=1\r\nhello\r\n6\r\n world\r\n0\r\nX-Trailer: 1\r\n\r\n";
    let request = head(&server, "Transfer-Encoding: chunked\r\n") + chunks;
    assert_eq!(ask(&server, &request).await.status, 200);
    assert_eq!(stored(&server).await, "hello world");
}

#[tokio::test]
async fn chunks_beside_a_length_are_the_body_and_the_last_on_the_connection() {
    let server = builder().start().await.unwrap();
    let framing = "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n";
    let request = head(&server, framing) + "5\r\nhello\r\n0\r\n\r\n";
    let mut connection = Connection::open(&server).await;
    connection.write(request).await;
    let reply = connection.read().await;
    assert_eq!((reply.status, reply.header("connection")), (200, "close"));
    assert!(connection.is_closed().await);
    assert_eq!(stored(&server).await, "hello");
}

#[tokio::test]
async fn a_100_is_sent_when_the_body_is_wanted() {
    let server = builder().start().await.unwrap();
    let mut connection = Connection::open(&server).await;
    connection
        .write(head(
            &server,
            "Content-Length: 5\r\nExpect: 100-continue\r\n",
        ))
        .await;
    assert_eq!(connection.read_head().await.status, 100);
    connection.write("hello").await;
    let reply = connection.read().await;
    assert_eq!(
        (reply.status, reply.header("connection")),
        (200, "keep-alive")
    );
    assert_eq!(stored(&server).await, "hello");
}

#[tokio::test]
async fn a_body_that_ends_early_is_incomplete_and_stores_nothing() {
    let server = builder().start().await.unwrap();
    let mut connection = Connection::open(&server).await;
    connection
        .write(head(&server, "Content-Length: 10\r\n") + "hello")
        .await;
    connection.finish().await;
    let reply = connection.read().await;
    assert_eq!(
        (reply.status, reply.element("Code")),
        (400, "IncompleteBody")
    );
    assert_eq!(Signer::of(&server).ask(&server, &GET).await.status, 404);
}

#[tokio::test]
async fn nothing_behind_a_malformed_body_is_a_request() {
    let server = builder().start().await.unwrap();
    let delete = Signer::of(&server).v4(&Plain {
        method: "DELETE",
        ..GET
    });
    let signed = head(&server, "Transfer-Encoding: chunked\r\n");
    let unsigned = "PUT /examplebucket/k HTTP/1.1\r\nHost: localhost\r\n\
                    Transfer-Encoding: chunked\r\n\r\n";
    for (head, status) in [(signed.as_str(), 400), (unsigned, 403)] {
        for body in ["5\r\nhelloX", "x\r\n", "1\r\nab\r\n0\r\n\r\n", "\r\n\r\n"] {
            let put = Signer::of(&server).ask(&server, &PUT).await;
            assert_eq!(put.status, 200);
            let mut connection = Connection::open(&server).await;
            connection.write(format!("{head}{body}{delete}")).await;
            let reply = connection.read().await;
            assert_eq!(
                (reply.status, reply.header("connection")),
                (status, "close"),
                "{body:?}"
            );
            assert!(connection.is_closed().await, "{body:?}");
            let get = Signer::of(&server).ask(&server, &GET).await;
            assert_eq!(get.status, 200, "{body:?}");
        }
    }
}

#[tokio::test]
async fn a_body_that_stalls_times_out() {
    let server = builder()
        .body_patience(Duration::from_millis(100))
        .start()
        .await
        .unwrap();
    let mut connection = Connection::open(&server).await;
    connection
        .write(head(&server, "Content-Length: 10\r\n") + "hello")
        .await;
    let reply = connection.read().await;
    assert_eq!(
        (reply.status, reply.element("Code")),
        (400, "RequestTimeout")
    );
    assert_eq!(reply.header("connection"), "close");
}

#[tokio::test]
async fn keys_are_kept_byte_for_byte() {
    let server = builder().start().await.unwrap();
    let signer = Signer::of(&server);
    let longest = "x".repeat(1023);
    for key in [
        ".",
        "..",
        "a/../b",
        "a//b",
        "a/./b/",
        "dir/",
        "tab\tand\u{1}\u{7f}",
        "line\r\nbreak",
        "exampledir/a+b c/é.txt",
        "%2F%25",
        "?#&=;:@",
        "\u{1F600}",
        longest.as_str(),
    ] {
        let put = Plain {
            key: Some(key),
            body: key,
            ..PUT
        };
        assert_eq!(signer.ask(&server, &put).await.status, 200, "{key:?}");
        let get = Plain {
            key: Some(key),
            ..GET
        };
        assert_eq!(signer.ask(&server, &get).await.body, key);
        assert_eq!(ask(&server, &signer.v4_url(&get, 60)).await.body, key);
        assert_eq!(ask(&server, &signer.v1(&get)).await.body, key);
    }
}

#[tokio::test]
async fn a_lost_answer_was_carried_out_and_wrong_checksums_are_wrong() {
    let server = builder().start().await.unwrap();
    server.faults().inject(Fault::LoseAnswer);
    let mut connection = Connection::open(&server).await;
    connection
        .write(Signer::of(&server).v4(&Plain {
            body: "hello",
            ..PUT
        }))
        .await;
    assert!(connection.is_closed().await);
    let right = Signer::of(&server).ask(&server, &GET).await;
    assert_eq!(right.body, "hello");
    let crc = right.header("x-oss-hash-crc64ecma");
    assert!(!crc.is_empty());
    server.faults().inject(Fault::WrongCrc);
    server.faults().inject(Fault::NoCrc);
    let wrong = Signer::of(&server).ask(&server, &GET).await;
    assert_eq!((wrong.status, wrong.body.as_str()), (200, "hello"));
    assert_ne!(wrong.header("x-oss-hash-crc64ecma"), crc);
    let none = Signer::of(&server).ask(&server, &GET).await;
    assert!(!none.headers.contains_key("x-oss-hash-crc64ecma"));
}

#[tokio::test]
async fn a_disabled_account_is_shut_out() {
    let server = builder().start().await.unwrap();
    server
        .identities()
        .set_account_active(server.account(), false);
    let reply = Signer::of(&server).ask(&server, &GET).await;
    assert_eq!((reply.status, reply.element("Code")), (403, "UserDisable"));
    assert_eq!(reply.element("BucketName"), "examplebucket");
    assert_eq!(reply.element("EC"), "0003-00000801");
    let unknown = Signer::with(Credentials::new("LTAIunknown", "secret").unwrap());
    assert_eq!(
        unknown.ask(&server, &GET).await.element("Code"),
        "InvalidAccessKeyId"
    );
}

#[tokio::test]
async fn a_refusal_that_needs_no_body_comes_before_it() {
    let server = builder().start().await.unwrap();
    let put = head(&server, "Content-Length: 1\r\n") + "x";
    assert_eq!(ask(&server, &put).await.status, 200);
    let signer = Signer::of(&server);
    let part = [
        ("partNumber", "1"),
        ("uploadId", "0004B9894A22E5B1888A1E29F8236E2D"),
    ];
    let append = [("append", ""), ("position", "7")];
    let forbid = [("x-oss-forbid-overwrite", "true")];
    let too_long = "Content-Length: 5368709121\r\n";
    let short = "Content-Length: 5\r\n";
    let appended = Plain {
        method: "POST",
        query: &append,
        ..GET
    };
    for (plain, framing, status, code) in [
        (
            Plain {
                query: &part,
                ..PUT
            },
            short,
            404,
            "NoSuchUpload",
        ),
        (appended, short, 409, "ObjectNotAppendable"),
        (
            Plain {
                key: Some("new"),
                ..appended
            },
            short,
            409,
            "PositionNotEqualToLength",
        ),
        (
            Plain {
                headers: &forbid,
                ..PUT
            },
            short,
            409,
            "FileAlreadyExists",
        ),
        (PUT, too_long, 400, "InvalidArgument"),
    ] {
        let request = signer.v4(&plain);
        let framing = format!("{framing}Expect: 100-continue\r\n");
        let request = request.replace("Content-Length: 0\r\n", &framing);
        let mut connection = Connection::open(&server).await;
        connection.write(request).await;
        let reply = connection.read().await;
        assert_eq!((reply.status, reply.element("Code")), (status, code));
        assert_eq!(reply.header("connection"), "close");
    }
}
