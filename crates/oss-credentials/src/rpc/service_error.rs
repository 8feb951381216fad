//! What an RPC service answered when it refused.

use std::borrow::Cow;
use std::fmt;

use super::class::Class;
use super::hint;
use crate::mask::{self, printable};

/// The refusal of an RPC service, with its own words as far as they hold no secret.
///
/// Who caused it and what to do is in [`hint`](Self::hint). Nothing was done by the service, except
/// possibly for status 5xx.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceError {
    pub(super) host: String,
    pub(super) status: u16,
    pub(super) class: Class,
    pub(super) code: Option<String>,
    pub(super) message: Option<String>,
    pub(super) request_id: Option<String>,
    pub(super) recommend: Option<String>,
    pub(super) signature: Option<SignatureComparison>,
    pub(super) denied: Option<AccessDeniedDetail>,
    /// What to do, where the provider knows it better than the code tells.
    pub(super) advice: Option<Cow<'static, str>>,
}

/// What a service says about a refusal for want of rights. Each member may be missing.
///
/// Trust this, never the message: one text stands for several causes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct AccessDeniedDetail {
    /// The action that was asked for, such as `ram:CreateUser`.
    pub action: Option<String>,
    /// A user's id, or `role:session`.
    pub principal: Option<String>,
    /// The account of the principal.
    pub principal_owner: Option<String>,
    /// `SubUser`, `AssumedRoleUser` or `Federated`.
    pub principal_type: Option<String>,
    /// `ImplicitDeny` or `ExplicitDeny`.
    pub kind: Option<String>,
    /// The kind of policy: `SessionPolicy`, `AssumeRolePolicy` (the trust policy),
    /// `ControlPolicy`, `AccountLevelIdentityBasedPolicy`, `ResourceGroupLevelIdentityBasedPolicy`.
    pub policy_type: Option<String>,
    /// What `DecodeDiagnosticMessage` of RAM decodes.
    pub encoded_message: Option<String>,
}

impl AccessDeniedDetail {
    /// Takes a member by its name on the wire; others are passed over.
    pub(super) fn set(&mut self, name: &str, value: String) {
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

/// Whether the string that the service signed is the one that was signed here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SignatureComparison {
    /// It differs: the request was changed on its way, or is signed wrongly.
    Differs,
    /// It is the same: the secret is wrong.
    Same,
}

impl ServiceError {
    /// What a service that speaks another protocol answered.
    pub(crate) fn foreign(host: &str, status: u16, code: Option<&str>) -> Self {
        Self {
            host: host.to_owned(),
            status,
            class: Class::of(status, code),
            code: code.map(printable),
            message: None,
            request_id: None,
            recommend: None,
            signature: None,
            denied: None,
            advice: None,
        }
    }

    /// With the service's own words, which hold none of `secrets` then.
    pub(crate) fn with_message<'a>(
        self,
        message: &str,
        secrets: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let message = mask::without(message.to_owned(), secrets);
        Self {
            message: Some(printable(&message)),
            ..self
        }
    }

    pub(crate) fn with_request_id(self, request_id: Option<&str>) -> Self {
        Self {
            request_id: request_id.map(printable),
            ..self
        }
    }

    pub(crate) fn with_class(self, class: Class) -> Self {
        Self { class, ..self }
    }

    /// With what to do about it, instead of what the code alone tells.
    pub(crate) fn with_advice(self, advice: impl Into<Cow<'static, str>>) -> Self {
        Self {
            advice: Some(advice.into()),
            ..self
        }
    }

    /// The host that answered.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The HTTP status.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The service's error code; `None` when the answer was not an error of the service, such as a
    /// gateway's page.
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// The service's message, cut before the server's string to sign, which holds the token.
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// The id under which the service's support finds the request.
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// The address of the service's own advice.
    pub fn recommend(&self) -> Option<&str> {
        self.recommend.as_deref()
    }

    /// What the service says about missing rights.
    pub fn access_denied_detail(&self) -> Option<&AccessDeniedDetail> {
        self.denied.as_ref()
    }

    /// Whether the service may have executed the call all the same.
    pub fn may_be_executed(&self) -> bool {
        self.class() == Class::Transient
    }

    /// Whether there were too many calls.
    pub fn is_throttled(&self) -> bool {
        self.class() == Class::Throttled
    }

    /// Whether the same call may succeed later, or with a new time or nonce.
    pub fn is_retryable(&self) -> bool {
        matches!(
            self.class(),
            Class::Nonce | Class::Skew | Class::Throttled | Class::Transient
        )
    }

    /// Whether the service blames the keys that signed the call for being no longer valid.
    pub fn blames_credentials(&self) -> bool {
        self.class() == Class::Source
    }

    /// What to do about it.
    pub fn hint(&self) -> Cow<'static, str> {
        self.advice.clone().unwrap_or_else(|| hint::of(self))
    }

    pub(super) fn class(&self) -> Class {
        self.class
    }
}

impl fmt::Display for ServiceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
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
