//! Presigned URLs, through both versions of the trait.

use std::time::Duration;

use http::{HeaderMap, HeaderValue, Method};
use object_store_0_13::signer::Signer as OldSigner;
use object_store_0_14::path::Path;
use object_store_0_14::signer::{SignedUrlOptions, Signer};
use object_store_0_14::{Error, ObjectStoreExt};
use oss_client::transport::{Body, HyperTransport, Transport};
use url::Url;

use crate::server::{Kept, Server};

const HOUR: Duration = Duration::from_secs(3600);

/// Uses a URL as somebody without keys would, and returns the status and the body.
async fn fetch(method: Method, url: &Url, headers: HeaderMap, body: &'static str) -> (u16, String) {
    let mut request = http::Request::new(Body::from(body));
    *request.method_mut() = method;
    *request.uri_mut() = url.as_str().parse().unwrap();
    *request.headers_mut() = headers;
    let response = HyperTransport::new().send(request).await.unwrap();
    let status = response.status().as_u16();
    let body = response.into_body().bytes(1 << 20).await.unwrap();
    (status, String::from_utf8(body.to_vec()).unwrap())
}

#[tokio::test]
async fn urls_upload_read_and_delete() {
    let server = Server::start(Kept::InMemory).await;
    let store = server.builder().prefix("below/ä +").build().unwrap();
    let path = Path::from("exampledir/a + b.txt");
    let put = Signer::signed_url(&store, Method::PUT, &path, HOUR)
        .await
        .unwrap();
    assert!(
        !put.as_str().contains('+') && put.path().contains("/exampledir/"),
        "{put}"
    );
    assert_eq!(
        fetch(Method::PUT, &put, HeaderMap::new(), "hello").await.0,
        200
    );
    let get = Signer::signed_url(&store, Method::GET, &path, HOUR)
        .await
        .unwrap();
    assert_eq!(
        fetch(Method::GET, &get, HeaderMap::new(), "").await,
        (200, "hello".to_owned())
    );
    let old_path = object_store_0_13::path::Path::from("exampledir/a + b.txt");
    let head = OldSigner::signed_url(&store, Method::HEAD, &old_path, HOUR)
        .await
        .unwrap();
    assert_eq!(
        fetch(Method::HEAD, &head, HeaderMap::new(), "").await.0,
        200
    );
    let delete = Signer::signed_url(&store, Method::DELETE, &path, HOUR)
        .await
        .unwrap();
    assert_eq!(
        fetch(Method::DELETE, &delete, HeaderMap::new(), "").await.0,
        204
    );
    assert!(matches!(
        store.head(&path).await,
        Err(Error::NotFound { .. })
    ));
}

#[tokio::test]
async fn parameters_and_headers_are_signed() {
    let server = Server::start(Kept::InMemory).await;
    let store = server.store();
    let path = Path::from("a");
    let csv = HeaderValue::from_static("text/csv");
    let options = SignedUrlOptions::new()
        .with_query([("x-oss-traffic-limit", "819200")])
        .with_signed_header(http::header::CONTENT_TYPE, csv.clone());
    let url = store
        .signed_url_opts(Method::PUT, &path, HOUR, &options)
        .await
        .unwrap();
    assert!(
        url.query().unwrap().contains("x-oss-traffic-limit=819200"),
        "{url}"
    );
    let headers = HeaderMap::from_iter([(http::header::CONTENT_TYPE, csv)]);
    assert_eq!(fetch(Method::PUT, &url, HeaderMap::new(), "x").await.0, 403);
    assert_eq!(fetch(Method::PUT, &url, headers, "x").await.0, 200);
}

#[tokio::test]
async fn other_methods_and_durations_are_refused() {
    let server = Server::start(Kept::InMemory).await;
    let (store, path) = (server.store(), Path::from("a"));
    let error = Signer::signed_url(&store, Method::POST, &path, HOUR)
        .await
        .unwrap_err();
    assert!(matches!(error, Error::NotSupported { .. }), "{error}");
    let error = Signer::signed_url(&store, Method::GET, &path, 24 * 8 * HOUR)
        .await
        .unwrap_err();
    assert!(matches!(error, Error::Generic { .. }), "{error}");
}
