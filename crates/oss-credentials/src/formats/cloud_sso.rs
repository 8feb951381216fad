//! What CloudSSO answers.

use oss_sign::{Credentials, Secret};

use crate::fields::{Fields, Names, Need};
use crate::key_parts::Text;
use oss_context::CredentialsError;
use oss_context::ServiceError;
use oss_context::exchange::Fetched;

/// Returns the body of a call, which names the account and the access configuration.
pub(crate) fn request(account_id: &str, access_configuration: &str) -> String {
    serde_json::json!({
        "AccountId": account_id,
        "AccessConfigurationId": access_configuration,
    })
    .to_string()
}

/// Reads the keys from an answer.
///
/// # Errors
///
/// The service refused, or its answer has no keys. `access_token` is removed from the message of the
/// service.
pub(crate) fn parse(
    origin: &str,
    answer: &Fetched,
    access_token: &Secret,
) -> Result<Credentials, CredentialsError> {
    if !answer.status.is_success() {
        let refusal = refusal(origin, answer, access_token);
        return Err(CredentialsError::Service(Box::new(refusal)));
    }
    let fields = Fields::parse(origin, &answer.body)?;
    fields
        .object("CloudCredential")?
        .keys(&Names::PASCAL, Need::Required)
}

fn refusal(origin: &str, answer: &Fetched, access_token: &Secret) -> ServiceError {
    let status = answer.status.as_u16();
    let Ok(mut fields) = Fields::parse(origin, &answer.body) else {
        return ServiceError::new(origin, status, None);
    };
    let (code, message) = (fields.text("ErrorCode"), fields.text("ErrorMessage"));
    let request_id = fields.text("RequestId");
    let code = code.as_ref().map(Text::trimmed);
    let refusal = ServiceError::new(origin, status, code)
        .with_request_id(request_id.as_ref().map(Text::trimmed));
    match message {
        Some(message) => refusal.with_message(message.trimmed(), [access_token.expose()]),
        None => refusal,
    }
}
