//! The credentials of one attempt.

use std::borrow::Cow;
use std::time::Duration;

use oss_credentials::CredentialsError;
use oss_credentials::context::keys::same_keys;
use oss_sign::Credentials;

use crate::error::{Error, ErrorKind, Result};
use crate::pipeline::shared::Shared;

/// Returns the credentials to sign with at this moment.
pub(super) async fn provide(shared: &Shared) -> Result<Credentials> {
    // Called on the provider itself: its `Arc` is a provider too, with one more allocation.
    (*shared.provider)
        .provide(&shared.context)
        .await
        .map_err(failed)
}

/// Returns credentials that live at least for the given time, if the provider has such.
pub(crate) async fn provide_for(shared: &Shared, lifetime: Duration) -> Result<Credentials> {
    (*shared.provider)
        .provide_for(&shared.context, lifetime)
        .await
        .map_err(failed)
}

/// Returns whether the provider offers the credentials again that the server refused, as a
/// provider of fixed keys does.
pub(super) async fn has_no_others(shared: &Shared, refused: &Credentials) -> bool {
    provide(shared)
        .await
        .is_ok_and(|offered| same_keys(&offered, refused))
}

fn failed(error: CredentialsError) -> Error {
    let hint = error.hint().map(Cow::into_owned);
    let summary = error.summary();
    let failed = Error::new(ErrorKind::Credentials)
        .with_message(summary)
        .with_source(error);
    match hint {
        Some(hint) => failed.with_hint(hint),
        None => failed,
    }
}
