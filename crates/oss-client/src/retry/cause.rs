//! The causes of failures, and which of them allow a retry.

use crate::request::Idempotency;

/// What a failure says about repeating the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cause {
    /// Nothing reached the server.
    NotSent,
    /// A pooled connection had been closed, so nothing was executed.
    Stale,
    /// The request may have been executed; there is no response that says so.
    Ambiguous,
    /// The server refused the request without executing it, because of too much load.
    Throttled,
    /// The server gave up waiting for the body, so nothing was executed.
    Refused,
    /// The clock of the client differs too much from that of the server.
    ClockSkew,
    /// The server does not know the access key, or no longer accepts its token.
    Token,
    /// Repeating the request would not change the response.
    Final,
}

/// Returns whether a request may be repeated after a failure with this cause.
pub(crate) fn may_repeat(cause: Cause, idempotency: Idempotency) -> bool {
    match cause {
        Cause::NotSent | Cause::Stale | Cause::Throttled | Cause::Refused => true,
        Cause::ClockSkew | Cause::Token => true,
        Cause::Ambiguous => idempotency != Idempotency::Never,
        Cause::Final => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::Check;

    #[test]
    fn only_what_may_have_been_executed_depends_on_the_operation() {
        for idempotency in [
            Idempotency::Safe,
            Idempotency::Overwrite,
            Idempotency::Checked(Check::Absent),
            Idempotency::Never,
        ] {
            for cause in [
                Cause::NotSent,
                Cause::Stale,
                Cause::Throttled,
                Cause::Refused,
            ] {
                assert!(may_repeat(cause, idempotency));
            }
            assert!(!may_repeat(Cause::Final, idempotency));
            let ambiguous = may_repeat(Cause::Ambiguous, idempotency);
            assert_eq!(ambiguous, idempotency != Idempotency::Never);
        }
    }
}
