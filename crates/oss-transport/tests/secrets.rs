//! Searches everything the transport tells for what it was given. It is alone in its program: which
//! events are logged is decided once per process.
#![cfg(feature = "hyper")]

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use oss_transport::{Body, HyperTransport, Transport};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    fn text(&self) -> String {
        let bytes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn no_secret_of_a_request_is_told() {
    let log = Log::default();
    let writer = log.clone();
    tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .init();

    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.unwrap();
        let _ = socket.read(&mut [0; 4096]).await.unwrap();
        let head = "HTTP/1.1 200 OK\r\nx: SECRET\r\ncontent-length: 9\r\n\r\n";
        socket
            .write_all(format!("{head}SECR").as_bytes())
            .await
            .unwrap();
    });

    let transport = HyperTransport::new();
    let mut told = String::new();
    for url in [url.as_str(), "http://127.0.0.1:1", "ftp://SECRET"] {
        let request = http::Request::put(format!("{url}/k?x-oss-signature=SECRET"))
            .header("authorization", "SECRET")
            .body(Body::from("SECRET"))
            .unwrap();
        told += &format!("{:?} {transport:?}", request.body());
        match transport.send(request).await {
            Ok(response) => {
                let body = response.into_body();
                told += &format!("{body:?}");
                let error = body.bytes(100).await.unwrap_err();
                told += &format!("{error} {error:?}");
            }
            Err(error) => told += &format!("{error} {error:?}"),
        }
    }
    let logged = log.text();
    assert!(
        logged.contains("connected") && logged.contains("sending a request"),
        "{logged}"
    );
    assert!(
        !logged.contains("SECR") && !told.contains("SECR"),
        "{logged}\n{told}"
    );
}
