//! The part of a URL that a request determines, whoever signs it.

use std::ops::Range;

use super::additional::is_host;
use super::header::is_signed;
use super::{Additional, Canonical, Uri};
use crate::encode::{encoded_bound, push_encoded_path};
use crate::endpoint::{Endpoint, Path};
use crate::headers::Headers;
use crate::pairs::Pairs;
use crate::text::decimal;
use crate::{Error, Request};

/// A URL that is being written: scheme, host, path and the parameters of the request.
pub(super) struct UnsignedUrl<'a> {
    request: &'a Request<'a>,
    additional: &'a Additional<'a>,
    host: Range<usize>,
    path: Range<usize>,
    form: Path,
    /// The signer adds its own parameters.
    pub(super) pairs: &'a mut Pairs,
}

impl<'a> UnsignedUrl<'a> {
    /// Writes the URL into an empty text, up to the parameters of the signature. `pairs` is empty.
    #[inline]
    pub(super) fn write(
        request: &'a Request<'a>,
        additional: &'a Additional<'a>,
        endpoint: &Endpoint,
        url: &mut String,
        pairs: &'a mut Pairs,
    ) -> Result<Self, Error> {
        url.push_str(endpoint.scheme().as_str());
        url.push_str("://");
        let host = url.len();
        endpoint.push_authority(url, request.resource)?;
        let path = url.len();
        let form = endpoint.push_path(url, request.resource);
        let path_end = url.len();
        url.push('?');
        push_query(request, additional, url, pairs);
        Ok(Self {
            request,
            additional,
            host: host..path,
            path: path..path_end,
            form,
            pairs,
        })
    }

    /// Appends to the complete URL what is signed but not a part of it, and passes the canonical
    /// request to `use_it`.
    #[inline]
    pub(super) fn with_canonical<R>(
        &mut self,
        url: &mut String,
        use_it: impl FnOnce(&Canonical<'_>) -> R,
    ) -> Result<R, Error> {
        let request = self.request;
        if let Some(range) = request.source_ip {
            self.pairs
                .push(url, "x-oss-ac-source-ip", range.address_text().as_str());
        }
        if self.form == Path::Escaped {
            let start = url.len();
            for piece in request.resource.pieces() {
                push_encoded_path(url, piece);
            }
            self.path = start..url.len();
        }
        self.pairs.sort(url)?;
        let host = url.get(self.host.clone()).unwrap_or_default();
        check_host(request, self.additional, host)?;
        let headers = signed_headers(request, self.additional, host);
        let bucket = match self.form {
            Path::WithoutBucket => request.resource.bucket_and_key().0,
            Path::Canonical | Path::Escaped => None,
        };
        Ok(use_it(&Canonical {
            method: request.method,
            uri: Uri {
                bucket,
                path: url.get(self.path.clone()).unwrap_or_default(),
            },
            query: (self.pairs, url),
            headers: &headers,
            additional: self.additional,
        }))
    }

    /// The most bytes that are written, so that one allocation is enough.
    pub(super) fn bound(request: &Request<'_>, endpoint: &Endpoint) -> usize {
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
        // A source address has less than 180 bytes; a path with dot segments is written twice.
        endpoint.authority().len() + 180 + query + encoded_bound(2 * path + additional)
    }
}

fn push_query(
    request: &Request<'_>,
    additional: &Additional<'_>,
    url: &mut String,
    pairs: &mut Pairs,
) {
    for (name, value) in request.query_pairs() {
        pairs.push(url, name, value);
    }
    if let Some(range) = request.source_ip {
        let mask = decimal(range.mask().into());
        pairs.push(url, "x-oss-ac-subnet-mask", mask.as_str());
    }
    if !additional.is_empty() {
        pairs.push_with(url, "x-oss-additional-headers", |url| {
            additional.push_encoded(url);
        });
    }
}

/// The host is signed as the URL has it, because that is what clients send.
fn signed_headers<'a>(
    request: &'a Request<'_>,
    additional: &Additional<'_>,
    host: &'a str,
) -> Headers<'a> {
    let mut headers = Headers::new();
    for (name, value) in request.headers() {
        if is_signed(name, additional) {
            headers.push(name, value.as_bytes());
        }
    }
    if additional.has_host() && given_host(request).is_none() {
        headers.push("host", host.as_bytes());
    }
    headers.sort();
    headers
}

/// Checks that a header `Host` that is signed names the host of the URL.
fn check_host(request: &Request<'_>, additional: &Additional<'_>, host: &str) -> Result<(), Error> {
    if request.unchecked || !additional.has_host() {
        return Ok(());
    }
    match given_host(request) {
        Some(given) if !given.trim().eq_ignore_ascii_case(host) => Err(Error::Useless {
            field: format!("header \"host\", value {given:?}"),
            reason: "the URL leads to another host, which clients send; leave the header out, and \
                     the host of the URL is signed",
        }),
        _ => Ok(()),
    }
}

fn given_host<'a>(request: &'a Request<'_>) -> Option<&'a str> {
    let host = request.headers().find(|(name, _)| is_host(name));
    host.map(|(_, value)| value)
}
