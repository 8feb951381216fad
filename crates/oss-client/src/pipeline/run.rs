//! The loop over the attempts of a call. Nothing else in this crate sends a request twice.

use http::HeaderMap;
use oss_transport::Body;
use tracing::{Instrument, warn};

use crate::error::{Error, ErrorKind, Result};
use crate::pipeline::answered::Answered;
use crate::pipeline::attempt::attempt;
use crate::pipeline::classify::Failure;
use crate::pipeline::credentials::has_no_others;
use crate::pipeline::deadline::Deadline;
use crate::pipeline::history::{History, Step};
use crate::pipeline::prepared::Prepared;
use crate::pipeline::recover::{Asking, recover};
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
    let mut history = History::default();
    loop {
        let started = runtime.monotonic();
        let number = history.failed().len() + 1;
        let work = attempt(shared, prepared, &mut upload).instrument(spans::attempt(number));
        let failure = match deadline.limit(runtime, work).await {
            None => return Err(history.into_deadline(None)),
            Some(Err(failure)) => failure,
            Some(Ok(answered)) => match read(answered) {
                Ok(()) => {
                    shared.retry.succeeded(history.failed());
                    return Ok(());
                }
                Err(error) => unreadable(error),
            },
        };
        if history.may_have_been_executed() {
            let ask = |question| ask(shared, question, deadline);
            if let Some(answered) = recover(prepared, &mut upload, &failure.error, ask).await {
                warn!(
                    operation = prepared.subject.operation,
                    "recovered the answer of a lost attempt"
                );
                return read(answered);
            }
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
                spans::retry(number, delay, &failure);
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

/// Asks the server about the resource of a call. The future is boxed because it runs inside the
/// loop that it calls.
fn ask(shared: &Shared, question: Prepared, deadline: Deadline) -> Asking<'_> {
    Box::pin(async move {
        let mut headers: Option<HeaderMap> = None;
        let mut read = |answered: Answered| {
            headers = Some(answered.headers);
            Ok(())
        };
        run(shared, &question, Body::empty(), deadline, &mut read)
            .await
            .ok()?;
        headers
    })
}
