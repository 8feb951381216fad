//! The text of each error.

use std::fmt;
use std::time::Duration;

use super::columns::entry;
use super::{CredentialsError, PassedOver};

impl fmt::Display for CredentialsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Aborted => {
                f.write_str("the task that fetched credentials ended without a result")
            }
            Self::ChainStopped { link, .. } => write!(
                f,
                "the credential chain stopped: the {link} is configured but broken"
            ),
            Self::Disabled { origin, variable } => {
                write!(f, "{origin} is configured, but {variable} forbids it")
            }
            Self::Expired {
                origin,
                expired_for,
                ..
            } => write!(f, "{origin} expired {} ago", Rounded(*expired_for)),
            Self::InvalidConfiguration {
                origin,
                field,
                problem,
            }
            | Self::Unsupported {
                origin,
                field,
                problem,
                ..
            } => write!(f, "{origin}: {field} {problem}"),
            Self::InvalidResponse {
                origin,
                field,
                size,
                ..
            } => write!(
                f,
                "{origin} sent an unusable answer of {size} bytes: {field}"
            ),
            Self::Io { path, .. } => write!(f, "{} cannot be read or written", path.display()),
            Self::MissingToken { origin, field } => write!(
                f,
                "{origin}: {field} is missing: the access key id begins with STS., so the keys are \
                 temporary and need their security token"
            ),
            Self::NotFound {
                passed,
                look_alikes,
            } => not_found(f, passed, look_alikes),
            Self::Other { provider, .. } => write!(f, "{provider} returned no credentials"),
            Self::Process {
                program,
                problem,
                stderr,
            } => {
                write!(f, "the program {program} printed no credentials: {problem}")?;
                stderr.iter().try_for_each(|line| write!(f, " ({line})"))
            }
            Self::ProfileLoop { origin, path } => write!(
                f,
                "{origin}: the profiles take their keys from each other: {path}"
            ),
            Self::Refresh { dead_for, .. } => write!(
                f,
                "the credentials have been unusable for {} and could not be refreshed",
                Rounded(*dead_for)
            ),
            Self::Service(service) => service.fmt(f),
            Self::Source { provider, .. } => write!(
                f,
                "the provider from which {provider} takes its keys returned none"
            ),
            Self::Timeout { what, after } => write!(f, "{what} took longer than {after:?}"),
            Self::TooLarge { origin, limit } => {
                write!(f, "{origin} sent more than {limit} bytes")
            }
            Self::Transport { host, attempts, .. } => {
                write!(f, "{host} could not be reached in {attempts} attempts")
            }
        }
    }
}

/// The text of "nothing found": every source with what was looked for and how to configure it.
fn not_found(
    f: &mut fmt::Formatter<'_>,
    passed: &[PassedOver],
    look_alikes: &[String],
) -> fmt::Result {
    f.write_str("no credentials found")?;
    match passed {
        [] => {}
        [_] => f.write_str("; this was looked at:")?,
        _ => f.write_str("; these were looked at, in this order:")?,
    }
    let column = reason_column(passed);
    for PassedOver { link, reason, fix } in passed {
        entry(f, INDENT, column, link, reason)?;
        entry(f, INDENT, column, "", &format!("to fix: {fix}"))?;
    }
    write_look_alikes(f, look_alikes)
}

/// Writes the names that exist but are not used, each in a line of its own.
///
/// # Errors
///
/// The errors of the formatter.
pub fn write_look_alikes(f: &mut fmt::Formatter<'_>, seen: &[String]) -> fmt::Result {
    if !seen.is_empty() {
        f.write_str("\nseen, but not read:")?;
    }
    seen.iter()
        .try_for_each(|seen| entry(f, INDENT, INDENT, "", seen))
}

/// Writes the sources that were passed over and the reasons, in two columns.
///
/// # Errors
///
/// The errors of the formatter.
pub fn write_passed(f: &mut fmt::Formatter<'_>, passed: &[PassedOver]) -> fmt::Result {
    let column = reason_column(passed);
    passed
        .iter()
        .try_for_each(|PassedOver { link, reason, .. }| entry(f, INDENT, column, link, reason))
}

/// The column in which the reasons begin.
fn reason_column(passed: &[PassedOver]) -> usize {
    let widest = passed.iter().map(|passed| passed.link.chars().count());
    INDENT + widest.max().unwrap_or(0) + 2
}

/// A span of time in its two largest units.
struct Rounded(Duration);

impl fmt::Display for Rounded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.as_secs();
        let (days, hours, minutes) = (seconds / 86_400, seconds / 3600 % 24, seconds / 60 % 60);
        match (days, hours, minutes) {
            (0, 0, 0) => write!(f, "{seconds} s"),
            (0, 0, _) => write!(f, "{minutes} min {} s", seconds % 60),
            (0, _, _) => write!(f, "{hours} h {minutes} min"),
            _ => write!(f, "{days} d {hours} h"),
        }
    }
}

const INDENT: usize = 2;
