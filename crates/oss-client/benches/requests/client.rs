//! The work by the client of this crate, and by its transport alone.

use std::path::PathBuf;

use bytes::Bytes;
use http::Request;
use oss_client::sign::Credentials;
use oss_client::transport::{Body, HyperTransport, Transport};
use oss_client::{Bucket, Client};

use crate::case::{BUCKET, LARGE, PIECE, SMALL, Work};
use crate::pieces::piece;

type Error = Box<dyn std::error::Error + Send + Sync>;

/// The client.
#[derive(Clone)]
pub(crate) struct Ours {
    bucket: Bucket,
    file: PathBuf,
}

impl Ours {
    pub(crate) fn new(url: &str, file: PathBuf, transport: impl Transport + 'static) -> Self {
        Self {
            bucket: bucket(url, transport),
            file,
        }
    }

    pub(crate) async fn request(&self, work: Work) -> Result<(), Error> {
        match work {
            Work::GetSmall => {
                let object = self.bucket.get_object("small").send().await?;
                let content = object.output.body.bytes(SMALL).await?;
                assert_eq!(content.len(), SMALL);
            }
            Work::GetLarge => {
                let object = self.bucket.get_object("large").send().await?;
                let mut body = object.output.body;
                assert!(body.verification().is_verified());
                while let Some(piece) = body.chunk().await.transpose()? {
                    drop(piece);
                }
            }
            Work::PutSmall | Work::PutLarge => {
                let (name, body) = content(work);
                self.bucket.put_object(name).body(body).send().await?;
            }
            Work::PutFile => {
                let body = Body::from_file(&self.file).await?;
                self.bucket.put_object("large").body(body).send().await?;
            }
        }
        Ok(())
    }
}

/// A client of the server, with keys that last.
pub(crate) fn bucket(url: &str, transport: impl Transport + 'static) -> Bucket {
    Client::builder()
        .endpoint(url)
        .region("cn-hangzhou")
        .credentials(Credentials::new("LTAI5tExampleKeyId", "example-secret").expect("keys"))
        .transport(transport)
        .build()
        .and_then(|client| client.bucket(BUCKET))
        .expect("a bucket")
}

/// The transport, used without the client: it signs and checks nothing.
#[derive(Clone)]
pub(crate) struct Alone {
    transport: HyperTransport,
    objects: String,
    file: PathBuf,
}

impl Alone {
    pub(crate) fn new(objects: String, file: PathBuf) -> Self {
        Self {
            transport: HyperTransport::new(),
            objects,
            file,
        }
    }

    pub(crate) async fn request(&self, work: Work) -> Result<(), Error> {
        let (name, body) = match work {
            Work::GetSmall => ("small", Body::empty()),
            Work::GetLarge => ("large", Body::empty()),
            Work::PutFile => ("large", Body::from_file(&self.file).await?),
            Work::PutSmall | Work::PutLarge => content(work),
        };
        let method = match work {
            Work::GetSmall | Work::GetLarge => http::Method::GET,
            _ => http::Method::PUT,
        };
        let request = Request::builder()
            .method(method)
            .uri(format!("{}/{name}", self.objects))
            .body(body)?;
        let response = self.transport.send(request).await?;
        assert!(response.status().is_success());
        let mut body = response.into_body();
        if work == Work::GetSmall {
            assert_eq!(body.bytes(SMALL).await?.len(), SMALL);
            return Ok(());
        }
        while let Some(piece) = body.chunk().await.transpose()? {
            drop(piece);
        }
        Ok(())
    }
}

/// The name of an object, and what is put there.
fn content(work: Work) -> (&'static str, Body) {
    if work == Work::PutSmall {
        return ("small", Body::from(Bytes::from_static(&[b'a'; SMALL])));
    }
    let piece = piece();
    let pieces = std::iter::repeat_n(piece, (LARGE / PIECE as u64) as usize);
    ("large", Body::rope(pieces))
}
