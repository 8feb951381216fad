//! V1 in URLs.

use super::header::{first_value, oss_headers};
use super::signer::Parts;
use super::subresources::check_unique;
use super::{Canonical, Signer, Subresources, is_reserved, signature};
use crate::encode::{encoded_bound, push_encoded};
use crate::explain::Explanation;
use crate::headers::is_always_signed;
use crate::presigned::{Expiry, Presigned};
use crate::text::{Text, decimal};
use crate::{Endpoint, Error, Request, UtcSeconds};

impl Signer {
    /// A URL that carries its signature, valid until `expires_at`.
    ///
    /// The parameters stand in the order given, those of the signature after them. Of the
    /// request's headers those that are signed must be sent along: see [`Presigned::headers`].
    ///
    /// # Errors
    ///
    /// [`Error::InvalidExpiry`] when the instant is not after 1970, [`Error::Anonymous`],
    /// [`Error::InvalidEndpoint`], and those of [`sign`](Self::sign).
    pub fn presign<'r>(
        &self,
        request: &'r Request<'_>,
        endpoint: &Endpoint,
        expires_at: UtcSeconds,
    ) -> Result<Presigned<'r>, Error> {
        let mut url = String::new();
        let expiry = self.presign_into(request, endpoint, expires_at, &mut url)?;
        Ok(Presigned::new(request, url, expiry, |_, name| {
            is_always_signed(name)
        }))
    }

    /// As [`presign`](Self::presign), into a buffer that is cleared first; with enough room in it,
    /// nothing is allocated.
    ///
    /// # Errors
    ///
    /// As [`presign`](Self::presign); the buffer is empty then.
    pub fn presign_into(
        &self,
        request: &Request<'_>,
        endpoint: &Endpoint,
        expires_at: UtcSeconds,
        url: &mut String,
    ) -> Result<Expiry, Error> {
        url.clear();
        let (parts, expires) = self.checked(request, expires_at)?;
        url.reserve(bound(request, endpoint, parts));
        url.push_str(endpoint.scheme().as_str());
        url.push_str("://");
        if let Err(error) = endpoint.push_authority(url, request.resource) {
            url.clear();
            return Err(error);
        }
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

    /// The steps of [`presign`](Self::presign), for people.
    ///
    /// # Errors
    ///
    /// As [`presign`](Self::presign).
    pub fn explain_presign(
        &self,
        request: &Request<'_>,
        expires_at: UtcSeconds,
    ) -> Result<Explanation, Error> {
        let (parts, expires) = self.checked(request, expires_at)?;
        Ok(with_canonical(
            request,
            parts,
            expires.as_str(),
            |canonical| canonical.explain(&parts.key),
        ))
    }

    fn checked(
        &self,
        request: &Request<'_>,
        expires_at: UtcSeconds,
    ) -> Result<(&Parts, Text<20>), Error> {
        let seconds = u64::try_from(expires_at.as_i64()).unwrap_or(0);
        if seconds == 0 {
            let reason = "V1 wants the instant of expiry as Unix seconds, after 1970";
            return Err(Error::InvalidExpiry { seconds, reason });
        }
        request.check_bytes(is_reserved)?;
        let names = request.query_pairs().map(|(name, _)| name);
        check_unique(names.chain(source_names(request).iter().copied()))?;
        let parts = self.parts.as_deref().ok_or(Error::Anonymous)?;
        Ok((parts, decimal(seconds)))
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

/// Room for the whole, so that a URL is one allocation.
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
