//! URLs for publishing to a live channel over RTMP.
//!
//! OSS accepts only V1 signatures here.

use std::fmt;
use std::time::Duration;

use zeroize::Zeroizing;

use crate::encode::{base64_of_sha1, push_encoded};
use crate::explain::Explanation;
use crate::hash::HmacSha1Key;
use crate::sink::{Sink, Tee};
use crate::v1::{check_unique, is_reserved, unix_time};
use crate::{
    BucketName, CanonicalPath, Credentials, Endpoint, Error, Expiry, Resource, Secret,
    SignatureVersion, UtcSeconds,
};

/// A URL for publishing to a live channel. `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct PublishUrl {
    url: String,
    expiry: Expiry,
    explanation: Explanation,
}

/// Signs a URL for publishing to a live channel, which can be used until the given duration has
/// passed since `now`.
///
/// The parameters are those of the protocol, such as `playlistName`. A security token becomes one of
/// the signed parameters, as in the official Python and Java SDKs.
///
/// ```
/// use std::time::Duration;
/// use oss_sign::{BucketName, Credentials, Endpoint, UtcSeconds, rtmp};
///
/// let published = rtmp::publish_url(
///     &Credentials::new("TESTAKID0001", "TestSecret0001abcdefABCDEF0123")?,
///     &Endpoint::for_region("cn-hangzhou")?,
///     &BucketName::new("examplebucket")?,
///     "test-channel",
///     &[("playlistName", "playlist.m3u8")],
///     UtcSeconds::new(1_702_743_657),
///     Duration::from_secs(3600),
/// )?;
/// assert_eq!(
///     published.url(),
///     "rtmp://examplebucket.oss-cn-hangzhou.aliyuncs.com/live/test-channel\
///      ?playlistName=playlist.m3u8&OSSAccessKeyId=TESTAKID0001&Expires=1702747257\
///      &Signature=Ahp1gYVYOVNg4C8%2FSDLhPecS9hU%3D",
/// );
/// # Ok::<(), oss_sign::Error>(())
/// ```
///
/// # Errors
///
/// Returns [`Error::Anonymous`] for anonymous credentials and [`Error::InvalidObjectKey`] for a
/// channel name that does not consist of letters, digits, `-` and `_`. Returns
/// [`Error::InvalidExpiry`] for a duration of less than a second or more than 100 years,
/// [`Error::InvalidEndpoint`] for the endpoint of another bucket, and [`Error::DuplicateQuery`] or
/// [`Error::ReservedQuery`] for a parameter that is given twice or belongs to the signature.
pub fn publish_url(
    credentials: &Credentials,
    endpoint: &Endpoint,
    bucket: &BucketName,
    channel: &str,
    params: &[(&str, &str)],
    now: UtcSeconds,
    expires: Duration,
) -> Result<PublishUrl, Error> {
    let key = credentials.access_key().ok_or(Error::Anonymous)?;
    check_channel(channel)?;
    check_params(params)?;
    credentials.check_expiry(SignatureVersion::V1, expires, false)?;
    let expires_at = now.plus(expires);
    let expires = unix_time(expires_at)?;
    let expires = expires.as_str();
    let token = key.security_token().map(Secret::expose);
    let signed: Vec<_> = params
        .iter()
        .copied()
        .chain(token.map(|token| ("security-token", token)))
        .collect();
    let resource = ["/", bucket.as_str(), "/", channel].concat();
    let explanation = explain(key.secret(), expires, &signed, &resource);

    let mut url = Zeroizing::new(String::from("rtmp://"));
    let path = CanonicalPath::new(["/", bucket.as_str(), "/live/", channel].concat())?;
    endpoint.push_authority(&mut url, Resource::Path(&path))?;
    endpoint.push_path(&mut url, Resource::Path(&path));
    let ours = [
        ("OSSAccessKeyId", key.id()),
        ("Expires", expires),
        ("Signature", explanation.signature()),
    ];
    for (at, (name, value)) in signed.iter().chain(&ours).enumerate() {
        url.push(if at == 0 { '?' } else { '&' });
        push_encoded(&mut url, name);
        url.push('=');
        push_encoded(&mut url, value);
    }
    let expiry = Expiry::new(expires_at, credentials.expires_at());
    Ok(PublishUrl {
        url: std::mem::take(&mut *url),
        expiry,
        explanation,
    })
}

impl PublishUrl {
    /// Returns the whole URL, including the signature and the security token. Whoever has it can
    /// publish to the channel.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Returns the end of the URL and the reason for it.
    pub fn expiry(&self) -> Expiry {
        self.expiry
    }

    /// Returns the steps of the signature.
    pub fn explanation(&self) -> &Explanation {
        &self.explanation
    }
}

impl fmt::Debug for PublishUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PublishUrl")
            .field("expiry", &self.expiry)
            .finish_non_exhaustive()
    }
}

/// The string to sign is the end of the URL, each other parameter as `name:value` sorted by name,
/// and `/BUCKET/CHANNEL`, without `live`.
fn explain(secret: &Secret, expires: &str, params: &[(&str, &str)], resource: &str) -> Explanation {
    let mut sorted = params.to_vec();
    sorted.sort_unstable();
    let (mut text, mut hmac) = (
        Vec::new(),
        HmacSha1Key::new(secret.expose().as_bytes()).start(),
    );
    let mut both = Tee(&mut text, &mut hmac);
    both.put(expires.as_bytes());
    both.put(b"\n");
    for (name, value) in sorted {
        for piece in [name, ":", value, "\n"] {
            both.put(piece.as_bytes());
        }
    }
    both.put(resource.as_bytes());
    Explanation::new(None, text, base64_of_sha1(&hmac.finish()).as_str())
}

fn check_channel(channel: &str) -> Result<(), Error> {
    let fits = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
    if !channel.is_empty() && channel.bytes().all(fits) {
        return Ok(());
    }
    Err(Error::InvalidObjectKey {
        key: channel.to_owned(),
        reason: "the name of a channel consists of letters, digits, - and _",
    })
}

fn check_params(params: &[(&str, &str)]) -> Result<(), Error> {
    let names = params.iter().map(|(name, _)| *name);
    match names.clone().find(|name| is_reserved(name)) {
        Some(name) => Err(Error::ReservedQuery {
            name: name.to_owned(),
        }),
        None => check_unique(names),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn publish(
        credentials: &Credentials,
        channel: &str,
        params: &[(&str, &str)],
        expires: u64,
    ) -> Result<PublishUrl, Error> {
        let endpoint = Endpoint::for_region("cn-hangzhou").unwrap();
        let bucket = BucketName::new("examplebucket").unwrap();
        let (now, expires) = (UtcSeconds::new(0), Duration::from_secs(expires));
        publish_url(
            credentials,
            &endpoint,
            &bucket,
            channel,
            params,
            now,
            expires,
        )
    }

    #[test]
    fn what_cannot_be_published_is_refused() {
        let credentials = Credentials::new("id", "secret").unwrap();
        assert!(publish(&credentials, "a/b", &[], 1).is_err());
        assert!(publish(&credentials, "", &[], 1).is_err());
        assert!(publish(&credentials, "a", &[], 0).is_err());
        assert!(publish(&credentials, "a", &[], u64::MAX).is_err());
        assert!(publish(&credentials, "a", &[("b", "1"), ("b", "2")], 1).is_err());
        assert!(publish(&credentials, "a", &[("Expires", "1")], 1).is_err());
        assert!(publish(&Credentials::anonymous(), "a", &[], 1).is_err());
    }

    #[test]
    fn the_earlier_end_is_reported_and_the_url_is_not_shown() {
        let credentials = Credentials::new("id", "secret")
            .unwrap()
            .with_expiration(UtcSeconds::new(50));
        let published = publish(&credentials, "a", &[], 100).unwrap();
        assert_eq!(published.expiry().at, UtcSeconds::new(50));
        assert!(!format!("{published:?}").contains("rtmp://"));
    }
}
