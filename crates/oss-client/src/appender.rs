//! Appending to an object again and again.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use oss_transport::Body;

use crate::bucket::Bucket;
use crate::error::{Error, ErrorKind, Result, Subject};
use crate::integrity::Crc64;
use crate::operations::append::{AppendObject, AppendObjectOutput};
use crate::operations::object::HeadObjectOutput;
use crate::optional::OptionalExt;
use crate::response::Response;

/// Appends to an object. It remembers where the object ends, and the checksum of everything in it.
///
/// [`Bucket::appender`] creates it, for an object that exists or for a new one. One writer at a time
/// can append: if another one has appended meanwhile, appending fails with
/// `PositionNotEqualToLength`, and nothing is appended.
///
/// After each call the checksum that OSS reports is compared with that of everything that was
/// appended. If the answer to a call is lost, OSS is asked whether the bytes have arrived, so that they
/// are never appended twice.
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let mut log = bucket.appender("exampledir/log.txt").await?;
/// log.append("one\n").await?;
/// log.append("two\n").await?;
/// println!("the object ends at {}", log.position());
/// # Ok(())
/// # }
/// ```
pub struct Appender {
    bucket: Bucket,
    key: String,
    position: u64,
    crc64: Option<u64>,
    /// Whether the position is known, because every call had a known outcome.
    certain: bool,
}

/// What was handed out for sending.
#[derive(Clone, Default)]
struct Sent {
    length: u64,
    crc64: Crc64,
}

impl Bucket {
    /// Begins to append to an object. OSS is asked for its end; if it does not exist, the first call
    /// creates it.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::InvalidRequest`] if the object is not appendable, and otherwise as
    /// [`head_object`](Self::head_object).
    pub async fn appender(&self, key: impl Into<String>) -> Result<Appender> {
        let mut appender = Appender {
            bucket: self.clone(),
            key: key.into(),
            position: 0,
            crc64: Some(0),
            certain: true,
        };
        appender.resync().await?;
        Ok(appender)
    }
}

impl Appender {
    /// Returns where the object ends, which is its length in bytes.
    pub fn position(&self) -> u64 {
        self.position
    }

    /// Returns the CRC-64 of the object, if OSS has reported it.
    pub fn crc64(&self) -> Option<u64> {
        self.crc64
    }

    /// Appends the body to the object.
    ///
    /// # Errors
    ///
    /// - [`ErrorKind::Integrity`] if the object is not what was appended: the body was damaged on the
    ///   way. It is part of the object all the same.
    /// - [`ErrorKind::InvalidRequest`] if the outcome of an earlier call is not known; see
    ///   [`resync`](Self::resync).
    /// - The errors of [`append_object`](Bucket::append_object). If the code is
    ///   `PositionNotEqualToLength`, someone else has appended.
    ///
    /// After an error [`position`](Self::position) has not changed, and the same body can be appended
    /// again, unless the outcome is unknown.
    ///
    /// # Cancel safety
    ///
    /// If the future is dropped, the outcome is unknown.
    pub async fn append(&mut self, body: impl Into<Body>) -> Result<Response<AppendObjectOutput>> {
        self.append_with(body, |operation| operation).await
    }

    /// Appends the body as [`append`](Self::append) does, with further settings of the operation. Most
    /// of them have an effect only on the call that creates the object.
    ///
    /// ```
    /// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
    /// let mut log = bucket.appender("exampledir/log.txt").await?;
    /// log.append_with("one\n", |operation| operation.content_type("text/csv")).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Fails as [`append`](Self::append) does.
    pub async fn append_with(
        &mut self,
        body: impl Into<Body>,
        settings: impl FnOnce(AppendObject) -> AppendObject,
    ) -> Result<Response<AppendObjectOutput>> {
        if !self.certain {
            let message = "the outcome of an earlier call is unknown; call resync, and compare its \
                           position with the one before";
            return Err(self.about(Error::invalid_request(message)));
        }
        let sent = Arc::new(Mutex::new(Sent::default()));
        let body = counted(body.into(), &sent);
        let operation = settings(
            self.bucket
                .append_object(&self.key, self.position)
                .body(body),
        );
        // Whatever happens from here on, the outcome is unknown until the answer is read.
        self.certain = false;
        let answer = operation.send().await;
        let sent = lock(&sent).clone();
        match answer {
            Ok(answer) => self.advance(answer, &sent),
            Err(error) if error.was_not_executed() => {
                self.certain = true;
                Err(error)
            }
            Err(error) => self.settle(error, &sent).await,
        }
    }

    /// Asks OSS where the object ends, and continues there. Returns the position.
    ///
    /// It is needed after a call whose outcome is unknown, because its answer and the question about it
    /// were lost, or because its future was dropped: if the position is the one before that call, its
    /// body was not appended. It also continues after what another writer has appended.
    ///
    /// # Errors
    ///
    /// Fails as [`Bucket::appender`] does.
    pub async fn resync(&mut self) -> Result<u64> {
        let head = self.bucket.head_object(&self.key).send().await.optional()?;
        (self.position, self.crc64) = match head {
            None => (0, Some(0)),
            Some(head) => match head.next_append_position {
                Some(position) => (position, head.crc64),
                None => {
                    let message =
                        "the object is not appendable; it was created by another operation";
                    return Err(self.about(Error::invalid_request(message)));
                }
            },
        };
        self.certain = true;
        Ok(self.position)
    }

    /// Compares the answer with what was sent.
    fn advance(
        &mut self,
        answer: Response<AppendObjectOutput>,
        sent: &Sent,
    ) -> Result<Response<AppendObjectOutput>> {
        let end = self.position.saturating_add(sent.length);
        let ours = self
            .crc64
            .map(|crc| Crc64::combine(crc, sent.crc64.value(), sent.length));
        self.position = answer.next_append_position;
        // A server that reports no checksum is believed.
        self.crc64 = answer.crc64.or(ours);
        self.certain = true;
        if self.position != end {
            let message = format!("the object ends at {}, and not at {end}", self.position);
            return Err(self.about(Error::protocol(message)));
        }
        match (ours, answer.crc64) {
            (Some(actual), Some(expected)) if actual != expected => {
                tracing::error!(expected, actual, "integrity");
                Err(self.about(Error::new(ErrorKind::Integrity { expected, actual })))
            }
            _ => Ok(answer),
        }
    }

    /// Finds out whether a call was executed whose answer was lost.
    async fn settle(&mut self, error: Error, sent: &Sent) -> Result<Response<AppendObjectOutput>> {
        let before = self.position;
        let head = match self.bucket.head_object(&self.key).send().await.optional() {
            Ok(head) => head,
            Err(_) => return Err(error),
        };
        let next = head
            .as_ref()
            .map_or(Some(0), |head| head.next_append_position);
        if next == Some(before) {
            self.certain = true;
            return Err(error);
        }
        let Some(answer) = head.and_then(|head| head_as_answer(head.with_recovered())) else {
            return Err(error);
        };
        let ours = self
            .crc64
            .map(|crc| Crc64::combine(crc, sent.crc64.value(), sent.length));
        let is_ours =
            next == before.checked_add(sent.length) && ours.is_some() && ours == answer.crc64;
        match is_ours {
            true => self.advance(answer, sent),
            false => Err(error),
        }
    }

    fn about(&self, error: Error) -> Error {
        error.about(&Subject {
            operation: "AppendObject",
            resource: format!("{}/{}", self.bucket.name(), self.key.escape_debug()),
        })
    }
}

/// What the answer to the call would have been.
fn head_as_answer(head: Response<HeadObjectOutput>) -> Option<Response<AppendObjectOutput>> {
    let (crc64, next_append_position) = (head.crc64?, head.next_append_position?);
    Some(head.map(|head| AppendObjectOutput {
        version_id: head.version_id,
        crc64: Some(crc64),
        next_append_position,
        server_side_encryption: head.server_side_encryption,
        server_side_data_encryption: head.server_side_data_encryption,
        server_side_encryption_key_id: head.server_side_encryption_key_id,
        etag: head.etag,
    }))
}

/// Counts what is sent. A body that is sent again is counted anew.
fn counted(body: Body, sent: &Arc<Mutex<Sent>>) -> Body {
    let sent = Arc::clone(sent);
    body.inspect_each(move || {
        let sent = Arc::clone(&sent);
        *lock(&sent) = Sent::default();
        move |piece| {
            let mut sent = lock(&sent);
            sent.length += piece.len() as u64;
            sent.crc64.update(piece);
        }
    })
}

/// A panic elsewhere leaves a count behind, nothing half done.
fn lock(sent: &Mutex<Sent>) -> MutexGuard<'_, Sent> {
    sent.lock().unwrap_or_else(PoisonError::into_inner)
}

impl fmt::Debug for Appender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Appender")
            .field("bucket", &self.bucket)
            .field("key", &self.key)
            .field("position", &self.position)
            .field("certain", &self.certain)
            .finish_non_exhaustive()
    }
}
