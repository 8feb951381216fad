//! Transports, operations and credentials providers that users write themselves.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use http::Method;
use http_body_util::BodyExt;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use oss_client::credentials::{Context, CredentialsError, ProvideCredentials};
use oss_client::operation::{OperationRequest, RawResponse};
use oss_client::sign::{BucketName, Credentials, SignatureVersion};
use oss_client::transport::{Body, Transport, TransportError, TransportErrorKind};
use oss_client::{Client, Error, Operation};
use tokio::net::TcpStream;

use crate::main_job;
use crate::plain::Plain;
use crate::stage::{BUCKET, KEY, Stage};

/// A connection for each request, and not a line of the built-in transport.
#[derive(Debug)]
struct Bare;

impl Bare {
    async fn exchange(
        mut request: http::Request<Body>,
    ) -> Result<http::Response<Body>, Box<dyn std::error::Error + Send + Sync>> {
        let authority = request.uri().authority().ok_or("no authority")?.to_string();
        let stream = TcpStream::connect(&authority).await?;
        let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        request
            .headers_mut()
            .entry("host")
            .or_insert(authority.parse()?);
        let path = request
            .uri()
            .path_and_query()
            .ok_or("no path")?
            .as_str()
            .parse()?;
        *request.uri_mut() = path;
        let answer = sender.send_request(request).await?;
        Ok(answer.map(|body| Body::wrap(body.map_err(std::io::Error::other))))
    }
}

#[async_trait]
impl Transport for Bare {
    async fn send(
        &self,
        request: http::Request<Body>,
    ) -> Result<http::Response<Body>, TransportError> {
        let failed =
            |cause| TransportError::new(TransportErrorKind::Other, true).with_source(cause);
        Self::exchange(request).await.map_err(failed)
    }
}

#[tokio::test]
async fn the_main_job_runs_on_a_transport_of_the_users_own() {
    let stage = Stage::new().await;
    let provider = stage
        .assume_role()
        .policy(main_job::put_and_get())
        .build()
        .unwrap();
    for version in [SignatureVersion::V1, SignatureVersion::V4] {
        let client = stage
            .builder_with(provider.clone())
            .transport(Arc::new(Bare))
            .signature_version(version)
            .build()
            .unwrap();
        let bucket = client.bucket(BUCKET).unwrap();
        bucket.put_object(KEY).body("hello").send().await.unwrap();
        let object = bucket.get_object(KEY).send().await.unwrap();
        assert_eq!(object.output.body.text().await.unwrap(), "hello");
        assert!(
            bucket
                .delete_object(KEY)
                .send()
                .await
                .unwrap_err()
                .is_access_denied()
        );
        let get = bucket
            .get_object(KEY)
            .presign(Duration::from_secs(60))
            .await
            .unwrap();
        assert_eq!(Plain::presigned(&get).send().await.text(), "hello");
    }
    assert_eq!(
        stage.witness.take_count(),
        0,
        "STS went over the same transport"
    );
}

/// The numbers of a bucket, which the client has no call for.
#[derive(Clone)]
struct GetBucketStat {
    bucket: BucketName,
}

impl Operation for GetBucketStat {
    type Output = String;
    const NAME: &'static str = "GetBucketStat";

    fn request(self) -> Result<OperationRequest, Error> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket).query("stat", ""))
    }

    fn response(response: RawResponse) -> Result<String, Error> {
        Ok(String::from_utf8_lossy(response.document()).into_owned())
    }
}

#[tokio::test]
async fn an_operation_of_the_users_own_is_sent_and_presigned_like_any_other() {
    let stage = Stage::new().await;
    stage
        .bucket()
        .put_object(KEY)
        .body("12345")
        .send()
        .await
        .unwrap();
    let client = stage.client();
    let operation = GetBucketStat {
        bucket: BucketName::new(BUCKET).unwrap(),
    };
    let stat = client.call(operation.clone()).send().await.unwrap();
    assert!(stat.contains("<ObjectCount>1</ObjectCount>"), "{stat:?}");
    let presigned = client
        .call(operation)
        .presign(Duration::from_secs(60))
        .await
        .unwrap();
    let reply = Plain::presigned(&presigned).send().await;
    assert_eq!((reply.status, reply.element("ObjectCount")), (200, "1"));
    let missing = GetBucketStat {
        bucket: BucketName::new("missingbucket").unwrap(),
    };
    let error = client.call(missing).send().await.unwrap_err();
    assert!(error.is_not_found());
    assert!(
        error
            .to_string()
            .starts_with("GetBucketStat missingbucket: "),
        "{error}"
    );
}

/// Keys that another system gives out, without an end of their own.
#[derive(Debug)]
struct Vault(Credentials);

#[async_trait]
impl ProvideCredentials for Vault {
    async fn provide(&self, _: &Context) -> Result<Credentials, CredentialsError> {
        Ok(self.0.clone())
    }
}

#[tokio::test]
async fn credentials_may_come_from_anywhere() {
    let stage = Stage::new().await;
    let bucket = stage.bucket_with(Vault(stage.oss.credentials()));
    bucket.put_object(KEY).body("x").send().await.unwrap();
    let head = bucket.head_object(KEY).send().await.unwrap();
    assert_eq!(head.content_length, 1);
}

#[tokio::test]
async fn a_client_is_shared_by_cloning() {
    fn shareable<T: Clone + Send + Sync + 'static>(_: &T) {}
    let stage = Stage::new().await;
    let client: Client = stage.client();
    shareable(&client);
    shareable(&client.bucket(BUCKET).unwrap());
}
