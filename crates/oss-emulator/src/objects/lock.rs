//! The protection of versions in headers and documents.

use oss_sign::UtcSeconds;

use crate::codes::OssError;
use crate::http::Headers;
use crate::store::{Lock, Retention, RetentionMode};
use crate::xml::Element;

/// Reads the protection of a new object from the headers of an upload.
///
/// # Errors
///
/// Returns `InvalidArgument` if a header is malformed, or if only one of the mode and the time is
/// given.
pub(crate) fn lock_of_headers(headers: &Headers) -> Result<Lock, OssError> {
    let (mode, until) = (headers.text(MODE), headers.text(UNTIL));
    let retention = match (mode, until) {
        (None, None) => None,
        (Some(mode), Some(until)) => {
            let parsed = RetentionMode::parse(mode);
            let mode = parsed.ok_or_else(|| OssError::invalid_argument(MODE, mode, MODES))?;
            let until = UtcSeconds::parse_iso_extended(until)
                .ok_or_else(|| OssError::invalid_argument(UNTIL, until, TIME))?;
            Some(Retention { mode, until })
        }
        (mode, until) => {
            let (name, value) = match mode {
                Some(mode) => (MODE, mode),
                None => (UNTIL, until.unwrap_or_default()),
            };
            return Err(OssError::invalid_argument(name, value, BOTH));
        }
    };
    let legal_hold = headers.text(LEGAL_HOLD).map(|value| {
        on_or_off(value).ok_or_else(|| OssError::invalid_argument(LEGAL_HOLD, value, ON_OR_OFF))
    });
    Ok(Lock {
        retention,
        legal_hold: legal_hold.transpose()?,
    })
}

/// Returns the headers that describe the protection of an object.
pub(super) fn lock_headers(lock: Lock) -> impl Iterator<Item = (&'static str, String)> {
    let retention = lock.retention.into_iter().flat_map(|retention| {
        let (mode, until) = (retention.mode.as_str(), retention.until);
        [(MODE, mode.to_owned()), (UNTIL, until.to_iso_millis())]
    });
    let legal_hold = lock
        .legal_hold
        .map(|hold| (LEGAL_HOLD, status_text(hold).to_owned()));
    retention.chain(legal_hold)
}

/// Reads the document `Retention`.
///
/// # Errors
///
/// Returns `MalformedXML` if the mode or the time is missing or malformed, and `InvalidArgument` if
/// the time has passed.
pub(crate) fn retention_of_document(
    root: &Element,
    now: UtcSeconds,
) -> Result<Retention, OssError> {
    let text = |name| root.child_text(name).unwrap_or_default().trim();
    let mode = RetentionMode::parse(text("Mode")).ok_or_else(|| OssError::malformed_xml(MODES))?;
    let until = text("RetainUntilDate");
    let parsed = UtcSeconds::parse_iso_extended(until);
    match parsed.ok_or_else(|| OssError::malformed_xml(TIME))? {
        past if past <= now => Err(OssError::invalid_argument(
            "RetainUntilDate",
            until,
            "The retain until date must be in the future.",
        )),
        until => Ok(Retention { mode, until }),
    }
}

/// Reads the document `LegalHold`.
///
/// # Errors
///
/// Returns `MalformedXML` if the status is neither `ON` nor `OFF`.
pub(crate) fn legal_hold_of_document(root: &Element) -> Result<bool, OssError> {
    let status = root.child_text("Status").unwrap_or_default().trim();
    on_or_off(status).ok_or_else(|| OssError::malformed_xml(ON_OR_OFF))
}

/// Returns the status of a legal hold in documents and headers.
pub(crate) fn status_text(legal_hold: bool) -> &'static str {
    if legal_hold { "ON" } else { "OFF" }
}

fn on_or_off(text: &str) -> Option<bool> {
    match text {
        "ON" => Some(true),
        "OFF" => Some(false),
        _ => None,
    }
}

const MODE: &str = "x-oss-object-worm-mode";
const UNTIL: &str = "x-oss-object-worm-retain-until-date";
const LEGAL_HOLD: &str = "x-oss-object-worm-legal-hold";

const BOTH: &str = "The mode and the time of a retention must be given together.";
const MODES: &str = "The mode of a retention must be COMPLIANCE or GOVERNANCE.";
const ON_OR_OFF: &str = "The status of a legal hold must be ON or OFF.";
const TIME: &str = "The time of a retention must be written as 2031-05-17T08:12:45.000Z.";
