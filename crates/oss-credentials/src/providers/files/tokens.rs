//! Writes the tokens of a renewed login back to the profile they came from.

use std::path::PathBuf;

use crate::formats::config_edit;
use crate::formats::place::Place;
use crate::providers::OAuthTokens;
use oss_context::CredentialsError;
use oss_context::Files;

/// The file that new tokens go to.
#[derive(Clone)]
pub(super) struct TokenStore {
    pub(super) files: Files,
    pub(super) path: PathBuf,
    pub(super) place: Place,
}

impl TokenStore {
    /// Writes the tokens to `profile`.
    pub(super) async fn save(
        &self,
        profile: String,
        tokens: OAuthTokens,
    ) -> Result<(), CredentialsError> {
        let place = self.place.clone();
        let edit = move |bytes: &[u8]| config_edit::renewed(&place, bytes, &profile, &tokens);
        self.files
            .rewrite(&self.path, super::source::LIMIT, edit)
            .await?;
        tracing::info!(
            path = self.place.path,
            "a renewed login was written to its profile"
        );
        Ok(())
    }
}
