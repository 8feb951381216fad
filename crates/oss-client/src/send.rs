//! Sending a call.

use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::sync::Arc;

use tracing::Instrument;

use crate::body::ObjectBody;
use crate::call::Call;
use crate::document;
use crate::error::{Error, Result, Subject};
use crate::operation::Operation;
use crate::pipeline::{
    self, Answered, Deadline, Kind, Outcome, Payload, Prepared, Purpose, Shared,
};
use crate::request::Answer;
use crate::response::Response;

impl<Op: Operation> Call<Op> {
    /// Sends the operation and reads the response.
    ///
    /// A failed attempt is repeated where that is safe and the client's
    /// [retry policy](crate::retry) allows it. A response whose body is the content of an object is
    /// returned as soon as its head has arrived; the content is then read from the output's body.
    ///
    /// # Errors
    ///
    /// Fails with an [`Error`] whose [`kind`](Error::kind) says who caused it and what to do.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future gives the request up, and no task continues in the background. A request
    /// that writes may have been executed all the same.
    pub async fn send(self) -> Result<Op::Output> {
        let Self {
            client,
            operation,
            options,
        } = self;
        let shared = client.shared();
        let kind = Kind {
            name: Op::NAME,
            answer: Op::ANSWER,
        };
        let (prepared, body) = operation
            .request()
            .and_then(|request| {
                pipeline::prepare(kind, request, &options, &shared.config, Purpose::Send)
            })
            .map_err(|error| error.about(&Subject::for_operation(Op::NAME)))?;
        let prepared = Arc::new(prepared);
        let timeout = options.timeout.or(shared.config.timeout);
        let deadline = Deadline::after(timeout, shared.context.runtime());
        let mut output = None;
        let mut read = |answered: Answered| {
            let response = response(answered, shared, &prepared, deadline)?;
            output = Some(Op::response(response)?);
            Ok(())
        };
        let span = pipeline::call_span(shared, &prepared);
        let outcome = Outcome::new(span.clone());
        let result = pipeline::run(shared, &prepared, body, deadline, &mut read)
            .instrument(span)
            .await;
        outcome.close(&result);
        result.map_err(|error| error.about(&prepared.subject))?;
        output.ok_or_else(|| Error::protocol("the answer was not read").about(&prepared.subject))
    }
}

/// The response as an operation reads it. A stream becomes a body that checks and resumes.
fn response(
    answered: Answered,
    shared: &Arc<Shared>,
    prepared: &Arc<Prepared>,
    deadline: Deadline,
) -> Result<Response> {
    let Answered {
        status, headers, ..
    } = answered;
    let response = match answered.payload {
        Payload::Document(document) => {
            let response = Response::new(status, headers, document);
            if prepared.answer == Answer::Nothing {
                document::check_nothing(response.document())?;
            }
            response
        }
        Payload::Stream(body) => {
            let span = pipeline::span(status, &headers, prepared)?;
            let body = ObjectBody::new(shared, prepared, deadline, &headers, span, body);
            Response::streaming(status, headers, body)
        }
    };
    Ok(response
        .with_request(Arc::clone(prepared))
        .with_recovered(answered.recovered))
}

impl<Op: Operation> IntoFuture for Call<Op> {
    type Output = Result<Op::Output>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
