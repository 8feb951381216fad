//! The member `Code`, by which answers of status 200 may still be refusals.

use crate::fields::Fields;
use oss_context::CredentialsError;

/// Returns the code of a refusal. An answer without a code is no refusal, and neither is one with the
/// code `Success`.
pub(crate) fn failure(fields: &mut Fields<'_>) -> Result<Option<String>, CredentialsError> {
    if !fields.has(CODE) {
        return Ok(None);
    }
    let code = fields.required(CODE)?;
    match code.trimmed() {
        "Success" => Ok(None),
        code if code.bytes().all(is_of_code) && code.len() <= MAX_CODE => Ok(Some(code.to_owned())),
        // Whatever it is, it may be a secret.
        _ => Err(fields.invalid(CODE)),
    }
}

fn is_of_code(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"._-".contains(&byte)
}

const CODE: &str = "Code";
const MAX_CODE: usize = 100;
