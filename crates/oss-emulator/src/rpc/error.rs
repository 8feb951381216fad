//! Errors of STS and RAM and the responses they become.

use std::borrow::Cow;

use ::http::StatusCode;

use crate::codes::OssError;
use crate::http::{ReasonInLog, ServerResponse};

use super::answer::{Value, document};
use super::format::Format;

/// An error of STS or RAM.
#[derive(Clone, Debug)]
pub(crate) struct RpcError {
    status: u16,
    code: Cow<'static, str>,
    message: Cow<'static, str>,
    detail: Vec<(&'static str, String)>,
    /// What the request log says about the cause instead of the message.
    cause: Option<Box<str>>,
}

impl RpcError {
    /// Creates an error with any status, code and message.
    pub(crate) fn new(
        status: u16,
        code: &'static str,
        message: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self {
            status,
            code: Cow::Borrowed(code),
            message: message.into(),
            detail: Vec::new(),
            cause: None,
        }
    }

    /// Creates 400 `InvalidParameter`.
    pub(crate) fn invalid_parameter(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(400, "InvalidParameter", message)
    }

    /// Creates the error for an unknown action or version.
    pub(crate) fn unknown_action() -> Self {
        Self::invalid_parameter("The specified parameter \"Action or Version\" is not valid.")
    }

    /// Creates the error for a missing parameter.
    pub(crate) fn missing(name: &'static str) -> Self {
        let message = format!("{name} is mandatory for this action.");
        Self {
            code: Cow::Owned(format!("Missing{name}")),
            ..Self::new(400, "", message)
        }
    }

    /// Creates 400 with a code that names a parameter, as `InvalidParameter.RoleArn`.
    pub(crate) fn parameter(code: &'static str, message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(400, code, message)
    }

    /// Creates 400 with a code as `InvalidParameter.UserName.InvalidChars`.
    pub(crate) fn invalid_chars(name: &'static str) -> Self {
        let message = format!("The parameter - \"{name}\" contains invalid chars.");
        Self::about(name, ".InvalidChars", message)
    }

    /// Creates 400 with a code as `InvalidParameter.UserName.Length`.
    pub(crate) fn invalid_length(name: &'static str) -> Self {
        let message = format!("The parameter - \"{name}\" beyond the length limit.");
        Self::about(name, ".Length", message)
    }

    /// Creates 400 with a code as `InvalidParameter.PolicyType`, for a parameter whose value is not
    /// one of the possible ones.
    pub(crate) fn invalid_value(name: &'static str) -> Self {
        Self::about(
            name,
            "",
            format!("The specified parameter \"{name}\" is not valid."),
        )
    }

    fn about(name: &'static str, what: &str, message: String) -> Self {
        Self {
            code: Cow::Owned(format!("InvalidParameter.{name}{what}")),
            ..Self::new(400, "", message)
        }
    }

    /// Replaces the message.
    pub(crate) fn message(self, message: impl Into<Cow<'static, str>>) -> Self {
        Self {
            message: message.into(),
            ..self
        }
    }

    /// Creates 403 `NoPermission`, for a call that the policies of the caller or the trust policy
    /// of the role do not allow.
    pub(crate) fn no_permission(detail: Vec<(&'static str, String)>) -> Self {
        let message = "You are not authorized to do this action. You should be authorized by RAM.";
        Self {
            detail,
            ..Self::new(403, "NoPermission", message)
        }
    }

    /// Creates the error that an injected fault asks for.
    pub(crate) fn injected(error: &OssError) -> Self {
        let (status, code) = error.wire();
        Self {
            code: Cow::Owned(code),
            ..Self::new(status, "", "Injected by the test.")
        }
    }

    /// Sets what the request log says about the cause.
    pub(crate) fn because(self, cause: impl Into<Box<str>>) -> Self {
        Self {
            cause: Some(cause.into()),
            ..self
        }
    }

    /// Returns the reason for the request log: the code, and the cause or else the message.
    pub(crate) fn reason(&self) -> ReasonInLog {
        let cause = self.cause.as_deref().unwrap_or(&self.message);
        ReasonInLog(format!("{}: {cause}", self.code))
    }

    /// Converts the error into a response.
    pub(crate) fn into_response(self, format: Format, id: &str, host: &str) -> ServerResponse {
        let mut members = vec![
            ("RequestId", Value::Text(id.to_owned())),
            ("HostId", Value::Text(host.to_owned())),
            ("Code", Value::Text(self.code.to_string())),
            ("Message", Value::Text(self.message.into_owned())),
        ];
        if !self.detail.is_empty() {
            let texts = self
                .detail
                .into_iter()
                .map(|(name, text)| (name, Value::Text(text)));
            members.push(("AccessDeniedDetail", Value::Members(texts.collect())));
        }
        let recommend = format!("https://api.aliyun.com/troubleshoot?q={}", self.code);
        members.push(("Recommend", Value::Text(recommend)));
        let mut response = document(format, "Error", members);
        *response.status_mut() =
            StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        response
    }
}
