//! What to do about each error.

use std::borrow::Cow;

use oss_transport::TransportErrorKind;

use super::{CredentialsError, Sender};

impl CredentialsError {
    /// Returns advice on what to do about the error, where some is known.
    ///
    /// The advice is written for people, and its words may change between versions.
    pub fn hint(&self) -> Option<Cow<'_, str>> {
        Some(self.advice())
    }

    /// Returns what to do about the error, in one or a few lines.
    pub(super) fn advice(&self) -> Cow<'static, str> {
        match self {
            Self::Aborted => "try again; if this error repeats, the provider panics".into(),
            Self::ChainStopped { link, cause, .. } => {
                format!("{}; or {}", cause.advice(), Self::way_round(link)).into()
            }
            Self::Disabled { variable, .. } => {
                format!("unset {variable}, or configure another source").into()
            }
            Self::Expired {
                renewal: Some(renewal),
                ..
            } => format!("run `{renewal}`").into(),
            Self::Expired { .. } => {
                "check this machine's clock and the source's; static temporary keys must be replaced"
                    .into()
            }
            Self::InvalidConfiguration { origin, field, .. } if origin == ENVIRONMENT => {
                format!("set or correct the variable {field}").into()
            }
            // Some fields are positions: `line 3`, `not JSON (line 1)`.
            Self::InvalidConfiguration { origin, field, .. } if field.contains(' ') => {
                format!("correct that in {origin}").into()
            }
            Self::InvalidConfiguration { origin, field, .. } => {
                format!("set or correct {field} ({origin})").into()
            }
            Self::MissingToken { origin, field } if origin == ENVIRONMENT => format!(
                "set the variable {field} to the security token that was issued with the access key"
            )
            .into(),
            Self::MissingToken { origin, field } => format!(
                "set {field} ({origin}) to the security token that was issued with the access key"
            )
            .into(),
            Self::InvalidResponse {
                origin,
                sender: Sender::Program,
                ..
            } => format!(
                "run {origin} by hand: it must print one JSON object with an access key to its \
                 standard output and nothing else"
            )
            .into(),
            Self::InvalidResponse { origin, .. } => {
                format!("check that {origin} is the right service and that no proxy answers in its place")
                    .into()
            }
            Self::Io { path, .. } => {
                format!("check that {} can be read by this user", path.display()).into()
            }
            Self::NotFound { passed, .. } => match passed.as_slice() {
                [] => "the chain has no providers; add one".into(),
                [one] => one.fix.clone().into(),
                [first, ..] => {
                    format!("{}; or configure any other of these sources", first.fix).into()
                }
            },
            Self::Other { provider, .. } => format!("see what {provider} reported").into(),
            Self::Process { program, .. } => {
                format!("run {program} by hand and see what it says").into()
            }
            Self::ProfileLoop { .. } => {
                "give one of the profiles keys of its own, or a mode that gets keys".into()
            }
            Self::Refresh { cause, .. } | Self::Source { cause, .. } => cause.advice(),
            Self::Service(service) => service.advice(),
            Self::Timeout { .. } => {
                "check the network; from outside mainland China name a regional STS endpoint".into()
            }
            Self::TooLarge { origin, .. } => {
                format!("check that {origin} is the right service").into()
            }
            Self::Transport { host, cause, .. } if cause.kind() == TransportErrorKind::Tls => format!(
                "the certificate of {host} is not trusted: a proxy may intercept the connection, or a \
                 root certificate is missing"
            )
            .into(),
            Self::Transport { host, .. } => format!(
                "check that {host} has an address and can be reached from here; in a VPC without \
                 internet access use the VPC endpoint, and note that proxies are not used"
            )
            .into(),
            Self::Unsupported { instead, .. } => instead.clone().into(),
        }
    }

    /// How to make a chain skip a source that does not work.
    pub(super) fn way_round(link: &str) -> String {
        format!("remove the settings of the {link}, so that the next source is asked")
    }
}

/// How errors call the variables of the process.
const ENVIRONMENT: &str = "environment";
