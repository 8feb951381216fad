//! What an error of an RPC service asks of the caller.

/// The kinds of refusal, by what to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// The request is wrong; repeating it is useless.
    Config,
    /// The nonce was seen: again, once, with a new one.
    Nonce,
    /// The clock is off: again, once, with the server's time.
    Skew,
    /// The keys that signed are no longer valid.
    Source,
    /// Too many calls, and this one was not executed: again, later.
    Throttled,
    /// An inner error, after which the action may have been executed: again, later.
    Transient,
}

impl Class {
    pub(crate) fn of(status: u16, code: Option<&str>) -> Self {
        match code.unwrap_or_default() {
            "InvalidTimeStamp.Expired" => Self::Skew,
            "SignatureNonceUsed" => Self::Nonce,
            "InvalidSecurityToken.Expired"
            | "InvalidSecurityToken.Malformed"
            | "InvalidSecurityToken.MismatchWithAccessKey"
            | "MissingSecurityToken" => Self::Source,
            "InternalError" | "ServiceUnavailable" | "UnknownError" => Self::Transient,
            "Throttling" => Self::Throttled,
            code if code.starts_with("Throttling.") => Self::Throttled,
            _ if status == 429 => Self::Throttled,
            _ if matches!(status, 500 | 502 | 503 | 504) => Self::Transient,
            _ => Self::Config,
        }
    }
}
