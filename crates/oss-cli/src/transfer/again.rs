//! What to do after a transfer has failed.

use oss_client::{Error, ErrorKind};

use crate::failure::Failure;

/// The advice for a transfer whose notes were kept.
pub(crate) const AGAIN: &str = "the same command continues where this one stopped";

/// Returns the failure of a transfer. It says whether the same command continues, or what is left in
/// OSS. `noted` is how many parts were transferred and noted, and `url` the object of an upload.
pub(crate) fn failed(error: Error, noted: u64, url: Option<&str>) -> Failure {
    let can_continue = noted > 0 && may_continue(error.kind());
    let left = error.upload_id().map(str::to_owned);
    let failure = Failure::from(error);
    match (can_continue, left, url) {
        (true, ..) => failure.hint(AGAIN),
        (false, Some(_), Some(url)) => failure.hint(format!(
            "parts of it are still in OSS and cost money; oss rm {url} --uploads removes them"
        )),
        _ => failure,
    }
}

/// Whether what was transferred is of use to the next run.
fn may_continue(kind: &ErrorKind) -> bool {
    match kind {
        ErrorKind::Io | ErrorKind::Token | ErrorKind::ClockSkew | ErrorKind::Credentials => true,
        kind => kind.is_retryable(),
    }
}
