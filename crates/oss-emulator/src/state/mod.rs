//! The state of a running server, and its records of earlier requests.

mod background;
mod diagnosis;
mod nonces;
mod requests;
mod start;

use std::net::SocketAddr;
use std::sync::Arc;

use oss_sign::UtcSeconds;
use oss_sign::verify::KeyCache;

use crate::callback::CallbackKey;
use crate::config::Config;
use crate::configurations::LifecycleRuns;
use crate::error::Error;
use crate::faults::Faults;
use crate::identities::Identities;
use crate::outgoing::Sources;
use crate::providers::IdentityProviders;
use crate::runtime::Clock;
use crate::store::Store;

pub(crate) use background::Background;
pub(crate) use diagnosis::{Diagnoses, Diagnosis, PolicyScope, principal};
pub(crate) use nonces::Nonces;
pub(crate) use requests::Requests;
pub(crate) use start::StartContent;

/// The state of a running server, which all its connections share.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) config: Config,
    /// The URL at which the server listens, such as `http://127.0.0.1:49152`.
    pub(crate) endpoint: String,
    /// The address at which clients on the same machine reach it.
    pub(crate) address: SocketAddr,
    pub(crate) clock: Clock,
    pub(crate) store: Store,
    pub(crate) identities: Identities,
    pub(crate) faults: Faults,
    pub(crate) nonces: Nonces,
    pub(crate) keys: KeyCache,
    pub(crate) diagnoses: Diagnoses,
    pub(crate) lifecycle_runs: LifecycleRuns,
    pub(crate) callback_key: CallbackKey,
    pub(crate) background: Background,
    pub(crate) providers: Arc<IdentityProviders>,
    pub(crate) requests: Requests,
    pub(crate) start: StartContent,
}

impl State {
    /// Returns the current time of the server, which is that of its clock plus the clock skew that
    /// the faults define.
    pub(crate) fn now(&self) -> UtcSeconds {
        let skew = self.faults.skew().saturating_add(self.faults.hidden_skew());
        self.clock.now().plus_seconds(skew)
    }

    /// Returns the places from which the server fetches objects.
    pub(crate) fn sources(&self) -> Sources<'_> {
        Sources {
            config: &self.config,
            store: &self.store,
            own: self.address,
        }
    }

    /// Removes everything that was stored, also in a data directory, the users and roles that were
    /// added, and all faults. The buckets, files and users that the builder was given exist again.
    /// The clock stays as it is.
    ///
    /// # Errors
    ///
    /// Returns an error if the store cannot be written, or if the files of the start cannot be read.
    pub(crate) async fn reset(&self) -> Result<(), Error> {
        self.faults.clear();
        self.background.stop();
        self.identities.reset(&self.start.register);
        let cleared = self.store.clear().await;
        cleared.map_err(|error| Error::Store(error.to_string()))?;
        self.start.fill(&self.store, self.clock.now()).await
    }

    /// Returns the time for `Date` headers, which does not include a hidden skew.
    pub(crate) fn shown_date(&self) -> UtcSeconds {
        self.clock.now().plus_seconds(self.faults.skew())
    }
}
