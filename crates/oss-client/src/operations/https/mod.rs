//! TLS configuration.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::put_bucket_https_config`] | Sets which TLS versions and cipher suites a bucket accepts. |
//! | [`Bucket::get_bucket_https_config`] | Reads which TLS versions and cipher suites a bucket accepts. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;

mod cipher_suite;
mod enums;
mod get_bucket_https_config;
mod https_configuration;
mod put_bucket_https_config;
#[cfg(test)]
mod tests;
mod tls_configuration;

pub use cipher_suite::CipherSuite;
pub use enums::TlsVersion;
pub use get_bucket_https_config::GetBucketHttpsConfig;
pub use https_configuration::HttpsConfiguration;
pub use put_bucket_https_config::PutBucketHttpsConfig;
pub use tls_configuration::TlsConfiguration;

/// TLS configuration.
impl Bucket {
    /// Sets which TLS versions and cipher suites a bucket accepts. See [`PutBucketHttpsConfig`].
    pub fn put_bucket_https_config(
        &self,
        https_configuration: impl Into<HttpsConfiguration>,
    ) -> PutBucketHttpsConfig {
        PutBucketHttpsConfig::new(self, https_configuration)
    }

    /// Reads which TLS versions and cipher suites a bucket accepts. See [`GetBucketHttpsConfig`].
    pub fn get_bucket_https_config(&self) -> GetBucketHttpsConfig {
        GetBucketHttpsConfig::new(self)
    }
}
