//! A server that does as little as possible, in a process of its own.
//!
//! It answers as OSS does: with the headers of an object, and with the CRC-64 of what it sent or
//! received. It checks nothing.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;

use bytes::Bytes;
use http_body_util::{BodyExt, Either, Full};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response};
use hyper_util::rt::TokioIo;
use oss_client::integrity::Crc64;
use tokio::net::TcpListener;

use crate::case::{LARGE, PIECE, SMALL};
use crate::pieces::{Pieces, piece};

/// The argument with which the benchmark becomes the server.
pub(crate) const WORD: &str = "server";

/// A running server, which ends with this value.
pub(crate) struct Server {
    child: Child,
    pub(crate) url: String,
}

impl Server {
    /// Starts the server.
    pub(crate) fn start() -> Self {
        let mut child = Command::new(std::env::current_exe().expect("this program has a file"))
            .arg(WORD)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let output = child.stdout.take().expect("its output is a pipe");
        let mut url = String::new();
        BufReader::new(output)
            .read_line(&mut url)
            .expect("the server prints its URL");
        let url = url.trim().to_owned();
        Self { child, url }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // If it cannot be killed, it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Serves until the process is killed. Prints the URL of the server.
pub(crate) fn serve() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        println!("http://{}", listener.local_addr().expect("an address"));
        loop {
            let (stream, _) = listener.accept().await.expect("a connection");
            stream.set_nodelay(true).expect("an open connection");
            tokio::spawn(async move {
                // The client ends the connection as it likes.
                let _ = http1::Builder::new()
                    .serve_connection(TokioIo::new(stream), service_fn(answer))
                    .await;
            });
        }
    });
}

type Content = Either<Full<Bytes>, Pieces>;

async fn answer(request: Request<Incoming>) -> Result<Response<Content>, hyper::Error> {
    if request.method() == Method::PUT {
        let mut crc64 = Crc64::new();
        let mut body = request.into_body();
        while let Some(frame) = body.frame().await.transpose()? {
            if let Some(data) = frame.data_ref() {
                crc64.update(data);
            }
        }
        return Ok(head(crc64.value(), Either::Left(Full::default())));
    }
    Ok(match request.uri().path().ends_with("large") {
        true => head(*LARGE_CRC64, Either::Right(Pieces::new(LARGE))),
        false => {
            let content = Bytes::from_static(&SMALL_CONTENT);
            head(Crc64::checksum(&content), Either::Left(Full::new(content)))
        }
    })
}

fn head(crc64: u64, content: Content) -> Response<Content> {
    Response::builder()
        .header("server", "AliyunOSS")
        .header("content-type", "application/octet-stream")
        .header("x-oss-request-id", "67F8A1B2C3D4E5F601234567")
        .header("etag", "\"5D41402ABC4B2A76B9719D911017C592\"")
        .header("last-modified", "Tue, 25 Nov 2025 00:00:00 GMT")
        .header("x-oss-object-type", "Normal")
        .header("x-oss-storage-class", "Standard")
        .header("x-oss-server-time", "2")
        .header("x-oss-hash-crc64ecma", crc64)
        .body(content)
        .expect("a response")
}

static SMALL_CONTENT: [u8; SMALL] = [b'a'; SMALL];
static LARGE_CRC64: LazyLock<u64> = LazyLock::new(|| {
    let (mut crc64, piece) = (Crc64::new(), piece());
    (0..LARGE / PIECE as u64).for_each(|_| crc64.update(&piece));
    crc64.value()
});
