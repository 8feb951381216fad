//! The keys of one attempt.

use std::time::Duration;

use oss_credentials::CredentialsError;
use oss_sign::Credentials;

use crate::client::Shared;
use crate::error::{Error, ErrorKind, Result};

/// The keys to sign with now.
pub(super) async fn provide(shared: &Shared) -> Result<Credentials> {
    // The provider itself, not its `Arc`, which is a provider with one more box.
    (*shared.provider)
        .provide(&shared.context)
        .await
        .map_err(failed)
}

/// Keys that live so long, as far as the provider has such.
pub(crate) async fn provide_for(shared: &Shared, lifetime: Duration) -> Result<Credentials> {
    (*shared.provider)
        .provide_for(&shared.context, lifetime)
        .await
        .map_err(failed)
}

fn failed(error: CredentialsError) -> Error {
    let hint = error.hint().into_owned();
    Error::new(ErrorKind::Credentials)
        .with_message(error.summary())
        .with_source(error)
        .with_hint(hint)
}
