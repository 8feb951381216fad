//! V4 in URLs.

use std::time::Duration;

use super::header::is_signed;
use super::key::{Day, Parts, VERSION};
use super::{Additional, Canonical, MAX_EXPIRY_SECONDS, Signer, Uri, is_reserved};
use crate::encode::{encoded_bound, push_encoded_path};
use crate::endpoint::{Endpoint, Path};
use crate::explain::Explanation;
use crate::headers::Headers;
use crate::pairs::Pairs;
use crate::presigned::{Expiry, Presigned};
use crate::text::decimal;
use crate::{Error, Request, UtcSeconds};

impl Signer {
    /// A URL that carries its signature, valid from `now` for `expires`: 1 second to 7 days
    /// (a fraction of a second is cut), with a security token at most 12 hours.
    ///
    /// The parameters stand in the order given, those of the signature after them. Of the
    /// request's headers those that are signed must be sent along, and no further `content-type`,
    /// `content-md5` or `x-oss-*`: see [`Presigned::headers`].
    ///
    /// # Errors
    ///
    /// [`Error::InvalidExpiry`], [`Error::Anonymous`], [`Error::InvalidEndpoint`], and those of
    /// [`sign`](Self::sign).
    pub fn presign<'r>(
        &self,
        request: &'r Request<'_>,
        endpoint: &Endpoint,
        now: UtcSeconds,
        expires: Duration,
    ) -> Result<Presigned<'r>, Error> {
        let mut url = String::new();
        let expiry = self.presign_into(request, endpoint, now, expires, &mut url)?;
        Ok(Presigned::new(request, url, expiry, |request, name| {
            is_signed(name, &Additional::of(request))
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
        };
        let signed = self.checked(&draft).and_then(|parts| {
            let day = parts.day(now);
            let time = day.time(now);
            let (signature, end) = draft.with_canonical(parts, &day, url, |canonical| {
                super::signature(canonical, &time, &day.key)
            })?;
            url.truncate(end);
            url.push_str("&x-oss-signature=");
            url.push_str(signature.as_str());
            Ok(Expiry::new(
                now.plus(expires),
                parts.credentials.expires_at(),
            ))
        });
        if signed.is_err() {
            url.clear();
        }
        signed
    }

    /// The steps of [`presign`](Self::presign), for people: what is hashed and what is signed.
    ///
    /// # Errors
    ///
    /// As [`presign`](Self::presign).
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

    fn checked(&self, draft: &Draft<'_>) -> Result<&Parts, Error> {
        let seconds = draft.expires.as_secs();
        if !(1..=MAX_EXPIRY_SECONDS).contains(&seconds) {
            return Err(Error::InvalidExpiry {
                seconds,
                reason: "a V4 URL lives 1 to 604800 seconds (7 days)",
            });
        }
        draft.request.check_bytes(is_reserved)?;
        self.parts.as_deref().ok_or(Error::Anonymous)
    }
}

/// A URL that is to be written.
struct Draft<'a> {
    request: &'a Request<'a>,
    endpoint: &'a Endpoint,
    now: UtcSeconds,
    expires: Duration,
}

impl Draft<'_> {
    /// Writes the URL up to its signature, and behind its end what is signed but not part of it.
    /// Gives the result of `use_it`, and where the URL ends.
    fn with_canonical<R>(
        &self,
        parts: &Parts,
        day: &Day,
        url: &mut String,
        use_it: impl FnOnce(&Canonical<'_>) -> R,
    ) -> Result<(R, usize), Error> {
        let request = self.request;
        let additional = Additional::of(request);
        url.reserve(self.bound(parts, day));
        url.push_str(self.endpoint.scheme().as_str());
        url.push_str("://");
        self.endpoint.push_authority(url, request.resource)?;
        let mut path = url.len();
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
        let headers = signed_headers(request, &additional);
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

    /// Room for the whole, so that a URL is one allocation.
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

fn signed_headers<'a>(request: &'a Request<'_>, additional: &Additional<'_>) -> Headers<'a> {
    let mut headers = Headers::new();
    for (name, value) in request.headers() {
        if is_signed(name, additional) {
            headers.push(name, value.as_bytes());
        }
    }
    headers.sort();
    headers
}

/// What stands between time and expiry.
const BETWEEN: &str = "&x-oss-expires=";
