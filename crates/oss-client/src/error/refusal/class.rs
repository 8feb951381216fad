//! The classes of refusals.

use std::fmt;

/// What a refusal is about, which decides who has to change what.
///
/// OSS answers 403 `AccessDenied` to an expired link, to a form whose policy has expired, and to a
/// wrong endpoint, as well as to a missing right, so the code alone does not say what to do. The
/// class is decided by the entry in OSS's list of causes (`EC`) first, by the code next, and by the
/// message where the code has several meanings.
///
/// ```
/// use oss_client::error::{Refusal, RefusalClass};
///
/// let refusal = Refusal {
///     code: "AccessDenied",
///     message: "Request has expired.",
///     ec: Some("0002-00000069"),
///     ..Refusal::default()
/// };
/// assert_eq!(refusal.class(), RefusalClass::Authentication);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RefusalClass {
    /// The signature, the keys, the token, or the time of signing: an expired link belongs here.
    /// No policy can change it.
    Authentication,
    /// A right is missing or denied: by a policy, an ACL, or a rule of the bucket such as its
    /// referers.
    Access,
    /// The policy of an HTML form, or the form itself.
    Form,
    /// The endpoint, the domain or the way of addressing the bucket.
    Address,
    /// A parameter, a header or the document that was sent.
    Request,
    /// The bucket, the object, or what else was named does not exist.
    NotFound,
    /// The state of what is there forbids it: it exists already, a condition does not hold, or the
    /// object is archived.
    State,
    /// The account or the bucket is disabled, or a service is not activated.
    Account,
    /// A quota is used up, or there were too many requests.
    Limit,
    /// The upload is stored, but its callback failed.
    Callback,
    /// The service failed.
    Service,
    /// Nothing that is known says what the refusal is about.
    Unknown,
}

impl RefusalClass {
    /// The class as one word in lower case, for output that programs read.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Authentication => "authentication",
            Self::Access => "access",
            Self::Form => "form",
            Self::Address => "address",
            Self::Request => "request",
            Self::NotFound => "not-found",
            Self::State => "state",
            Self::Account => "account",
            Self::Limit => "limit",
            Self::Callback => "callback",
            Self::Service => "service",
            Self::Unknown => "unknown",
        }
    }

    /// The class that a group of OSS's list of causes stands for whatever else the answer says. A
    /// group is the part of an EC before the dash.
    pub(super) fn from_decisive_group(ec: &str) -> Option<Self> {
        Some(match group(ec) {
            "0002" => Self::Authentication,
            "0003" => Self::Access,
            "0006" => Self::Form,
            "0007" => Self::Callback,
            "0048" => Self::Address,
            _ => return None,
        })
    }

    /// The class of a group whose entries are mostly of one class, used where neither message nor
    /// code says more.
    pub(super) fn from_other_group(ec: &str) -> Option<Self> {
        Some(match group(ec) {
            "0005" | "0010" | "0015" | "0016" | "0017" | "0031" | "0042" | "0043" => Self::Request,
            "0018" => Self::Address,
            "0026" => Self::State,
            _ => return None,
        })
    }

    /// What the status alone says, for answers without a document that can be read.
    pub(super) fn from_status(status: u16) -> Self {
        match status {
            301 | 302 | 303 | 307 | 308 => Self::Address,
            304 | 409 | 412 => Self::State,
            404 => Self::NotFound,
            429 => Self::Limit,
            400 | 405 | 411 | 413 | 414 | 416 | 431 => Self::Request,
            500..=599 => Self::Service,
            _ => Self::Unknown,
        }
    }
}

fn group(ec: &str) -> &str {
    ec.split('-').next().unwrap_or_default()
}

impl fmt::Display for RefusalClass {
    /// A phrase that ends the sentence "the refusal is about …".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Authentication => "the signature, the keys or the time of signing",
            Self::Access => "a right that is missing or denied",
            Self::Form => "the form or its policy",
            Self::Address => "the endpoint or the domain",
            Self::Request => "a parameter, a header or the document of the request",
            Self::NotFound => "something that does not exist",
            Self::State => "the state of the bucket or the object",
            Self::Account => "the account or a service that is not activated",
            Self::Limit => "a quota or the rate of requests",
            Self::Callback => "the callback after an upload",
            Self::Service => "a failure of the service",
            Self::Unknown => "something that is not in the list of known causes",
        })
    }
}
