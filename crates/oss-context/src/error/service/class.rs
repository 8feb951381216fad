//! The classes of errors of services, by what the caller can do about them.

/// The class of an error of a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// The request is wrong. Sending it again is useless.
    Config,
    /// The nonce was used before. The request is sent once more with a new one.
    Nonce,
    /// The time of the request is wrong. The request is sent once more with the server's time.
    Skew,
    /// The keys that signed the request are no longer valid.
    Source,
    /// There were too many calls, and this one was not executed. It may be sent again later.
    Throttled,
    /// The service had an internal error, after which the action may have been executed. The
    /// request may be sent again later.
    Transient,
}

impl Class {
    /// Returns the class of an answer, by its status and its error code.
    pub(crate) fn from_answer(status: u16, code: Option<&str>) -> Self {
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
