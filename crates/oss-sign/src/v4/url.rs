//! V4 in URLs.

use std::time::Duration;

use super::header::is_signed;
use super::key::{Day, Parts, VERSION};
use super::unsigned_url::UnsignedUrl;
use super::{Additional, Canonical, Signer};
use crate::endpoint::Endpoint;
use crate::explain::Explanation;
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
            room: Presigned::room(request),
            ..Draft::new(request, endpoint, now, expires)
        };
        let mut url = String::new();
        let expiry = self.write(&draft, &mut url)?;
        let is_signed = |name: &str| is_signed(name, &draft.additional);
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
        let draft = Draft::new(request, endpoint, now, expires);
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
        let draft = Draft::new(request, endpoint, now, expires);
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
    additional: Additional<'a>,
    /// How many bytes are appended to the URL afterwards.
    room: usize,
}

impl<'a> Draft<'a> {
    fn new(
        request: &'a Request<'a>,
        endpoint: &'a Endpoint,
        now: UtcSeconds,
        expires: Duration,
    ) -> Self {
        Self {
            request,
            endpoint,
            now,
            expires,
            additional: Additional::from_url_request(request),
            room: 0,
        }
    }

    /// Writes the URL up to its signature and, after its end, what is signed but not a part of it.
    /// Returns the result of `use_it`, and the position where the URL ends.
    fn with_canonical<R>(
        &self,
        parts: &Parts,
        day: &Day,
        url: &mut String,
        use_it: impl FnOnce(&Canonical<'_>) -> R,
    ) -> Result<(R, usize), Error> {
        // What the signature adds, except for these two, has less than 200 bytes.
        let signature = day.before_time.len() + parts.end.len() + 200;
        url.reserve(UnsignedUrl::bound(self.request, self.endpoint) + signature + self.room);
        let mut pairs = Pairs::new();
        let mut unsigned = UnsignedUrl::write(
            self.request,
            &self.additional,
            self.endpoint,
            url,
            &mut pairs,
        )?;
        self.push_parameters(parts, day, url, unsigned.pairs);
        let end = url.len();
        let result = unsigned.with_canonical(url, use_it)?;
        Ok((result, end))
    }

    fn push_parameters(&self, parts: &Parts, day: &Day, url: &mut String, pairs: &mut Pairs) {
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
        let (credential, _) = day.credential_and_date();
        let next = pairs.take(start, "x-oss-credential", credential.len());
        let next = pairs.take(next, "x-oss-date", "x-oss-date=20231216T162057Z".len());
        let expires = "x-oss-expires=".len() + expires.as_str().len();
        let mut next = pairs.take(next, "x-oss-expires", expires);
        let (token, _) = parts.token_and_version();
        if !token.is_empty() {
            next = pairs.take(next, "x-oss-security-token", token.len() - 1);
        }
        pairs.take(next, "x-oss-signature-version", VERSION.len());
    }
}

/// What stands between time and expiry.
const BETWEEN: &str = "&x-oss-expires=";
