//! Sending a call.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use oss_transport::Body;

use crate::body::ObjectBody;
use crate::call::CallContext;
use crate::client::Client;
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
    ///
    /// The request is completed before the future is made. The future is then much smaller than the
    /// operation and everything that is made from it, and moving it costs little.
    pub(crate) fn send<Op: Operation>(
        self,
        operation: Op,
    ) -> impl Future<Output = Result<Response<Op::Output>>> + Send {
        let call = self.complete(Kind::from_operation::<Op>(), operation.request());
        async move {
            let call = call?;
            let mut output = None;
            let mut read = |response: RawResponse| {
                let head = response.head();
                output = Some(Response::new(Op::response(response)?, head));
                Ok(())
            };
            let prepared = Arc::clone(&call.prepared);
            call.exchange(&mut read).await?;
            let unread = || Error::protocol("the answer was not read").about(&prepared.subject());
            output.ok_or_else(unread)
        }
    }

    fn complete(self, kind: Kind, request: Result<OperationRequest>) -> Result<CompleteCall> {
        let Self { client, options } = self;
        let shared = client.shared();
        let (prepared, body) = request
            .and_then(|request| {
                let request = request.with_form_as_body(shared.context.runtime());
                pipeline::prepare(kind, request, &options, &shared.config, Purpose::Send)
            })
            .map_err(|error| error.about(&Subject::for_operation(kind.name)))?;
        let body = match options.progress {
            Some(hook) => body.on_progress(move |progress| hook(progress)),
            None => body,
        };
        Ok(CompleteCall {
            prepared: Arc::new(prepared),
            body,
            timeout: options.timeout.or(shared.config.timeout),
            deadline: options.deadline.unwrap_or(Deadline::NEVER),
            client,
        })
    }
}

/// A call that lacks only its exchange with the server.
struct CompleteCall {
    client: Client,
    prepared: Arc<Prepared>,
    body: Body,
    timeout: Option<Duration>,
    deadline: Deadline,
}

impl CompleteCall {
    /// The part of sending that is the same for all operations, so that it is compiled once.
    async fn exchange(
        self,
        read: &mut (dyn FnMut(RawResponse) -> Result<()> + Send),
    ) -> Result<()> {
        let (shared, prepared) = (self.client.shared(), &self.prepared);
        let runtime = shared.context.runtime();
        let deadline = Deadline::after(self.timeout, runtime).or_earlier(self.deadline);
        let mut read = |answered: Answered| read(response(answered, shared, prepared, deadline)?);
        let operation = prepared.operation;
        let meter = CallMeter::start(shared.metrics.as_deref(), runtime, operation);
        let span = pipeline::call_span(shared, prepared);
        let outcome = Outcome::new(span.clone());
        let run = pin!(pipeline::run(
            shared, prepared, self.body, deadline, &mut read
        ));
        let result = pipeline::within(span, run).await;
        outcome.close(&result);
        meter.end(metrics::Outcome::from_result(&result));
        result.map_err(|error| error.about(&prepared.subject()))
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
