//! Reads a configuration file whenever keys are needed, and again when it changed.

use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use oss_sign::Credentials;

use super::kind::Kind;
use super::locate::{self, Located};
use super::tokens::TokenStore;
use super::{Asked, ConfigWrites};
use crate::formats::profile::Fallbacks;
use crate::formats::recipe::Recipe;
use oss_context::Stamp;
use oss_context::{Context, CredentialsError, ProvideCredentials};

/// The provider that a profile resolves to, as long as nothing changes that decides on it.
pub(super) struct FileSource {
    kind: &'static Kind,
    asked: Asked,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    held: Option<Held>,
    /// The files that others may read, each of which is warned of once.
    warned_shared: BTreeSet<PathBuf>,
    warned_stripped: bool,
}

#[derive(Clone)]
struct Held {
    basis: Basis,
    /// `cli_profile(prod)`
    label: String,
    provider: Arc<dyn ProvideCredentials>,
    /// Keys out of the file itself, which is read again when the server calls them dead.
    are_own_keys: bool,
}

/// All that decides on what a file resolves to.
#[derive(Clone, PartialEq, Eq)]
struct Basis {
    path: PathBuf,
    stamp: Stamp,
    profile: Option<String>,
    fallbacks: Fallbacks,
}

impl FileSource {
    pub(super) fn new(kind: &'static Kind, asked: Asked) -> Self {
        Self {
            kind,
            asked,
            state: Mutex::default(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn resolve(&self, cx: &Context) -> Result<Held, CredentialsError> {
        locate::check_switch(self.kind, cx)?;
        let Located { path, stamp } = locate::locate(self.kind, &self.asked, cx).await?;
        let basis = Basis {
            path,
            stamp,
            profile: locate::profile(self.kind, &self.asked, cx)?,
            fallbacks: Fallbacks::read(cx.environment())?,
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
        let place = locate::place(self.kind, &basis.path);
        let Some(text) = cx.files().read(&basis.path, LIMIT).await? else {
            return Err(place.pass("the file was removed just now", self.kind.fix));
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
        let store = (self.asked.writes == ConfigWrites::Allowed).then(|| TokenStore {
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

    /// The keys under the name of the profile they came through. What a profile leads to is
    /// configured, so that not to find it is a fault and nothing to pass over.
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
            tracing::warn!(%path, "other users can read this file of keys; its mode should be 0600");
        }
    }

    fn warn_stripped(&self, path: &Path) {
        if !std::mem::replace(&mut self.state().warned_stripped, true) {
            let path = path.display();
            tracing::warn!(%path, "blanks around a key in the file were cut off");
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
            .field("asked", &self.asked)
            .finish_non_exhaustive()
    }
}

/// Keys without an end are looked at again after this time, so that replaced ones are seen.
pub(super) const LOOK_AGAIN: Duration = Duration::from_secs(60);

/// 1 MiB, many times what profiles take.
pub(super) const LIMIT: usize = 1024 * 1024;
