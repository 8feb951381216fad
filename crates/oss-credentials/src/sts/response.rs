//! Successful answers of STS.

use oss_sign::Credentials;

use crate::fields::{Fields, Names, Need};
use oss_context::CredentialsError;

/// The credentials in an answer to AssumeRole and the calls like it.
///
/// Only the member `Credentials` is read. All four fields in it must exist and not be empty.
pub(crate) fn parse_credentials(
    origin: &str,
    body: &[u8],
) -> Result<Credentials, CredentialsError> {
    Fields::parse(origin, body)?
        .object_as("Credentials", "Credentials.")?
        .keys(&Names::PASCAL, Need::Required)
}
