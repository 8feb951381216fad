//! What the server answers.

use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};

use bytes::Bytes;
use http_body_util::{BodyExt, Either, Full};
use hyper::body::{Body, Incoming};
use hyper::http::response::Builder;
use hyper::{HeaderMap, Method, Request, Response, StatusCode};

use super::pages::{Dialect, page};
use crate::content::{BUCKET, LARGE, MIDDLE, Pieces, SMALL, crc64};
use crate::table;

/// The path of the counters.
pub(super) const TRAFFIC: &str = "/traffic";

static REQUESTS: AtomicU64 = AtomicU64::new(0);
static BYTES: AtomicU64 = AtomicU64::new(0);

type Content = Either<Full<Bytes>, Pieces>;

pub(super) async fn answer(request: Request<Incoming>) -> Result<Response<Content>, hyper::Error> {
    if request.uri().path() == TRAFFIC {
        let (requests, bytes) = (
            REQUESTS.load(Ordering::Relaxed),
            BYTES.load(Ordering::Relaxed),
        );
        return Ok(Response::new(text(format!("{requests} {bytes}"))));
    }
    let (head, body) = request.into_parts();
    let dialect = dialect(&head.headers);
    let query = head.uri.query().unwrap_or_default();
    let response = match head.method {
        Method::GET if query.contains("list-type=2") => list(dialect, query),
        Method::GET => get(dialect, head.uri.path(), &head.headers, false),
        Method::HEAD => get(dialect, head.uri.path(), &head.headers, true),
        Method::PUT => {
            let length = drain(body).await?;
            with_checksum(dialect, length, Either::Left(Full::default()))
        }
        Method::POST => {
            drain(body).await?;
            let document = if query.contains("uploadId") {
                COMPLETED
            } else {
                INITIATED
            };
            with_checksum(dialect, LARGE, text(document))
        }
        _ => empty(StatusCode::NO_CONTENT),
    };
    REQUESTS.fetch_add(1, Ordering::Relaxed);
    let sent = response.body().size_hint().lower();
    BYTES.fetch_add(sent, Ordering::Relaxed);
    Ok(response)
}

/// Receives everything, and returns how many bytes it was.
async fn drain(mut body: Incoming) -> Result<u64, hyper::Error> {
    let mut length = 0;
    while let Some(frame) = body.frame().await.transpose()? {
        length += frame.data_ref().map_or(0, |data| data.len() as u64);
    }
    BYTES.fetch_add(length, Ordering::Relaxed);
    Ok(length)
}

fn list(dialect: Dialect, query: &str) -> Response<Content> {
    let value = |name: &str| {
        let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.find_map(|(own, value)| (own == name).then_some(value))
    };
    let dialect = match (dialect, value("encoding-type")) {
        (Dialect::Oss, Some("url")) => Dialect::OssEncoded,
        (dialect, _) => dialect,
    };
    // The token of a page is its number.
    let number = value("continuation-token").and_then(|token| token.parse().ok());
    head(dialect)
        .header("content-type", "application/xml")
        .body(Either::Left(Full::new(page(dialect, number.unwrap_or(0)))))
        .expect("a response")
}

fn get(dialect: Dialect, path: &str, headers: &HeaderMap, is_head: bool) -> Response<Content> {
    let name = path
        .strip_prefix('/')
        .and_then(|path| path.strip_prefix(BUCKET));
    let name = name.and_then(|path| path.strip_prefix('/'));
    let size = match name {
        Some("small") => SMALL,
        Some("middle") => MIDDLE,
        Some("large") => LARGE,
        Some(table::NAME) => table::FILE.len() as u64,
        _ => return empty(StatusCode::NOT_FOUND),
    };
    let asked = headers.get("range").and_then(|range| range.to_str().ok());
    let asked = asked.and_then(|range| parse(range, size));
    let range = asked.clone().unwrap_or(0..size);
    let content = match name {
        Some(table::NAME) => Either::Left(Full::new(
            table::FILE.slice(range.start as usize..range.end as usize),
        )),
        _ => Either::Right(Pieces::new(range.clone())),
    };
    if is_head {
        return object(dialect)
            .header("content-length", size)
            .body(Either::Left(Full::default()))
            .expect("a response");
    }
    match asked {
        Some(Range { start, end }) => object(dialect)
            .status(StatusCode::PARTIAL_CONTENT)
            .header("content-range", format!("bytes {start}-{}/{size}", end - 1))
            .body(content)
            .expect("a response"),
        None if name == Some(table::NAME) => object(dialect).body(content).expect("a response"),
        None => with_checksum(dialect, size, content),
    }
}

/// Reads `bytes=FIRST-LAST`, `bytes=FIRST-` or `bytes=-LENGTH`.
fn parse(range: &str, size: u64) -> Option<Range<u64>> {
    let (first, last) = range.strip_prefix("bytes=")?.split_once('-')?;
    if first.is_empty() {
        return Some(size.checked_sub(last.parse().ok()?)?..size);
    }
    let end = last.parse::<u64>().map_or(size, |last| size.min(last + 1));
    let start = first.parse().ok()?;
    (start < end).then_some(start..end)
}

/// A response with the headers of an object that consists of the repeated piece.
fn with_checksum(dialect: Dialect, length: u64, content: Content) -> Response<Content> {
    let response = match dialect {
        Dialect::S3 => object(dialect),
        Dialect::Oss | Dialect::OssEncoded => {
            object(dialect).header("x-oss-hash-crc64ecma", crc64(length))
        }
    };
    response.body(content).expect("a response")
}

fn object(dialect: Dialect) -> Builder {
    let response = head(dialect)
        .header("content-type", "application/octet-stream")
        .header("accept-ranges", "bytes")
        .header("etag", "\"5D41402ABC4B2A76B9719D911017C592\"")
        .header("last-modified", "Tue, 25 Nov 2025 00:00:00 GMT");
    match dialect {
        Dialect::S3 => response,
        Dialect::Oss | Dialect::OssEncoded => response
            .header("x-oss-object-type", "Normal")
            .header("x-oss-storage-class", "Standard"),
    }
}

fn head(dialect: Dialect) -> Builder {
    match dialect {
        Dialect::S3 => Response::builder()
            .header("server", "AmazonS3")
            .header("x-amz-id-2", "Rm9yZXN0cyBhbmQgaGFyYm91cnMgYXJlIGV4YW1wbGVz")
            .header("x-amz-request-id", "67F8A1B2C3D4E5F6"),
        Dialect::Oss | Dialect::OssEncoded => Response::builder()
            .header("server", "AliyunOSS")
            .header("x-oss-request-id", "67F8A1B2C3D4E5F601234567")
            .header("x-oss-server-time", "2"),
    }
}

fn dialect(headers: &HeaderMap) -> Dialect {
    match headers.get("authorization") {
        Some(value) if value.as_bytes().starts_with(b"AWS4") => Dialect::S3,
        _ => Dialect::Oss,
    }
}

fn empty(status: StatusCode) -> Response<Content> {
    let response = Response::builder().status(status);
    response
        .body(Either::Left(Full::default()))
        .expect("a response")
}

fn text(text: impl Into<Bytes>) -> Content {
    Either::Left(Full::new(text.into()))
}

const INITIATED: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<InitiateMultipartUploadResult>\
<Bucket>bench-bucket</Bucket><Key>put</Key><UploadId>0004B9894A22E5B1888A1E29F8236E2D</UploadId>\
</InitiateMultipartUploadResult>";
const COMPLETED: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<CompleteMultipartUploadResult>\
<Bucket>bench-bucket</Bucket><Key>put</Key><ETag>\"5D41402ABC4B2A76B9719D911017C592-128\"</ETag>\
</CompleteMultipartUploadResult>";
