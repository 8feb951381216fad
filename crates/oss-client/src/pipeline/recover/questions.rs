//! Requests that read the state of the server.

use std::future::Future;
use std::pin::Pin;
use std::pin::pin;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, Method};
use oss_sign::{Endpoint, UtcSeconds};
use oss_transport::{Body, Runtime};

use crate::pipeline::answered::{Answered, Payload};
use crate::pipeline::deadline::Deadline;
use crate::pipeline::prepared::Prepared;
use crate::pipeline::upload::Tally;
use crate::request::{Answer, Idempotency, Target};
use crate::timestamp;

/// The response to a request that reads the state. It is `None` if the request failed or was refused.
pub(in crate::pipeline) type Asking<'a> =
    Pin<Box<dyn Future<Output = Option<Answered>> + Send + 'a>>;

/// Sends requests that read the state of the server, within the deadline of the call.
pub(in crate::pipeline) struct Questions<'a> {
    /// Sends one request.
    pub(in crate::pipeline) ask: &'a (dyn Fn(Prepared) -> Asking<'a> + Sync),
    /// The endpoint of the call, at which the source of a copy is found too.
    pub(in crate::pipeline) endpoint: &'a Endpoint,
    pub(in crate::pipeline) runtime: &'a Arc<dyn Runtime>,
    pub(in crate::pipeline) deadline: Deadline,
    /// The time of the monotonic clock when the first attempt began.
    pub(in crate::pipeline) began: Duration,
}

impl Questions<'_> {
    /// Sends a request whose result is in the headers or in a document.
    pub(super) async fn ask(&self, question: Prepared) -> Option<Answered> {
        (self.ask)(question).await
    }

    /// Sends a request for an object, reads its content, and returns the length and the checksum.
    pub(super) async fn read(&self, mut question: Prepared) -> Option<Tally> {
        question.answer = Answer::Stream;
        let Payload::Stream(body) = self.ask(question).await?.payload else {
            return None;
        };
        let content = self.deadline.limit(self.runtime, pin!(tally(body))).await;
        content.flatten()
    }

    /// Returns whether something was stored after the first attempt began, or `None` if the response lacks
    /// one of the times.
    ///
    /// The header `date` of the response and the time that has passed since say when the first attempt
    /// began by the clock of the server. `stored` is a time of the same clock, so it does not matter if
    /// the local clock is wrong.
    pub(super) fn is_stored_during_call(
        &self,
        headers: &HeaderMap,
        stored: Option<UtcSeconds>,
    ) -> Option<bool> {
        let age = self.runtime.monotonic().saturating_sub(self.began);
        let age = i64::try_from(age.as_secs()).unwrap_or(i64::MAX);
        let began = http_date(headers, "date")?.as_i64().saturating_sub(age);
        Some(stored?.as_i64() >= began.saturating_sub(TOLERANCE))
    }
}

/// Reads a body to its end, and counts it.
async fn tally(mut body: Body) -> Option<Tally> {
    let mut tally = Tally::default();
    while let Some(piece) = body.chunk().await {
        tally.count(&piece.ok()?);
    }
    Some(tally)
}

/// Returns a request that reads the resource of `prepared`, with the same sender and payer.
pub(super) fn read_request(prepared: &Prepared, method: Method) -> Prepared {
    let mut question = prepared.clone();
    question.method = method;
    question.query.clear();
    question
        .headers
        .retain(|(name, _)| KEPT_HEADERS.contains(&name.as_str()));
    question.answer = Answer::Document;
    question.idempotency = Idempotency::Safe;
    question.checks_crc64 = false;
    question.document = None;
    question
}

/// Returns a request that reads another resource.
pub(super) fn read_request_for(
    prepared: &Prepared,
    method: Method,
    target: Target,
    endpoint: &Endpoint,
) -> Option<Prepared> {
    let mut question = read_request(prepared, method);
    question.location = Some(endpoint.locate(target.resource()).ok()?);
    question.target = target;
    Some(question)
}

pub(super) fn number<T: FromStr>(headers: &HeaderMap, name: &str) -> Option<T> {
    headers.get(name)?.to_str().ok()?.trim().parse().ok()
}

pub(super) fn http_date(headers: &HeaderMap, name: &str) -> Option<UtcSeconds> {
    timestamp::parse_http_date(headers.get(name)?.to_str().ok()?)
}

/// Returns the length and the checksum of an object from the headers of a response to `HEAD`.
pub(super) fn length_and_crc64(headers: &HeaderMap) -> Option<(u64, u64)> {
    let length = number(headers, "content-length")?;
    Some((length, number(headers, CRC64)?))
}

/// The headers that are kept. They say which client sends the request, and whether it pays for it.
const KEPT_HEADERS: [&str; 2] = ["user-agent", "x-oss-request-payer"];

pub(super) const CRC64: &str = "x-oss-hash-crc64ecma";

/// By how many seconds something may seem older than the call although it is not. All times are rounded
/// to whole seconds, and the response takes some time to arrive.
const TOLERANCE: i64 = 2;
