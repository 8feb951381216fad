//! What has happened in a call so far, and what follows from it.

use std::time::Duration;

use oss_transport::{ConnectFailure, TransportError, TransportErrorKind, random_u64};

use crate::error::{Error, ErrorKind, FailedAttempt, ServiceError};
use crate::pipeline::answered::Answered;
use crate::pipeline::classify::Failure;
use crate::pipeline::clock;
use crate::pipeline::prepared::Prepared;
use crate::pipeline::shared::Shared;
use crate::pipeline::upload::Upload;
use crate::request::Idempotency;
use crate::retry::{AttemptInfo, Cause, Decision, may_repeat};

/// What has happened in a call so far.
#[derive(Default)]
pub(super) struct History {
    attempts: Vec<FailedAttempt>,
    /// How many of the attempts the retry policy has been asked about.
    counted: u32,
    may_have_been_executed: bool,
    clock_corrected: bool,
    keys_renewed: bool,
    stale: bool,
    unresolved: bool,
    unreadable: bool,
}

/// What follows a failed attempt.
pub(super) enum Step {
    /// The call fails. The note says why there is no further attempt.
    Stop(Option<&'static str>),
    /// Another attempt follows after this time. A wait of zero costs nothing of the retry budget.
    Wait(Duration),
}

impl History {
    /// The attempts that have failed.
    pub(super) fn failed(&self) -> &[FailedAttempt] {
        &self.attempts
    }

    /// Whether the server may have executed one of the failed attempts.
    pub(super) fn may_have_been_executed(&self) -> bool {
        self.may_have_been_executed
    }

    /// Adds how many attempts the call has made to the response of the last one.
    pub(super) fn count(&self, answered: Answered) -> Answered {
        let failed = u32::try_from(self.attempts.len()).unwrap_or(u32::MAX);
        Answered {
            attempts: failed.saturating_add(1),
            ..answered
        }
    }

    /// Decides what follows a failed attempt.
    pub(super) fn decide(
        &mut self,
        failure: &Failure,
        prepared: &Prepared,
        upload: &Upload,
        shared: &Shared,
    ) -> Step {
        // The provider is told in any case: even if this call ends here, the next one must not use
        // the refused credentials.
        if let Some(refused) = &failure.refused {
            shared.provider.invalidate(refused);
        }
        // A request without a body has been written completely to a pooled connection before that
        // connection proves to be closed.
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
        if self.corrects(failure, shared) {
            return Step::Wait(Duration::ZERO);
        }
        if matches!(failure.cause, Cause::ClockSkew | Cause::Token) {
            return Step::Stop(Some("correcting it once did not help"));
        }
        self.ask_policy(failure, shared)
    }

    fn ask_policy(&mut self, failure: &Failure, shared: &Shared) -> Step {
        self.counted += 1;
        let decision = shared.retry.decide(&AttemptInfo {
            number: self.counted,
            error: &failure.error,
            retry_after: failure.retry_after,
            random: random_u64(shared.context.runtime().as_ref()),
        });
        match decision {
            Decision::Stop { note } => Step::Stop(Some(note)),
            Decision::Wait(delay) => Step::Wait(delay),
        }
    }

    /// Some failures are repeated at most once: a host name that does not resolve, and a response
    /// that cannot be understood. The caller should see these soon. The latter is repeated only
    /// for requests that change nothing.
    fn exhausts(&mut self, failure: &Failure, prepared: &Prepared) -> bool {
        if *failure.error.kind() == ErrorKind::Protocol {
            return std::mem::replace(&mut self.unreadable, true)
                || prepared.idempotency != Idempotency::Safe;
        }
        is_unresolved(&failure.error) && std::mem::replace(&mut self.unresolved, true)
    }

    /// Corrects what can be corrected at once: a stale connection, the clock offset, refused
    /// credentials. Returns whether the next attempt may follow immediately; each correction is
    /// made once.
    fn corrects(&mut self, failure: &Failure, shared: &Shared) -> bool {
        let stale = failure.cause == Cause::Stale;
        let again = std::mem::replace(&mut self.stale, stale);
        match failure.cause {
            Cause::Stale => !again,
            Cause::ClockSkew => {
                let Some(server) = failure.server_time else {
                    return false;
                };
                clock::correct(shared, server);
                !std::mem::replace(&mut self.clock_corrected, true)
            }
            Cause::Token => {
                failure.refused.is_some() && !std::mem::replace(&mut self.keys_renewed, true)
            }
            _ => false,
        }
    }

    /// Notes a failed attempt.
    pub(super) fn add(&mut self, failure: &Failure, step: &Step, elapsed: Duration) {
        let service = failure.error.service();
        self.attempts.push(FailedAttempt {
            kind: failure.error.kind().clone(),
            status: service.map(ServiceError::status),
            code: service.and_then(ServiceError::code).map(str::to_owned),
            request_id: failure.error.request_id().map(str::to_owned),
            elapsed,
            delay: match step {
                Step::Wait(delay) => Some(*delay),
                Step::Stop(_) => None,
            },
        });
    }

    /// The error of a call that stops after this failure.
    pub(super) fn into_error(self, error: Error, note: Option<&'static str>) -> Error {
        let error = error.with_attempts(self.attempts);
        match note {
            Some(note) => error.with_note(note),
            None => error,
        }
    }

    /// The error of a call whose deadline has passed, or would pass before the next attempt.
    pub(super) fn into_deadline(self, last: Option<Error>) -> Error {
        let error = Error::new(ErrorKind::Deadline).with_attempts(self.attempts);
        match last {
            Some(last) => error
                .with_note("the next attempt would have passed it")
                .with_source(last),
            None => error,
        }
    }
}

fn is_unresolved(error: &Error) -> bool {
    let source = std::error::Error::source(error);
    let transport = source.and_then(|source| source.downcast_ref::<TransportError>());
    let unresolved = TransportErrorKind::Connect(ConnectFailure::Dns);
    transport.is_some_and(|transport| transport.kind() == unresolved)
}
