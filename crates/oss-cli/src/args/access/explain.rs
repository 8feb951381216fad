//! `oss access explain`.

use std::str::FromStr;

use crate::args::value;
use crate::location::Location;

/// Explain who may do what, and why not
///
/// Decides here, by the documents that RAM has or that are given, and names the statement that
/// decides or the one that nearly did. With --error it reads the body of a refusal of OSS, STS or
/// RAM instead. Ends with 0 when it is allowed and with 4 when it is denied.
///
/// Unless --with says otherwise, acs:CurrentTime is now, acs:SecureTransport is true, and
/// oss:Prefix of a listing is the key of the resource.
///
/// What RAM has is the policies that hang on the user or role itself, and the trust policy of the
/// role that is assumed. The policies of a user's groups, the bucket's policy and the session policy
/// count as far as they are given.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Who asks: user:NAME, role:NAME or role:NAME/SESSION
    #[arg(long = "as", value_name = "WHO", required_unless_present = "error")]
    pub(crate) who: Option<Who>,

    /// What is asked for, such as oss:GetObject or sts:AssumeRole
    #[arg(long, value_name = "ACTION", value_parser = action, required_unless_present = "error")]
    pub(crate) action: Option<String>,

    /// On what: oss://BUCKET/KEY, oss://BUCKET, role:NAME, or a resource acs:…
    #[arg(long, value_name = "RESOURCE", required_unless_present = "error")]
    pub(crate) resource: Option<Resource>,

    /// Policy of the user or role beside those that RAM has; may be repeated
    #[arg(long, value_name = "FILE")]
    pub(crate) policy: Vec<Location>,

    /// Session policy of the token
    #[arg(long, value_name = "FILE")]
    pub(crate) session_policy: Option<Location>,

    /// Policy of the bucket
    #[arg(long, value_name = "FILE")]
    pub(crate) bucket_policy: Option<Location>,

    /// Trust policy of the role that is assumed; the one that RAM has without it
    #[arg(long, value_name = "FILE")]
    pub(crate) trust: Option<Location>,

    /// Condition key of the request; may be repeated
    #[arg(long, value_name = "KEY=VALUE", value_parser = value::parameter)]
    pub(crate) with: Vec<(String, String)>,

    /// Ask nobody: the given documents are all there are
    #[arg(long)]
    pub(crate) offline: bool,

    /// Body of a refusal, XML or JSON; - for standard input
    #[arg(long, value_name = "FILE", conflicts_with_all = ["who", "policy", "session_policy", "bucket_policy", "trust", "with"])]
    pub(crate) error: Option<Location>,
}

/// Whose rights are looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Who {
    /// A user by name.
    User(String),
    /// A role by name, and the name of its session.
    Role(String, Option<String>),
}

/// On what it is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Resource {
    /// As policies write it.
    Literal(String),
    /// A bucket or an object of it.
    Oss {
        /// The bucket.
        bucket: String,
        /// The key; empty for the bucket itself.
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
            _ => Err("it is user:NAME, role:NAME or role:NAME/SESSION".to_owned()),
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
            _ => Err("it is oss://BUCKET/KEY, oss://BUCKET, role:NAME or acs:…".to_owned()),
        }
    }
}

fn action(text: &str) -> Result<String, String> {
    match text.split_once(':') {
        Some((service, name)) if !service.is_empty() && !name.is_empty() => Ok(text.to_owned()),
        _ => Err(format!("an action is SERVICE:NAME, such as oss:{text}")),
    }
}
