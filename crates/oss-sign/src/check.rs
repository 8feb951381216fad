//! What cannot be signed, and what could be signed but cannot work.

use std::time::Duration;

use crate::{Credentials, Error, Request, SignatureVersion, headers, v1, v4};

impl Request<'_> {
    /// Refuses what could be signed but has no effect, and says what has.
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
    /// [`Error::Useless`] with the header at fault, and what the signers refuse as well.
    pub fn check(&self) -> Result<(), Error> {
        self.check_bytes(v4::is_reserved)?;
        self.check_bytes(v1::is_reserved)?;
        for (name, _) in self.headers() {
            if let Some((_, reason)) = USELESS_HEADERS
                .iter()
                .find(|(useless, _)| useless.eq_ignore_ascii_case(name))
            {
                return useless(name, reason);
            }
        }
        Ok(())
    }

    /// As [`check`](Self::check), for a request that is to be signed as a URL.
    ///
    /// # Errors
    ///
    /// As [`check`](Self::check); also [`Error::Useless`] for a signed header that a browser or
    /// the signature itself sets, and [`Error::InvalidExpiry`] for a V4 URL that is signed with a
    /// security token for longer than twelve hours, which the server refuses.
    pub fn check_presign(
        &self,
        credentials: &Credentials,
        version: SignatureVersion,
        expires: Duration,
    ) -> Result<(), Error> {
        self.check()?;
        let has_token = credentials
            .access_key()
            .is_some_and(|key| key.security_token().is_some());
        let seconds = expires.as_secs();
        if version == SignatureVersion::V4
            && has_token
            && seconds > v4::MAX_EXPIRY_SECONDS_WITH_TOKEN
        {
            return Err(Error::InvalidExpiry {
                seconds,
                reason: "with a security token a V4 URL lives at most 43200 seconds (12 hours)",
            });
        }
        let asked = self.additional_headers.iter().map(AsRef::as_ref);
        let always = self
            .headers()
            .map(|(name, _)| name)
            .filter(|name| headers::is_oss(name));
        for name in asked.chain(always) {
            if let Some((_, reason)) = USELESS_IN_URLS
                .iter()
                .find(|(useless, _)| useless.eq_ignore_ascii_case(name))
            {
                return useless(name, reason);
            }
        }
        Ok(())
    }

    /// Names of headers that are neither signed nor known to HTTP: most likely a parameter in the
    /// wrong place, or a misspelt `x-oss-` header. Worth a warning, no error.
    pub fn stray_headers(&self) -> impl Iterator<Item = &str> {
        self.headers().map(|(name, _)| name).filter(|name| {
            let known = |list: &[&str]| list.iter().any(|known| known.eq_ignore_ascii_case(name));
            let asked = self
                .additional_headers
                .iter()
                .any(|a| a.eq_ignore_ascii_case(name));
            !headers::is_always_signed(name) && !asked && !known(STANDARD_HEADERS)
        })
    }

    /// What no signature can carry: a bad method, header or query name.
    pub(crate) fn check_bytes(&self, is_reserved: fn(&str) -> bool) -> Result<(), Error> {
        if self.method.is_empty() || !self.method.bytes().all(|b| b.is_ascii_uppercase()) {
            return Err(Error::InvalidMethod {
                method: self.method.to_owned(),
            });
        }
        for (name, value) in self.headers() {
            headers::check(name, value)?;
        }
        for (name, _) in self.query_pairs() {
            if is_reserved(name) {
                return Err(Error::ReservedQuery {
                    name: name.to_owned(),
                });
            }
        }
        Ok(())
    }
}

fn useless(field: &str, reason: &'static str) -> Result<(), Error> {
    Err(Error::Useless {
        field: format!("header {field:?}"),
        reason,
    })
}

const USELESS_HEADERS: [(&str, &str); 2] = [
    (
        "versionId",
        "as a header it has no effect, and the current version would answer; use .version_id()",
    ),
    ("authorization", "the signer sets it"),
];

const USELESS_IN_URLS: [(&str, &str); 4] = [
    (
        "date",
        "a browser cannot set it, so nobody could send what was signed; leave it out",
    ),
    (
        "authorization",
        "a URL with a signature must not come with a second one",
    ),
    (
        "x-oss-date",
        "a V4 URL has its own x-oss-date as a parameter; leave the header out",
    ),
    (
        "x-oss-security-token",
        "a URL has the token as a parameter; leave the header out",
    ),
];

const STANDARD_HEADERS: &[&str] = &[
    "accept",
    "accept-charset",
    "accept-encoding",
    "accept-language",
    "access-control-request-headers",
    "access-control-request-method",
    "cache-control",
    "connection",
    "content-disposition",
    "content-encoding",
    "content-language",
    "content-length",
    "date",
    "expect",
    "expires",
    "host",
    "if-match",
    "if-modified-since",
    "if-none-match",
    "if-range",
    "if-unmodified-since",
    "origin",
    "pragma",
    "range",
    "referer",
    "te",
    "traceparent",
    "tracestate",
    "transfer-encoding",
    "user-agent",
    "via",
    "x-forwarded-for",
    "x-forwarded-proto",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Resource;

    fn reason(result: Result<(), Error>) -> String {
        result.unwrap_err().to_string()
    }

    #[test]
    fn a_header_without_effect_is_refused_and_the_right_way_named() {
        let request = Request::get(Resource::Service).header("VersionID", "1");
        assert!(reason(request.check()).contains(".version_id()"));
        assert!(
            Request::get(Resource::Service)
                .version_id("1")
                .check()
                .is_ok()
        );
    }

    #[test]
    fn what_no_signature_can_carry_is_refused_with_the_field() {
        let get = || Request::get(Resource::Service);
        for (request, field) in [
            (Request::new("", Resource::Service), "method"),
            (Request::new("get", Resource::Service), "method"),
            (Request::new("GET\n", Resource::Service), "method"),
            (get().header("x-oss-meta-a", "1\n2"), "x-oss-meta-a"),
            (get().header("x-oss-meta-a", "1\r2"), "x-oss-meta-a"),
            (get().header("x-oss-meta-a", "1\u{0}2"), "x-oss-meta-a"),
            (get().header("x-oss: a", "1"), "x-oss: a"),
            (get().header("", "1"), "name is empty"),
            (get().query("x-oss-signature", "1"), "x-oss-signature"),
            (get().query("OSSAccessKeyId", "1"), "OSSAccessKeyId"),
        ] {
            let reason = reason(request.check());
            assert!(reason.contains(field), "{reason}");
        }
    }

    #[test]
    fn urls_of_temporary_credentials_live_twelve_hours_at_most() {
        let plain = Credentials::new("id", "secret").unwrap();
        let temporary = plain.clone().with_security_token("token").unwrap();
        let request = Request::get(Resource::Service);
        let check = |credentials: &Credentials, version, seconds| {
            request.check_presign(credentials, version, Duration::from_secs(seconds))
        };
        assert!(check(&temporary, SignatureVersion::V4, 43_200).is_ok());
        assert!(reason(check(&temporary, SignatureVersion::V4, 43_201)).contains("43200"));
        assert!(check(&plain, SignatureVersion::V4, 43_201).is_ok());
        assert!(check(&temporary, SignatureVersion::V1, 43_201).is_ok());
    }

    #[test]
    fn nobody_can_send_a_signed_date() {
        let credentials = Credentials::new("id", "secret").unwrap();
        let request = Request::get(Resource::Service)
            .header("Date", "x")
            .additional_header("Date");
        let checked =
            request.check_presign(&credentials, SignatureVersion::V4, Duration::from_secs(60));
        assert!(reason(checked).contains("browser"));
    }

    #[test]
    fn stray_headers_are_those_that_nothing_knows() {
        let request = Request::get(Resource::Service)
            .header("Content-Type", "text/plain")
            .header("Range", "bytes=0-1")
            .header("x-meta-author", "alice")
            .header("abc", "1")
            .additional_header("ABC");
        assert_eq!(
            request.stray_headers().collect::<Vec<_>>(),
            ["x-meta-author"]
        );
    }
}
