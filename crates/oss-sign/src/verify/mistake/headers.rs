//! Changes of the lines of headers.

use std::borrow::Cow;

use super::super::Received;
use crate::headers::trim;

/// The content types that clients and HTTP libraries set by themselves.
const CONTENT_TYPES: [&str; 6] = [
    "application/octet-stream",
    "application/xml",
    "application/json",
    "application/x-www-form-urlencoded",
    "text/plain",
    "text/plain; charset=utf-8",
];

/// Returns the values that may have been signed as the content type instead of the received one, each
/// with the clause that says so. An empty value stands for none.
pub(super) fn content_types(received: &str) -> Vec<(String, Cow<'_, str>)> {
    let mut others = Vec::new();
    if !received.is_empty() {
        others.push(("the content type was not signed".to_owned(), "".into()));
    }
    let changed = |other: &str| format!("another content type was signed, {other}");
    if let Some((plain, _)) = received.split_once(';') {
        others.push((changed(plain), plain.into()));
    }
    if received.to_ascii_lowercase() != received {
        let lower = received.to_ascii_lowercase();
        others.push((changed(&lower), lower.into()));
    }
    for other in CONTENT_TYPES.iter().filter(|other| **other != received) {
        others.push((changed(other), Cow::Borrowed(*other)));
    }
    others
}

/// Returns the headers of a request as lines of a canonical request.
pub(super) fn lines<'a>(
    received: &Received<'a>,
) -> impl Iterator<Item = (String, String)> + use<'a> {
    received
        .headers
        .iter()
        .take(MOST)
        .filter_map(|(name, value)| {
            let value = std::str::from_utf8(trim(value)).ok()?;
            let name = name.to_ascii_lowercase();
            let line = format!("{name}:{value}");
            Some((name, line))
        })
}

/// Returns every list that lacks one of the lines, with the name of the header in it.
pub(super) fn without_one<'t, 'l>(
    lines: &'l [Cow<'t, str>],
) -> impl Iterator<Item = (String, Vec<Cow<'t, str>>)> + use<'t, 'l> {
    (0..lines.len().min(MOST)).map(|index| {
        let mut others = lines.to_vec();
        let line = others.remove(index);
        let name = line.split(':').next().unwrap_or_default();
        (format!("the header {name} was not signed"), others)
    })
}

/// The greatest number of headers that are tried.
const MOST: usize = 40;
