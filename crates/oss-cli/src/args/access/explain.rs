//! `oss access explain`.

use std::str::FromStr;

use crate::args::value;
use crate::location::Location;

/// Explain who may do what, and why not
///
/// The decision is made on this machine, with the policies that RAM has and those that are given. The
/// statement that decides is named, or the one that nearly did. With --error, the body of a refusal
/// of OSS, STS or RAM is explained instead. Ends with 0 if the request is allowed and with 4 if it is
/// denied.
///
/// Unless --with sets other values, acs:CurrentTime is now, acs:SecureTransport is true, and
/// oss:Prefix of a listing is the key of the resource.
///
/// Read from RAM are the policies attached to the user or role itself, and the trust policy of the
/// role that is assumed. The policies of a user's groups, the policy of the bucket and the session
/// policy are included only if they are given.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Who makes the request: user:NAME, role:NAME or role:NAME/SESSION
    #[arg(long = "as", value_name = "WHO", required_unless_present = "error")]
    pub(crate) who: Option<Who>,

    /// The action of the request, such as oss:GetObject or sts:AssumeRole
    #[arg(long, value_name = "ACTION", value_parser = action, required_unless_present = "error")]
    pub(crate) action: Option<String>,

    /// The resource of the request: oss://BUCKET/KEY, oss://BUCKET, role:NAME, or acs:…
    #[arg(long, value_name = "RESOURCE", required_unless_present = "error")]
    pub(crate) resource: Option<Resource>,

    /// Policy of the user or role in addition to those that RAM has; may be repeated
    #[arg(long, value_name = "FILE")]
    pub(crate) policy: Vec<Location>,

    /// Session policy of the token
    #[arg(long, value_name = "FILE")]
    pub(crate) session_policy: Option<Location>,

    /// Policy of the bucket
    #[arg(long, value_name = "FILE")]
    pub(crate) bucket_policy: Option<Location>,

    /// Trust policy of the role that is assumed [default: the one that RAM has]
    #[arg(long, value_name = "FILE")]
    pub(crate) trust: Option<Location>,

    /// Condition key of the request; may be repeated
    #[arg(long, value_name = "KEY=VALUE", value_parser = value::parameter)]
    pub(crate) with: Vec<(String, String)>,

    /// Send no request, and use only the documents that are given
    #[arg(long)]
    pub(crate) offline: bool,

    /// File with the body of a refusal, as XML or JSON, or - for standard input
    #[arg(long, value_name = "FILE", conflicts_with_all = ["who", "policy", "session_policy", "bucket_policy", "trust", "with"])]
    pub(crate) error: Option<Location>,
}

/// The user or role whose rights are examined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Who {
    /// A user by name.
    User(String),
    /// A role by name, with the name of its session.
    Role(String, Option<String>),
}

/// The resource of the request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Resource {
    /// A resource in the form that policies have.
    Literal(String),
    /// A bucket or an object of it.
    Oss {
        /// The bucket.
        bucket: String,
        /// The key. It is empty for the bucket itself.
        key: String,
    },
    /// A role of the same account.
    Role(String),
}

impl FromStr for Who {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let named = |name: &str| !name.is_empty();
        match text.split_once(':') {
            Some(("user", name)) if named(name) => Ok(Self::User(name.to_owned())),
            Some(("role", name)) if named(name) => Ok(match name.split_once('/') {
                Some((role, session)) => Self::Role(role.to_owned(), Some(session.to_owned())),
                None => Self::Role(name.to_owned(), None),
            }),
            _ => Err("expected user:NAME, role:NAME or role:NAME/SESSION".to_owned()),
        }
    }
}

impl FromStr for Resource {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text.starts_with("acs:") {
            return Ok(Self::Literal(text.to_owned()));
        }
        if let Some(role) = text.strip_prefix("role:").filter(|name| !name.is_empty()) {
            return Ok(Self::Role(role.to_owned()));
        }
        match text.parse() {
            Ok(Location::Remote(url)) => Ok(Self::Oss {
                bucket: url.bucket().to_string(),
                key: url.key().to_owned(),
            }),
            Err(problem) if text.contains("://") => Err(problem),
            _ => Err("expected oss://BUCKET/KEY, oss://BUCKET, role:NAME or acs:…".to_owned()),
        }
    }
}

fn action(text: &str) -> Result<String, String> {
    match text.split_once(':') {
        Some((service, name)) if !service.is_empty() && !name.is_empty() => Ok(text.to_owned()),
        _ => Err(format!("an action is SERVICE:NAME, such as oss:{text}")),
    }
}
