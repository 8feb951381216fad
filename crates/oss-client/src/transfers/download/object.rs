//! The object of a download, pinned: what the first answer says binds all further requests.

use std::ops::Range;

use oss_sign::UtcSeconds;

use crate::body::{ObjectBody, Verification};
use crate::error::{Error, ErrorKind, Result, ServiceError};
use crate::etag::ETag;
use crate::operations::common::RequestPayer;
use crate::operations::object::{GetObject, GetObjectOutput, RangeBehavior};
use crate::range::{ByteRange, ContentRange};
use crate::response::Response;
use crate::transfers::options::Job;

/// How the object is asked for, in each request.
#[derive(Clone, Debug, Default)]
pub(crate) struct GetSettings {
    pub(crate) version_id: Option<String>,
    pub(crate) if_match: Option<ETag>,
    pub(crate) traffic_limit: Option<u64>,
    pub(crate) request_payer: Option<RequestPayer>,
}

/// The object, as the first answer describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Object {
    pub(crate) etag: ETag,
    pub(crate) version_id: Option<String>,
    pub(crate) size: u64,
    /// The checksum of the whole object, if it is that of the bytes that are received.
    pub(crate) crc64: Option<u64>,
    pub(crate) last_modified: Option<UtcSeconds>,
    pub(crate) content_type: Option<String>,
}

/// An object whose first bytes are being received.
pub(crate) struct Opened {
    pub(crate) object: Object,
    pub(crate) body: ObjectBody,
    /// Which bytes of the object the body has.
    pub(crate) range: Range<u64>,
}

impl GetSettings {
    fn call(&self, job: &Job) -> GetObject {
        job.bucket
            .get_object(&job.key)
            .version_id(self.version_id.clone())
            .traffic_limit(self.traffic_limit)
            .request_payer(self.request_payer.clone())
            .with_deadline(job.deadline)
    }

    /// Asks for the first bytes of what is wanted, `most` at most, and so finds out what the object is.
    pub(crate) async fn open(
        &self,
        job: &Job,
        wanted: Option<ByteRange>,
        most: u64,
    ) -> Result<Opened> {
        let range = match wanted {
            None => 0..most,
            Some(ByteRange::Closed { first, last }) => {
                first..last.saturating_add(1).min(first.saturating_add(most))
            }
            Some(ByteRange::From(first)) => first..first.saturating_add(most),
            Some(range @ ByteRange::Last(_)) => {
                let (first, length) = range.resolve(self.size(job).await?);
                first..first + length.min(most)
            }
        };
        let is_whole = wanted.is_none();
        let call = self
            .call(job)
            .if_match(self.if_match.clone())
            .range(range)
            .range_behavior(RangeBehavior::Standard);
        let got = call.send().await;
        job.count_attempts(&got);
        match got {
            // An empty object has no first byte.
            Err(error) if is_whole && status(&error) == Some(416) => {
                let call = self.call(job).if_match(self.if_match.clone());
                let got = call.send().await;
                job.count_attempts(&got);
                opened(got?)
            }
            got => opened(got?),
        }
    }

    /// Asks for the size of the object.
    async fn size(&self, job: &Job) -> Result<u64> {
        let call = job
            .bucket
            .head_object(&job.key)
            .version_id(self.version_id.clone())
            .request_payer(self.request_payer.clone());
        let head = call.with_deadline(job.deadline).send().await;
        job.count_attempts(&head);
        Ok(head?.content_length)
    }

    /// Asks for a range of exactly this object.
    pub(crate) async fn part(
        &self,
        job: &Job,
        object: &Object,
        range: Range<u64>,
    ) -> Result<ObjectBody> {
        let version_id = self.version_id.as_ref().or(object.version_id.as_ref());
        let call = self
            .call(job)
            .version_id(version_id)
            .if_match(&object.etag)
            .range(range)
            .range_behavior(RangeBehavior::Standard);
        let got = call.send().await;
        job.count_attempts(&got);
        let got = got.map_err(|error| object.changed(error))?;
        // A server that does not know the condition has answered with what it has.
        match got.etag.as_ref().is_some_and(|etag| *etag != object.etag) {
            true => Err(object.is_another()),
            false => Ok(got.output.body),
        }
    }
}

impl Object {
    /// The error of a request for this object: another one may have taken its place.
    pub(crate) fn changed(&self, error: Error) -> Error {
        match status(&error) {
            Some(404 | 412) => self.is_another().with_source(error),
            _ => error,
        }
    }

    fn is_another(&self) -> Error {
        Error::new(ErrorKind::SourceChanged {
            etag: self.etag.clone(),
        })
    }
}

fn opened(got: Response<GetObjectOutput>) -> Result<Opened> {
    let got = got.into_output();
    let etag = got.etag.ok_or_else(|| {
        Error::protocol("the answer has no ETag, by which its parts are told apart")
    })?;
    let part = got.content_range.as_deref().and_then(ContentRange::parse);
    let length = got.body.remaining();
    let (range, size) = match (part, length) {
        (Some(part), _) => (part.first..part.last + 1, part.size),
        (None, Some(length)) => (0..length, length),
        (None, None) => return Err(Error::protocol("the answer does not say how long it is")),
    };
    let is_encoded = got.body.verification() == Verification::Encoded;
    Ok(Opened {
        object: Object {
            etag,
            version_id: got.version_id,
            size,
            crc64: got.crc64.filter(|_| !is_encoded),
            last_modified: got.last_modified,
            content_type: got.content_type,
        },
        body: got.body,
        range,
    })
}

fn status(error: &Error) -> Option<u16> {
    error.service().map(ServiceError::status)
}
