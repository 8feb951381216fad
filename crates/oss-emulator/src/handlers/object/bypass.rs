//! Requests that pass over a retention.

use crate::codes::OssError;
use crate::handlers::call::Call;
use crate::store::{Bypass, VersionId};

/// Reads whether a request asks to pass over a retention, and checks that the caller may do this.
///
/// # Errors
///
/// Returns 403 if the caller may not pass over a retention.
pub(super) async fn bypass(
    call: &Call,
    bucket: &str,
    key: &str,
    version: Option<&VersionId>,
) -> Result<Bypass, OssError> {
    match call.header("x-oss-bypass-governance-retention") {
        Some(value) if value.eq_ignore_ascii_case("true") => {
            let version = version.map(VersionId::as_str);
            call.authorize("oss:BypassGovernanceRetention", bucket, Some(key), version)
                .await?;
            Ok(Bypass::Governance)
        }
        _ => Ok(Bypass::No),
    }
}
