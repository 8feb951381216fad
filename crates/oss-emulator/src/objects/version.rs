//! The parameter `versionId`.

use crate::codes::OssError;
use crate::http::Query;
use crate::store::VersionId;

/// Returns the version that a request names, or `None` for the current version.
///
/// # Errors
///
/// Returns `InvalidArgument` if the id is empty or malformed.
pub(crate) fn requested_version(query: &Query) -> Result<Option<VersionId>, OssError> {
    query.get(NAME).map(parse_version).transpose()
}

/// Parses a version id.
///
/// # Errors
///
/// Returns `InvalidArgument` if the id is empty or malformed.
pub(crate) fn parse_version(text: &str) -> Result<VersionId, OssError> {
    let message = match text {
        "" => "Version id can not be the empty string.",
        _ => "Invalid version id specified.",
    };
    VersionId::parse(text).ok_or_else(|| OssError::invalid_argument(NAME, text, message))
}

const NAME: &str = "versionId";
