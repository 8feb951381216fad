//! Sending a call.

use std::sync::Arc;

use tracing::Instrument;

use crate::body::ObjectBody;
use crate::call::CallContext;
use crate::document;
use crate::error::{Error, Result, Subject};
use crate::metrics::{self, CallMeter};
use crate::operation::{Operation, OperationRequest, RawResponse};
use crate::pipeline::{
    self, Answered, Deadline, Kind, Outcome, Payload, Prepared, Purpose, Shared,
};
use crate::request::Answer;
use crate::response::Response;

impl CallContext {
    /// Sends an operation and reads the response.
    pub(crate) async fn send<Op: Operation>(self, operation: Op) -> Result<Response<Op::Output>> {
        let kind = Kind::from_operation::<Op>();
        let request = operation.request();
        let mut output = None;
        let mut read = |response: RawResponse| {
            let head = response.head();
            output = Some(Response::new(Op::response(response)?, head));
            Ok(())
        };
        let subject = self.exchange(kind, request, &mut read).await?;
        output.ok_or_else(|| Error::protocol("the answer was not read").about(&subject))
    }

    /// The part of sending that is the same for all operations, so that it is compiled once.
    async fn exchange(
        self,
        kind: Kind,
        request: Result<OperationRequest>,
        read: &mut (dyn FnMut(RawResponse) -> Result<()> + Send),
    ) -> Result<Subject> {
        let Self { client, options } = self;
        let shared = client.shared();
        let (prepared, body) = request
            .and_then(|request| {
                let request = request.with_form_as_body(shared.context.runtime());
                pipeline::prepare(kind, request, &options, &shared.config, Purpose::Send)
            })
            .map_err(|error| error.about(&Subject::for_operation(kind.name)))?;
        let prepared = Arc::new(prepared);
        let timeout = options.timeout.or(shared.config.timeout);
        let deadline = Deadline::after(timeout, shared.context.runtime())
            .or_earlier(options.deadline.unwrap_or(Deadline::NEVER));
        let body = match options.progress {
            Some(hook) => body.on_progress(move |progress| hook(progress)),
            None => body,
        };
        let mut read = |answered: Answered| read(response(answered, shared, &prepared, deadline)?);
        let runtime = shared.context.runtime();
        let meter = CallMeter::start(shared.metrics.as_deref(), runtime, kind.name);
        let span = pipeline::call_span(shared, &prepared);
        let outcome = Outcome::new(span.clone());
        let result = pipeline::run(shared, &prepared, body, deadline, &mut read)
            .instrument(span)
            .await;
        outcome.close(&result);
        meter.end(metrics::Outcome::from_result(&result));
        result.map_err(|error| error.about(&prepared.subject))?;
        Ok(prepared.subject.clone())
    }
}

/// The response as an operation reads it. A stream becomes a body that checks and resumes.
fn response(
    answered: Answered,
    shared: &Arc<Shared>,
    prepared: &Arc<Prepared>,
    deadline: Deadline,
) -> Result<RawResponse> {
    let Answered {
        status, headers, ..
    } = answered;
    let response = match answered.payload {
        Payload::Document(document) => {
            let response = RawResponse::new(status, headers, document);
            if prepared.answer == Answer::Nothing {
                document::check_nothing(response.document())?;
            }
            response
        }
        Payload::Stream(body) => {
            let span = pipeline::span(status, &headers, prepared)?;
            let body = ObjectBody::new(shared, prepared, deadline, &headers, span, body);
            RawResponse::streaming(status, headers, body)
        }
    };
    Ok(response
        .with_request(Arc::clone(prepared))
        .with_attempts(answered.attempts)
        .with_recovered(answered.recovered))
}
