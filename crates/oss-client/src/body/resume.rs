//! Going on with a download that was cut, and requesting one anew that was damaged.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, StatusCode};
use oss_transport::{Body, random_u64};

use crate::body::checksum;
use crate::error::{Error, ErrorKind, FailedAttempt, Result, ServiceError};
use crate::etag::ETag;
use crate::header::find;
use crate::pipeline::{Answered, Deadline, Payload, Prepared, Shared, Span, run, span};
use crate::range::{ByteRange, ContentRange};
use crate::retry::{AttemptInfo, Decision};

/// What is known of a download, enough to ask for the rest of exactly the same content.
pub(super) struct Resume {
    shared: Arc<Shared>,
    prepared: Arc<Prepared>,
    deadline: Deadline,
    pub(super) span: Span,
    etag: String,
    version_id: Option<String>,
    /// Where it was cut the last time, and how often there.
    cut_at: u64,
    cuts: u32,
    /// The cut after which the rest was requested, as long as nothing shows that this has helped.
    repeated: Option<FailedAttempt>,
    pub(super) restarted: bool,
}

/// What another response adds to a download.
pub(super) struct Rest {
    pub(super) body: Body,
    /// The bytes of the whole download, as far as this response tells.
    pub(super) span: Span,
    /// The checksum that this response gives for the whole object.
    pub(super) crc64: Option<u64>,
}

impl Resume {
    /// Returns `None` for what cannot be resumed: content without an ETag or without bytes.
    pub(super) fn new(
        shared: &Arc<Shared>,
        prepared: &Arc<Prepared>,
        deadline: Deadline,
        headers: &HeaderMap,
        span: Span,
    ) -> Option<Box<Self>> {
        let text = |name: &str| Some(find(headers, name)?.to_str().ok()?.to_owned());
        Some(Box::new(Self {
            shared: Arc::clone(shared),
            prepared: Arc::clone(prepared),
            deadline,
            span,
            etag: text("etag").filter(|_| span.length > 0)?,
            version_id: text("x-oss-version-id"),
            cut_at: 0,
            cuts: 0,
            repeated: None,
            restarted: false,
        }))
    }

    /// Requests the rest, after `received` bytes. Progress begins the count of cuts anew: a long
    /// download survives any number of them, but not many in one place.
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
        if received.saturating_sub(self.cut_at) >= PROGRESS {
            self.succeeded();
        }
        self.cut_at = received;
        let (span, etag) = (self.span, self.etag.clone());
        let (first, last) = (span.first + received, self.last());
        tracing::info!(first, last, "resume");
        let request = self.rest(received);
        self.request(request, error, move |answered| {
            continued(answered, first, last, span, &etag)
        })
    }

    /// Requests the whole download once more, as it was requested at first: what the damaged
    /// response said of its length may be wrong too, so no range is derived from that.
    pub(super) fn anew(
        &mut self,
        error: Error,
    ) -> impl Future<Output = Result<Rest>> + Send + 'static {
        self.restarted = true;
        (self.cut_at, self.cuts) = (0, 1);
        tracing::info!("read damaged content anew");
        let request = self.pinned();
        let (prepared, etag) = (Arc::clone(&self.prepared), self.etag.clone());
        self.request(request, error, move |answered| {
            complete(answered, &prepared, &etag)
        })
    }

    /// Tells the retry policy that requesting the rest has helped. Otherwise a long download would use up
    /// what the policy allows to all calls together.
    pub(super) fn succeeded(&mut self) {
        if let Some(repeated) = self.repeated.take() {
            self.shared.retry.succeeded(&[repeated]);
        }
    }

    fn request(
        &mut self,
        request: Result<Prepared>,
        error: Error,
        accept: impl Fn(Answered) -> Result<Rest> + Send + Sync + 'static,
    ) -> impl Future<Output = Result<Rest>> + Send + 'static {
        let decision = self.decide(&error);
        if let Decision::Wait(delay) = decision {
            self.repeated = Some(FailedAttempt {
                kind: error.kind().clone(),
                status: None,
                code: None,
                request_id: None,
                elapsed: Duration::ZERO,
                delay: Some(delay),
            });
        }
        let (shared, deadline, etag) = (Arc::clone(&self.shared), self.deadline, self.etag.clone());
        async move {
            wait(&shared, deadline, decision, error).await?;
            let mut rest = None;
            let mut read = |answered: Answered| {
                rest = Some(accept(answered)?);
                Ok(())
            };
            run(&shared, &request?, Body::empty(), deadline, &mut read)
                .await
                .map_err(|error| changed(error, &etag))?;
            rest.ok_or_else(|| Error::protocol("the response was not read"))
        }
    }

    fn last(&self) -> u64 {
        self.span.first + self.span.length.saturating_sub(1)
    }

    /// The request for exactly the same content.
    fn pinned(&self) -> Result<Prepared> {
        let mut prepared = (*self.prepared).clone();
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

    fn rest(&self, received: u64) -> Result<Prepared> {
        let mut prepared = self.pinned()?;
        let range = ByteRange::Closed {
            first: self.span.first + received,
            last: self.last(),
        };
        prepared.replace_header("range", &range.to_string())?;
        prepared.replace_header("x-oss-range-behavior", "standard")?;
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

/// The body of a response that goes on exactly where the last one ended.
fn continued(answered: Answered, first: u64, last: u64, span: Span, etag: &str) -> Result<Rest> {
    same_content(&answered, etag)?;
    let text = |name: &str| answered.headers.get(name)?.to_str().ok();
    let range = text("content-range");
    let got = range.and_then(ContentRange::parse);
    let length = text("content-length").and_then(|length| length.parse::<u64>().ok());
    let exact = match (answered.status, got) {
        (StatusCode::PARTIAL_CONTENT, Some(got)) => got.first == first && got.last == last,
        // The rest may be everything.
        (StatusCode::OK, None) => first == 0 && length == Some(last + 1),
        _ => false,
    };
    let got = range.unwrap_or("the whole object").to_owned();
    let crc64 = checksum::announced(&answered.headers);
    match answered.payload {
        Payload::Stream(body) if exact => Ok(Rest { body, span, crc64 }),
        _ => Err(Error::new(ErrorKind::RangeIgnored).with_message(format!(
            "asked for bytes {first} to {last} to resume a download, got {got}"
        ))),
    }
}

/// The body of a response with the whole object.
fn complete(answered: Answered, prepared: &Prepared, etag: &str) -> Result<Rest> {
    same_content(&answered, etag)?;
    let crc64 = checksum::announced(&answered.headers);
    let span = span(answered.status, &answered.headers, prepared)?;
    match (answered.payload, span) {
        (Payload::Stream(body), Some(span)) if span.whole => Ok(Rest { body, span, crc64 }),
        _ => Err(Error::new(ErrorKind::RangeIgnored)
            .with_message("asked for the whole object again, got something else")),
    }
}

fn same_content(answered: &Answered, etag: &str) -> Result<()> {
    let other = answered.headers.get("etag").and_then(|e| e.to_str().ok());
    match other.is_some_and(|other| other != etag) {
        true => Err(Error::new(ErrorKind::SourceChanged {
            etag: ETag::from(etag),
        })),
        false => Ok(()),
    }
}

/// What says that the content is gone.
fn changed(error: Error, etag: &str) -> Error {
    match error.service().map(ServiceError::status) {
        Some(404 | 412) => Error::new(ErrorKind::SourceChanged {
            etag: ETag::from(etag),
        })
        .with_source(error),
        _ => error,
    }
}

/// How many bytes since the last cut count as progress for the retry policy. With fewer, each request
/// costs the server more than it brings.
const PROGRESS: u64 = 64 * 1024;
