//! Texts that may be shown to others, with `****` in place of what gives access.

use zeroize::Zeroizing;

use crate::encode::percent_encode;

/// Returns a text in which each of the given secrets is replaced by `****`, also where it is
/// percent-encoded as in a URL. Empty secrets are ignored.
///
/// ```
/// let text = oss_sign::mask::without("token a+b/c was sent as a%2Bb%2Fc".to_owned(), ["a+b/c"]);
/// assert_eq!(text, "token **** was sent as ****");
/// ```
pub fn without<'a>(mut text: String, secrets: impl IntoIterator<Item = &'a str>) -> String {
    for secret in secrets.into_iter().filter(|secret| !secret.is_empty()) {
        let encoded = Zeroizing::new(percent_encode(secret));
        text = text.replace(secret, MASK).replace(encoded.as_str(), MASK);
    }
    text
}

/// Returns a canonical request or a string to sign in which the values of security tokens and
/// signatures are replaced by `****`.
///
/// ```
/// let text = "GET\n/b/k\n\nx-oss-security-token:CAIS\n";
/// assert_eq!(oss_sign::mask::signed_text(text), "GET\n/b/k\n\nx-oss-security-token:****\n");
/// ```
pub fn signed_text(text: &str) -> String {
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// One line of such a text: a header, or a path with a query.
pub(crate) fn line(line: &str) -> String {
    if let Some((name, _)) = line.split_once(':')
        && is_secret(name)
    {
        return [name, ":", MASK].concat();
    }
    let mut masked = String::with_capacity(line.len());
    for piece in line.split_inclusive(['&', '?']) {
        match piece.split_once('=') {
            Some((name, value)) if is_secret(name) => {
                masked.push_str(name);
                masked.push('=');
                masked.push_str(MASK);
                masked.push_str(if value.ends_with('&') { "&" } else { "" });
            }
            _ => masked.push_str(piece),
        }
    }
    masked
}

/// Whether a header or a parameter of this name gives access.
fn is_secret(name: &str) -> bool {
    SECRET
        .iter()
        .any(|secret| secret.eq_ignore_ascii_case(name))
}

const MASK: &str = "****";

const SECRET: [&str; 7] = [
    "authorization",
    "security-token",
    "securitytoken",
    "signature",
    "x-acs-security-token",
    "x-oss-security-token",
    "x-oss-signature",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_replaced_in_both_spellings() {
        let text = "you sent a+b/c== as a%2Bb%2Fc%3D%3D".to_owned();
        assert_eq!(without(text, ["a+b/c==", ""]), "you sent **** as ****");
    }

    #[test]
    fn values_of_tokens_and_signatures_are_replaced_whatever_the_case_of_the_name() {
        for (line, shown) in [
            ("x-oss-security-token:S", "x-oss-security-token:****"),
            ("Authorization:S", "Authorization:****"),
            (
                "/b/k?security-token=S&versionId=1",
                "/b/k?security-token=****&versionId=1",
            ),
            (
                "Signature=S&a=b&SecurityToken=S",
                "Signature=****&a=b&SecurityToken=****",
            ),
            ("/b/k?x-oss-signature=S", "/b/k?x-oss-signature=****"),
            ("content-type:text/plain", "content-type:text/plain"),
        ] {
            assert_eq!(super::line(line), shown);
        }
    }
}
