//! The provider that caches the credentials of another provider.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use oss_sign::Credentials;

use super::shell::{Handle, Limits};
use oss_context::{Context, CredentialsError, ProvideCredentials, Status};

/// Caches the credentials of another provider, and refreshes them before they expire.
///
/// - Some minutes before the cached keys expire, new keys are fetched in the background, and callers
///   still get the old ones. In the last minute before the expiry, callers wait for the new keys.
///   Expired keys are never returned.
/// - Only one refresh runs at a time, however many callers wait for it. It is a task of its own, so
///   that it continues if a caller stops waiting. All callers that waited get the same result. A
///   refresh may take 25 s.
/// - If a refresh fails, the old keys are used until they expire, and the source is asked again after
///   a wait that grows from 1 s to 30 s, or of 60 s if a setting is wrong. If there are no usable
///   keys, all calls return the error of the last refresh for one second; after that, the source is
///   asked again.
/// - If the source returns the same keys again, it is not asked for half of their remaining lifetime,
///   which is limited to 10 s to 300 s.
/// - Keys without a known expiry are cached until they are
///   [invalidated](ProvideCredentials::invalidate) or, if [`refetch_after`](Self::refetch_after) is
///   set, until that time has passed.
///
/// The times depend on the lifetime of the keys. If they are valid for an hour, the background refresh
/// starts 5 minutes before they expire, or up to 75 s earlier at random, so that many machines do not
/// refresh at the same moment. Callers wait in the last 60 s. Keys count as expired 5 s before their
/// expiry. The expiry is compared with [`Context::now`]. If the local clock was set back by more than
/// 60 s, the keys are refreshed.
///
/// A refresh uses the [`Context`] of the caller that started it, so all contexts that are used with
/// one provider should have the same clock. Clones share the cache. There is no background task
/// between two refreshes, and dropping the last clone stops a running refresh.
///
/// As long as no refresh is due, a call takes no lock, and it only allocates the boxed future that the
/// trait returns.
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
/// A provider that [caches its keys itself](ProvideCredentials::is_cached) is used without another
/// cache, because two caches would refresh at different times and hide each other's keys.
#[derive(Clone)]
pub struct CachedProvider(Kind);

#[derive(Clone)]
enum Kind {
    Kept(Arc<Handle>),
    PassedThrough(Arc<dyn ProvideCredentials>),
}

impl CachedProvider {
    /// Creates a cache for the credentials of `source`.
    pub fn new(source: impl ProvideCredentials + 'static) -> Self {
        let source: Arc<dyn ProvideCredentials> = Arc::new(source);
        if source.is_cached() {
            return Self(Kind::PassedThrough(source));
        }
        Self(Kind::Kept(Handle::new(source, Limits::default())))
    }

    /// Sets the time after which keys without a known expiry are fetched again. By default they are
    /// cached until they are [invalidated](ProvideCredentials::invalidate). The new provider starts
    /// with an empty cache.
    ///
    /// The keys are refreshed as if they expired after this time. Since they may well be valid for
    /// longer, they are used as long as fetching fails, and callers only wait for the first failure.
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

    /// Sets how long one refresh may take. The default is 25 s. Set a longer time for a source that
    /// waits for a person, such as a program that opens a browser. The new provider starts with an
    /// empty cache.
    #[must_use]
    pub fn deadline(self, deadline: Duration) -> Self {
        match self.0 {
            Kind::Kept(handle) => Self(Kind::Kept(
                handle.with_limits(|limits| Limits { deadline, ..limits }),
            )),
            through @ Kind::PassedThrough(_) => Self(through),
        }
    }

    /// Does the same as `provide_for`, but does not allocate another boxed future for a provider that
    /// wraps this one.
    pub(crate) async fn keys(
        &self,
        cx: &Context,
        min_lifetime: Duration,
    ) -> Result<Credentials, CredentialsError> {
        match &self.0 {
            Kind::Kept(handle) => handle.keys(cx, min_lifetime).await,
            // This calls the provider in the `Arc`. The `Arc` is a provider too, but it would allocate
            // one more boxed future.
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
