//! An operation, with the conditions by which requests call it.

use crate::codes::{Code, OssError};
use crate::http::{Headers, Query};

use super::names::OperationName;

/// Whether a request is for the service, for a bucket or for an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    Service,
    Bucket,
    Object,
}

/// How the caller of an operation is determined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Authentication {
    /// By the signature of the request. Without one the caller is anonymous.
    Request,
    /// By the signature in the fields of a form. Any other signature is ignored.
    Form,
    /// Not at all, because a browser sends the request before it asks the user.
    None,
}

/// Whether a request must announce a body, by its length or by chunked framing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Body {
    Optional,
    Required,
    /// The body is required unless the request has this header.
    RequiredUnless(&'static str),
}

/// A row of the table: an operation, and a set of conditions by which requests call it.
#[derive(Debug)]
pub(crate) struct Operation {
    pub(crate) name: OperationName,
    pub(crate) level: Level,
    /// The actions that the caller must be allowed to perform, for example `oss:PutBucketAcl`. If
    /// the request names a version, their `…Version` forms are checked instead.
    pub(crate) actions: &'static [&'static str],
    pub(crate) authentication: Authentication,
    /// Whether the operation may create the bucket that the request names.
    pub(crate) creates_bucket: bool,
    /// Whether the document in the request is checked before the bucket is looked for. The handler
    /// does both.
    pub(crate) document_first: bool,
    body: Body,
    /// The conditions that a request must meet. The row with the most conditions wins.
    selector: &'static [Part],
    /// Subresources that the operation ignores.
    ignores: &'static [&'static str],
}

/// A condition on a request for an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Parameter(&'static str),
    Value(&'static str, &'static str),
    Header(&'static str),
}

impl Operation {
    pub(super) const fn new(
        name: OperationName,
        level: Level,
        selector: &'static [Part],
        actions: &'static [&'static str],
    ) -> Self {
        Self {
            name,
            level,
            actions,
            authentication: Authentication::Request,
            creates_bucket: false,
            document_first: false,
            body: Body::Optional,
            selector,
            ignores: &[],
        }
    }

    pub(super) const fn with_body(self, body: Body) -> Self {
        Self { body, ..self }
    }

    pub(super) const fn authenticated_by(self, authentication: Authentication) -> Self {
        Self {
            authentication,
            ..self
        }
    }

    pub(super) const fn creating_bucket(self) -> Self {
        Self {
            creates_bucket: true,
            ..self
        }
    }

    pub(super) const fn checking_document_first(self) -> Self {
        Self {
            document_first: true,
            ..self
        }
    }

    pub(super) const fn ignoring(self, ignores: &'static [&'static str]) -> Self {
        Self { ignores, ..self }
    }

    /// Returns whether a request meets all conditions of the row.
    pub(super) fn is_met(&self, query: &Query, headers: &Headers) -> bool {
        self.selector.iter().all(|part| part.met(query, headers))
    }

    /// Returns the number of conditions, and how many of them require a value.
    pub(super) fn precision(&self) -> (usize, usize) {
        let values = self
            .selector
            .iter()
            .filter(|part| matches!(part, Part::Value(..)));
        (self.selector.len(), values.count())
    }

    /// Returns whether the request must announce a body.
    pub(crate) fn needs_body(&self, headers: &Headers) -> bool {
        match self.body {
            Body::Optional => false,
            Body::Required => true,
            Body::RequiredUnless(header) => !headers.contains(header),
        }
    }

    /// Returns 501 with the name of the operation.
    pub(crate) fn not_implemented(&self) -> OssError {
        let name = self.name.as_str();
        OssError::new(Code::NotImplemented)
            .message(format!(
                "The operation {name} is not implemented by this server."
            ))
            .with("Operation", name)
    }

    /// Returns whether a request for this operation may name the subresource.
    pub(super) fn takes(&self, subresource: &str) -> bool {
        let selects = |part: &Part| match part {
            Part::Parameter(own) | Part::Value(own, _) => *own == subresource,
            Part::Header(_) => false,
        };
        self.selector.iter().any(selects) || self.ignores.contains(&subresource)
    }
}

impl Level {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Bucket => "bucket",
            Self::Object => "object",
        }
    }
}

impl Part {
    fn met(self, query: &Query, headers: &Headers) -> bool {
        match self {
            Self::Parameter(name) => query.contains(name),
            // Select and image requests may carry options after the value (`csv/select,…`).
            Self::Value(name, value) => query
                .get(name)
                .and_then(|given| given.strip_prefix(value))
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(',')),
            Self::Header(name) => headers.contains(name),
        }
    }
}
