//! Requests that are prepared once and signed as URLs many times.

use std::fmt;
use std::time::Duration;

use super::header::is_signed;
use super::key::Day;
use super::string_to_sign::sign_hash;
use super::unsigned_url::UnsignedUrl;
use super::{Additional, Canonical, Signer};
use crate::hash::Sha256;
use crate::pairs::Pairs;
use crate::presigned::{Expiry, Presigned};
use crate::sink::{Gathered, Sink};
use crate::text::{Text, decimal};
use crate::{Endpoint, Error, Request, SignatureVersion, UtcSeconds};

/// A request for an endpoint that was checked, ordered and percent-encoded, so that
/// [`Signer::presign_prepared`] only has to add what depends on the signer and the time.
///
/// Use it to sign the same request again and again, for example to renew the URL of an object that
/// is shown on a page. It does not depend on credentials, so one value can be used with many
/// signers. There is nothing to gain for a request that is signed once: use [`Signer::presign`].
///
/// ```
/// use std::time::Duration;
/// use oss_sign::{BucketName, Credentials, Endpoint, ObjectKey, Request, Resource, UtcSeconds, v4};
///
/// let (bucket, key) = (BucketName::new("examplebucket")?, ObjectKey::new("logo.png")?);
/// let request = Request::get(Resource::Object(&bucket, &key));
/// let endpoint = Endpoint::for_region("cn-hangzhou")?;
/// let prepared = v4::PreparedRequest::new(&request, &endpoint)?;
///
/// let now = UtcSeconds::new(1_702_743_657);
/// let signer = v4::Signer::new(&Credentials::new("ak", "sk")?, "cn-hangzhou", now)?;
/// let hour = Duration::from_secs(3600);
/// for now in [now, now.plus_seconds(1800)] {
///     let presigned = signer.presign_prepared(&prepared, now, hour)?;
///     assert_eq!(presigned.url(), signer.presign(&request, &endpoint, now, hour)?.url());
/// }
/// # Ok::<(), oss_sign::Error>(())
/// ```
#[derive(Clone)]
pub struct PreparedRequest {
    endpoint: Endpoint,
    /// The URL up to the parameters of the signature.
    url: String,
    /// The method and the signed headers.
    rest: Presigned,
    /// The hash of the canonical request up to the first parameter of the signature.
    hash: Sha256,
    /// What the canonical request contains after each of the parameters of the signature.
    after: [Vec<u8>; 5],
    unchecked: bool,
}

impl PreparedRequest {
    /// Prepares a request that is to be sent to the given endpoint.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Signer::presign`] that depend neither on the credentials nor on the
    /// duration.
    pub fn new(request: &Request<'_>, endpoint: &Endpoint) -> Result<Self, Error> {
        request.check_for_url_at_any_time(SignatureVersion::V4)?;
        let mut url = String::new();
        let additional = Additional::from_url_request(request);
        let mut pairs = Pairs::new();
        let mut unsigned =
            UnsignedUrl::write(request, &additional, endpoint, &mut url, &mut pairs)?;
        if !url.ends_with('?') {
            url.push('&');
        }
        let end = url.len();
        let signed = |name: &str| is_signed(name, &additional);
        let rest = Presigned::new(
            String::new(),
            request,
            Expiry::new(UtcSeconds::new(0), None),
            signed,
        );
        let (hash, after) = unsigned.with_canonical(&mut url, split)?;
        url.truncate(end);
        Ok(Self {
            endpoint: endpoint.clone(),
            url,
            rest,
            hash,
            after,
            unchecked: request.unchecked,
        })
    }

    fn signature(&self, own: [&[&str]; 5], time: &Text<16>, day: &Day) -> Text<64> {
        let mut hash = Gathered::<_, 1024>::new(self.hash.clone());
        for (parameter, after) in own.into_iter().zip(&self.after) {
            parameter.iter().for_each(|text| hash.put(text.as_bytes()));
            hash.put(after);
        }
        sign_hash(&hash.into_inner().finish(), time, &day.key)
    }
}

impl Signer {
    /// Signs a prepared request as a URL. The result has the same bytes as that of
    /// [`presign`](Self::presign), which describes the duration.
    ///
    /// # Errors
    ///
    /// Returns [`Error::InvalidExpiry`] for a duration that the server refuses,
    /// [`Error::Anonymous`] for anonymous credentials, and [`Error::InvalidRegion`] or
    /// [`Error::InvalidProduct`] when the endpoint belongs to another region or product than the
    /// signer.
    pub fn presign_prepared(
        &self,
        prepared: &PreparedRequest,
        now: UtcSeconds,
        expires: Duration,
    ) -> Result<Presigned, Error> {
        let parts = self.parts.as_deref().ok_or(Error::Anonymous)?;
        let (credentials, version) = (&parts.credentials, SignatureVersion::V4);
        credentials.check_expiry(version, expires, prepared.unchecked)?;
        parts.check_endpoint(&prepared.endpoint)?;
        let day = parts.day(now);
        let (time, seconds) = (day.time(now), decimal(expires.as_secs()));
        let (credential, date) = day.credential_and_date();
        let (token, signature_version) = parts.token_and_version();
        let own: [&[&str]; 5] = [
            &[credential],
            &[date, time.as_str()],
            &["&x-oss-expires=", seconds.as_str()],
            &[token],
            &[signature_version],
        ];
        let signature = prepared.signature(own, &time, &day);
        let own_length: usize = own.iter().copied().flatten().map(|text| text.len()).sum();
        let rest = prepared.rest.rest().len();
        let mut url =
            String::with_capacity(prepared.url.len() + own_length + SIGNATURE.len() + 64 + rest);
        url.push_str(&prepared.url);
        own.iter()
            .copied()
            .flatten()
            .for_each(|text| url.push_str(text));
        url.push_str(SIGNATURE);
        url.push_str(signature.as_str());
        let expiry = Expiry::new(now.plus(expires), parts.credentials.expires_at());
        Ok(prepared.rest.with_url(url, expiry))
    }
}

/// Cuts a canonical request without the parameters of a signature at the places where these stand.
fn split(canonical: &Canonical<'_>) -> (Sha256, [Vec<u8>; 5]) {
    let mut pairs = canonical.query.0.sorted(canonical.query.1).peekable();
    let mut before = Vec::new();
    canonical.write_start(&mut before);
    while let Some((_, pair)) = pairs.next_if(|(name, _)| *name < NAMES[0].as_bytes()) {
        before.put(pair);
        before.put_byte(b'&');
    }
    let mut hash = Sha256::new();
    hash.put(&before);
    let mut after: [Vec<u8>; 5] = Default::default();
    let ends = NAMES.iter().skip(1).map(Some).chain([None]);
    for (after, end) in after.iter_mut().zip(ends) {
        let is_before = |name: &[u8]| end.is_none_or(|end| name < end.as_bytes());
        while let Some((_, pair)) = pairs.next_if(|(name, _)| is_before(name)) {
            after.put_byte(b'&');
            after.put(pair);
        }
    }
    if let Some(last) = after.last_mut() {
        canonical.write_end(last);
    }
    (hash, after)
}

impl fmt::Debug for PreparedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PreparedRequest")
            .field("method", &self.rest.method())
            .field("endpoint", &self.endpoint)
            .finish_non_exhaustive()
    }
}

/// The parameters of a signature that are signed themselves, in the order of the canonical query.
const NAMES: [&str; 5] = [
    "x-oss-credential",
    "x-oss-date",
    "x-oss-expires",
    "x-oss-security-token",
    "x-oss-signature-version",
];

const SIGNATURE: &str = "&x-oss-signature=";

#[cfg(test)]
mod tests;
