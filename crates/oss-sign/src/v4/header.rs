//! V4 in headers.

use super::key::{Day, Parts};
use super::{ALGORITHM, Additional, Canonical, Signer, UNSIGNED_PAYLOAD, Uri};
use crate::encode::{encoded_bound, push_encoded_path};
use crate::endpoint::Path;
use crate::explain::Explanation;
use crate::headers::{Headers, is_always_signed};
use crate::pairs::Pairs;
use crate::signed_headers::SignedHeaders;
use crate::text::Text;
use crate::{Error, Request, SignatureVersion, UtcSeconds};

impl Signer {
    /// Signs a request that is sent at `now`, and returns the headers to set on it.
    ///
    /// Replace headers of the same name, and do not change the method, the resource, the query or
    /// a `content-type`, `content-md5` or `x-oss-*` header afterwards. Anonymous credentials give no
    /// headers.
    ///
    /// # Errors
    ///
    /// Returns everything that [`Request::check`] returns. Also returns [`Error::Useless`] for a
    /// request with a source address, because only URLs can be restricted to one, and for a `host`
    /// that is to be signed but is not set by [`Request::header`].
    pub fn sign(&self, request: &Request<'_>, now: UtcSeconds) -> Result<SignedHeaders<'_>, Error> {
        request.check_for_headers(SignatureVersion::V4)?;
        let Some(parts) = &self.parts else {
            return Ok(SignedHeaders::anonymous());
        };
        let day = parts.day(now);
        let time = day.time(now);
        let mut text = String::with_capacity(bound(request, &day));
        let additional = Additional::from_request(request);
        let signature =
            with_canonical(request, &additional, parts, &time, &mut text, |canonical| {
                super::signature(canonical, &time, &day.key)
            })?;
        text.clear();
        for piece in [ALGORITHM, " Credential=", &day.credential] {
            text.push_str(piece);
        }
        if !additional.is_empty() {
            text.push_str(",AdditionalHeaders=");
            additional.push(&mut text);
        }
        text.push_str(",Signature=");
        text.push_str(signature.as_str());
        let time = Some(("x-oss-date", Text::from_ascii(time.as_str())));
        Ok(SignedHeaders::new(
            text,
            time,
            Some(UNSIGNED_PAYLOAD),
            parts.token(),
        ))
    }

    /// Signs as [`sign`](Self::sign) does, and returns the steps: the canonical request that is
    /// hashed, the string to sign, and the signature.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`sign`](Self::sign), and [`Error::Anonymous`] for anonymous
    /// credentials.
    pub fn explain(&self, request: &Request<'_>, now: UtcSeconds) -> Result<Explanation, Error> {
        request.check_for_headers(SignatureVersion::V4)?;
        let parts = self.parts.as_deref().ok_or(Error::Anonymous)?;
        let day = parts.day(now);
        let time = day.time(now);
        let additional = Additional::from_request(request);
        with_canonical(
            request,
            &additional,
            parts,
            &time,
            &mut String::new(),
            |canonical| super::explain(canonical, &time, &day.key),
        )
    }
}

/// Puts the canonical request together. The encoded path and query are written into `text`.
fn with_canonical<R>(
    request: &Request<'_>,
    additional: &Additional<'_>,
    parts: &Parts,
    time: &Text<16>,
    text: &mut String,
    use_it: impl FnOnce(&Canonical<'_>) -> R,
) -> Result<R, Error> {
    let uri = encoded_uri(request, text);
    let path_end = text.len();
    let mut pairs = Pairs::new();
    for (name, value) in request.query_pairs() {
        pairs.push(text, name, value);
    }
    pairs.sort(text)?;
    let mut headers = Headers::new();
    for (name, value) in request.headers() {
        if is_signed(name, additional) && !is_set_by_us(name, parts) {
            headers.push(name, value.as_bytes());
        }
    }
    headers.push("x-oss-date", time.as_str().as_bytes());
    headers.push("x-oss-content-sha256", UNSIGNED_PAYLOAD.as_bytes());
    if let Some(token) = parts.token() {
        headers.push("x-oss-security-token", token.as_bytes());
    }
    headers.sort();
    Ok(use_it(&Canonical {
        method: request.method,
        uri: uri.unwrap_or(Uri {
            bucket: None,
            path: text.get(..path_end).unwrap_or_default(),
        }),
        query: (&pairs, text),
        headers: &headers,
        additional,
    }))
}

/// Returns the canonical path if the location of the request contains it. Otherwise writes it.
fn encoded_uri<'a>(request: &Request<'a>, text: &mut String) -> Option<Uri<'a>> {
    let located = request.location.and_then(|location| {
        let bucket = match location.canonical {
            Path::Canonical => None,
            Path::WithoutBucket => request.resource.bucket_and_key().0,
            Path::Escaped => return None,
        };
        let path = location.path.as_str();
        Some(Uri { bucket, path })
    });
    if located.is_none() {
        for piece in request.resource.pieces() {
            push_encoded_path(text, piece);
        }
    }
    located
}

pub(super) fn is_signed(name: &str, additional: &Additional<'_>) -> bool {
    is_always_signed(name) || additional.contains(name)
}

/// The signer replaces the caller's value of such a header, which may be left from an earlier attempt.
fn is_set_by_us(name: &str, parts: &Parts) -> bool {
    name.eq_ignore_ascii_case("x-oss-date")
        || name.eq_ignore_ascii_case("x-oss-content-sha256")
        || name.eq_ignore_ascii_case("x-oss-security-token") && parts.token().is_some()
}

/// The most bytes of the encoded path and query, and of the value of `authorization`, which replaces
/// them.
fn bound(request: &Request<'_>, day: &Day) -> usize {
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
    let additional: usize = request
        .additional_headers
        .iter()
        .map(|name| name.len() + 1)
        .sum();
    let authorization = 150 + day.credential.len() + additional;
    authorization.max(encoded_bound(path) + query)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{BucketName, Credentials, Endpoint, ObjectKey, Resource};

    #[test]
    fn a_path_that_is_encoded_already_gives_the_same_signature() {
        let (bucket, now) = (
            BucketName::new("examplebucket").unwrap(),
            UtcSeconds::new(1_702_743_657),
        );
        let credentials = Credentials::new("ak", "sk").unwrap();
        let signer = Signer::new(&credentials, "cn-hangzhou", now).unwrap();
        let endpoints = [
            "https://oss-cn-hangzhou.aliyuncs.com",
            "http://127.0.0.1:9000",
        ];
        for endpoint in endpoints.map(|text| Endpoint::parse(text).unwrap()) {
            for key in ["a b+c/\u{e9}", "a/../b", ".", "x//y"] {
                let key = ObjectKey::new(key).unwrap();
                let resources = [
                    Resource::Object(&bucket, &key),
                    Resource::Bucket(&bucket),
                    Resource::Service,
                ];
                for resource in resources {
                    let location = endpoint.locate(resource).unwrap();
                    let request = || Request::get(resource).query("a", "b c");
                    let explained = |request| signer.explain(&request, now).unwrap();
                    let (plain, located) = (
                        explained(request()),
                        explained(request().located_at(&location)),
                    );
                    assert_eq!(located.canonical_request(), plain.canonical_request());
                }
            }
        }
    }
}
