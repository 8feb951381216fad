//! A web server that hands objects through: with ranges, conditions, and uploads.
//!
//! `cargo run --example web_server` starts it on the embedded server, makes some requests, and ends. Content is
//! never held in memory as a whole: a body of a request becomes the body of an upload, and a download becomes
//! the body of a response.

#![expect(clippy::print_stdout, reason = "a program that shows what it does")]

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderName, Response, StatusCode, header};
use axum::routing::get;
use oss_client::transport::{Body as OssBody, HyperTransport, Transport};
use oss_client::{Bucket, ByteRange, Client, Error};
use oss_emulator::Emulator;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let oss = Emulator::builder().bucket("examplebucket").start().await?;
    let client = Client::builder()
        .endpoint(oss.endpoint())
        .region(oss.region())
        .credentials(oss.credentials())
        .build()?;
    let router = Router::new()
        .route("/{*key}", get(download).put(upload))
        .with_state(client.bucket("examplebucket")?);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}/exampledir/hello.txt", listener.local_addr()?);
    tokio::spawn(async move { axum::serve(listener, router).await });

    let browser = HyperTransport::new();
    let put = http::Request::put(&url).body(OssBody::from("hello world"))?;
    println!("PUT {}", browser.send(put).await?.status());
    let whole = browser
        .send(http::Request::get(&url).body(OssBody::empty())?)
        .await?;
    let etag = whole.headers()[header::ETAG].clone();
    println!(
        "GET {} {:?}",
        whole.status(),
        whole.into_body().bytes(100).await?
    );
    let part = http::Request::get(&url).header("range", "bytes=6-");
    let part = browser.send(part.body(OssBody::empty())?).await?;
    println!(
        "GET {} {:?}",
        part.status(),
        part.into_body().bytes(100).await?
    );
    let known = http::Request::get(&url).header("if-none-match", etag);
    let known = browser.send(known.body(OssBody::empty())?).await?;
    println!("GET {}", known.status());
    Ok(())
}

/// Answers with the object, or with the range of it that is asked for, unless the browser has it already.
async fn download(
    State(bucket): State<Bucket>,
    Path(key): Path<String>,
    headers: HeaderMap,
) -> Result<Response<Body>, Refused> {
    let text = |name: HeaderName| headers.get(name)?.to_str().ok();
    let mut call = bucket
        .get_object(key)
        .if_match(text(header::IF_MATCH))
        .if_none_match(text(header::IF_NONE_MATCH));
    // A range that cannot be read is ignored, as HTTP requires.
    if let Some(range) = text(header::RANGE).and_then(|range| ByteRange::try_from(range).ok()) {
        call = call.range(range);
    }
    let object = call.send().await?;
    let mut response = Response::builder().status(object.status());
    for name in PASSED_ON {
        if let Some(value) = object.headers().get(&name) {
            response = response.header(name, value);
        }
    }
    // The content is checked while it is passed on. If it is damaged, the response breaks off.
    let body = Body::new(object.output.body);
    Ok(response.body(body).unwrap_or_default())
}

/// Stores the body of the request.
async fn upload(
    State(bucket): State<Bucket>,
    Path(key): Path<String>,
    request: Request,
) -> Result<StatusCode, Refused> {
    let body = OssBody::wrap(request.into_body());
    bucket.put_object(key).body(body).send().await?;
    Ok(StatusCode::CREATED)
}

/// The answer to a request that OSS has refused.
struct Refused(Error);

impl From<Error> for Refused {
    fn from(error: Error) -> Self {
        Self(error)
    }
}

impl axum::response::IntoResponse for Refused {
    fn into_response(self) -> axum::response::Response {
        let status = self
            .0
            .service()
            .map_or(502, oss_client::error::ServiceError::status);
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_GATEWAY);
        status.into_response()
    }
}

const PASSED_ON: [HeaderName; 6] = [
    header::CONTENT_TYPE,
    header::CONTENT_LENGTH,
    header::CONTENT_RANGE,
    header::ETAG,
    header::LAST_MODIFIED,
    header::CACHE_CONTROL,
];
