//! Sends a call: its attempts, and new credentials if RAM does not accept those in use any more.

use std::time::Duration;

use oss_context::race::within;
use oss_context::rpc::{Attempts, Pace, Repeat, RpcAnswer, RpcCall, RpcEndpoint};
use oss_context::{Context, ServiceError};
use oss_sign::Credentials;

use crate::call::CallContext;
use crate::error::{Error, ErrorKind, FailedAttempt, Result};
use crate::members::Answer;
use crate::operation::{Operation, OperationRequest};
use crate::response::Response;

impl CallContext {
    pub(crate) async fn send<Op: Operation>(&self, operation: Op) -> Result<Response<Op::Output>> {
        let mut failed = Vec::new();
        let sent = self.send_recording(operation, &mut failed).await;
        sent.map_err(|error| error.about(Op::NAME).with_attempts(failed))
    }

    /// Sends the operation, and records the attempts that fail.
    async fn send_recording<Op: Operation>(
        &self,
        operation: Op,
        failed: &mut Vec<FailedAttempt>,
    ) -> Result<Response<Op::Output>> {
        let request = operation.request()?;
        self.refuse_repeated_parameters(&request)?;
        let exchange = Exchange {
            call: self,
            endpoint: self.ram.resolve()?,
            name: Op::NAME,
            repeat: match self.repeat_ambiguous {
                Some(true) => Repeat::Freely,
                Some(false) => Repeat::OnlyIfUnexecuted,
                None => Op::REPEAT,
            },
            largest_answer: Op::LARGEST_ANSWER,
            request,
        };
        let answer = match self.timeout {
            None => exchange.run(failed).await?,
            Some(limit) => {
                let run = exchange.run(failed);
                let answer = within(self.ram.context().runtime(), limit, run).await;
                answer.unwrap_or_else(|| Err(Error::new(ErrorKind::Deadline)))?
            }
        };
        let answer = Answer::parse(Op::NAME, answer.body())?;
        let members = answer.members();
        let output = Op::response(&members)?;
        let attempts = failed.len().saturating_add(1);
        let attempts = u32::try_from(attempts).unwrap_or(u32::MAX);
        Ok(Response::new(output, members.request_id()?, attempts))
    }

    /// RAM does not say which of two parameters with one name applies.
    fn refuse_repeated_parameters(&self, request: &OperationRequest) -> Result<()> {
        for (name, _) in self.parameters.parameters() {
            if request.parameters().any(|(known, _)| known == name) {
                let message = format!("{name} is set by the operation already");
                return Err(Error::invalid_request(message));
            }
        }
        Ok(())
    }
}

/// What all attempts of a call have in common.
struct Exchange<'a> {
    call: &'a CallContext,
    endpoint: RpcEndpoint,
    name: &'static str,
    repeat: Repeat,
    largest_answer: usize,
    request: OperationRequest,
}

impl Exchange<'_> {
    /// Makes attempts, and begins again once with new credentials if those in use have ended.
    async fn run(&self, failed: &mut Vec<FailedAttempt>) -> Result<RpcAnswer> {
        let ram = &self.call.ram;
        let _turn = ram.turn().await;
        let credentials = ram.credentials().await?;
        let error = match self.attempt(&credentials, failed).await {
            Ok(answer) => return Ok(answer),
            Err(error) => error,
        };
        if !error
            .service()
            .is_some_and(ServiceError::blames_credentials)
        {
            return Err(error);
        }
        ram.invalidate(&credentials);
        let renewed = ram.credentials().await?;
        if key_id(&renewed) == key_id(&credentials) {
            return Err(error);
        }
        waited(failed, Duration::ZERO);
        self.attempt(&renewed, failed).await
    }

    /// Makes attempts with these credentials until one succeeds or another one cannot help.
    async fn attempt(
        &self,
        credentials: &Credentials,
        failed: &mut Vec<FailedAttempt>,
    ) -> Result<RpcAnswer> {
        let cx = self.call.ram.context();
        let call = self.rpc_call(credentials);
        let mut attempts = Attempts::begin(cx, self.repeat, Pace::Patient);
        loop {
            let began = monotonic(cx);
            let limit = attempts.next(cx);
            let cause = match call.send_once(cx, limit).await {
                Ok(answer) => return Ok(answer),
                Err(cause) => cause,
            };
            let ended = monotonic(cx);
            let kind = ErrorKind::from_cause(&cause, credentials);
            let elapsed = ended.saturating_sub(began);
            failed.push(FailedAttempt::new(kind.clone(), &cause, elapsed));
            let repeated = attempts.failed(cx, cause).await;
            repeated.map_err(|cause| Error::new(kind).with_source(cause))?;
            waited(failed, monotonic(cx).saturating_sub(ended));
        }
    }

    fn rpc_call<'a>(&'a self, credentials: &'a Credentials) -> RpcCall<'a> {
        let call = RpcCall::new(&self.endpoint, VERSION, self.name)
            .largest_answer(self.largest_answer)
            .signed_by(credentials);
        let added = self.call.parameters.parameters();
        let parameters = self.request.parameters().chain(added);
        parameters.fold(call, |call, (name, value)| call.parameter(name, value))
    }
}

/// Records how long the client waited after the last attempt.
fn waited(failed: &mut [FailedAttempt], delay: Duration) {
    if let Some(last) = failed.last_mut() {
        last.delay = Some(delay);
    }
}

fn monotonic(cx: &Context) -> Duration {
    cx.runtime().monotonic()
}

fn key_id(credentials: &Credentials) -> Option<&str> {
    credentials.access_key().map(oss_sign::AccessKey::id)
}

/// The version of the API, which is sent with every call.
const VERSION: &str = "2015-05-01";
