//! Providers that hold their source in a cache, and so are one themselves.

/// Implements [`ProvideCredentials`](crate::ProvideCredentials) by the
/// [`CachedProvider`](crate::CachedProvider) in the field `cached`.
macro_rules! provide_from_cache {
    ($provider:ty) => {
        #[async_trait::async_trait]
        impl $crate::ProvideCredentials for $provider {
            async fn provide(
                &self,
                cx: &$crate::Context,
            ) -> Result<oss_sign::Credentials, $crate::CredentialsError> {
                self.cached.keys(cx, std::time::Duration::ZERO).await
            }

            async fn provide_for(
                &self,
                cx: &$crate::Context,
                min_lifetime: std::time::Duration,
            ) -> Result<oss_sign::Credentials, $crate::CredentialsError> {
                self.cached.keys(cx, min_lifetime).await
            }

            fn invalidate(&self, credentials: &oss_sign::Credentials) {
                self.cached.invalidate(credentials);
            }

            fn is_cached(&self) -> bool {
                true
            }

            fn status(&self) -> Option<$crate::Status> {
                self.cached.status()
            }
        }
    };
}

pub(crate) use provide_from_cache;
