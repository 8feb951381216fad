//! The loop: the one place that repeats.

use std::time::Duration;

use oss_sign::Credentials;
use oss_transport::{Body, ConnectFailure, Runtime, TransportError, TransportErrorKind};
use tracing::{Instrument, Span, debug_span, field, info_span, warn};

use crate::client::{Client, Shared};
use crate::error::{Error, ErrorKind, FailedAttempt, Result};
use crate::operation::{Idempotency, Target};
use crate::pipeline::answered::Answered;
use crate::pipeline::attempt::attempt;
use crate::pipeline::upload::Upload;
use crate::pipeline::{Deadline, Failure, Prepared, check, credentials};
use crate::retry::{AttemptInfo, Cause, Decision, may_repeat};

/// Reads a good answer; what it refuses is a failed attempt.
pub(crate) type Read<'r> = &'r mut (dyn FnMut(Answered) -> Result<()> + Send);

/// Sends a prepared request until there is an answer that `read` takes, or a reason to stop.
pub(crate) async fn run(
    client: &Client,
    prepared: &Prepared,
    body: Body,
    deadline: Deadline,
    read: Read<'_>,
) -> Result<()> {
    let shared = client.shared();
    let runtime = shared.context.runtime();
    let mut upload = Upload::new(body);
    let mut history = History::default();
    loop {
        let started = runtime.monotonic();
        let number = history.attempts.len() + 1;
        let span = attempt_span(number);
        let work = attempt(shared, prepared, &mut upload).instrument(span);
        let failure = match deadline.limit(runtime, work).await {
            None => return Err(history.into_deadline(None)),
            Some(Err(failure)) => failure,
            Some(Ok(answered)) => match read(answered) {
                Ok(()) => {
                    shared.retry.succeeded(&history.attempts);
                    return Ok(());
                }
                Err(error) => unreadable(error),
            },
        };
        if history.may_have_been_executed
            && let Some(answered) =
                check::recover(client, prepared, &mut upload, deadline, &failure.error).await
        {
            warn!(
                operation = prepared.subject.operation,
                "recovered the answer of a lost attempt"
            );
            return read(answered);
        }
        let mut step = history.decide(&failure, prepared, &upload, shared);
        if let (Some(refused), Step::Wait(_)) = (&failure.refused, &step)
            && has_no_others(shared, refused).await
        {
            step = Step::Stop(Some("the provider has no other keys"));
        }
        history.add(&failure, &step, runtime.monotonic().saturating_sub(started));
        match step {
            Step::Stop(note) => return Err(history.into_error(failure.error, note)),
            Step::Wait(delay) if deadline.passes_within(delay, runtime) => {
                return Err(history.into_deadline(Some(failure.error)));
            }
            Step::Wait(delay) => {
                tell(number, delay, &failure);
                if !delay.is_zero() {
                    runtime.sleep(delay).await;
                }
            }
        }
    }
}

/// What has happened in a call so far.
#[derive(Default)]
struct History {
    attempts: Vec<FailedAttempt>,
    /// How many of them the policy has been asked about.
    counted: u32,
    may_have_been_executed: bool,
    clock_corrected: bool,
    keys_renewed: bool,
    stale: bool,
    unresolved: bool,
    unreadable: bool,
}

/// What comes after a failed attempt; a wait of nothing is for free.
enum Step {
    Stop(Option<&'static str>),
    Wait(Duration),
}

impl History {
    fn decide(
        &mut self,
        failure: &Failure,
        prepared: &Prepared,
        upload: &Upload,
        shared: &Shared,
    ) -> Step {
        // Told in any case: even if this call ends here, the next one must not use them.
        if let Some(refused) = &failure.refused {
            shared.provider.invalidate(refused);
        }
        // A request without body is whole on a pooled connection before that proves closed.
        self.may_have_been_executed |= matches!(failure.cause, Cause::Ambiguous | Cause::Stale);
        if !may_repeat(failure.cause, prepared.idempotency) {
            let unclear = failure.cause == Cause::Ambiguous;
            return Step::Stop(unclear.then_some("not repeated, for it may have been executed"));
        }
        if !upload.can_repeat() {
            return Step::Stop(Some("not repeated, for the body can be read only once"));
        }
        if self.exhausts(failure, prepared) {
            return Step::Stop(None);
        }
        if self.mends(failure, shared) {
            return Step::Wait(Duration::ZERO);
        }
        if matches!(failure.cause, Cause::ClockSkew | Cause::Token) {
            return Step::Stop(Some("mending it once did not help"));
        }
        self.counted += 1;
        let decision = shared.retry.decide(&AttemptInfo {
            number: self.counted,
            error: &failure.error,
            retry_after: failure.retry_after,
            random: random_fraction(shared.context.runtime().as_ref()),
        });
        match decision {
            Decision::Stop { note } => Step::Stop(Some(note)),
            Decision::Wait(delay) => Step::Wait(delay),
        }
    }

    /// Failures that are repeated once at most: a name that does not resolve, and an answer that
    /// is not understood, which a caller must see before long, and only where nothing is changed.
    fn exhausts(&mut self, failure: &Failure, prepared: &Prepared) -> bool {
        if *failure.error.kind() == ErrorKind::Protocol {
            return std::mem::replace(&mut self.unreadable, true)
                || prepared.idempotency != Idempotency::Safe;
        }
        is_unresolved(&failure.error) && std::mem::replace(&mut self.unresolved, true)
    }

    /// Mends what can be mended at once and for free, each once.
    fn mends(&mut self, failure: &Failure, shared: &Shared) -> bool {
        let stale = failure.cause == Cause::Stale;
        let again = std::mem::replace(&mut self.stale, stale);
        match failure.cause {
            Cause::Stale => !again,
            Cause::ClockSkew => {
                let Some(server) = failure.server_time else {
                    return false;
                };
                correct_clock(shared, server);
                !std::mem::replace(&mut self.clock_corrected, true)
            }
            Cause::Token => {
                failure.refused.is_some() && !std::mem::replace(&mut self.keys_renewed, true)
            }
            _ => false,
        }
    }

    fn add(&mut self, failure: &Failure, step: &Step, elapsed: Duration) {
        let service = failure.error.service();
        self.attempts.push(FailedAttempt {
            kind: failure.error.kind().clone(),
            status: service.map(crate::error::ServiceError::status),
            code: service.map(|service| service.code().to_owned()),
            request_id: failure.error.request_id().map(str::to_owned),
            elapsed,
            delay: match step {
                Step::Wait(delay) => Some(*delay),
                Step::Stop(_) => None,
            },
        });
    }

    fn into_error(self, error: Error, note: Option<&'static str>) -> Error {
        let error = error.with_attempts(self.attempts);
        match note {
            Some(note) => error.with_note(note),
            None => error,
        }
    }

    fn into_deadline(self, last: Option<Error>) -> Error {
        let error = Error::new(ErrorKind::Deadline).with_attempts(self.attempts);
        match last {
            Some(last) => error
                .with_note("the next attempt would have passed it")
                .with_source(last),
            None => error,
        }
    }
}

/// Whether the provider gives the refused keys again, as one of fixed keys does.
async fn has_no_others(shared: &Shared, refused: &Credentials) -> bool {
    let identity = |credentials: &Credentials| {
        let key = credentials.access_key()?;
        Some((
            key.id().to_owned(),
            key.security_token().map(|token| token.expose().to_owned()),
        ))
    };
    let offered = credentials::provide(shared).await;
    offered.is_ok_and(|offered| identity(&offered) == identity(refused))
}

/// An answer that the operation does not understand.
fn unreadable(error: Error) -> Failure {
    let cause = match error.kind() {
        ErrorKind::Protocol => Cause::Ambiguous,
        _ => Cause::Final,
    };
    Failure::new(error, cause)
}

fn is_unresolved(error: &Error) -> bool {
    let source = std::error::Error::source(error);
    let transport = source.and_then(|source| source.downcast_ref::<TransportError>());
    let unresolved = TransportErrorKind::Connect(ConnectFailure::Dns);
    transport.is_some_and(|transport| transport.kind() == unresolved)
}

/// Signing, presigning and the expiry of keys all read this offset.
fn correct_clock(shared: &Shared, server: oss_sign::UtcSeconds) {
    let local = oss_sign::UtcSeconds::from(shared.context.runtime().now());
    let seconds = server.as_i64().saturating_sub(local.as_i64());
    let before = shared.context.clock_offset().get();
    shared.context.clock_offset().set(seconds);
    if seconds.abs_diff(before) >= 30 {
        warn!(seconds, "clock skew corrected");
    }
}

/// A random number from 0 up to, not including, 1.
pub(crate) fn random_fraction(runtime: &dyn Runtime) -> f64 {
    let mut bytes = [0; 4];
    runtime.random(&mut bytes);
    f64::from(u32::from_le_bytes(bytes)) / (f64::from(u32::MAX) + 1.0)
}

fn tell(number: usize, delay: Duration, failure: &Failure) {
    let (cause, request_id) = (failure.error.kind(), failure.error.request_id());
    let delay_ms = u64::try_from(delay.as_millis()).unwrap_or(u64::MAX);
    if failure.cause == Cause::Throttled {
        warn!(attempt = number, delay_ms, request_id, "throttled");
    }
    if number > 1 {
        warn!(attempt = number, %cause, delay_ms, request_id, "retry");
    } else {
        tracing::debug!(attempt = number, %cause, delay_ms, request_id, "retry");
    }
}

/// The span of a whole call.
pub(super) fn span(client: &Client, prepared: &Prepared) -> Span {
    let endpoint = client.endpoint();
    let (bucket, key) = match &prepared.target {
        Target::Service => (None, None),
        Target::Bucket(bucket) => (Some(bucket.as_str()), None),
        Target::Object(bucket, key) => (Some(bucket.as_str()), Some(key.as_str())),
    };
    let key = key.filter(|_| client.shared().config.logs_keys);
    info_span!(
        "oss.operation",
        oss.op = prepared.subject.operation,
        oss.bucket = bucket,
        oss.key = key,
        oss.region = endpoint.region(),
        server.address = endpoint.authority(),
        http.request.method = prepared.method.as_str(),
        retry.max = client.shared().retry.max_attempts(),
        outcome = field::Empty,
    )
}

/// Closes the span of a call; a call that is dropped before its end is `cancelled`.
pub(super) struct Outcome {
    span: Span,
    text: &'static str,
}

impl Outcome {
    pub(super) fn of(span: Span) -> Self {
        Self {
            span,
            text: "cancelled",
        }
    }

    pub(super) fn close<T>(mut self, result: &Result<T>) {
        self.text = if result.is_ok() { "ok" } else { "error" };
    }
}

impl Drop for Outcome {
    fn drop(&mut self) {
        self.span.record("outcome", self.text);
    }
}

fn attempt_span(number: usize) -> Span {
    debug_span!(
        "oss.attempt",
        attempt = number,
        http.response.status_code = field::Empty,
        oss.request_id = field::Empty,
        oss.error_code = field::Empty,
        oss.ec = field::Empty,
        bytes_sent = field::Empty,
        bytes_received = field::Empty,
        ttfb_ms = field::Empty,
    )
}
