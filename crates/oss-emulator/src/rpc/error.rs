//! How STS says no: a code, a status, a text, in JSON or XML.

use std::borrow::Cow;

use ::http::StatusCode;

use crate::codes::OssError;
use crate::http::ServerResponse;

use super::answer::{Value, document};
use super::format::Format;

/// A refusal of STS.
#[derive(Clone, Debug)]
pub(crate) struct RpcError {
    status: u16,
    code: Cow<'static, str>,
    message: Cow<'static, str>,
    detail: Vec<(&'static str, String)>,
}

impl RpcError {
    /// Any refusal.
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
        }
    }

    /// 400 `InvalidParameter`.
    pub(crate) fn invalid_parameter(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(400, "InvalidParameter", message)
    }

    /// Neither STS action is meant.
    pub(crate) fn unknown_action() -> Self {
        Self::invalid_parameter("The specified parameter \"Action or Version\" is not valid.")
    }

    /// A parameter that must be there.
    pub(crate) fn missing(name: &'static str) -> Self {
        let message = format!("{name} is mandatory for this action.");
        Self {
            code: Cow::Owned(format!("Missing{name}")),
            ..Self::new(400, "", message)
        }
    }

    /// The parameter that is outside its limits: `InvalidParameter.RoleArn` and so on.
    pub(crate) fn parameter(code: &'static str, message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(400, code, message)
    }

    /// 400 `InvalidParameter.UserName.InvalidChars`.
    pub(crate) fn invalid_chars(name: &'static str) -> Self {
        let message = format!("The parameter - \"{name}\" contains invalid chars.");
        Self::about(name, ".InvalidChars", message)
    }

    /// 400 `InvalidParameter.UserName.Length`.
    pub(crate) fn invalid_length(name: &'static str) -> Self {
        let message = format!("The parameter - \"{name}\" beyond the length limit.");
        Self::about(name, ".Length", message)
    }

    /// 400 `InvalidParameter.PolicyType`: a value that is none of the possible ones.
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

    /// 403: the caller's policies, or the role's trust.
    pub(crate) fn no_permission(detail: Vec<(&'static str, String)>) -> Self {
        let message = "You are not authorized to do this action. You should be authorized by RAM.";
        Self {
            detail,
            ..Self::new(403, "NoPermission", message)
        }
    }

    /// What a test asked for.
    pub(crate) fn injected(error: &OssError) -> Self {
        let (status, code) = error.wire();
        Self {
            code: Cow::Owned(code),
            ..Self::new(status, "", "Injected by the test.")
        }
    }

    /// The answer.
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
