//! The loop over the attempts of a call. Nothing else in this crate sends a request twice.

use std::pin::pin;
use std::time::Duration;

use oss_transport::Body;
use tracing::warn;

use crate::error::{Error, ErrorKind, Result};
use crate::metrics::Retry;
use crate::pipeline::answered::Answered;
use crate::pipeline::attempt::attempt;
use crate::pipeline::classify::Failure;
use crate::pipeline::credentials::has_no_others;
use crate::pipeline::deadline::Deadline;
use crate::pipeline::history::{History, Step};
use crate::pipeline::prepared::Prepared;
use crate::pipeline::recover::{Asking, Questions, Verdict, recover};
use crate::pipeline::reroute::Reroute;
use crate::pipeline::shared::Shared;
use crate::pipeline::spans;
use crate::pipeline::upload::Upload;
use crate::retry::Cause;

/// Reads a successful response. If it fails, the attempt has failed.
pub(crate) type Read<'r> = &'r mut (dyn FnMut(Answered) -> Result<()> + Send);

/// Sends a prepared request until `read` accepts a response or there is a reason to stop.
pub(crate) async fn run(
    shared: &Shared,
    prepared: &Prepared,
    body: Body,
    deadline: Deadline,
    read: Read<'_>,
) -> Result<()> {
    let runtime = shared.context.runtime();
    let mut upload = Upload::new(body);
    let mut reroute = Reroute::new(shared, prepared);
    let mut history = History::default();
    let mut first = None;
    loop {
        let prepared = reroute.prepared();
        let operation = prepared.operation;
        let started = runtime.monotonic();
        let began = *first.get_or_insert(started);
        let number = history.failed().len() + 1;
        let result = {
            let attempt = pin!(attempt(shared, prepared, &mut upload));
            let attempt = pin!(spans::within(spans::attempt(number), attempt));
            deadline.limit(runtime, attempt).await
        };
        let mut failure = match result {
            None => return Err(history.into_deadline(None)),
            Some(Err(failure)) => failure,
            Some(Ok(answered)) => match read(history.count(answered)) {
                Ok(()) => {
                    shared.retry.succeeded(history.failed());
                    return Ok(());
                }
                Err(error) => unreadable(error),
            },
        };
        if failure.cause == Cause::Throttled {
            shared.transfers.throttled();
            if let Some(metrics) = &shared.metrics {
                metrics.throttled(operation);
            }
        }
        let verdict = match history.may_have_been_executed() {
            true => {
                verdict(
                    shared,
                    prepared,
                    &mut upload,
                    &failure.error,
                    deadline,
                    began,
                )
                .await
            }
            false => Verdict::Refused,
        };
        let unproven = match verdict {
            Verdict::Refused => false,
            Verdict::Executed(answered) => match read(history.count(*answered)) {
                Ok(()) => {
                    warn!(operation, "recovered the answer of a lost attempt");
                    shared.retry.succeeded(history.failed());
                    return Ok(());
                }
                Err(_) => true,
            },
            Verdict::NotExecuted => {
                failure.cause = Cause::Ambiguous;
                false
            }
            Verdict::Unproven => true,
        };
        let mut step = history.decide(&failure, prepared, &upload, shared);
        if let (Some(refused), Step::Wait(_)) = (&failure.refused, &step)
            && has_no_others(shared, refused).await
        {
            step = Step::Stop(Some("the provider has no other keys"));
        }
        if matches!(step, Step::Stop(None)) && upload.can_repeat() && reroute.change(&failure) {
            step = Step::Wait(Duration::ZERO);
        }
        if unproven && matches!(step, Step::Stop(None)) {
            step = Step::Stop(Some("it is not known whether an earlier attempt succeeded"));
        }
        history.add(&failure, &step, runtime.monotonic().saturating_sub(started));
        match step {
            Step::Stop(note) => return Err(history.into_error(failure.error, note)),
            Step::Wait(delay) if deadline.passes_within(delay, runtime) => {
                return Err(history.into_deadline(Some(failure.error)));
            }
            Step::Wait(delay) => {
                spans::retry(number, delay, &failure);
                if let Some(metrics) = &shared.metrics {
                    metrics.retried(&Retry {
                        operation,
                        cause: failure.error.kind(),
                        delay,
                    });
                }
                if !delay.is_zero() {
                    runtime.sleep(delay).await;
                }
            }
        }
    }
}

/// A response that the operation does not understand.
fn unreadable(error: Error) -> Failure {
    let cause = match error.kind() {
        ErrorKind::Protocol => Cause::Ambiguous,
        _ => Cause::Final,
    };
    Failure::new(error, cause)
}

/// Finds out what a refusal says about the earlier attempts. The future is boxed because it is large
/// and seldom needed.
async fn verdict(
    shared: &Shared,
    prepared: &Prepared,
    upload: &mut Upload,
    refusal: &Error,
    deadline: Deadline,
    began: Duration,
) -> Verdict {
    let questions = Questions {
        ask: &|question| ask(shared, question, deadline),
        endpoint: prepared.endpoint(&shared.config),
        runtime: shared.context.runtime(),
        deadline,
        began,
    };
    Box::pin(recover(prepared, upload, refusal, &questions)).await
}

/// Asks the server about its state. The future is boxed because it runs inside the loop that it calls.
fn ask(shared: &Shared, question: Prepared, deadline: Deadline) -> Asking<'_> {
    Box::pin(async move {
        let mut response = None;
        let mut read = |answered: Answered| {
            response = Some(answered);
            Ok(())
        };
        run(shared, &question, Body::empty(), deadline, &mut read)
            .await
            .ok()?;
        response
    })
}
