//! The `versionId` of a request.

use crate::codes::OssError;
use crate::http::Query;
use crate::store::VersionId;

/// The version that a request names; `None` for the current one.
///
/// # Errors
///
/// `InvalidArgument` for an empty or a malformed id.
pub(crate) fn requested_version(query: &Query) -> Result<Option<VersionId>, OssError> {
    query.get(NAME).map(parse_version).transpose()
}

/// Reads a version id wherever a request writes one.
///
/// # Errors
///
/// `InvalidArgument` for an empty or a malformed id.
pub(crate) fn parse_version(text: &str) -> Result<VersionId, OssError> {
    let message = match text {
        "" => "Version id can not be the empty string.",
        _ => "Invalid version id specified.",
    };
    VersionId::parse(text).ok_or_else(|| OssError::invalid_argument(NAME, text, message))
}

const NAME: &str = "versionId";
