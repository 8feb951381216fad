//! The checks that every signer runs before it signs.
//!
//! There are two kinds of refusals. Some requests cannot be signed at all, because a header or a
//! method could not be sent. Others can be signed, but the server would ignore a part of them or
//! refuse the request. A signed URL of the second kind looks healthy and fails in the hands of
//! somebody else, so it is refused here, with the reason.

mod expiry;
mod headers;
mod traffic_limit;

use std::time::Duration;

use self::traffic_limit::TrafficLimit;
use crate::headers::is_always_signed;
use crate::v1::check_unique;
use crate::{Credentials, Error, Request, SignatureVersion, v1, v4};

/// Where a signature is put, as far as the checks of a request depend on it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Headers,
    /// The host of a URL is known to the signer, so it can be signed without being given.
    Url,
}

impl Request<'_> {
    /// Checks that the request can be signed and that every part of it has an effect.
    ///
    /// The signers run this check themselves, so there is no need to call it before signing. Call
    /// it to report a mistake early, before there are any credentials.
    ///
    /// ```
    /// use oss_sign::{BucketName, ObjectKey, Request, Resource};
    ///
    /// let (bucket, key) = (BucketName::new("examplebucket")?, ObjectKey::new("a.txt")?);
    /// let request = Request::get(Resource::Object(&bucket, &key)).header("versionId", "CAEQ");
    /// let error = request.check().unwrap_err().to_string();
    /// assert!(error.contains(".version_id()"));
    /// # Ok::<(), oss_sign::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Returns [`Error::InvalidMethod`], [`Error::InvalidHeader`], [`Error::DuplicateQuery`] or
    /// [`Error::ReservedQuery`] for a request that cannot be signed. Returns [`Error::Useless`] for
    /// a header that would have no effect, and [`Error::InvalidTrafficLimit`] for a traffic limit
    /// that the server refuses.
    pub fn check(&self) -> Result<(), Error> {
        self.check_fields(|name| v4::is_reserved(name) || v1::is_reserved(name))?;
        check_unique(self.query_pairs().map(|(name, _)| name))?;
        self.check_additional_headers(Place::Url)
    }

    /// Checks a request that is to be signed as a URL.
    ///
    /// [`v4::Signer::presign`] and [`v1::Signer::presign`] run this check themselves. They also
    /// compare the region of the endpoint with that of the signature.
    ///
    /// # Errors
    ///
    /// Returns everything that [`check`](Self::check) returns, and:
    ///
    /// - [`Error::InvalidExpiry`] for a URL that would be valid for less than one second, or for
    ///   longer than the server allows: 7 days with V4, 12 hours with V4 and a security token;
    /// - [`Error::Useless`] for a header that nobody could send with the URL, or that makes the
    ///   server refuse the request: a date, a second token, a condition such as `if-none-match` on
    ///   an upload, a `content-md5` that is not the Base64 text of 16 bytes;
    /// - [`Error::Useless`] for an additional header that the signature does not cover, because it
    ///   is a V1 signature.
    pub fn check_presign(
        &self,
        credentials: &Credentials,
        version: SignatureVersion,
        expires: Duration,
    ) -> Result<(), Error> {
        self.check()?;
        self.check_for_url(credentials, version, expires)
    }

    /// Returns the names of headers that are neither signed nor known to HTTP.
    ///
    /// Such a header is most likely a query parameter in the wrong place, or a misspelt `x-oss-`
    /// header. It is worth a warning, but it is not an error.
    pub fn stray_headers(&self) -> impl Iterator<Item = &str> {
        self.headers().map(|(name, _)| name).filter(|name| {
            let mut additional = self.additional_headers.iter();
            !is_always_signed(name)
                && !additional.any(|listed| listed.eq_ignore_ascii_case(name))
                && !headers::is_standard(name)
        })
    }

    /// The check of a signer that puts its signature into headers. It does not compare the names
    /// of parameters with each other: the signers notice duplicates where they sort the names.
    pub(crate) fn check_for_headers(&self, version: SignatureVersion) -> Result<(), Error> {
        if self.source_ip.is_some() {
            return Err(Error::Useless {
                field: "source address".to_owned(),
                reason: "only a presigned URL can be restricted to a source address; a signature \
                         in headers cannot carry the restriction",
            });
        }
        self.check_signable(version)?;
        self.check_additional_headers(Place::Headers)?;
        self.check_additional_headers_of(version)
    }

    /// The check of a signer that puts its signature into a URL. For duplicate parameters see
    /// [`check_for_headers`](Self::check_for_headers).
    pub(crate) fn check_for_url(
        &self,
        credentials: &Credentials,
        version: SignatureVersion,
        expires: Duration,
    ) -> Result<(), Error> {
        credentials.check_expiry(version, expires, self.unchecked)?;
        self.check_for_url_at_any_time(version)
    }

    /// The part of that check which depends neither on the credentials nor on the duration.
    pub(crate) fn check_for_url_at_any_time(&self, version: SignatureVersion) -> Result<(), Error> {
        self.check_signable(version)?;
        self.check_additional_headers(Place::Url)?;
        self.check_additional_headers_of(version)?;
        if self.unchecked {
            return Ok(());
        }
        headers::check_in_url(self)
    }

    fn check_signable(&self, version: SignatureVersion) -> Result<(), Error> {
        match version {
            _ if !self.unchecked => {
                self.check_fields(|name| v4::is_reserved(name) || v1::is_reserved(name))
            }
            SignatureVersion::V1 => self.check_fields(v1::is_reserved),
            SignatureVersion::V4 => self.check_fields(v4::is_reserved),
        }
    }

    /// Checks the method, and each header and parameter in one pass, because every signature pays
    /// for it. What no signature can carry is always refused, and what has no effect is refused
    /// unless the checks are left out.
    fn check_fields(&self, is_reserved: impl Fn(&str) -> bool) -> Result<(), Error> {
        if self.method.is_empty() || !self.method.bytes().all(|b| b.is_ascii_uppercase()) {
            return Err(Error::InvalidMethod {
                method: self.method.to_owned(),
            });
        }
        let mut limit = TrafficLimit::default();
        for (name, value) in self.headers() {
            crate::headers::check(name, value)?;
            if !self.unchecked {
                headers::check(name)?;
            }
            limit.read_header(name, value);
        }
        for (name, value) in self.query_pairs() {
            if is_reserved(name) {
                return Err(Error::ReservedQuery {
                    name: name.to_owned(),
                });
            }
            limit.read_parameter(name, value);
        }
        if self.unchecked {
            return Ok(());
        }
        limit.check()
    }

    /// The server refuses a list that names a header which the request does not carry.
    fn check_additional_headers(&self, place: Place) -> Result<(), Error> {
        if self.unchecked {
            return Ok(());
        }
        for name in &self.additional_headers {
            let is_known = place == Place::Url && name.eq_ignore_ascii_case("host");
            if !is_known && !self.carries(name) {
                return headers::useless(
                    name,
                    "it is to be signed, but the request does not carry it; add the header itself \
                     as well",
                );
            }
        }
        Ok(())
    }

    fn check_additional_headers_of(&self, version: SignatureVersion) -> Result<(), Error> {
        if self.unchecked || version == SignatureVersion::V4 {
            return Ok(());
        }
        let mut names = self.additional_headers.iter();
        match names.find(|name| !is_always_signed(name)) {
            Some(name) => headers::useless(
                name,
                "V1 does not sign it, so that anybody could send another value; sign with V4",
            ),
            None => Ok(()),
        }
    }

    /// Whether the request has a header of this name with a value.
    pub(crate) fn carries(&self, name: &str) -> bool {
        self.headers()
            .any(|(n, value)| n.eq_ignore_ascii_case(name) && !value.is_empty())
    }
}

#[cfg(test)]
mod tests;
