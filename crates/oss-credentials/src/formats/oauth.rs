//! What the OAuth service of the command line tool answers.

use oss_sign::{Credentials, Secret};
use zeroize::Zeroizing;

use crate::fields::{Fields, Names, Need};
use crate::key_parts::Text;
use oss_context::CredentialsError;
use oss_context::ServiceError;
use oss_context::exchange::Fetched;

/// The tokens of a login that was renewed.
pub(crate) struct Renewed {
    pub(crate) access_token: Secret,
    pub(crate) refresh_token: Secret,
    /// The number of seconds after which the access token expires.
    pub(crate) expires_in: u64,
}

/// Reads the keys that an access token was exchanged for. The case of the names does not matter,
/// because clients differ in what they expect.
///
/// # Errors
///
/// The service refused, or its answer has no keys. `secrets` are removed from the message of the
/// service.
pub(crate) fn parse_exchange(
    origin: &str,
    answer: &Fetched,
    secrets: &[&Secret],
) -> Result<Credentials, CredentialsError> {
    let mut fields = success(origin, answer, secrets)?.in_any_case();
    fields.keys(&Names::PASCAL, Need::Required)
}

/// Reads the new tokens that a refresh token was exchanged for.
pub(crate) fn parse_token(
    origin: &str,
    answer: &Fetched,
    secrets: &[&Secret],
) -> Result<Renewed, CredentialsError> {
    let mut fields = success(origin, answer, secrets)?;
    let mut token = |name| -> Result<Secret, CredentialsError> {
        let text = fields.required(name)?;
        // The token is sent in a header, which can contain nothing else.
        match text.trimmed().bytes().all(|byte| byte.is_ascii_graphic()) {
            true => Ok(Secret::new(text.trimmed())),
            false => Err(fields.invalid(name)),
        }
    };
    Ok(Renewed {
        access_token: token("access_token")?,
        refresh_token: token("refresh_token")?,
        expires_in: fields.seconds("expires_in")?,
    })
}

/// Returns the form that asks for new tokens.
pub(crate) fn refresh_form(refresh_token: &Secret, client_id: &str) -> Zeroizing<String> {
    let token = Zeroizing::new(oss_sign::encode::percent_encode(refresh_token.expose()));
    let parts = [
        "grant_type=refresh_token&refresh_token=",
        &token,
        "&client_id=",
        client_id,
    ];
    Zeroizing::new(parts.concat())
}

/// Returns the fields of an answer that is no refusal. A refusal has a status other than 2xx, or a
/// field `error`.
fn success<'a>(
    origin: &'a str,
    answer: &Fetched,
    secrets: &[&Secret],
) -> Result<Fields<'a>, CredentialsError> {
    let fields = Fields::parse(origin, &answer.body);
    if answer.status.is_success() && !fields.as_ref().is_ok_and(|fields| fields.has("error")) {
        return fields;
    }
    let status = answer.status.as_u16();
    let refusal = match fields {
        Ok(fields) => refusal(origin, status, fields, secrets),
        Err(_) => ServiceError::new(origin, status, None),
    };
    Err(CredentialsError::Service(Box::new(refusal)))
}

fn refusal(origin: &str, status: u16, fields: Fields<'_>, secrets: &[&Secret]) -> ServiceError {
    let mut fields = fields.in_any_case();
    let (code, message) = (fields.text("error"), fields.text("error_description"));
    let request_id = fields.text("requestId");
    let code = code.as_ref().map(Text::trimmed);
    let refusal = ServiceError::new(origin, status, code)
        .with_request_id(request_id.as_ref().map(Text::trimmed));
    match message {
        Some(message) => {
            let secrets = secrets.iter().map(|secret| secret.expose());
            refusal.with_message(message.trimmed(), secrets)
        }
        None => refusal,
    }
}
