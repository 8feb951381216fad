//! The same bytes by the client of hyper-util, which neither signs nor checks anything.

use bytes::Bytes;
use futures_util::{StreamExt, TryStreamExt, stream};
use http_body_util::{BodyExt, Full};
use hyper::{Method, Request};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;

use crate::content::{BUCKET, LARGE, PARALLEL_PARTS, PART, SMALL};
use crate::measure::Error;
use crate::work::Work;

/// The client, where its objects are, and what is put there.
pub(crate) struct Bare {
    client: Client<HttpConnector, Full<Bytes>>,
    objects: String,
    content: Bytes,
}

impl Bare {
    pub(crate) fn new(url: &str, content: Bytes) -> Self {
        let mut connector = HttpConnector::new();
        connector.set_nodelay(true);
        Self {
            client: Client::builder(TokioExecutor::new()).build(connector),
            objects: format!("{url}/{BUCKET}"),
            content,
        }
    }

    pub(crate) async fn run(&self, work: Work) -> Result<(), Error> {
        match work {
            Work::GetSmall(_) => {
                let response = self.send(Method::GET, "small", Bytes::new()).await?;
                assert_eq!(response.collect().await?.to_bytes().len() as u64, SMALL);
            }
            // A range has the same bytes, and a header more.
            Work::GetLarge | Work::GetLargeRange => {
                let mut body = self.send(Method::GET, "large", Bytes::new()).await?;
                let mut length = 0;
                while let Some(frame) = body.frame().await.transpose()? {
                    length += frame.data_ref().map_or(0, |piece| piece.len() as u64);
                }
                assert_eq!(length, LARGE);
            }
            Work::Put => self.put().await?,
            Work::PutParts => {
                let parts = stream::iter(0..LARGE / PART).map(|_| self.put());
                let parts = parts.buffer_unordered(PARALLEL_PARTS);
                parts.try_collect::<()>().await?;
            }
            Work::GetRanges | Work::List | Work::Scan => {
                unreachable!("the client of hyper-util does no {}", work.name())
            }
        }
        Ok(())
    }

    async fn put(&self) -> Result<(), Error> {
        let body = self.send(Method::PUT, "put", self.content.clone()).await?;
        body.collect().await?;
        Ok(())
    }

    async fn send(
        &self,
        method: Method,
        name: &str,
        content: Bytes,
    ) -> Result<hyper::body::Incoming, Error> {
        let request = Request::builder()
            .method(method)
            .uri(format!("{}/{name}", self.objects))
            .body(Full::new(content))?;
        let response = self.client.request(request).await?;
        assert!(response.status().is_success());
        Ok(response.into_body())
    }
}
