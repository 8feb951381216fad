//! Writes the tokens of a renewed login back to the profile they came from.

use std::path::PathBuf;

use crate::config::kind::LARGEST_FILE;
use crate::formats::config_edit;
use crate::formats::file_name::FileName;
use crate::oauth_tokens::OAuthTokens;
use oss_context::CredentialsError;
use oss_context::Files;

/// The file that new tokens go to.
#[derive(Clone)]
pub(super) struct TokenStore {
    pub(super) files: Files,
    pub(super) path: PathBuf,
    pub(super) place: FileName,
}

impl TokenStore {
    /// Writes the tokens to `profile`.
    pub(super) async fn save(
        &self,
        profile: String,
        tokens: OAuthTokens,
    ) -> Result<(), CredentialsError> {
        let place = self.place.clone();
        let edit = move |before: Option<&[u8]>| {
            let before = before
                .ok_or_else(|| place.refuse("profile", format!("{profile:?} was removed")))?;
            config_edit::renewed(&place, before, &profile, &tokens)
        };
        self.files.rewrite(&self.path, LARGEST_FILE, edit).await?;
        tracing::info!(
            path = self.place.path,
            "a renewed login was written to its profile"
        );
        Ok(())
    }
}
