//! URLs by which a camera or an encoder publishes to a live channel.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::time::Duration;

use oss_sign::rtmp::{PublishUrl, publish_url};
use oss_sign::{Endpoint, SignatureVersion, UtcSeconds};

use crate::bucket::Bucket;
use crate::error::{Error, Result, Subject};
use crate::presign::expiry::TokenPolicy;
use crate::presign::terms::Terms;

/// A URL for publishing to a live channel, which is about to be signed. Awaiting it signs it.
///
/// [`Bucket::presign_publish`] creates it. All its methods are optional.
#[must_use = "nothing is signed until it is awaited"]
pub struct PresignPublish {
    bucket: Bucket,
    channel: String,
    playlist: Option<String>,
    terms: Terms,
}

impl Bucket {
    /// Signs the RTMP URL by which a camera or an encoder publishes to a live channel, for the given
    /// duration. The channel is created by [`put_live_channel`](Self::put_live_channel).
    ///
    /// OSS accepts only signatures of version 1 here, whatever the client uses otherwise. The URL ends
    /// earlier if the credentials do; see [`TokenPolicy`]. Nothing is sent to OSS. If the provider has
    /// credentials at hand, the network is not used.
    ///
    /// ```
    /// use std::time::Duration;
    /// # use oss_client::{Client, sign::Credentials, transport::testing::NoTransport};
    /// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
    /// # let client = Client::builder()
    /// #     .region("cn-hangzhou")
    /// #     .credentials(Credentials::new("EXAMPLEKEYID", "EXAMPLEKEYSECRET")?)
    /// #     .transport(std::sync::Arc::new(NoTransport::new()))
    /// #     .build()?;
    /// # let bucket = client.bucket("examplebucket")?;
    /// let published = bucket
    ///     .presign_publish("test-channel", Duration::from_secs(3600))
    ///     .playlist("playlist.m3u8")
    ///     .await?;
    /// assert!(published.url().starts_with(
    ///     "rtmp://examplebucket.oss-cn-hangzhou.aliyuncs.com/live/test-channel?playlistName="
    /// ));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// # })?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::InvalidRequest`](crate::ErrorKind::InvalidRequest) for a name that no
    /// channel can have, for a duration that no URL can have, and if the credentials are anonymous.
    /// Fails with [`ErrorKind::Credentials`](crate::ErrorKind::Credentials) if there are no credentials.
    ///
    /// # Security
    ///
    /// Whoever has the URL can publish to the channel. It is redacted in `Debug`.
    pub fn presign_publish(
        &self,
        channel: impl Into<String>,
        expires_in: Duration,
    ) -> PresignPublish {
        let mut terms = Terms::new(expires_in);
        terms.version = Some(SignatureVersion::V1);
        PresignPublish {
            bucket: self.clone(),
            channel: channel.into(),
            playlist: None,
            terms,
        }
    }
}

impl PresignPublish {
    /// Sets the name of the playlist, which ends with `.m3u8`. By default it is the one that the
    /// channel was created with.
    pub fn playlist(mut self, name: impl Into<String>) -> Self {
        self.playlist = Some(name.into());
        self
    }

    /// Sets what happens when the credentials end before the URL would. The default is
    /// [`TokenPolicy::Clamp`].
    pub fn token_policy(mut self, policy: TokenPolicy) -> Self {
        self.terms.token_policy = policy;
        self
    }

    /// Sets the instant from which the duration is counted. The default is now, by the clock of the
    /// client together with the offset that it learned from the server.
    pub fn at(mut self, time: UtcSeconds) -> Self {
        self.terms.at = Some(time);
        self
    }

    /// Sets the endpoint to which the URL leads. The default is
    /// [`ClientBuilder::presign_endpoint`](crate::ClientBuilder::presign_endpoint), or else the endpoint
    /// of the client.
    pub fn endpoint(mut self, endpoint: Endpoint) -> Self {
        self.terms.endpoint = Some(endpoint);
        self
    }

    async fn sign(self) -> Result<PublishUrl> {
        let subject = Subject {
            operation: "PublishRtmpStream",
            resource: format!("{}/{}", self.bucket.name(), self.channel.escape_debug()),
        };
        let signed = async {
            let signing = self.terms.settle(self.bucket.client().shared()).await?;
            let playlist = self.playlist.as_deref().map(|name| ("playlistName", name));
            let parameters: Vec<_> = playlist.into_iter().collect();
            let url = publish_url(
                &signing.credentials,
                signing.endpoint,
                self.bucket.name(),
                &self.channel,
                &parameters,
                signing.now,
                signing.lifetime.expires_in,
            )?;
            Ok(url)
        };
        signed.await.map_err(|error: Error| error.about(&subject))
    }
}

impl IntoFuture for PresignPublish {
    type Output = Result<PublishUrl>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.sign())
    }
}

impl fmt::Debug for PresignPublish {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PresignPublish")
            .field("bucket", &self.bucket)
            .field("channel", &self.channel)
            .field("expires_in", &self.terms.expires_in())
            .finish_non_exhaustive()
    }
}
