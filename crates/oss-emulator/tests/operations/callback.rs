//! Callbacks to an application of the test's own.

use std::collections::HashMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use http::Request;
use http_body_util::Full;
use md5::{Digest, Md5};
use num_bigint::BigUint;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::caller::{Ask, Oss, exchange};

/// A server that may connect to any port of the machine, so also to that of the application.
pub(crate) async fn calling() -> Oss {
    Oss::with(|builder| builder.outgoing_ports(1..=u16::MAX)).await
}

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
    let oss = calling().await;
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
    let oss = calling().await;
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
}

#[tokio::test]
async fn only_ports_that_were_allowed_are_contacted() {
    let oss = Oss::with(|builder| builder.outgoing_ports(1..=1)).await;
    let (url, asked) = application("").await;
    for url in [url.as_str(), "http://a.example:1/"] {
        let put = oss
            .object("PUT", "k")
            .header("x-oss-callback", &callback(url));
        let put = put.body("data").send().await;
        assert_eq!(put.outcome(), (203, "CallbackFailed"), "{url}");
        let message = put.elements("Message")[0];
        assert!(
            message.contains("flag --outgoing-ports or the method Builder::outgoing_ports"),
            "{message}"
        );
        assert_eq!(oss.object("GET", "k").send().await.text(), "data");
        assert_eq!(oss.object("DELETE", "k").send().await.status, 204);
    }
    assert!(!asked.is_finished());
}

/// Returns the headers of a request, and its body.
fn taken_apart(request: &str) -> (HashMap<&str, &str>, &str) {
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    let headers = head.lines().filter_map(|line| line.split_once(": "));
    (headers.collect(), body)
}

/// Returns whether a signature is one of RSA with PKCS #1 v1.5 and MD5 (RFC 8017, section 8.2.2). The
/// key is a PEM document with a key of 2048 bits, whose public exponent is 65537.
fn is_signature(key: &str, text: &[u8], signature: &[u8]) -> bool {
    let lines = key.lines().filter(|line| !line.starts_with("-----"));
    let key = BASE64.decode(lines.collect::<String>()).unwrap();
    let modulus = BigUint::from_bytes_be(&key[33..289]);
    assert_eq!(key[289..], [2, 3, 1, 0, 1], "the exponent");
    let padded = BigUint::from_bytes_be(signature).modpow(&BigUint::from(65537_u32), &modulus);
    let mut right = vec![1];
    right.resize(220, 0xFF);
    right.extend([0, 0x30, 0x20, 0x30, 0x0C, 6, 8, 0x2A, 0x86, 0x48, 0x86]);
    right.extend([0xF7, 0x0D, 2, 5, 5, 0, 4, 0x10]);
    right.extend(Md5::digest(text));
    padded.to_bytes_be() == right
}

#[tokio::test]
async fn the_application_can_verify_who_has_sent_a_callback() {
    let oss = Oss::with(|builder| {
        let builder = builder.outgoing_ports(1..=u16::MAX);
        builder.admin("127.0.0.1:0".parse().unwrap())
    });
    let oss = oss.await;
    let (url, asked) = application("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}").await;
    let url = format!("{url}/%E4%BD%A0%2f?id=%201");
    let put = oss
        .object("PUT", "k")
        .header("x-oss-callback", &callback(&url));
    assert_eq!(put.body("data").send().await.status, 200);
    let asked = asked.await.unwrap();
    let (headers, body) = taken_apart(&asked);
    let key_url = BASE64.decode(headers["x-oss-pub-key-url"]).unwrap();
    let right = format!("{}/-/callback-key.pem", oss.server.endpoint());
    assert_eq!(std::str::from_utf8(&key_url).unwrap(), right);
    assert_eq!(headers["x-oss-tag"], "CALLBACK");
    assert_ne!(headers["x-oss-requester"], "");

    let key = oss.object("GET", "callback-key.pem").of_bucket("-");
    let key = key.anonymous().send().await;
    assert_eq!(key.status, 200);
    let head = oss.object("HEAD", "callback-key.pem").of_bucket("-");
    let head = head.anonymous().send().await;
    assert_eq!((head.status, head.text()), (200, ""));
    let signature = BASE64.decode(headers["authorization"]).unwrap();
    let text = format!("/callback/你/?id=%201\n{body}");
    assert!(is_signature(key.text(), text.as_bytes(), &signature));
    let other = format!("{text} ");
    assert!(!is_signature(key.text(), other.as_bytes(), &signature));

    let admin = oss.server.admin_endpoint().unwrap();
    let from_admin = crate::caller::get(&format!("{admin}/-/callback-key.pem")).await;
    assert_eq!((from_admin.status, from_admin.text()), (200, key.text()));
}

#[tokio::test]
async fn the_key_is_found_at_the_host_of_the_service() {
    let oss = Oss::with(|builder| {
        let builder = builder.host("oss.test").cname("cdn.test", "examplebucket");
        builder.outgoing_ports(1..=u16::MAX)
    });
    let oss = oss.await;
    let acl = oss.bucket("PUT").query("acl", "");
    let acl = acl.header("x-oss-acl", "public-read-write").send().await;
    assert_eq!(acl.status, 200);
    let endpoint = oss.server.endpoint();
    for (host, path, place) in [
        ("oss.test:81", "/examplebucket/k", "http://oss.test:81"),
        ("examplebucket.oss.test", "/k", "http://oss.test"),
        ("examplebucket.localhost:82", "/k", "http://localhost:82"),
        ("cdn.test", "/k", endpoint),
    ] {
        let (url, asked) = application("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}").await;
        let put = Request::put(path).header("host", host);
        let put = put.header("x-oss-callback", callback(&url));
        let put = exchange(&oss.server, put.body(Full::from("data")).unwrap()).await;
        assert_eq!(put.status, 200, "{host}: {}", put.text());
        let asked = asked.await.unwrap();
        let (headers, _) = taken_apart(&asked);
        let key_url = BASE64.decode(headers["x-oss-pub-key-url"]).unwrap();
        let right = format!("{place}/-/callback-key.pem");
        assert_eq!(String::from_utf8(key_url).unwrap(), right, "{host}");
    }
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

/// Uploads the object `k` with a callback that the bucket has stored.
fn with_policy<'a>(oss: &'a Oss, name: &str) -> Ask<'a> {
    let callback = BASE64.encode(format!(r#"{{"callbackPolicy":"{name}"}}"#));
    let put = oss.object("PUT", "k").header("x-oss-callback", &callback);
    put.body("data")
}

#[tokio::test]
async fn a_callback_can_be_one_that_the_bucket_has_stored() {
    let oss = calling().await;
    let unknown = with_policy(&oss, "stored").send().await;
    assert_eq!(unknown.outcome(), (400, "InvalidArgument"));
    let answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
    for (own, shown) in [
        (None, "of the bucket"),
        (Some("of the request"), "of the request"),
    ] {
        let (url, asked) = application(answer).await;
        let variables = BASE64.encode(r#"{"x:v":"of the bucket"}"#);
        let item = |name: &str, callback: &str| {
            format!(
                "<PolicyItem><PolicyName>{name}</PolicyName><Callback>{callback}</Callback>\
                 <CallbackVar>{variables}</CallbackVar></PolicyItem>"
            )
        };
        let nested = BASE64.encode(r#"{"callbackPolicy":"stored"}"#);
        let policies = [item("stored", &callback(&url)), item("nested", &nested)].concat();
        let body = format!("<BucketCallbackPolicy>{policies}</BucketCallbackPolicy>");
        let set = oss
            .bucket("PUT")
            .query("policy", "")
            .query("comp", "callback");
        assert_eq!(set.body(body).send().await.status, 200);

        let mut put = with_policy(&oss, "stored");
        if let Some(own) = own {
            let own = BASE64.encode(format!(r#"{{"x:v":"{own}"}}"#));
            put = put.header("x-oss-callback-var", &own);
        }
        let put = put.send().await;
        assert_eq!((put.status, put.text()), (200, "{}"));
        let asked = asked.await.unwrap();
        assert!(asked.contains(&format!(r#""v":"{shown}""#)), "{asked}");
    }
    assert_eq!(oss.object("DELETE", "k").send().await.status, 204);
    for name in ["other", "", "nested"] {
        let refused = with_policy(&oss, name).send().await;
        assert_eq!(refused.outcome(), (400, "InvalidArgument"), "{name}");
        assert_eq!(oss.object("GET", "k").send().await.status, 404);
    }
}

#[tokio::test]
async fn a_callback_stands_in_the_headers_or_in_the_query() {
    let oss = Oss::start().await;
    let unreachable = callback("http://a.example/");
    let put = || {
        oss.object("PUT", "k")
            .query("callback", &unreachable)
            .body("x")
    };
    // A variable that no body can name is ignored.
    let named = put().query("callback-var", &BASE64.encode(r#"{"callbackUrl":"u"}"#));
    assert_eq!(named.send().await.outcome(), (203, "CallbackFailed"));
    let both = put().header("x-oss-callback", &unreachable).send().await;
    assert_eq!(both.outcome(), (400, "InvalidArgument"));
}
