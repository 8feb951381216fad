//! Escapes of other languages in a link, and escapes that were made once too often.

use oss_sign::encode::percent_decode;

use super::found::{Damage, Found};
use super::link::{mentions_signature, pairs};

/// `&amp;`, as in the source of a page or a document.
pub(super) fn html(link: &str) -> Option<Found> {
    let found = AMPERSANDS.iter().find(|escape| link.contains(**escape))?;
    let mended = AMPERSANDS
        .iter()
        .fold(link.to_owned(), |link, escape| link.replace(escape, "&"));
    let what = format!("{found} stands where & was, as in HTML or XML source");
    let undo = "write & for it, or copy the link from the page instead of its source";
    Some(Found::mended(Damage::new(what, undo), mended))
}

/// `\u0026` or `\/`, as in the text of a JSON document; some programs lose the backslash.
pub(super) fn json(link: &str) -> Option<Found> {
    let mut mended = link.to_owned();
    for (escape, letter) in JSON {
        mended = mended.replace(escape, letter);
    }
    for name in ["x-oss-", "OSSAccessKeyId", "Expires", "Signature"] {
        mended = mended.replace(&format!("u0026{name}"), &format!("&{name}"));
    }
    (mended != link).then(|| {
        let what = "escapes of JSON stand in the link, such as \\u0026 where & was";
        let undo = "decode the JSON text, for example with jq -r, and use the result";
        Found::mended(Damage::new(what, undo), mended)
    })
}

/// `=3D`, as in the source of a mail.
pub(super) fn quoted_printable(link: &str) -> Option<Found> {
    let of_query = pairs(link)
        .iter()
        .any(|(name, value)| value.starts_with("3D") && super::link::is_of_oss(name));
    of_query.then(|| {
        let mended = link
            .replace("=\r\n", "")
            .replace("=\n", "")
            .replace("=3D", "=");
        let what = "=3D stands where = was, as in the source of a mail";
        let undo = "open the link from the mail as it is shown, not from its source";
        Found::mended(Damage::new(what, undo), mended)
    })
}

/// Backslashes or carets of a shell before the letters that it reads.
pub(super) fn backslashes(link: &str) -> Option<Found> {
    let mut mended = link.to_owned();
    for letter in ["&", "?", "=", "%"] {
        for mark in ["\\", "^"] {
            mended = mended.replace(&format!("{mark}{letter}"), letter);
        }
    }
    (mended != link).then(|| {
        let what = "backslashes or carets of a shell stand in the link";
        let undo = "put the link in quotes instead, without them";
        Found::mended(Damage::new(what, undo), mended)
    })
}

/// The whole link was percent-encoded, its separators too.
pub(super) fn whole(link: &str) -> Option<Found> {
    let of_link = link.starts_with("https%3A") || link.starts_with("http%3A");
    let of_query = !link.contains('?') && link.contains("%3F") && mentions_signature(link);
    let of_pairs = ["x-oss-", "OSSAccessKeyId", "Expires", "Signature"]
        .iter()
        .any(|name| link.contains(&format!("%26{name}")));
    if !of_link && !of_query && !of_pairs {
        return None;
    }
    let mended = percent_decode(link)?.into_owned();
    let what = "the link was percent-encoded as a whole, so that ?, & and = are none any more";
    let undo = "decode it once";
    Some(Found::mended(Damage::new(what, undo), mended))
}

/// Blanks and line breaks within the link. In the path a blank may be a part of the key.
pub(super) fn blanks(link: &str) -> Option<Found> {
    let is_blank = |letter: char| letter.is_whitespace() || INVISIBLE.contains(letter);
    let (path, query) = link.split_once('?').unwrap_or((link, ""));
    let encoded = ["%0A", "%0D", "%0a", "%0d"];
    let breaks = encoded.iter().any(|escape| query.contains(escape));
    if !link.contains(is_blank) && !breaks {
        return None;
    }
    let broken = |letter: char| letter != ' ' && is_blank(letter);
    let path = path.replace(broken, "").replace(' ', "%20");
    let query = encoded
        .iter()
        .fold(query.replace(is_blank, ""), |query, escape| {
            query.replace(escape, "")
        });
    let mark = if link.contains('?') { "?" } else { "" };
    let what = "blanks, line breaks or invisible characters stand within the link";
    let undo = "take them out; a blank in a key is written %20";
    let damage = Damage::new(what, undo);
    Some(Found::mended(damage, format!("{path}{mark}{query}")))
}

/// `%252F`, where `%2F` was encoded once more.
pub(super) fn again(link: &str) -> Option<Found> {
    let of_signature = |(name, value): &(&str, &str)| {
        let signed = matches!(
            *name,
            "x-oss-credential" | "Signature" | "x-oss-security-token" | "security-token"
        );
        signed && has_escape_of_percent(value)
    };
    pairs(link).iter().any(of_signature).then(|| {
        let what = "the link was percent-encoded twice: %25 stands before the digits of an escape";
        let undo = "decode it once, and give it to the client as it is then";
        Found::mended(Damage::new(what, undo), decoded_once(link))
    })
}

/// The link with every `%25` before two hexadecimal digits written as `%`.
pub(super) fn decoded_once(link: &str) -> String {
    let mut mended = String::with_capacity(link.len());
    let mut rest = link;
    while let Some((before, behind)) = rest.split_once("%25") {
        mended.push_str(before);
        mended.push_str(if begins_with_digits(behind) {
            "%"
        } else {
            "%25"
        });
        rest = behind;
    }
    mended.push_str(rest);
    mended
}

/// Whether an escape was escaped.
pub(super) fn has_escape_of_percent(text: &str) -> bool {
    text.split("%25").skip(1).any(begins_with_digits)
}

fn begins_with_digits(text: &str) -> bool {
    let mut digits = text.bytes().take(2);
    let both = [digits.next(), digits.next()];
    both.iter()
        .all(|digit| digit.is_some_and(|digit| digit.is_ascii_hexdigit()))
}

const AMPERSANDS: [&str; 4] = ["&amp;", "&#38;", "&#x26;", "&amp%3B"];
const JSON: [(&str, &str); 6] = [
    ("\\u0026", "&"),
    ("\\u003d", "="),
    ("\\u003D", "="),
    ("\\u002F", "/"),
    ("\\u002f", "/"),
    ("\\/", "/"),
];
const INVISIBLE: &str = "\u{200b}\u{200c}\u{200d}\u{feff}\u{2060}\u{ad}";
