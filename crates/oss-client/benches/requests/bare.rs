//! The same work by the client of hyper-util, which neither signs nor checks anything.

use std::path::PathBuf;

use bytes::{Bytes, BytesMut};
use http_body_util::{BodyExt, Either, Full, StreamBody};
use hyper::body::Frame;
use hyper::{Method, Request};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use tokio::io::AsyncReadExt;

use crate::case::{LARGE, PIECE, SMALL, Work};
use crate::pieces::Pieces;

type Error = Box<dyn std::error::Error + Send + Sync>;
type File = http_body_util::combinators::UnsyncBoxBody<Bytes, Error>;
type Content = Either<Full<Bytes>, Either<Pieces, File>>;

/// The client, and where its objects are.
#[derive(Clone)]
pub(crate) struct Bare {
    client: Client<HttpConnector, Content>,
    objects: String,
    file: PathBuf,
}

impl Bare {
    pub(crate) fn new(objects: String, file: PathBuf) -> Self {
        let mut connector = HttpConnector::new();
        connector.set_nodelay(true);
        let client = Client::builder(TokioExecutor::new()).build(connector);
        Self {
            client,
            objects,
            file,
        }
    }

    pub(crate) async fn request(&self, work: Work) -> Result<(), Error> {
        let (method, name, content) = match work {
            Work::GetSmall => (Method::GET, "small", Either::Left(Full::default())),
            Work::GetLarge => (Method::GET, "large", Either::Left(Full::default())),
            Work::PutSmall => {
                let content = Full::new(Bytes::from_static(&[b'a'; SMALL]));
                (Method::PUT, "small", Either::Left(content))
            }
            Work::PutLarge => {
                let content = Either::Left(Pieces::new(LARGE));
                (Method::PUT, "large", Either::Right(content))
            }
            Work::PutFile => {
                let content = Either::Right(self.read_file().await?);
                (Method::PUT, "large", Either::Right(content))
            }
        };
        let mut request = Request::builder()
            .method(method)
            .uri(format!("{}/{name}", self.objects));
        if work == Work::PutFile {
            request = request.header("content-length", LARGE);
        }
        let response = self.client.request(request.body(content)?).await?;
        assert!(response.status().is_success());
        let mut body = response.into_body();
        if work == Work::GetSmall {
            assert_eq!(body.collect().await?.to_bytes().len(), SMALL);
            return Ok(());
        }
        while let Some(frame) = body.frame().await.transpose()? {
            drop(frame);
        }
        Ok(())
    }

    async fn read_file(&self) -> Result<File, Error> {
        let mut file = tokio::fs::File::open(&self.file).await?;
        let stream = futures_util::stream::poll_fn({
            file.set_max_buf_size(PIECE);
            let mut buffer = BytesMut::new();
            move |cx| {
                buffer.reserve(PIECE);
                let read = std::pin::pin!(file.read_buf(&mut buffer)).poll(cx);
                read.map(|read| match read {
                    Ok(0) => None,
                    Ok(_) => Some(Ok(Frame::data(buffer.split().freeze()))),
                    Err(error) => Some(Err(Error::from(error))),
                })
            }
        });
        Ok(BodyExt::boxed_unsync(StreamBody::new(stream)))
    }
}
