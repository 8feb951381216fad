//! V4 in headers.

use super::key::{Day, Parts};
use super::{ALGORITHM, Additional, Canonical, Signer, UNSIGNED_PAYLOAD, Uri, is_reserved};
use crate::encode::{encoded_bound, push_encoded_path};
use crate::explain::Explanation;
use crate::headers::{Headers, is_always_signed};
use crate::pairs::Pairs;
use crate::signed_headers::SignedHeaders;
use crate::text::Text;
use crate::{Error, Request, UtcSeconds};

impl Signer {
    /// The headers that sign a request at `now`; none for anonymous credentials.
    ///
    /// Set them on the request, replacing those of the same name, and change nothing of method,
    /// resource, query, `content-type`, `content-md5` and `x-oss-*` afterwards.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidMethod`], [`Error::InvalidHeader`], [`Error::DuplicateQuery`] and
    /// [`Error::ReservedQuery`], each with the field at fault; [`Error::Useless`] for a source
    /// address, which restricts URLs only.
    pub fn sign(&self, request: &Request<'_>, now: UtcSeconds) -> Result<SignedHeaders<'_>, Error> {
        check(request)?;
        let Some(parts) = &self.parts else {
            return Ok(SignedHeaders::anonymous());
        };
        let day = parts.day(now);
        let time = day.time(now);
        let mut text = String::with_capacity(bound(request, &day));
        let additional = Additional::of(request);
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
        let time = Some(("x-oss-date", Text::of(time.as_str())));
        Ok(SignedHeaders::new(
            text,
            time,
            Some(UNSIGNED_PAYLOAD),
            parts.token(),
        ))
    }

    /// The steps of [`sign`](Self::sign), for people: what is hashed and what is signed.
    ///
    /// # Errors
    ///
    /// As [`sign`](Self::sign), and [`Error::Anonymous`].
    pub fn explain(&self, request: &Request<'_>, now: UtcSeconds) -> Result<Explanation, Error> {
        check(request)?;
        let parts = self.parts.as_deref().ok_or(Error::Anonymous)?;
        let day = parts.day(now);
        let time = day.time(now);
        let additional = Additional::of(request);
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

fn check(request: &Request<'_>) -> Result<(), Error> {
    if request.source_ip.is_some() {
        return Err(Error::Useless {
            field: "source address".to_owned(),
            reason: "it restricts presigned URLs; a signature in headers cannot carry it",
        });
    }
    request.check_bytes(is_reserved)
}

/// Puts the canonical request together; `text` is where the encoded path and query stand.
fn with_canonical<R>(
    request: &Request<'_>,
    additional: &Additional<'_>,
    parts: &Parts,
    time: &Text<16>,
    text: &mut String,
    use_it: impl FnOnce(&Canonical<'_>) -> R,
) -> Result<R, Error> {
    for piece in request.resource.pieces() {
        push_encoded_path(text, piece);
    }
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
        uri: Uri {
            bucket: None,
            path: text.get(..path_end).unwrap_or_default(),
        },
        query: (&pairs, text),
        headers: &headers,
        additional,
    }))
}

pub(super) fn is_signed(name: &str, additional: &Additional<'_>) -> bool {
    is_always_signed(name) || additional.contains(name)
}

/// The caller's value of such a header, perhaps of an earlier attempt, is replaced by ours.
fn is_set_by_us(name: &str, parts: &Parts) -> bool {
    name.eq_ignore_ascii_case("x-oss-date")
        || name.eq_ignore_ascii_case("x-oss-content-sha256")
        || name.eq_ignore_ascii_case("x-oss-security-token") && parts.token().is_some()
}

/// Room for the encoded path and query, and afterwards for the value of `authorization`.
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
