//! What the metadata service of an ECS instance answers.

use http::StatusCode;
use oss_sign::{Credentials, Secret};

use super::outcome;
use crate::fields::{Fields, Names, Need, invalid};
use oss_context::CredentialsError;
use oss_context::ServiceError;
use oss_context::exchange::Fetched;

/// Reads the token of a session with version 2 of the service.
pub(crate) fn parse_token(origin: &str, answer: &Fetched) -> Result<Secret, CredentialsError> {
    refusal(origin, answer)?;
    match text(&answer.body) {
        Some(token) if token.bytes().all(|byte| byte.is_ascii_graphic()) => Ok(Secret::new(token)),
        _ => Err(invalid(origin, "token", answer.body.len())),
    }
}

/// Reads the name of the role that is bound to the instance. Returns `None` if no role is bound to it.
pub(crate) fn parse_role(
    origin: &str,
    answer: &Fetched,
) -> Result<Option<String>, CredentialsError> {
    if answer.status == StatusCode::NOT_FOUND {
        return Ok(None);
    }
    refusal(origin, answer)?;
    match text(&answer.body) {
        None if answer.body.trim_ascii().is_empty() => Ok(None),
        // A login page begins with something else.
        Some(role) if role.bytes().all(is_of_role_name) => Ok(Some(role.to_owned())),
        _ => Err(invalid(origin, "role name", answer.body.len())),
    }
}

/// Reads the keys of a role.
pub(crate) fn parse_keys(origin: &str, answer: &Fetched) -> Result<Credentials, CredentialsError> {
    refusal(origin, answer)?;
    let mut fields = Fields::parse(origin, &answer.body)?;
    if let Some(code) = outcome::failure(&mut fields)? {
        let refusal = ServiceError::new(origin, answer.status.as_u16(), Some(&code))
            .as_temporary()
            .with_hint(
                "the instance has no keys for the role at the moment; check in the ECS console \
                 that the role is still bound to it",
            );
        return Err(CredentialsError::Service(Box::new(refusal)));
    }
    fields.keys(&Names::PASCAL, Need::Required)
}

fn refusal(origin: &str, answer: &Fetched) -> Result<(), CredentialsError> {
    if answer.status == StatusCode::OK {
        return Ok(());
    }
    let refusal = ServiceError::new(origin, answer.status.as_u16(), None);
    Err(CredentialsError::Service(Box::new(refusal)))
}

/// Returns the first line that is not blank.
fn text(body: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(body).ok()?;
    text.lines().map(str::trim).find(|line| !line.is_empty())
}

fn is_of_role_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_.@+=,".contains(&byte)
}
