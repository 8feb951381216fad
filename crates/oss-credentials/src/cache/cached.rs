//! The cache as users hold it.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use oss_sign::Credentials;

use super::shell::{Handle, Limits};
use oss_context::{Context, CredentialsError, ProvideCredentials, Status};

/// Keeps the credentials of another provider, and gets new ones before they die.
///
/// - Some minutes before their end new ones are fetched in the background, while the old ones are
///   given out; only in their last minute do callers wait. Dead keys are never given out.
/// - However many callers wait, one refresh runs, as a task of its own: callers may leave without
///   stopping it. Everyone who waited gets the same result or error. It has 25 s.
/// - Old keys stay in use while they live and new ones cannot be had. Without such, a failure is
///   the answer for one second before the source is asked again; while old ones live, it is asked
///   after waits that grow from 1 s to 30 s, or every 60 s where a setting is wrong.
/// - A source that gives what is held already is left alone for half of the keys' remaining life,
///   at least 10 s and at most 300 s.
/// - Keys without a known end are kept until they are [invalidated](ProvideCredentials::invalidate)
///   or, if so wished, [fetched again after a time](Self::refetch_after).
///
/// The windows are shares of the keys' life: of an hour, the last 5 minutes (begun up to 75 s
/// earlier, at random, so that a fleet spreads) and the last 60 s; keys are dead 5 s before their
/// end. Ends are compared with [`Context::now`]; a clock that was set back by more than 60 s makes
/// keys due.
///
/// A refresh runs with the [`Context`] of the caller who started it; contexts that share a provider
/// have the same clocks. Clones share what is kept. No task lives while nothing is refreshed, and
/// dropping the last clone ends a running refresh.
///
/// While nothing is due, a call takes no lock and allocates nothing but the future that the trait
/// returns in a box.
///
/// ```
/// use oss_credentials::{CachedProvider, Context, CredentialsError, ProvideCredentials};
/// # use oss_sign::Credentials;
/// # #[derive(Debug)] struct Vault;
/// # #[async_trait::async_trait]
/// # impl ProvideCredentials for Vault {
/// #     async fn provide(&self, _: &Context) -> Result<Credentials, CredentialsError> {
/// #         Ok(Credentials::new("id", "secret").unwrap())
/// #     }
/// # }
/// let provider = CachedProvider::new(Vault);
/// let same = provider.clone();
/// assert_eq!(same.status().map(|status| status.refresh_ok), Some(0));
/// ```
///
/// Around a provider that [keeps its keys itself](ProvideCredentials::is_cached) it adds nothing:
/// two caches would refresh at different times and hide each other's keys.
#[derive(Clone)]
pub struct CachedProvider(Kind);

#[derive(Clone)]
enum Kind {
    Kept(Arc<Handle>),
    PassedThrough(Arc<dyn ProvideCredentials>),
}

impl CachedProvider {
    /// Keeps what `source` gives.
    pub fn new(source: impl ProvideCredentials + 'static) -> Self {
        let source: Arc<dyn ProvideCredentials> = Arc::new(source);
        if source.is_cached() {
            return Self(Kind::PassedThrough(source));
        }
        Self(Kind::Kept(Handle::new(source, Limits::default())))
    }

    /// Fetches keys without a known end again after this time, beginning with an empty cache; the
    /// default is to keep them until they are [invalidated](ProvideCredentials::invalidate).
    ///
    /// The time takes the place of the end in all windows. Nothing says that such keys are dead by
    /// then, so they stay in use while fetching fails, and callers wait for its first failure
    /// only.
    #[must_use]
    pub fn refetch_after(self, time: Duration) -> Self {
        match self.0 {
            Kind::Kept(handle) => Self(Kind::Kept(handle.with_limits(|limits| Limits {
                refetch_after: Some(time),
                ..limits
            }))),
            through @ Kind::PassedThrough(_) => Self(through),
        }
    }

    /// How long one refresh may take, beginning with an empty cache; 25 s by default. For sources
    /// that wait for a person, such as a program that opens a browser.
    #[must_use]
    pub fn deadline(self, deadline: Duration) -> Self {
        match self.0 {
            Kind::Kept(handle) => Self(Kind::Kept(
                handle.with_limits(|limits| Limits { deadline, ..limits }),
            )),
            through @ Kind::PassedThrough(_) => Self(through),
        }
    }

    /// As `provide_for`, without a box of its own for those who wrap it.
    pub(crate) async fn keys(
        &self,
        cx: &Context,
        min_lifetime: Duration,
    ) -> Result<Credentials, CredentialsError> {
        match &self.0 {
            Kind::Kept(handle) => handle.keys(cx, min_lifetime).await,
            // The provider itself, not its `Arc`, which is a provider with one more box.
            Kind::PassedThrough(source) => (**source).provide_for(cx, min_lifetime).await,
        }
    }

    fn source(&self) -> &Arc<dyn ProvideCredentials> {
        match &self.0 {
            Kind::Kept(handle) => handle.source(),
            Kind::PassedThrough(source) => source,
        }
    }
}

#[async_trait]
impl ProvideCredentials for CachedProvider {
    async fn provide(&self, cx: &Context) -> Result<Credentials, CredentialsError> {
        self.keys(cx, Duration::ZERO).await
    }

    async fn provide_for(
        &self,
        cx: &Context,
        min_lifetime: Duration,
    ) -> Result<Credentials, CredentialsError> {
        self.keys(cx, min_lifetime).await
    }

    fn invalidate(&self, credentials: &Credentials) {
        if let Kind::Kept(handle) = &self.0 {
            handle.invalidate(credentials);
        }
        self.source().invalidate(credentials);
    }

    fn is_cached(&self) -> bool {
        true
    }

    fn status(&self) -> Option<Status> {
        match &self.0 {
            Kind::Kept(handle) => Some(handle.status()),
            Kind::PassedThrough(source) => source.status(),
        }
    }
}

impl fmt::Debug for CachedProvider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("CachedProvider")
            .field(self.source())
            .finish()
    }
}
