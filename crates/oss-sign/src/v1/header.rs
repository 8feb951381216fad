//! V1 in headers.

use super::signer::Parts;
use super::subresources::check_unique;
use super::{Canonical, DateHeader, Signer, Subresources, signature};
use crate::explain::Explanation;
use crate::headers::{Headers, is_oss, trim};
use crate::signed_headers::SignedHeaders;
use crate::text::Text;
use crate::{Error, Request, SignatureVersion, UtcSeconds};

impl Signer {
    /// Signs a request that is sent at `now`, and returns the headers to set on it.
    ///
    /// A `date` or `x-oss-date` header of the request is kept and signed. Where the request has
    /// both, the server uses `x-oss-date`. Anonymous credentials give no headers.
    ///
    /// # Errors
    ///
    /// Returns everything that [`Request::check`] returns. Also returns [`Error::Useless`] for a
    /// request with a source address, because only URLs can be restricted to one, and for an
    /// additional header, because V1 does not sign it.
    pub fn sign(&self, request: &Request<'_>, now: UtcSeconds) -> Result<SignedHeaders<'_>, Error> {
        check(request)?;
        let Some(parts) = &self.parts else {
            return Ok(SignedHeaders::anonymous());
        };
        let time = self.time_header(request, now);
        let signature = with_canonical(request, parts, time.as_ref(), |canonical| {
            signature(canonical, &parts.key)
        });
        let authorization = ["OSS ", parts.id(), ":", signature.as_str()].concat();
        Ok(SignedHeaders::new(authorization, time, None, parts.token()))
    }

    /// Signs as [`sign`](Self::sign) does, and returns the steps: the string to sign and the
    /// signature.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`sign`](Self::sign), and [`Error::Anonymous`] for anonymous
    /// credentials.
    pub fn explain(&self, request: &Request<'_>, now: UtcSeconds) -> Result<Explanation, Error> {
        check(request)?;
        let parts = self.parts.as_deref().ok_or(Error::Anonymous)?;
        let time = self.time_header(request, now);
        Ok(with_canonical(request, parts, time.as_ref(), |canonical| {
            canonical.explain(&parts.key)
        }))
    }

    /// The header to add for the time, unless the request has it.
    fn time_header(&self, request: &Request<'_>, now: UtcSeconds) -> Option<TimeHeader> {
        let name = match self.date_header {
            DateHeader::Date => "date",
            DateHeader::OssDate => "x-oss-date",
        };
        first_value(request, name)
            .is_none()
            .then(|| (name, now.http_date()))
    }
}

type TimeHeader = (&'static str, Text<29>);

fn check(request: &Request<'_>) -> Result<(), Error> {
    request.check_for_headers(SignatureVersion::V1)?;
    check_unique(request.query_pairs().map(|(name, _)| name))
}

fn with_canonical<R>(
    request: &Request<'_>,
    parts: &Parts,
    time: Option<&TimeHeader>,
    use_it: impl FnOnce(&Canonical<'_>) -> R,
) -> R {
    let token = parts.token();
    let mut headers = oss_headers(request, token.is_some());
    if let Some(token) = token {
        headers.push("x-oss-security-token", token.as_bytes());
    }
    let added = time.map(|(name, value)| (*name, value.as_str()));
    if let Some(("x-oss-date", value)) = added {
        headers.push("x-oss-date", value.as_bytes());
    }
    headers.sort();
    let given = |name| first_value(request, name);
    let added = |name| {
        added
            .filter(|added| added.0 == name)
            .map(|(_, value)| value.as_bytes())
    };
    let time = given("x-oss-date")
        .or_else(|| added("x-oss-date"))
        .or_else(|| given("date"))
        .or_else(|| added("date"))
        .unwrap_or_default();
    let mut subresources = Subresources::new();
    request
        .query_pairs()
        .for_each(|(name, value)| subresources.push(name, value));
    subresources.sort();
    use_it(&Canonical {
        method: request.method,
        content_md5: given("content-md5").unwrap_or_default(),
        content_type: given("content-type").unwrap_or_default(),
        time,
        headers: &headers,
        path: &request.resource.pieces(),
        subresources: &subresources,
    })
}

/// The `x-oss-*` headers of a request. A token of an earlier attempt is replaced by ours.
pub(super) fn oss_headers<'a>(request: &'a Request<'_>, token_is_ours: bool) -> Headers<'a> {
    let mut headers = Headers::new();
    for (name, value) in request.headers() {
        let replaced = token_is_ours && name.eq_ignore_ascii_case("x-oss-security-token");
        if is_oss(name) && !replaced {
            headers.push(name, value.as_bytes());
        }
    }
    headers
}

pub(super) fn first_value<'a>(request: &'a Request<'_>, name: &str) -> Option<&'a [u8]> {
    let mut headers = request.headers();
    headers
        .find(|(n, _)| n.eq_ignore_ascii_case(name))
        .map(|(_, value)| trim(value.as_bytes()))
}
