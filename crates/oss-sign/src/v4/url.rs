//! V4 in URLs.

use std::time::Duration;

use super::additional::is_host;
use super::header::is_signed;
use super::key::{Day, Parts, VERSION};
use super::{Additional, Canonical, Signer, Uri};
use crate::encode::{encoded_bound, push_encoded_path};
use crate::endpoint::{Endpoint, Path};
use crate::explain::Explanation;
use crate::headers::Headers;
use crate::pairs::Pairs;
use crate::presigned::{Expiry, Presigned};
use crate::text::decimal;
use crate::{Error, Request, SignatureVersion, UtcSeconds};

impl Signer {
    /// Signs a request as a URL, which can be used from `now` on for the given duration.
    ///
    /// The duration is 1 second to 7 days, or 1 second to 12 hours with a security token. A fraction
    /// of a second is cut off. The parameters of the request come first in the URL, in the order
    /// given, followed by those of the signature. The signed headers of the request must be sent
    /// with the URL: see [`Presigned::headers`].
    ///
    /// # Errors
    ///
    /// Returns everything that [`Request::check_presign`] returns. Also returns
    /// [`Error::Anonymous`] for anonymous credentials, [`Error::InvalidEndpoint`] when the endpoint
    /// belongs to another bucket, and [`Error::InvalidRegion`] or [`Error::InvalidProduct`] when it
    /// belongs to another region or product than the signer.
    pub fn presign(
        &self,
        request: &Request<'_>,
        endpoint: &Endpoint,
        now: UtcSeconds,
        expires: Duration,
    ) -> Result<Presigned, Error> {
        let draft = Draft {
            request,
            endpoint,
            now,
            expires,
            room: Presigned::room(request),
        };
        let mut url = String::new();
        let expiry = self.write(&draft, &mut url)?;
        let additional = Additional::from_url_request(request);
        let is_signed = |name: &str| is_signed(name, &additional);
        Ok(Presigned::new(url, request, expiry, is_signed))
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
        let draft = Draft {
            request,
            endpoint,
            now,
            expires,
            room: 0,
        };
        let signed = self.write(&draft, url);
        if signed.is_err() {
            url.clear();
        }
        signed
    }

    /// Signs as [`presign`](Self::presign) does, and returns the steps: the canonical request that
    /// is hashed, the string to sign, and the signature.
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
        let draft = Draft {
            request,
            endpoint,
            now,
            expires,
            room: 0,
        };
        let parts = self.checked(&draft)?;
        let day = parts.day(now);
        let time = day.time(now);
        let mut url = String::new();
        let explained = draft.with_canonical(parts, &day, &mut url, |canonical| {
            super::explain(canonical, &time, &day.key)
        });
        explained.map(|(explanation, _)| explanation)
    }

    fn write(&self, draft: &Draft<'_>, url: &mut String) -> Result<Expiry, Error> {
        let parts = self.checked(draft)?;
        let day = parts.day(draft.now);
        let time = day.time(draft.now);
        let (signature, end) = draft.with_canonical(parts, &day, url, |canonical| {
            super::signature(canonical, &time, &day.key)
        })?;
        url.truncate(end);
        url.push_str("&x-oss-signature=");
        url.push_str(signature.as_str());
        let end = draft.now.plus(draft.expires);
        Ok(Expiry::new(end, parts.credentials.expires_at()))
    }

    fn checked(&self, draft: &Draft<'_>) -> Result<&Parts, Error> {
        let parts = self.parts.as_deref().ok_or(Error::Anonymous)?;
        let (request, expires) = (draft.request, draft.expires);
        request.check_for_url(&parts.credentials, SignatureVersion::V4, expires)?;
        parts.check_endpoint(draft.endpoint)?;
        Ok(parts)
    }
}

/// A URL that is to be written.
struct Draft<'a> {
    request: &'a Request<'a>,
    endpoint: &'a Endpoint,
    now: UtcSeconds,
    expires: Duration,
    /// How many bytes are appended to the URL afterwards.
    room: usize,
}

impl Draft<'_> {
    /// Writes the URL up to its signature and, after its end, what is signed but not a part of it.
    /// Returns the result of `use_it`, and the position where the URL ends.
    fn with_canonical<R>(
        &self,
        parts: &Parts,
        day: &Day,
        url: &mut String,
        use_it: impl FnOnce(&Canonical<'_>) -> R,
    ) -> Result<(R, usize), Error> {
        let request = self.request;
        let additional = Additional::from_url_request(request);
        url.reserve(self.bound(parts, day) + self.room);
        url.push_str(self.endpoint.scheme().as_str());
        url.push_str("://");
        let host = url.len();
        self.endpoint.push_authority(url, request.resource)?;
        let mut path = url.len();
        let host = host..path;
        let written = self.endpoint.push_path(url, request.resource);
        let mut path_end = url.len();
        url.push('?');
        let mut pairs = self.push_query(parts, day, &additional, url);
        let end = url.len();
        if let Some(range) = request.source_ip {
            pairs.push(url, "x-oss-ac-source-ip", range.address_text().as_str());
        }
        if written == Path::Escaped {
            path = url.len();
            request
                .resource
                .pieces()
                .iter()
                .for_each(|piece| push_encoded_path(url, piece));
            path_end = url.len();
        }
        pairs.sort(url)?;
        let host = url.get(host).unwrap_or_default();
        let headers = signed_headers(request, &additional, host)?;
        let bucket = match written {
            Path::WithoutBucket => request.resource.bucket_and_key().0,
            Path::Canonical | Path::Escaped => None,
        };
        let result = use_it(&Canonical {
            method: request.method,
            uri: Uri {
                bucket,
                path: url.get(path..path_end).unwrap_or_default(),
            },
            query: (&pairs, url),
            headers: &headers,
            additional: &additional,
        });
        Ok((result, end))
    }

    fn push_query(
        &self,
        parts: &Parts,
        day: &Day,
        additional: &Additional<'_>,
        url: &mut String,
    ) -> Pairs {
        let mut pairs = Pairs::new();
        for (name, value) in self.request.query_pairs() {
            pairs.push(url, name, value);
        }
        if let Some(range) = self.request.source_ip {
            let mask = decimal(range.mask().into());
            pairs.push(url, "x-oss-ac-subnet-mask", mask.as_str());
        }
        if !additional.is_empty() {
            pairs.push_with(url, "x-oss-additional-headers", |url| {
                additional.push_encoded(url);
            });
        }
        let (time, expires) = (day.time(self.now), decimal(self.expires.as_secs()));
        let start = pairs.begin(url);
        for piece in [
            &day.before_time,
            time.as_str(),
            BETWEEN,
            expires.as_str(),
            &parts.end,
        ] {
            url.push_str(piece);
        }
        let credential = day.before_time.len() - "&x-oss-date=".len();
        let next = pairs.take(start, "x-oss-credential", credential);
        let next = pairs.take(next, "x-oss-date", "x-oss-date=20231216T162057Z".len());
        let expires = "x-oss-expires=".len() + expires.as_str().len();
        let mut next = pairs.take(next, "x-oss-expires", expires);
        if let Some(token) = parts
            .end
            .len()
            .checked_sub(VERSION.len() + 1)
            .filter(|l| *l > 0)
        {
            next = pairs.take(next, "x-oss-security-token", token - 1);
        }
        pairs.take(next, "x-oss-signature-version", VERSION.len());
        pairs
    }

    /// The most bytes that are written, so that one allocation is enough.
    fn bound(&self, parts: &Parts, day: &Day) -> usize {
        let request = self.request;
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
        let additional: usize = request.additional_headers.iter().map(|n| n.len() + 1).sum();
        // What else the signature adds has less than 200 bytes, a source address less than 180; a
        // path with dot segments is written twice.
        let signature = day.before_time.len() + parts.end.len() + 200;
        let fixed = self.endpoint.authority().len() + signature + 180;
        fixed + query + encoded_bound(2 * path + additional)
    }
}

/// The host is signed as the URL has it, because that is what clients send.
fn signed_headers<'a>(
    request: &'a Request<'_>,
    additional: &Additional<'_>,
    host: &'a str,
) -> Result<Headers<'a>, Error> {
    let mut headers = Headers::new();
    for (name, value) in request.headers() {
        if is_signed(name, additional) {
            headers.push(name, value.as_bytes());
        }
    }
    if additional.has_host() {
        match request.headers().find(|(name, _)| is_host(name)) {
            None => headers.push("host", host.as_bytes()),
            Some((_, given)) => check_host(request, given, host)?,
        }
    }
    headers.sort();
    Ok(headers)
}

fn check_host(request: &Request<'_>, given: &str, host: &str) -> Result<(), Error> {
    if request.unchecked || given.trim().eq_ignore_ascii_case(host) {
        return Ok(());
    }
    Err(Error::Useless {
        field: format!("header \"host\", value {given:?}"),
        reason: "the URL leads to another host, which clients send; leave the header out, and the \
                 host of the URL is signed",
    })
}

/// What stands between time and expiry.
const BETWEEN: &str = "&x-oss-expires=";
