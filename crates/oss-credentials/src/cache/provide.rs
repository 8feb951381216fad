//! Providers that wrap their source in a cache.

/// Implements [`ProvideCredentials`](crate::ProvideCredentials) by a
/// [`CachedProvider`](crate::CachedProvider), which is in the field `cached` unless another field is
/// named.
macro_rules! provide_from_cache {
    ($provider:ty) => {
        $crate::cache::provide_from_cache!($provider, cached);
    };
    ($provider:ty, $($field:ident).+) => {
        #[async_trait::async_trait]
        impl oss_context::ProvideCredentials for $provider {
            async fn provide(
                &self,
                cx: &oss_context::Context,
            ) -> Result<oss_sign::Credentials, oss_context::CredentialsError> {
                self.$($field).+.keys(cx, std::time::Duration::ZERO).await
            }

            async fn provide_for(
                &self,
                cx: &oss_context::Context,
                min_lifetime: std::time::Duration,
            ) -> Result<oss_sign::Credentials, oss_context::CredentialsError> {
                self.$($field).+.keys(cx, min_lifetime).await
            }

            fn invalidate(&self, credentials: &oss_sign::Credentials) {
                self.$($field).+.invalidate(credentials);
            }

            fn is_cached(&self) -> bool {
                true
            }

            fn status(&self) -> Option<oss_context::Status> {
                self.$($field).+.status()
            }
        }
    };
}

pub(crate) use provide_from_cache;
