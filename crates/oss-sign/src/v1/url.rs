//! V1 in URLs.

use std::time::Duration;

use super::header::{first_value, oss_headers};
use super::signer::Parts;
use super::subresources::check_unique;
use super::{Canonical, Signer, Subresources, signature};
use crate::encode::{encoded_bound, push_encoded};
use crate::explain::Explanation;
use crate::headers::is_always_signed;
use crate::presigned::{Expiry, Presigned};
use crate::text::{Text, decimal};
use crate::{Endpoint, Error, Request, SignatureVersion, UtcSeconds};

impl Signer {
    /// Signs a request as a URL, which can be used until the given duration has passed since
    /// `now`.
    ///
    /// The duration is at least 1 second, and a fraction of a second is cut off. OSS documents no
    /// limit for V1; this method accepts at most 100 years. The parameters of the request come
    /// first in the URL, in the order given, followed by those of the signature. The signed headers
    /// of the request must be sent with the URL: see [`Presigned::headers`].
    ///
    /// # Errors
    ///
    /// Returns everything that [`Request::check_presign`] returns. Also returns
    /// [`Error::Anonymous`] for anonymous credentials, and [`Error::InvalidEndpoint`] when the
    /// endpoint belongs to another bucket.
    pub fn presign(
        &self,
        request: &Request<'_>,
        endpoint: &Endpoint,
        now: UtcSeconds,
        expires: Duration,
    ) -> Result<Presigned, Error> {
        let mut url = String::new();
        let room = Presigned::room(request);
        let expiry = self.write(request, endpoint, (now, expires), room, &mut url)?;
        Ok(Presigned::new(url, request, expiry, is_always_signed))
    }

    /// Signs as [`presign`](Self::presign) does, and writes the URL into a buffer, which is cleared
    /// first. Nothing is allocated if the buffer is large enough.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`presign`](Self::presign). The buffer is empty then.
    pub fn presign_into(
        &self,
        request: &Request<'_>,
        endpoint: &Endpoint,
        now: UtcSeconds,
        expires: Duration,
        url: &mut String,
    ) -> Result<Expiry, Error> {
        url.clear();
        let signed = self.write(request, endpoint, (now, expires), 0, url);
        if signed.is_err() {
            url.clear();
        }
        signed
    }

    /// Writes a URL. `room` is how many bytes are appended to it afterwards.
    fn write(
        &self,
        request: &Request<'_>,
        endpoint: &Endpoint,
        (now, expires): (UtcSeconds, Duration),
        room: usize,
        url: &mut String,
    ) -> Result<Expiry, Error> {
        let parts = self.checked(request, expires)?;
        let expires_at = now.plus(expires);
        let expires = unix_time(expires_at)?;
        url.reserve(bound(request, endpoint, parts) + room);
        url.push_str(endpoint.scheme().as_str());
        url.push_str("://");
        endpoint.push_authority(url, request.resource)?;
        endpoint.push_path(url, request.resource);
        url.push('?');
        push_query(request, parts, expires.as_str(), url);
        let signature = with_canonical(request, parts, expires.as_str(), |canonical| {
            signature(canonical, &parts.key)
        });
        url.push_str("&Signature=");
        push_encoded(url, signature.as_str());
        Ok(Expiry::new(expires_at, parts.credentials.expires_at()))
    }

    /// Signs as [`presign`](Self::presign) does, and returns the steps: the string to sign and the
    /// signature.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`presign`](Self::presign).
    pub fn explain_presign(
        &self,
        request: &Request<'_>,
        endpoint: &Endpoint,
        now: UtcSeconds,
        expires: Duration,
    ) -> Result<Explanation, Error> {
        let parts = self.checked(request, expires)?;
        endpoint.check_bucket(request.resource)?;
        let expires = unix_time(now.plus(expires))?;
        Ok(with_canonical(
            request,
            parts,
            expires.as_str(),
            |canonical| canonical.explain(&parts.key),
        ))
    }

    fn checked(&self, request: &Request<'_>, expires: Duration) -> Result<&Parts, Error> {
        let parts = self.parts.as_deref().ok_or(Error::Anonymous)?;
        request.check_for_url(&parts.credentials, SignatureVersion::V1, expires)?;
        let names = request.query_pairs().map(|(name, _)| name);
        check_unique(names.chain(source_names(request).iter().copied()))?;
        Ok(parts)
    }
}

/// The end of a URL as V1 writes it: Unix seconds, after 1970.
pub(crate) fn unix_time(end: UtcSeconds) -> Result<Text<20>, Error> {
    match u64::try_from(end.as_i64()) {
        Ok(seconds) if seconds > 0 => Ok(decimal(seconds)),
        _ => Err(Error::InvalidExpiry {
            expires: Duration::ZERO,
            reason: "V1 writes the end of the URL as seconds since 1970, so it must be after 1970",
        }),
    }
}

fn source_names(request: &Request<'_>) -> &'static [&'static str] {
    let names = &["x-oss-ac-source-ip", "x-oss-ac-subnet-mask"];
    if request.source_ip.is_some() {
        names
    } else {
        &[]
    }
}

fn push_query(request: &Request<'_>, parts: &Parts, expires: &str, url: &mut String) {
    for (name, value) in request.query_pairs() {
        push_encoded(url, name);
        if !value.is_empty() {
            url.push('=');
            push_encoded(url, value);
        }
        url.push('&');
    }
    if let Some(range) = request.source_ip {
        for piece in [
            "x-oss-ac-subnet-mask=",
            decimal(range.mask().into()).as_str(),
            "&",
        ] {
            url.push_str(piece);
        }
    }
    for piece in ["OSSAccessKeyId=", &parts.encoded_id, "&Expires=", expires] {
        url.push_str(piece);
    }
    if let Some(token) = &parts.encoded_token {
        url.push_str("&security-token=");
        url.push_str(token);
    }
}

fn with_canonical<R>(
    request: &Request<'_>,
    parts: &Parts,
    expires: &str,
    use_it: impl FnOnce(&Canonical<'_>) -> R,
) -> R {
    let mut headers = oss_headers(request, false);
    headers.sort();
    let source = request
        .source_ip
        .map(|r| (r.address_text(), decimal(r.mask().into())));
    let mut subresources = Subresources::new();
    request
        .query_pairs()
        .for_each(|(name, value)| subresources.push(name, value));
    if let Some((address, mask)) = &source {
        subresources.push("x-oss-ac-source-ip", address.as_str());
        subresources.push("x-oss-ac-subnet-mask", mask.as_str());
    }
    if let Some(token) = parts.token() {
        subresources.push("security-token", token);
    }
    subresources.sort();
    use_it(&Canonical {
        method: request.method,
        content_md5: first_value(request, "content-md5").unwrap_or_default(),
        content_type: first_value(request, "content-type").unwrap_or_default(),
        time: expires.as_bytes(),
        headers: &headers,
        path: &request.resource.pieces(),
        subresources: &subresources,
    })
}

/// The most bytes that are written, so that one allocation is enough.
fn bound(request: &Request<'_>, endpoint: &Endpoint, parts: &Parts) -> usize {
    let path: usize = request
        .resource
        .pieces()
        .iter()
        .map(|piece| piece.len())
        .sum();
    let query: usize = request
        .query_pairs()
        .map(|(n, v)| encoded_bound(n.len() + v.len()) + 2)
        .sum();
    let token = parts.encoded_token.as_ref().map_or(0, |token| token.len());
    let fixed = endpoint.authority().len() + parts.encoded_id.len() + 200;
    fixed + token + query + encoded_bound(path)
}
