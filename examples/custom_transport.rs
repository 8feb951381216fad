//! A transport that you write yourself. Everything uses it, including the calls to STS. This program can
//! be built without the built-in transport:
//!
//! `cargo run -p examples --example custom_transport --no-default-features`

#![expect(clippy::print_stdout, reason = "a program that shows what it does")]

use std::sync::Arc;
use std::time::Duration;

use hyper_util::rt::TokioIo;
use oss_client::Client;
use oss_client::credentials::AssumeRoleProvider;
use oss_client::policy::{Action, SessionPolicy};
use oss_client::transport::{Body, ConnectFailure, Transport, TransportError, TransportErrorKind};
use oss_emulator::Emulator;
use tokio::net::TcpStream;

/// Makes a connection for each request and prints a line. A proxy or a counter could be added here.
#[derive(Debug)]
struct OneConnectionEach;

#[async_trait::async_trait]
impl Transport for OneConnectionEach {
    async fn send(
        &self,
        request: http::Request<Body>,
    ) -> Result<http::Response<Body>, TransportError> {
        let uri = request.uri().clone();
        // The query of a presigned URL is a secret; method and path are not.
        println!("  {} {}", request.method(), uri.path());
        let authority = uri
            .authority()
            .ok_or_else(|| TransportError::new(TransportErrorKind::InvalidRequest, false))?;
        let refused =
            || TransportError::new(TransportErrorKind::Connect(ConnectFailure::Refused), false);
        let stream = TcpStream::connect(authority.as_str())
            .await
            .map_err(|cause| refused().with_source(cause))?;
        let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream))
            .await
            .map_err(|cause| refused().with_source(cause))?;
        tokio::spawn(connection);

        // hyper needs the target of the request line as the URI, and a `Host` header.
        let (mut head, body) = request.into_parts();
        if let Ok(host) = http::HeaderValue::from_str(authority.as_str()) {
            head.headers.entry(http::header::HOST).or_insert(host);
        }
        if let Some(target) = uri.path_and_query() {
            head.uri = http::Uri::from(target.clone());
        }
        let response = sender
            .send_request(http::Request::from_parts(head, body))
            .await
            .map_err(|cause| {
                TransportError::new(TransportErrorKind::Interrupted, true).with_source(cause)
            })?;
        Ok(response.map(Body::wrap))
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let oss = Emulator::builder().bucket("examplebucket").start().await?;
    let session = AssumeRoleProvider::builder(oss.role_arn())
        .session_name("custom-transport")
        .duration(Duration::from_secs(900))
        .policy(
            SessionPolicy::new()
                .allow([Action::PutObject, Action::GetObject])
                .on("examplebucket", "exampledir/"),
        )
        .sts_endpoint(oss.sts_endpoint())
        .source(oss.credentials())
        .build()?;
    let client = Client::builder()
        .endpoint(oss.endpoint())
        .region(oss.region())
        .credentials(session)
        .transport(Arc::new(OneConnectionEach))
        .build()?;
    let bucket = client.bucket("examplebucket")?;

    println!("AssumeRole, put and get, each over a connection of its own:");
    bucket
        .put_object("exampledir/a.txt")
        .body("hello, world")
        .send()
        .await?;
    let object = bucket.get_object("exampledir/a.txt").send().await?;
    println!("{}", object.output.body.text().await?);

    println!("a presigned URL, for which no request to OSS is sent:");
    let presigned = bucket
        .get_object("exampledir/a.txt")
        .presign(Duration::from_secs(60))
        .await?;
    println!("  {presigned}");
    Ok(())
}
