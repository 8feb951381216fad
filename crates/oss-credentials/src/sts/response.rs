//! The answers of STS that are successes.

use oss_sign::Credentials;
use serde_json::Value;

use crate::intake::{Intake, Text};
use crate::timestamp;
use oss_context::CredentialsError;

/// The credentials in an answer to AssumeRole and its relatives.
///
/// Only `Credentials` is needed, and in it all four fields, none of them empty; whatever else an
/// answer holds is ignored.
pub(crate) fn parse_credentials(
    origin: &str,
    body: &[u8],
) -> Result<Credentials, CredentialsError> {
    let invalid = |field: &str| invalid(origin, field, body);
    let mut answer = parse_object(origin, body)?;
    let fields = answer
        .get_mut("Credentials")
        .filter(|value| value.is_object())
        .ok_or_else(|| invalid("Credentials"))?;
    // Taken out of the tree, the texts go into buffers that are overwritten when dropped.
    let mut take =
        |name: &'static str, path: &'static str| match fields.get_mut(name).map(Value::take) {
            Some(Value::String(text)) if !text.is_empty() => Ok(Text::new(path, text)),
            _ => Err(invalid(path)),
        };
    let id = take("AccessKeyId", "Credentials.AccessKeyId");
    let secret = take("AccessKeySecret", "Credentials.AccessKeySecret");
    let token = take("SecurityToken", "Credentials.SecurityToken");
    let expiration = take("Expiration", "Credentials.Expiration");
    let intake = Intake {
        id: id?,
        secret: secret?,
        token: Some(token?),
    };
    let expires_at =
        timestamp::parse(expiration?.trimmed()).ok_or_else(|| invalid("Credentials.Expiration"))?;
    let taken = intake.take().map_err(|unusable| invalid(&unusable.field))?;
    Ok(taken.credentials.with_expiration(expires_at))
}

/// A JSON object, or an error that does not show the body.
pub(crate) fn parse_object(origin: &str, body: &[u8]) -> Result<Value, CredentialsError> {
    match serde_json::from_slice(body) {
        Ok(object @ Value::Object(_)) => Ok(object),
        Ok(_) => Err(invalid(origin, "not a JSON object", body)),
        Err(_) => Err(invalid(origin, "not JSON", body)),
    }
}

pub(crate) fn invalid(origin: &str, field: &str, body: &[u8]) -> CredentialsError {
    CredentialsError::InvalidResponse {
        origin: origin.to_owned(),
        field: field.to_owned(),
        size: body.len(),
    }
}
