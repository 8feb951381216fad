//! The server misbehaves exactly as told.

use std::time::Duration;

use oss_emulator::{Clock, Emulator, Fault, Injection};
use oss_sign::UtcSeconds;

use crate::raw::{Connection, ask};

const LIST: &str = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

async fn server_with(fault: impl Into<Injection>) -> Emulator {
    let server = Emulator::start().await.unwrap();
    server.faults().inject(fault);
    server
}

#[tokio::test]
async fn a_connection_dropped_before_the_head_says_nothing() {
    for fault in [Fault::DropBeforeHead, Fault::LoseAnswer] {
        let server = server_with(fault).await;
        let mut connection = Connection::open(&server).await;
        connection.write(LIST).await;
        assert!(connection.is_closed().await);
        assert_eq!(ask(&server, LIST).await.status, 403);
    }
}

#[tokio::test]
async fn a_cut_body_announces_the_whole_and_breaks_off() {
    let server = server_with(Fault::CutBody { at: 10 }).await;
    let mut connection = Connection::open(&server).await;
    connection.write(LIST).await;
    assert!(connection.read_reply(false).await.is_none());
    assert_eq!(connection.unread_len(), 10);
}

#[tokio::test]
async fn one_bit_of_the_body_is_wrong() {
    let server = server_with(Fault::FlipBit { at: 0 }).await;
    let wrong = ask(&server, LIST).await;
    assert_eq!(&wrong.body[..2], "=?", "'<' with its lowest bit flipped");
    assert_eq!(&ask(&server, LIST).await.body[..2], "<?");
}

#[tokio::test]
async fn a_stalled_body_arrives_whole_and_late() {
    let server = server_with(Fault::StallBody {
        at: 5,
        pause: Duration::from_millis(80),
    })
    .await;
    let started = tokio::time::Instant::now();
    let reply = ask(&server, LIST).await;
    assert_eq!(reply.body.len().to_string(), reply.header("content-length"));
    assert!(started.elapsed() >= Duration::from_millis(80));
}

#[tokio::test]
async fn statuses_come_as_often_as_told_to_the_operation_named() {
    let busy = Fault::Status {
        status: 503,
        code: "ServiceUnavailable".to_owned(),
        retry_after: Some(7),
    };
    let server = server_with(Injection::new(busy).on("ListBuckets").times(2)).await;
    let other = ask(
        &server,
        "GET /examplebucket HTTP/1.1\r\nHost: localhost\r\n\r\n",
    )
    .await;
    assert_eq!(other.status, 404);
    for _ in 0..2 {
        let reply = ask(&server, LIST).await;
        assert_eq!(
            (reply.status, reply.element("Code")),
            (503, "ServiceUnavailable")
        );
        assert_eq!(reply.header("retry-after"), "7");
    }
    assert_eq!(ask(&server, LIST).await.status, 403);
}

#[tokio::test]
async fn gateways_redirects_and_errors_inside_a_200_look_like_them() {
    let server = server_with(Fault::Html { status: 502 }).await;
    server.faults().inject(Fault::Redirect {
        location: "http://elsewhere.example.com/".into(),
    });
    server.faults().inject(Fault::ErrorIn200 {
        code: "InternalError".into(),
    });
    let page = ask(&server, LIST).await;
    assert_eq!(
        (page.status, page.header("content-type")),
        (502, "text/html")
    );
    let redirect = ask(&server, LIST).await;
    assert_eq!(
        (redirect.status, redirect.element("Code")),
        (307, "TemporaryRedirect")
    );
    assert_eq!(redirect.header("location"), "http://elsewhere.example.com/");
    assert_eq!(redirect.element("Endpoint"), "elsewhere.example.com");
    let late = ask(&server, LIST).await;
    assert_eq!((late.status, late.element("Code")), (200, "InternalError"));
}

#[tokio::test]
async fn a_skewed_clock_shows_in_the_date_unless_hidden() {
    let clock = Clock::stepped(UtcSeconds::new(1_702_743_657));
    let server = Emulator::builder().clock(clock).start().await.unwrap();
    assert_eq!(
        ask(&server, LIST).await.header("date"),
        "Sat, 16 Dec 2023 16:20:57 GMT"
    );
    server.faults().set_skew(3600);
    assert_eq!(
        ask(&server, LIST).await.header("date"),
        "Sat, 16 Dec 2023 17:20:57 GMT"
    );
    server.faults().clear();
    server.faults().set_hidden_skew(3600);
    assert_eq!(
        ask(&server, LIST).await.header("date"),
        "Sat, 16 Dec 2023 16:20:57 GMT"
    );
}

#[tokio::test]
async fn sts_misbehaves_too() {
    let server = Emulator::start().await.unwrap();
    let call = "GET /?Action=AssumeRole&Version=2015-04-01 HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let throttled = Fault::Status {
        status: 400,
        code: "Throttling.User".to_owned(),
        retry_after: None,
    };
    for fault in [
        throttled,
        Fault::Html { status: 502 },
        Fault::DropBeforeHead,
        Fault::CutBody { at: 20 },
    ] {
        server
            .faults()
            .inject(Injection::new(fault).on("AssumeRole"));
    }
    assert_eq!(ask(&server, LIST).await.status, 403, "meant for STS only");
    let reply = ask(&server, call).await;
    assert_eq!(reply.status, 400);
    assert!(
        reply.body.contains(r#""Code":"Throttling.User""#),
        "{}",
        reply.body
    );
    assert_eq!(ask(&server, call).await.header("content-type"), "text/html");
    let mut connection = Connection::open(&server).await;
    connection.write(call).await;
    assert!(connection.is_closed().await);
    let mut connection = Connection::open(&server).await;
    connection.write(call).await;
    assert!(connection.read_reply(false).await.is_none());
}
