//! The way of one request: prepare, then credentials, sign, send and read in a loop.
//!
//! Down by values, up by one `Result`. Only [`run`] repeats, only [`attempt`] does I/O, nothing
//! touches the head between [`sign`] and the transport.

mod answered;
mod attempt;
mod check;
mod classify;
mod credentials;
mod deadline;
mod prepare;
mod run;
mod sign;
mod upload;

use std::sync::Arc;

use tracing::Instrument;

pub(crate) use answered::{Answered, Payload, Span};
pub(crate) use classify::Failure;
pub(crate) use credentials::provide_for;
pub(crate) use deadline::Deadline;
pub(crate) use prepare::{Prepared, Purpose, endpoint, prepare};
pub(crate) use run::{random_fraction, run};
pub(crate) use sign::{Signers, signing_request};

use crate::call::Call;
use crate::error::{Error, Result, Subject};
use crate::operation::Operation;

/// Sends a call and reads its answer.
pub(crate) async fn send<Op: Operation>(call: Call<Op>) -> Result<Op::Output> {
    let Call {
        client,
        operation,
        options,
    } = call;
    let nameless = Subject {
        operation: Op::NAME,
        resource: String::new(),
    };
    let config = &client.shared().config;
    let (prepared, body) = operation
        .request()
        .and_then(|request| {
            prepare(
                Op::NAME,
                Op::ANSWER,
                request,
                &options,
                config,
                Purpose::Send,
            )
        })
        .map_err(|error| error.about(&nameless))?;
    let prepared = Arc::new(prepared);
    let timeout = options.timeout.or(config.timeout);
    let deadline = Deadline::after(timeout, client.context().runtime());
    let mut output = None;
    let mut read = |answered: Answered| {
        let response = answered.into_response(&client, &prepared, deadline)?;
        output = Some(Op::response(response)?);
        Ok(())
    };
    let span = run::span(&client, &prepared);
    let outcome = run::Outcome::of(span.clone());
    let result = run(&client, &prepared, body, deadline, &mut read)
        .instrument(span)
        .await;
    outcome.close(&result);
    result.map_err(|error| error.about(&prepared.subject))?;
    output.ok_or_else(|| Error::protocol("the answer was not read").about(&prepared.subject))
}
