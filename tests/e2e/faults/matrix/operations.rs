//! The six operations: what each needs, what it does, and how one sees afterwards that it was executed.

use bytes::Bytes;
use futures_util::stream;
use oss_client::operations::multipart::{CompletedPart, CompletedParts};
use oss_client::transport::Body;
use oss_client::{Appender, Bucket, Error, Response};

use super::rows::Source;
use crate::stage::{BUCKET, KEY};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operation {
    Get,
    Put,
    /// A put that must not overwrite.
    PutNew,
    Append,
    /// Appending by an `Appender`, which also knows the checksum of the object.
    Appender,
    UploadPart,
    Complete,
    Copy,
    /// A copy that must not overwrite.
    CopyNew,
}

pub(super) const ALL: [Operation; 9] = [
    Operation::Get,
    Operation::Put,
    Operation::PutNew,
    Operation::Append,
    Operation::Appender,
    Operation::UploadPart,
    Operation::Complete,
    Operation::Copy,
    Operation::CopyNew,
];

/// What was there before.
pub(super) struct Prepared {
    upload_id: String,
    parts: Vec<CompletedPart>,
    appender: Option<Appender>,
}

/// What a call that succeeded tells.
pub(super) struct Success {
    pub(super) recovered: bool,
}

impl<T> From<Response<T>> for Success {
    fn from(response: Response<T>) -> Self {
        Self {
            recovered: response.recovered(),
        }
    }
}

const OLD: &str = "what was there before";
const NEW: &str = "what is written";
/// The object of an append, a part and a copy.
const TARGET: &str = "exampledir/target.txt";

impl Operation {
    /// Creates what the operation needs.
    pub(super) async fn prepare(self, bucket: &Bucket) -> Prepared {
        bucket.put_object(KEY).body(OLD).await.unwrap();
        let mut prepared = Prepared {
            upload_id: String::new(),
            parts: Vec::new(),
            appender: None,
        };
        match self {
            Self::Append | Self::Appender => {
                bucket.append_object(TARGET, 0).body(OLD).await.unwrap();
            }
            Self::UploadPart | Self::Complete => {
                let begun = bucket.initiate_multipart_upload(TARGET).await.unwrap();
                prepared.upload_id = begun.output.upload_id;
            }
            Self::Get | Self::Put | Self::PutNew | Self::Copy | Self::CopyNew => {}
        }
        if self == Self::Complete {
            let part = bucket.upload_part(TARGET, 1, &prepared.upload_id).body(NEW);
            let etag = part.await.unwrap().output.etag;
            prepared.parts.push(CompletedPart::new(1, etag));
        }
        prepared
    }

    /// Does what comes before the call, with the client that makes it.
    pub(super) async fn begin(self, bucket: &Bucket, prepared: &mut Prepared) {
        if self == Self::Appender {
            prepared.appender = bucket.appender(TARGET).await.ok();
        }
    }

    /// Makes the call.
    pub(super) async fn run(
        self,
        bucket: &Bucket,
        prepared: &mut Prepared,
        source: Source,
    ) -> Result<Success, Error> {
        let body = || body(source);
        Ok(match self {
            Self::Get => {
                let object = bucket.get_object(KEY).await?;
                let recovered = object.recovered();
                assert_eq!(object.text().await?, OLD);
                Success { recovered }
            }
            Self::Put => bucket.put_object(KEY).body(body()).await?.into(),
            Self::PutNew => {
                let put = bucket.put_object(TARGET).forbid_overwrite(true);
                put.body(body()).await?.into()
            }
            Self::Append => {
                let position = OLD.len() as u64;
                let append = bucket.append_object(TARGET, position).body(body());
                append.await?.into()
            }
            Self::Appender => {
                let mut appender = match prepared.appender.take() {
                    Some(appender) => appender,
                    None => bucket.appender(TARGET).await?,
                };
                appender.append(body()).await?.into()
            }
            Self::UploadPart => {
                let part = bucket.upload_part(TARGET, 1, &prepared.upload_id);
                part.body(body()).await?.into()
            }
            Self::Complete => bucket
                .complete_multipart_upload(TARGET, &prepared.upload_id)
                .completed_parts(CompletedParts::new(prepared.parts.clone()))
                .await?
                .into(),
            Self::Copy => bucket.copy_object(TARGET, KEY).await?.into(),
            Self::CopyNew => {
                let copy = bucket.copy_object(TARGET, KEY);
                copy.forbid_overwrite(true).await?.into()
            }
        })
    }

    pub(super) fn official_name(self) -> &'static str {
        match self {
            Self::Get => "GetObject",
            Self::Put | Self::PutNew => "PutObject",
            Self::Append | Self::Appender => "AppendObject",
            Self::UploadPart => "UploadPart",
            Self::Complete => "CompleteMultipartUpload",
            Self::Copy | Self::CopyNew => "CopyObject",
        }
    }

    /// The method and the path of its requests, by which they differ from questions about the state.
    pub(super) fn line(self) -> String {
        let (method, key) = match self {
            Self::Get => ("GET", KEY),
            Self::Put => ("PUT", KEY),
            Self::Append | Self::Appender | Self::Complete => ("POST", TARGET),
            Self::PutNew | Self::UploadPart | Self::Copy | Self::CopyNew => ("PUT", TARGET),
        };
        format!("{method} /{BUCKET}/{key}")
    }

    /// Whether the server is in the state that one execution leaves behind. Panics if it is neither in
    /// that state nor in the one before: something was executed by half, or twice.
    pub(super) async fn is_executed(self, bucket: &Bucket, prepared: &Prepared) -> bool {
        let content = async |key| match bucket.get_object(key).await {
            Ok(object) => Some(object.text().await.unwrap()),
            Err(error) if error.is_not_found() => None,
            Err(error) => panic!("{error}"),
        };
        let (before, after) = match self {
            Self::Get => return false,
            Self::Put => (Some(OLD.to_owned()), Some(NEW.to_owned())),
            Self::Append | Self::Appender => (Some(OLD.to_owned()), Some(format!("{OLD}{NEW}"))),
            Self::UploadPart => {
                let list = bucket.list_parts(TARGET, &prepared.upload_id);
                let parts = list.await.unwrap().output.parts;
                let sizes: Vec<_> = parts.iter().map(|part| part.size).collect();
                assert!(sizes.is_empty() || sizes == [NEW.len() as u64], "{sizes:?}");
                return !sizes.is_empty();
            }
            Self::PutNew | Self::Complete => (None, Some(NEW.to_owned())),
            Self::Copy | Self::CopyNew => (None, Some(OLD.to_owned())),
        };
        let key = if self == Self::Put { KEY } else { TARGET };
        let found = content(key).await;
        assert!(found == before || found == after, "{self:?}: {found:?}");
        if self == Self::Complete {
            let list = bucket.list_parts(TARGET, &prepared.upload_id).await;
            assert_eq!(list.is_err(), found.is_some(), "the upload and the object");
        }
        found == after
    }
}

fn body(source: Source) -> Body {
    let once = |pieces: Vec<Result<Bytes, std::io::Error>>| {
        Body::from_stream(stream::iter(pieces), Some(NEW.len() as u64))
    };
    let whole = Bytes::from_static(NEW.as_bytes());
    match source {
        Source::Replayable => Body::from(whole),
        Source::Once => once(vec![Ok(whole)]),
        Source::Broken => once(vec![
            Ok(whole.slice(..5)),
            Err(std::io::Error::other("the disk is gone")),
        ]),
        Source::Short => once(vec![Ok(whole.slice(..5))]),
        Source::Long => once(vec![Ok(whole.clone()), Ok(whole)]),
    }
}
