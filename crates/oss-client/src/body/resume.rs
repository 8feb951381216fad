//! Going on with a download that was cut.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, StatusCode};
use oss_transport::{Body, random_u64};

use crate::error::{Error, ErrorKind, Result, ServiceError};
use crate::pipeline::{Answered, Deadline, Payload, Prepared, Shared, Span, run};
use crate::range::{ByteRange, ContentRange};
use crate::retry::{AttemptInfo, Decision};

/// What is known of a download, enough to ask for the rest of exactly the same content.
pub(super) struct Resume {
    shared: Arc<Shared>,
    prepared: Arc<Prepared>,
    deadline: Deadline,
    span: Span,
    etag: String,
    version_id: Option<String>,
    /// Where it was cut the last time, and how often there.
    cut_at: u64,
    cuts: u32,
    pub(super) restarted: bool,
}

/// The rest of a download.
pub(super) struct Rest {
    pub(super) body: Body,
    /// What this answer says of the whole object.
    pub(super) crc64: Option<u64>,
}

impl Resume {
    /// `None` for what cannot be resumed: content without an ETag or without bytes, and what
    /// [`span`](Span) does not know.
    pub(super) fn new(
        shared: &Arc<Shared>,
        prepared: &Arc<Prepared>,
        deadline: Deadline,
        headers: &HeaderMap,
        span: Span,
    ) -> Option<Box<Self>> {
        let text = |name: &str| Some(headers.get(name)?.to_str().ok()?.to_owned());
        Some(Box::new(Self {
            shared: Arc::clone(shared),
            prepared: Arc::clone(prepared),
            deadline,
            span,
            etag: text("etag").filter(|_| span.length > 0)?,
            version_id: text("x-oss-version-id"),
            cut_at: 0,
            cuts: 0,
            restarted: false,
        }))
    }

    /// The body of the rest, after `received` bytes. Progress begins the count of cuts anew: a
    /// long download survives any number of them, but not many in one place.
    pub(super) fn after(
        &mut self,
        received: u64,
        error: Error,
    ) -> impl Future<Output = Result<Rest>> + Send + 'static {
        self.cuts = if received > self.cut_at {
            1
        } else {
            self.cuts + 1
        };
        self.cut_at = received;
        let asked = self.rest(received);
        let decision = self.decide(&error);
        let (shared, deadline, etag) = (Arc::clone(&self.shared), self.deadline, self.etag.clone());
        let (first, last) = (self.span.first + received, self.last());
        async move {
            wait(&shared, deadline, decision, error).await?;
            tracing::info!(first, last, "resume");
            let mut rest = None;
            let mut read = |answered: Answered| {
                rest = Some(continued(answered, first, last, &etag)?);
                Ok(())
            };
            run(&shared, &asked?, Body::empty(), deadline, &mut read)
                .await
                .map_err(|error| changed(error, &etag))?;
            rest.ok_or_else(|| Error::protocol("the answer was not read"))
        }
    }

    fn last(&self) -> u64 {
        self.span.first + self.span.length.saturating_sub(1)
    }

    fn rest(&self, received: u64) -> Result<Prepared> {
        let mut prepared = (*self.prepared).clone();
        let range = ByteRange::Closed {
            first: self.span.first + received,
            last: self.last(),
        };
        prepared.replace_header("range", &range.to_string())?;
        prepared.replace_header("x-oss-range-behavior", "standard")?;
        prepared.replace_header("if-match", &self.etag)?;
        if let Some(version_id) = &self.version_id
            && !prepared.has_query("versionId")
        {
            prepared
                .query
                .push(("versionId".to_owned(), version_id.clone()));
        }
        Ok(prepared)
    }

    fn decide(&self, error: &Error) -> Decision {
        self.shared.retry.decide(&AttemptInfo {
            number: self.cuts,
            error,
            retry_after: None,
            random: random_u64(self.shared.context.runtime().as_ref()),
        })
    }
}

async fn wait(shared: &Shared, deadline: Deadline, decision: Decision, error: Error) -> Result<()> {
    let runtime = shared.context.runtime();
    match decision {
        Decision::Stop { note } => Err(error.with_note(note)),
        Decision::Wait(delay) if deadline.passes_within(delay, runtime) => {
            Err(Error::new(ErrorKind::Deadline).with_source(error))
        }
        Decision::Wait(Duration::ZERO) => Ok(()),
        Decision::Wait(delay) => {
            runtime.sleep(delay).await;
            Ok(())
        }
    }
}

/// The body of an answer that goes on exactly where the last one ended.
fn continued(answered: Answered, first: u64, last: u64, etag: &str) -> Result<Rest> {
    let text = |name: &str| answered.headers.get(name)?.to_str().ok();
    if text("etag").is_some_and(|other| other != etag) {
        return Err(Error::new(ErrorKind::SourceChanged {
            etag: etag.to_owned(),
        }));
    }
    let got = text("content-range").and_then(ContentRange::parse);
    let length = text("content-length").and_then(|length| length.parse::<u64>().ok());
    let exact = match (answered.status, got) {
        (StatusCode::PARTIAL_CONTENT, Some(got)) => got.first == first && got.last == last,
        // A restart may be answered with the whole object.
        (StatusCode::OK, None) => first == 0 && length == Some(last + 1),
        _ => false,
    };
    let crc64 = text("x-oss-hash-crc64ecma").and_then(|crc| crc.parse().ok());
    match answered.payload {
        Payload::Stream(body) if exact => Ok(Rest { body, crc64 }),
        _ => Err(Error::new(ErrorKind::RangeIgnored).with_message(format!(
            "asked for bytes {first} to {last} to go on with a download"
        ))),
    }
}

/// What says that the content is gone.
fn changed(error: Error, etag: &str) -> Error {
    match error.service().map(ServiceError::status) {
        Some(404 | 412) => Error::new(ErrorKind::SourceChanged {
            etag: etag.to_owned(),
        })
        .with_source(error),
        _ => error,
    }
}
