//! Changes of paths and queries.

use std::borrow::Cow;

use crate::encode::{percent_decode, percent_encode};

/// Returns the encoded path in the forms in which it is mistakenly signed.
pub(super) fn paths(path: &str) -> Vec<(&'static str, String)> {
    let mut others = vec![
        (
            "the path was percent-encoded twice",
            path.replace('%', "%25"),
        ),
        (
            "blanks of the path were signed as +",
            path.replace("%20", "+"),
        ),
        (
            "the path was signed with small hexadecimal digits",
            small_digits(path),
        ),
        (
            "the letter ~ of the path was percent-encoded",
            path.replace('~', "%7E"),
        ),
        (
            "the slashes of the key were percent-encoded",
            encoded_slashes(path),
        ),
        (
            "the path was signed with a slash too many",
            format!("/{path}"),
        ),
    ];
    if let Some(decoded) = percent_decode(path) {
        others.push(("the path was not percent-encoded", decoded.into_owned()));
    }
    others.extend(resources(path));
    others.retain(|(_, other)| other != path);
    others
}

/// Returns the resource with a bucket or a slash too few or too many.
pub(super) fn resources(path: &str) -> Vec<(&'static str, String)> {
    let mut others = Vec::new();
    let inner = path.strip_prefix('/').unwrap_or(path);
    match inner.split_once('/') {
        Some((_, key)) => {
            others.push(("the bucket was left out of the resource", format!("/{key}")));
        }
        None => others.push((
            "the resource was signed with a slash at its end",
            format!("{path}/"),
        )),
    }
    if let Some(shorter) = path.strip_suffix('/').filter(|rest| !rest.is_empty()) {
        others.push((
            "the resource was signed without the slash at its end",
            shorter.to_owned(),
        ));
    }
    others
}

/// Returns the canonical query in the forms in which it is mistakenly signed. `sent` is the query of the
/// request line without the signature.
pub(super) fn queries(query: &str, sent: &str) -> Vec<(String, String)> {
    let pairs: Vec<&str> = query.split('&').filter(|pair| !pair.is_empty()).collect();
    let mut others: Vec<(String, String)> = (0..pairs.len().min(MOST))
        .map(|index| {
            let mut rest = pairs.clone();
            let name = name_of(rest.remove(index));
            (
                format!("the parameter {name} was not signed"),
                rest.join("&"),
            )
        })
        .collect();
    let with_sign = |pair: &&str| match pair.contains('=') {
        true => (*pair).to_owned(),
        false => format!("{pair}="),
    };
    let mut folded = pairs.clone();
    folded.sort_by_key(|pair| pair.to_ascii_lowercase());
    let mut add = |what: &str, other: String| others.push((what.to_owned(), other));
    add("no parameter was signed", String::new());
    add("the query was signed as it was sent", sent.to_owned());
    add(
        "parameters without a value were signed with an equals sign",
        pairs.iter().map(with_sign).collect::<Vec<_>>().join("&"),
    );
    add(
        "the parameters were sorted regardless of case",
        folded.join("&"),
    );
    add(
        "the query was percent-encoded twice",
        query.replace('%', "%25"),
    );
    add(
        "blanks of the query were signed as +",
        query.replace("%20", "+"),
    );
    add(
        "slashes of the query were not percent-encoded",
        query.replace("%2F", "/"),
    );
    add(
        "the query was signed with small hexadecimal digits",
        small_digits(query),
    );
    if let Some(decoded) = percent_decode(query) {
        add("the query was not percent-encoded", decoded.into_owned());
    }
    others.retain(|(_, other)| other != query);
    others
}

/// Returns the name of a parameter as it is said in a sentence.
fn name_of(pair: &str) -> String {
    let name = pair.split('=').next().unwrap_or_default();
    percent_decode(name).map_or_else(|| name.to_owned(), Cow::into_owned)
}

/// Percent-encodes the slashes after the one that ends the bucket.
fn encoded_slashes(path: &str) -> String {
    let inner = path.strip_prefix('/').unwrap_or(path);
    match inner.split_once('/') {
        Some((bucket, key)) => format!("/{bucket}/{}", key.replace('/', &percent_encode("/"))),
        None => path.to_owned(),
    }
}

fn small_digits(text: &str) -> String {
    let mut small = String::with_capacity(text.len());
    let mut pieces = text.split('%');
    small.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        small.push('%');
        let (digits, rest) = piece.split_at_checked(2).unwrap_or((piece, ""));
        small.push_str(&digits.to_ascii_lowercase());
        small.push_str(rest);
    }
    small
}

/// The greatest number of parameters that are tried.
const MOST: usize = 40;
