//! Reads a configuration file when keys are needed, and again when the file has changed.

use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use oss_sign::Credentials;

use super::config_writes::ConfigWrites;
use super::tokens::TokenStore;
use crate::config::kind::{Kind, LARGEST_FILE};
use crate::config::locate::{self, Located, Selection};
use crate::formats::profile::Fallbacks;
use crate::formats::recipe::Recipe;
use oss_context::Stamp;
use oss_context::{Context, CredentialsError, ProvideCredentials};

/// Keeps the provider that a profile resolves to, until the file, the choice of the profile or a
/// variable that matters changes.
pub(super) struct FileSource {
    kind: &'static Kind,
    selection: Selection,
    writes: ConfigWrites,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    held: Option<Held>,
    /// The files that other users may read. There is one warning for each.
    warned_shared: BTreeSet<PathBuf>,
    warned_stripped: bool,
}

#[derive(Clone)]
struct Held {
    basis: Basis,
    /// `cli_profile(prod)`
    label: String,
    provider: Arc<dyn ProvideCredentials>,
    /// Whether the keys are in the file itself, which is read again after the server refused them.
    are_own_keys: bool,
}

/// Everything that decides what a file resolves to.
#[derive(Clone, PartialEq, Eq)]
struct Basis {
    path: PathBuf,
    stamp: Stamp,
    profile: Option<String>,
    fallbacks: Fallbacks,
}

impl FileSource {
    pub(super) fn new(kind: &'static Kind, selection: Selection, writes: ConfigWrites) -> Self {
        Self {
            kind,
            selection,
            writes,
            state: Mutex::default(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn resolve(&self, cx: &Context) -> Result<Held, CredentialsError> {
        let environment = cx.environment();
        locate::check_switch(self.kind, environment)?;
        let Located { path, stamp } =
            locate::locate(self.kind, &self.selection, environment, cx.files()).await?;
        let basis = Basis {
            path,
            stamp,
            profile: locate::profile(self.kind, &self.selection, environment)?,
            fallbacks: Fallbacks::read(environment)?,
        };
        let held = self.state().held.clone();
        match held.filter(|held| held.basis == basis) {
            Some(held) => Ok(held),
            None => {
                let fresh = self.read(basis, cx).await?;
                self.state().held = Some(fresh.clone());
                Ok(fresh)
            }
        }
    }

    async fn read(&self, mut basis: Basis, cx: &Context) -> Result<Held, CredentialsError> {
        let place = locate::file_name(self.kind, &basis.path);
        let Some(text) = cx.files().read(&basis.path, LARGEST_FILE).await? else {
            return Err(place.not_configured("the file was just removed", self.kind.fix));
        };
        basis.stamp = text.stamp;
        if text.shared {
            self.warn_shared(&basis.path);
        }
        let wanted = basis.profile.as_deref();
        let resolved = (self.kind.resolve)(&place, &text.contents, wanted, &basis.fallbacks)?;
        if resolved.recipe.is_stripped() {
            self.warn_stripped(&basis.path);
        }
        let are_own_keys = matches!(resolved.recipe, Recipe::Keys(_));
        let store = (self.writes == ConfigWrites::Allowed).then(|| TokenStore {
            files: cx.files().clone(),
            path: basis.path.clone(),
            place,
        });
        Ok(Held {
            label: format!("{}({})", self.kind.name, resolved.profile),
            are_own_keys,
            provider: resolved.recipe.provider(store.as_ref())?,
            basis,
        })
    }

    /// The result of the provider, with the name of the profile added to the source of the keys. A
    /// profile that leads to a source without keys is an error: a chain must not pass over it.
    fn given(
        &self,
        held: &Held,
        result: Result<Credentials, CredentialsError>,
    ) -> Result<Credentials, CredentialsError> {
        match result {
            Ok(credentials) => {
                let source = credentials.source().unwrap_or_default();
                let path = format!("{}/{source}", held.label);
                Ok(credentials.with_source(path))
            }
            Err(cause) if cause.is_not_configured() => Err(CredentialsError::Source {
                provider: self.kind.name,
                cause: Arc::new(cause),
            }),
            Err(error) => Err(error),
        }
    }

    fn warn_shared(&self, path: &Path) {
        if self.state().warned_shared.insert(path.to_owned()) {
            let path = path.display();
            tracing::warn!(%path, "other users can read this file, which contains keys; its mode should be 0600");
        }
    }

    fn warn_stripped(&self, path: &Path) {
        if !std::mem::replace(&mut self.state().warned_stripped, true) {
            let path = path.display();
            tracing::warn!(%path, "blanks around a key in the file were removed");
        }
    }
}

#[async_trait]
impl ProvideCredentials for FileSource {
    async fn provide(&self, cx: &Context) -> Result<Credentials, CredentialsError> {
        let held = self.resolve(cx).await?;
        self.given(&held, held.provider.provide(cx).await)
    }

    async fn provide_for(
        &self,
        cx: &Context,
        min_lifetime: Duration,
    ) -> Result<Credentials, CredentialsError> {
        let held = self.resolve(cx).await?;
        self.given(&held, held.provider.provide_for(cx, min_lifetime).await)
    }

    fn invalidate(&self, credentials: &Credentials) {
        let held = self.state().held.clone();
        let Some(held) = held else { return };
        held.provider.invalidate(credentials);
        if held.are_own_keys {
            self.state().held = None;
        }
    }
}

impl fmt::Debug for FileSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FileSource")
            .field("kind", &self.kind.name)
            .field("selection", &self.selection)
            .finish_non_exhaustive()
    }
}

/// After this time the file is checked again for keys without an expiry.
pub(super) const LOOK_AGAIN: Duration = Duration::from_secs(60);
