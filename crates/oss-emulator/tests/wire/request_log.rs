//! The request log: every request is reported once, with its answer and without secrets.

use std::sync::{Arc, Mutex};

use oss_emulator::{Fault, Surroundings};

use crate::raw::{Connection, ask};
use crate::signed::{GET, Signer, builder};
use crate::surroundings::send;

/// The lines that a server reports, without their duration and their reason.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<String>>>);

impl Lines {
    fn add(&self, line: &str) {
        let (line, _reason) = line.split_once(" reason=").unwrap_or((line, ""));
        let rest = line.strip_suffix(" ms").unwrap();
        let (line, digits) = rest.rsplit_once(' ').unwrap();
        digits.parse::<u64>().unwrap();
        self.0.lock().unwrap().push(line.to_owned());
    }

    /// The only line since the last call.
    fn only(&self) -> String {
        let mut lines = std::mem::take(&mut *self.0.lock().unwrap());
        assert_eq!(lines.len(), 1, "{lines:?}");
        lines.remove(0)
    }
}

#[tokio::test]
async fn a_request_is_reported_with_its_answer_and_its_signature_masked() {
    let lines = Lines::default();
    let report = lines.clone();
    let server = builder()
        .on_request(move |request| report.add(&request.to_string()))
        .start()
        .await
        .unwrap();
    let url = Signer::of(&server).v4_url(&GET, 60);
    let reply = ask(&server, &url).await;
    let id = reply.headers["x-oss-request-id"].clone();
    let line = lines.only();
    let begin = "GET 127.0.0.1 /examplebucket/exampledir/k.txt?";
    assert!(line.starts_with(begin), "{line}");
    assert!(line.contains("x-oss-signature=****"), "{line}");
    let end = format!(" 404 operation=GetObject ec=0026-00000001 request-id={id}");
    assert!(line.ends_with(&end), "{line}");
}

#[tokio::test]
async fn calls_dropped_requests_and_the_surroundings_are_reported_too() {
    let lines = Lines::default();
    let report = lines.clone();
    let server = builder()
        .surroundings(Surroundings::new().credentials_uri("oss-emulator"))
        .on_request(move |request| report.add(&request.to_string()))
        .start()
        .await
        .unwrap();
    let call = "GET /?Action=GetCallerIdentity&Version=2015-04-01&SecurityToken=abc HTTP/1.1";
    let reply = ask(&server, &format!("{call}\r\nHost: localhost\r\n\r\n")).await;
    let id = reply.headers["x-acs-request-id"].clone();
    let line = lines.only();
    let whole =
        "GET localhost /?Action=GetCallerIdentity&Version=2015-04-01&SecurityToken=**** 400";
    assert_eq!(line, format!("{whole} request-id={id}"));

    server.faults().inject(Fault::DropBeforeHead);
    let mut connection = Connection::open(&server).await;
    let request = "GET /examplebucket/a HTTP/1.1\r\nHost: localhost\r\n\r\n";
    connection.write(request).await;
    assert!(connection.read_reply(false).await.is_none());
    let line = lines.only();
    assert_eq!(line, "GET localhost /examplebucket/a dropped");

    let mut connection = Connection::open(&server).await;
    connection.write("NO HEAD\r\n\r\n").await;
    let id = connection.read().await.headers["x-oss-request-id"].clone();
    let line = lines.only();
    assert!(line.starts_with("- - - 400 "), "{line}");
    assert!(line.ends_with(&format!(" request-id={id}")), "{line}");

    let uri = server.surroundings().credentials_uri().unwrap().uri();
    let (base, target) = uri.split_once("/credentials").unwrap();
    let line = format!("GET /credentials{target}");
    send(base, &line, &[], "").await;
    let line = lines.only();
    assert!(line.ends_with("/credentials?token=**** 200"), "{line}");
}
