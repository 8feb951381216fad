//! What a failure means for a repetition. Pure.

use crate::request::Idempotency;

/// What a failure means for a repetition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cause {
    /// Nothing reached the server.
    NotSent,
    /// A pooled connection had been closed; nothing was executed.
    Stale,
    /// It may have been executed, no answer tells.
    Ambiguous,
    /// The server refused without executing, because it is asked too much.
    Throttled,
    /// The server waited for the body and refused; nothing was executed.
    Refused,
    /// The server's clock is another one.
    ClockSkew,
    /// The server does not know the temporary key (any more).
    Token,
    /// An answer that repeating does not change.
    Final,
}

/// Whether a request may be repeated after this, as far as its own nature goes.
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
