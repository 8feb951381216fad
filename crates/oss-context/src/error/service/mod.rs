//! The error that a service answered.

mod class;
mod hint;
mod identity_provider;
mod parse;

use std::borrow::Cow;
use std::fmt;

pub(crate) use self::class::Class;
pub(crate) use self::parse::parse_error;
use crate::mask::printable;

/// The error that STS, RAM or another source of credentials answered, in the service's own words as
/// far as they contain no secret.
///
/// [`hint`](Self::hint) says who caused the error and what to do. The service did nothing, except
/// possibly for a status of 500 or above.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceError {
    host: String,
    status: u16,
    class: Class,
    code: Option<String>,
    message: Option<String>,
    request_id: Option<String>,
    recommend: Option<String>,
    signature: Option<SignatureComparison>,
    denied: Option<AccessDeniedDetail>,
    /// What to show instead of status, code and message, if the provider knows better words.
    summary: Option<String>,
    /// Advice of the provider, which replaces the advice that follows from the code.
    advice: Option<Cow<'static, str>>,
}

/// The details of a refusal because of missing permissions. Every field may be missing.
///
/// Rely on these fields and not on the message, because one message is used for several causes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct AccessDeniedDetail {
    /// The action that was requested, such as `ram:CreateUser`.
    pub action: Option<String>,
    /// The id of a user, or `role:session`.
    pub principal: Option<String>,
    /// The id of the account that owns the principal.
    pub principal_owner: Option<String>,
    /// `SubUser`, `AssumedRoleUser` or `Federated`.
    pub principal_type: Option<String>,
    /// `ImplicitDeny` if no policy allows the action, or `ExplicitDeny` if a policy denies it.
    pub kind: Option<String>,
    /// The kind of the policy that decided: `SessionPolicy`, `AssumeRolePolicy` (the trust policy of
    /// a role), `ControlPolicy`, `AccountLevelIdentityBasedPolicy` or
    /// `ResourceGroupLevelIdentityBasedPolicy`.
    pub policy_type: Option<String>,
    /// A message that the action `DecodeDiagnosticMessage` of RAM decodes.
    pub encoded_message: Option<String>,
}

impl AccessDeniedDetail {
    /// Sets the field with this name in the response. Unknown names are ignored.
    fn set(&mut self, name: &str, value: String) {
        let member = match name {
            "AuthAction" => &mut self.action,
            "AuthPrincipalDisplayName" => &mut self.principal,
            "AuthPrincipalOwnerId" => &mut self.principal_owner,
            "AuthPrincipalType" => &mut self.principal_type,
            "NoPermissionType" => &mut self.kind,
            "PolicyType" => &mut self.policy_type,
            "EncodedDiagnosticMessage" => &mut self.encoded_message,
            _ => return,
        };
        *member = Some(value);
    }
}

/// Whether the service signed the same string to sign as this side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SignatureComparison {
    /// The strings differ: the request was changed on its way, or was signed wrongly.
    Differs,
    /// The strings are the same: the secret is wrong.
    Same,
}

impl ServiceError {
    /// Creates an error for a response with this status from `host`. `code` is the error code in the
    /// response, if there was one.
    pub fn new(host: &str, status: u16, code: Option<&str>) -> Self {
        Self {
            host: host.to_owned(),
            status,
            class: Class::from_answer(status, code),
            code: code.map(printable),
            message: None,
            request_id: None,
            recommend: None,
            signature: None,
            denied: None,
            summary: None,
            advice: None,
        }
    }

    /// Sets the message of the service, in which every occurrence of one of the `secrets` is
    /// replaced. By default there is no message.
    #[must_use]
    pub fn with_message<'a>(
        self,
        message: &str,
        secrets: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let message = oss_sign::mask::without(message.to_owned(), secrets);
        Self {
            message: Some(printable(&message)),
            ..self
        }
    }

    /// Sets the request id. By default there is none.
    #[must_use]
    pub fn with_request_id(self, request_id: Option<&str>) -> Self {
        Self {
            request_id: request_id.map(printable),
            ..self
        }
    }

    /// Marks the error as temporary, so that [`is_retryable`](Self::is_retryable) returns `true`
    /// whatever its status and code.
    #[must_use]
    pub fn as_temporary(self) -> Self {
        Self {
            class: Class::Transient,
            ..self
        }
    }

    /// Sets the text that `Display` shows instead of the host, the status, the code and the message. By
    /// default it shows those.
    #[must_use]
    pub fn with_summary(self, summary: impl Into<String>) -> Self {
        Self {
            summary: Some(summary.into()),
            ..self
        }
    }

    /// Sets the advice that [`hint`](Self::hint) returns. By default it follows from the code.
    #[must_use]
    pub fn with_hint(self, hint: impl Into<Cow<'static, str>>) -> Self {
        Self {
            advice: Some(hint.into()),
            ..self
        }
    }

    /// The same error, without any of these secrets in its message.
    pub(crate) fn without<'a>(self, secrets: impl IntoIterator<Item = &'a str>) -> Self {
        Self {
            message: self
                .message
                .map(|message| oss_sign::mask::without(message, secrets)),
            ..self
        }
    }

    /// Returns the host that answered.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Returns the HTTP status.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// Returns the error code of the service, or `None` if the response was not an error of the
    /// service, for example the page of a gateway.
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// Returns the message of the service. It ends before the string to sign that a service appends
    /// to some messages, because that string contains the token.
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// Returns the request id, by which the support of the service finds the request.
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// Returns the address of a page with advice, if the service named one.
    pub fn recommend(&self) -> Option<&str> {
        self.recommend.as_deref()
    }

    /// Returns the details about missing permissions, if the service sent them.
    pub fn access_denied_detail(&self) -> Option<&AccessDeniedDetail> {
        self.denied.as_ref()
    }

    /// Returns whether the service may have executed the call although it answered with an error.
    pub fn may_be_executed(&self) -> bool {
        self.class() == Class::Transient
    }

    /// Returns whether the service refused the call because there were too many calls.
    pub fn is_throttled(&self) -> bool {
        self.class() == Class::Throttled
    }

    /// Returns whether the same call may succeed later, or with a new time or a new nonce.
    pub fn is_retryable(&self) -> bool {
        matches!(
            self.class(),
            Class::Nonce | Class::Skew | Class::Throttled | Class::Transient
        )
    }

    /// Returns whether the service says that the keys that signed the call are no longer valid.
    pub fn blames_credentials(&self) -> bool {
        self.class() == Class::Source
    }

    /// Returns advice on what to do about the error, where some is known.
    ///
    /// The advice is written for people, and its words may change between versions.
    pub fn hint(&self) -> Option<Cow<'_, str>> {
        Some(self.advice())
    }

    /// Returns who caused the error and what to do about it.
    pub(super) fn advice(&self) -> Cow<'static, str> {
        let own = self.advice.clone();
        own.unwrap_or_else(|| hint::advice(self))
    }

    pub(crate) fn class(&self) -> Class {
        self.class
    }
}

impl fmt::Display for ServiceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(summary) = &self.summary {
            return f.write_str(summary);
        }
        write!(f, "{} answered {}", self.host, self.status)?;
        match (&self.code, &self.message) {
            (Some(code), Some(message)) => write!(f, " {code}: {message}")?,
            (Some(code), None) => write!(f, " {code}")?,
            (None, _) => f.write_str(" without an error of the service")?,
        }
        match &self.request_id {
            Some(request_id) => write!(f, " (request id {request_id})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for ServiceError {}
