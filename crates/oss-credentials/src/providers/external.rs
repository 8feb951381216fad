//! The switch for sources that run programs or call URLs.

use oss_context::{Context, CredentialsError};

/// Refuses sources that run arbitrary programs or call arbitrary URLs, if a variable forbids them.
pub(crate) fn check_external(cx: &Context, origin: &str) -> Result<(), CredentialsError> {
    const VARIABLE: &str = "ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS";
    let value = cx.environment().var(VARIABLE)?.unwrap_or_default();
    match value.trim() {
        "1" => (),
        value if value.eq_ignore_ascii_case("true") => (),
        _ => return Ok(()),
    }
    Err(CredentialsError::Disabled {
        origin: origin.to_owned(),
        variable: VARIABLE,
    })
}
