//! What a credentials URI answers.

use http::StatusCode;
use oss_sign::Credentials;

use super::outcome;
use crate::fields::{Fields, Names, Need};
use oss_context::CredentialsError;
use oss_context::ServiceError;
use oss_context::exchange::Fetched;

/// Reads the keys from an answer. Long-term keys have neither a token nor an expiry.
pub(crate) fn parse(origin: &str, answer: &Fetched) -> Result<Credentials, CredentialsError> {
    let refused = |code: Option<&str>| {
        let refusal = ServiceError::new(origin, answer.status.as_u16(), code);
        Err(CredentialsError::Service(Box::new(refusal)))
    };
    if answer.status != StatusCode::OK {
        return refused(None);
    }
    let mut fields = Fields::parse(origin, &answer.body)?;
    match outcome::failure(&mut fields)? {
        Some(code) => refused(Some(&code)),
        None => fields.keys(&NAMES, Need::Optional),
    }
}

const NAMES: Names = Names {
    token: &["SecurityToken", "SessionToken"],
    ..Names::PASCAL
};
