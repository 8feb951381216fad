//! The builder of a [`ChainProvider`].

use std::fmt;
use std::sync::{Arc, Mutex};

use super::walk::OnFailure;
use super::{Chain, ChainProvider, Link, State};
use oss_context::ProvideCredentials;

/// Builds a [`ChainProvider`] from providers, in the order in which they are asked.
pub struct ChainBuilder {
    links: Vec<Link>,
    on_failure: OnFailure,
}

impl ChainBuilder {
    pub(super) fn new() -> Self {
        Self {
            links: Vec::new(),
            on_failure: OnFailure::Stop,
        }
    }

    /// Adds a provider at the end of the chain. Errors and logs call it `name`.
    #[must_use]
    pub fn link(
        mut self,
        name: impl Into<String>,
        provider: impl ProvideCredentials + 'static,
    ) -> Self {
        self.links.push(Link {
            name: name.into(),
            provider: Arc::new(provider),
        });
        self
    }

    /// Also passes over providers that are configured but do not work, and logs a warning for each. By
    /// default the chain stops there.
    ///
    /// # Security
    ///
    /// If one provider fails, requests are signed with the identity of another one.
    #[must_use]
    pub fn skip_failures(self) -> Self {
        Self {
            on_failure: OnFailure::Skip,
            ..self
        }
    }

    /// Builds the chain.
    pub fn build(self) -> ChainProvider {
        ChainProvider(Arc::new(Chain {
            links: self.links,
            on_failure: self.on_failure,
            state: Mutex::new(State::default()),
        }))
    }
}

impl fmt::Debug for ChainBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.links.iter().map(|link| &link.name).collect();
        f.debug_tuple("ChainBuilder").field(&names).finish()
    }
}
