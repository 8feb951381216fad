//! A server that does as little as possible: objects of zeros, any range of them, and uploads in parts. It
//! checks nothing but computes the checksums that OSS answers.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::io::{BufRead, BufReader};
use std::pin::Pin;
use std::process::{Child, Command, Stdio};
use std::sync::{LazyLock, Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body_util::{BodyExt, Either, Full};
use hyper::body::{Body, Frame, Incoming, SizeHint};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response};
use hyper_util::rt::TokioIo;
use oss_client::integrity::Crc64;
use tokio::net::TcpListener;

use crate::work::{PIECE, SIZE};

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
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
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

type Content = Either<Full<Bytes>, Zeros>;

async fn answer(request: Request<Incoming>) -> Result<Response<Content>, hyper::Error> {
    let query = request.uri().query().unwrap_or_default().to_owned();
    if *request.method() == Method::GET {
        return Ok(get(&request));
    }
    let is_put = *request.method() == Method::PUT;
    let mut crc64 = Crc64::new();
    let mut length = 0;
    let mut body = request.into_body();
    while let Some(frame) = body.frame().await.transpose()? {
        if let Some(data) = frame.data_ref() {
            crc64.update(data);
            length += data.len() as u64;
        }
    }
    let mut parts = PARTS.lock().unwrap_or_else(PoisonError::into_inner);
    if is_put {
        let number = query
            .split('&')
            .find_map(|pair| pair.strip_prefix("partNumber="));
        if let Some(number) = number.and_then(|number| number.parse().ok()) {
            parts.insert(number, (crc64.value(), length));
        }
        return Ok(document(crc64.value(), ""));
    }
    if query.starts_with("uploads") || query.contains("&uploads") {
        parts.clear();
        return Ok(document(0, INITIATED));
    }
    let whole = parts.values().fold(0, |whole, (crc64, length)| {
        Crc64::combine(whole, *crc64, *length)
    });
    Ok(document(whole, COMPLETED))
}

fn get(request: &Request<Incoming>) -> Response<Content> {
    let range = request.headers().get("range").and_then(|range| {
        let (first, last) = range
            .to_str()
            .ok()?
            .strip_prefix("bytes=")?
            .split_once('-')?;
        let last = last.parse::<u64>().ok()?.min(SIZE - 1);
        Some((first.parse::<u64>().ok()?, last))
    });
    let (first, last) = range.unwrap_or((0, SIZE - 1));
    let content = Either::Right(Zeros(last + 1 - first));
    let response = head(*CRC64);
    let response = match range {
        Some(_) => response
            .status(206)
            .header("content-range", format!("bytes {first}-{last}/{SIZE}")),
        None => response,
    };
    response.body(content).expect("a response")
}

fn document(crc64: u64, text: &'static str) -> Response<Content> {
    let content = Full::new(Bytes::from_static(text.as_bytes()));
    head(crc64).body(Either::Left(content)).expect("a response")
}

fn head(crc64: u64) -> hyper::http::response::Builder {
    Response::builder()
        .header("server", "AliyunOSS")
        .header("x-oss-request-id", "67F8A1B2C3D4E5F601234567")
        .header("etag", "\"5D41402ABC4B2A76B9719D911017C592\"")
        .header("last-modified", "Tue, 25 Nov 2025 00:00:00 GMT")
        .header("x-oss-object-type", "Normal")
        .header("x-oss-storage-class", "Standard")
        .header("x-oss-hash-crc64ecma", crc64)
}

/// So many zeros.
struct Zeros(u64);

impl Body for Zeros {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if self.0 == 0 {
            return Poll::Ready(None);
        }
        let length = self.0.min(PIECE as u64);
        self.0 -= length;
        let piece = Bytes::from_static(&ZEROS).slice(..length as usize);
        Poll::Ready(Some(Ok(Frame::data(piece))))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.0)
    }
}

pub(crate) static ZEROS: [u8; PIECE] = [0; PIECE];
static PARTS: Mutex<BTreeMap<u32, (u64, u64)>> = Mutex::new(BTreeMap::new());
static CRC64: LazyLock<u64> = LazyLock::new(|| {
    let piece = Crc64::checksum(&ZEROS);
    (0..SIZE / PIECE as u64).fold(0, |whole, _| Crc64::combine(whole, piece, PIECE as u64))
});
const INITIATED: &str = "<InitiateMultipartUploadResult><Bucket>bench-bucket</Bucket><Key>large</Key>\
<UploadId>0004B9894A22E5B1888A1E29F8236E2D</UploadId></InitiateMultipartUploadResult>";
const COMPLETED: &str = "<CompleteMultipartUploadResult><Bucket>bench-bucket</Bucket><Key>large</Key>\
<ETag>\"5D41402ABC4B2A76B9719D911017C592-512\"</ETag></CompleteMultipartUploadResult>";
