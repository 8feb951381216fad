//! Questions about the present state of the server.

use std::future::Future;
use std::pin::Pin;
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

/// The response to a question, once it has arrived. `None` if it did not, or was a refusal.
pub(in crate::pipeline) type Asking<'a> =
    Pin<Box<dyn Future<Output = Option<Answered>> + Send + 'a>>;

/// Asks the server about its present state.
pub(in crate::pipeline) struct Questions<'a> {
    pub(in crate::pipeline) ask: &'a (dyn Fn(Prepared) -> Asking<'a> + Sync),
    /// Where the resources of the call are found.
    pub(in crate::pipeline) endpoint: &'a Endpoint,
    pub(in crate::pipeline) runtime: &'a Arc<dyn Runtime>,
    pub(in crate::pipeline) deadline: Deadline,
    /// When the first attempt began, by the monotonic clock.
    pub(in crate::pipeline) began: Duration,
}

impl Questions<'_> {
    /// Asks a question whose answer is in the headers or in a document.
    pub(super) async fn ask(&self, question: Prepared) -> Option<Answered> {
        (self.ask)(question).await
    }

    /// Reads the content that a question asks for, and returns its length and its checksum.
    pub(super) async fn read(&self, mut question: Prepared) -> Option<Tally> {
        question.answer = Answer::Stream;
        let Payload::Stream(body) = self.ask(question).await?.payload else {
            return None;
        };
        let content = self.deadline.limit(self.runtime, tally(body)).await;
        content.flatten()
    }

    /// Returns whether something was stored after the first attempt began. The time when it was
    /// stored is compared with the time of the server, so the local clock does not matter. `None` if
    /// the response does not say the time.
    pub(super) fn is_of_this_call(
        &self,
        headers: &HeaderMap,
        stored: Option<UtcSeconds>,
    ) -> Option<bool> {
        let age = self.runtime.monotonic().saturating_sub(self.began);
        let age = i64::try_from(age.as_secs()).unwrap_or(i64::MAX);
        let began = http_date(headers, "date")?.as_i64().saturating_sub(age);
        Some(stored?.as_i64() >= began.saturating_sub(ROUNDING))
    }
}

async fn tally(mut body: Body) -> Option<Tally> {
    let mut tally = Tally::default();
    while let Some(piece) = body.chunk().await {
        tally.count(&piece.ok()?);
    }
    Some(tally)
}

/// A request about the same resource that changes nothing.
pub(super) fn question(prepared: &Prepared, method: Method) -> Prepared {
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

/// A question about another resource.
pub(super) fn question_about(
    prepared: &Prepared,
    method: Method,
    target: Target,
    endpoint: &Endpoint,
) -> Option<Prepared> {
    let mut question = question(prepared, method);
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

/// The length and the checksum of an object, from the headers of a response to `HEAD`.
pub(super) fn content(headers: &HeaderMap) -> Option<(u64, u64)> {
    let length = number(headers, "content-length")?;
    Some((length, number(headers, CRC64)?))
}

/// Who sends the request, and who pays for it.
const KEPT_HEADERS: [&str; 2] = ["user-agent", "x-oss-request-payer"];

pub(super) const CRC64: &str = "x-oss-hash-crc64ecma";

/// All times are in whole seconds, and the response takes some time to arrive.
const ROUNDING: i64 = 2;
