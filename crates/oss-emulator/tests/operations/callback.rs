//! Callbacks to an application of the test's own.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::caller::Oss;

/// Answers one request, and gives what it was.
pub(crate) async fn application(answer: &'static str) -> (String, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/callback", listener.local_addr().unwrap());
    let asked = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut seen = String::new();
        let mut buffer = [0; 4096];
        while !seen.ends_with('}') {
            let read = stream.read(&mut buffer).await.unwrap();
            seen.push_str(std::str::from_utf8(&buffer[..read]).unwrap());
        }
        stream.write_all(answer.as_bytes()).await.unwrap();
        seen
    });
    (url, asked)
}

pub(crate) fn callback(url: &str) -> String {
    let body = r#"{\"o\":${object},\"s\":${size},\"v\":${x:v},\"m\":${mimeType}}"#;
    BASE64.encode(format!(
        r#"{{"callbackUrl":"{url}","callbackBody":"{body}","callbackBodyType":"application/json"}}"#
    ))
}

#[tokio::test]
async fn the_applications_answer_is_that_of_the_upload() {
    let oss = Oss::start().await;
    let (url, asked) = application("HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n{\"a\": 1}").await;
    let put = oss
        .object("PUT", "k \"1\"")
        .header("x-oss-callback", &callback(&url))
        .header("x-oss-callback-var", &BASE64.encode(r#"{"x:v":"é"}"#))
        .header("content-type", "text/plain")
        .body("data")
        .send()
        .await;
    assert_eq!((put.status, put.text()), (200, "{\"a\": 1}"));
    assert_eq!(put.header("content-type"), "application/json");
    assert_eq!(put.header("etag"), "\"8D777F385D3DFEC8815D20F7496026DC\"");
    let asked = asked.await.unwrap();
    assert!(asked.starts_with("POST /callback HTTP/1.1\r\n"), "{asked}");
    assert!(asked.contains("x-oss-bucket: examplebucket\r\n"), "{asked}");
    assert!(
        asked.ends_with(r#"{"o":"k \"1\"","s":4,"v":"é","m":"text/plain"}"#),
        "{asked}"
    );
}

#[tokio::test]
async fn a_failed_callback_is_203_and_the_object_stays() {
    let oss = Oss::start().await;
    for (answer, message) in [
        (
            "HTTP/1.1 301 Moved\r\nContent-Length: 0\r\n\r\n",
            "Error status : 301.",
        ),
        (
            "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc",
            "Response body is not valid json format.",
        ),
    ] {
        let (url, _asked) = application(answer).await;
        let put = oss
            .object("PUT", "k")
            .header("x-oss-callback", &callback(&url))
            .body("data");
        let put = put.send().await;
        assert_eq!(put.outcome(), (203, "CallbackFailed"));
        assert_eq!(put.elements("Message"), [message]);
        assert_eq!(oss.object("DELETE", "k").send().await.status, 204);
    }
    let put = oss
        .object("PUT", "k")
        .header("x-oss-callback", &callback("http://a.example/"));
    assert_eq!(
        put.body("data").send().await.outcome(),
        (203, "CallbackFailed")
    );
    assert_eq!(oss.object("GET", "k").send().await.text(), "data");
}

#[tokio::test]
async fn a_malformed_callback_stores_nothing() {
    let oss = Oss::start().await;
    let put = oss
        .object("PUT", "k")
        .header("x-oss-callback", "e30=")
        .body("x")
        .send()
        .await;
    assert_eq!(put.outcome(), (400, "InvalidArgument"));
    assert_eq!(oss.object("GET", "k").send().await.status, 404);
}
