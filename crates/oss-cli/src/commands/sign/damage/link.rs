//! A link taken apart where it matters for damages.

/// The names that every signed link of version 4 has.
pub(super) const V4: [&str; 5] = [
    "x-oss-signature-version",
    "x-oss-credential",
    "x-oss-date",
    "x-oss-expires",
    "x-oss-signature",
];

/// The names that every signed link of version 1 has.
pub(super) const V1: [&str; 3] = ["OSSAccessKeyId", "Expires", "Signature"];

/// The only value of `x-oss-signature-version`.
pub(super) const VERSION: &str = "OSS4-HMAC-SHA256";

/// Names and values of the query as they are written, not decoded.
pub(super) fn pairs(link: &str) -> Vec<(&str, &str)> {
    let query = link.split_once('?').map_or("", |(_, query)| query);
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .collect()
}

/// The link with other pairs in its query.
pub(super) fn with_pairs<'a>(
    link: &str,
    pairs: impl Iterator<Item = (&'a str, &'a str)>,
) -> String {
    let (path, _) = link.split_once('?').unwrap_or((link, ""));
    let pairs: Vec<_> = pairs
        .map(|(name, value)| match value.is_empty() {
            true => name.to_owned(),
            false => format!("{name}={value}"),
        })
        .collect();
    match pairs.is_empty() {
        true => path.to_owned(),
        false => format!("{path}?{}", pairs.join("&")),
    }
}

/// Whether the query has a parameter of this name.
pub(super) fn has(link: &str, name: &str) -> bool {
    pairs(link).iter().any(|(found, _)| *found == name)
}

/// Whether some parameter belongs to a signature of version 4.
pub(super) fn is_v4(link: &str) -> bool {
    V4.iter().any(|name| has(link, name))
}

/// Whether a text contains the name of some parameter of a signature, encoded or not.
pub(super) fn mentions_signature(text: &str) -> bool {
    text.contains("x-oss-signature") || text.contains("OSSAccessKeyId")
}

/// Whether the name is one that OSS or its signatures have, and not one that was added.
pub(super) fn is_of_oss(name: &str) -> bool {
    name.starts_with("x-oss-")
        || name.starts_with("response-")
        || V1.contains(&name)
        || matches!(
            name,
            "security-token" | "versionId" | "callback" | "callback-var"
        )
}
