//! What presigned URLs and forms have in common: when, where and by what they are signed.

use std::time::Duration;

use oss_sign::{Credentials, Endpoint, SignatureVersion, UtcSeconds, v4};

use crate::error::Result;
use crate::pipeline::{self, Purpose, Shared};
use crate::presign::expiry::{Lifetime, TokenPolicy};

/// The choices of a caller that URLs and forms have in common. What is not chosen is the client's.
pub(crate) struct Terms {
    expires_in: Duration,
    pub(crate) token_policy: TokenPolicy,
    pub(crate) at: Option<UtcSeconds>,
    pub(crate) endpoint: Option<Endpoint>,
    pub(crate) version: Option<SignatureVersion>,
}

/// The terms with all that is needed to sign.
pub(crate) struct Signing<'a> {
    pub(crate) credentials: Credentials,
    pub(crate) endpoint: &'a Endpoint,
    pub(crate) version: SignatureVersion,
    pub(crate) now: UtcSeconds,
    pub(crate) lifetime: Lifetime,
    shared: &'a Shared,
}

impl Terms {
    pub(crate) fn new(expires_in: Duration) -> Self {
        Self {
            expires_in,
            token_policy: TokenPolicy::Clamp,
            at: None,
            endpoint: None,
            version: None,
        }
    }

    pub(crate) fn expires_in(&self) -> Duration {
        self.expires_in
    }

    /// Gets credentials and decides how long to sign for.
    pub(crate) async fn settle<'a>(&'a self, shared: &'a Shared) -> Result<Signing<'a>> {
        let config = &shared.config;
        // Nothing is ever signed for longer, so no provider needs to look for more.
        let needed = self
            .expires_in
            .min(Duration::from_secs(v4::MAX_EXPIRY_SECONDS));
        let credentials = pipeline::provide_for(shared, needed).await?;
        let now = self.at.unwrap_or_else(|| shared.context.now());
        let version = self.version.unwrap_or(config.signature_version);
        let lifetime = Lifetime::new(
            self.expires_in,
            self.token_policy,
            &credentials,
            version,
            now,
        )?;
        let endpoint = self.endpoint.as_ref();
        Ok(Signing {
            endpoint: endpoint.unwrap_or_else(|| pipeline::endpoint(config, Purpose::Presign)),
            credentials,
            version,
            now,
            lifetime,
            shared,
        })
    }
}

impl Signing<'_> {
    /// The V4 signer for the endpoint. An endpoint that does not say its region, such as a custom
    /// domain, belongs to the region of the client.
    pub(crate) fn v4(&self) -> Result<v4::Signer> {
        let config = &self.shared.config;
        let scope = |endpoint: &Endpoint| {
            let region = endpoint.region().map(str::to_owned);
            (region, endpoint.product().to_owned())
        };
        let ours = scope(&config.endpoint);
        let (region, product) = scope(self.endpoint);
        match region {
            Some(region) if (Some(&region), &product) != (ours.0.as_ref(), &ours.1) => Ok(
                v4::Signer::for_product(&self.credentials, &region, &product, self.now)?,
            ),
            _ => self
                .shared
                .signers
                .v4(&self.credentials, &config.endpoint, self.now),
        }
    }
}

/// Defines the methods by which a caller chooses the terms of a URL or a form, which are in the
/// field `terms`. `$at` is what else there is to say about the instant from which it is valid.
macro_rules! terms_methods {
    ($thing:literal, $at:literal) => {
        #[doc = concat!("Sets what happens when the credentials end before the ", $thing)]
        /// would. The default is [`TokenPolicy::Clamp`](crate::TokenPolicy::Clamp).
        pub fn token_policy(mut self, policy: $crate::TokenPolicy) -> Self {
            self.terms.token_policy = policy;
            self
        }

        #[doc = concat!("Sets the instant from which the ", $thing, " is valid.")]
        /// The default is now, by the clock of the client together with the offset that it learned
        /// from the server.
        #[doc = $at]
        pub fn at(mut self, time: ::oss_sign::UtcSeconds) -> Self {
            self.terms.at = Some(time);
            self
        }

        #[doc = concat!("Sets the endpoint to which the ", $thing, " leads,")]
        /// such as a custom domain of the bucket. The default is
        /// [`ClientBuilder::presign_endpoint`](crate::ClientBuilder::presign_endpoint), or else the
        /// endpoint of the client.
        pub fn endpoint(mut self, endpoint: ::oss_sign::Endpoint) -> Self {
            self.terms.endpoint = Some(endpoint);
            self
        }

        /// Sets the version of the signature. The default is that of the client.
        pub fn signature_version(mut self, version: ::oss_sign::SignatureVersion) -> Self {
            self.terms.version = Some(version);
            self
        }
    };
}
pub(crate) use terms_methods;
