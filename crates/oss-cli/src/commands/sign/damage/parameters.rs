//! Parameters that were added, cut off, or written otherwise.

use oss_sign::encode::percent_decode;

use super::found::{Damage, Found};
use super::link::{V1, V4, VERSION, has, is_v4, pairs, with_pairs};

/// Names and the version in other letters than they were signed in.
pub(super) fn letters(link: &str) -> Option<Found> {
    let all = pairs(link);
    let wrong = all.iter().find(|(name, value)| {
        proper(name) != *name || (is_version(name) && proper_version(value) != *value)
    })?;
    let mended = all.iter().map(|(name, value)| {
        let name = proper(name);
        match is_version(name) {
            true => (name, proper_version(value)),
            false => (name, *value),
        }
    });
    let shown = match proper(wrong.0) == wrong.0 {
        true => wrong.1,
        false => wrong.0,
    };
    let what = format!("capital and small letters of the link were changed, as in {shown}");
    let undo = "get the link again, and pass it on without changing letters: names, keys and \
                signatures are case-sensitive";
    Some(Found::mended(
        Damage::new(what, undo),
        with_pairs(link, mended),
    ))
}

/// Parameters of link services and social networks. Version 4 signs every parameter.
pub(super) fn added(link: &str) -> Option<Found> {
    let (strange, own): (Vec<_>, Vec<_>) = pairs(link)
        .into_iter()
        .partition(|(name, _)| is_tracking(name));
    if strange.is_empty() || !is_v4(link) {
        return None;
    }
    let names: Vec<_> = strange.iter().map(|(name, _)| *name).collect();
    let what = format!("{} was added to the link", names.join(", "));
    let undo = "take it out: version 4 signs every parameter, so nothing can be added";
    let mended = with_pairs(link, own.into_iter());
    Some(Found::mended(Damage::new(what, undo), mended))
}

/// A `+` in the signature of version 1, which is a blank in a query.
pub(super) fn plus(link: &str) -> Option<Found> {
    let all = pairs(link);
    let bad = |name: &str, value: &str| {
        name == "Signature" && (value.contains('+') || value.contains("%20"))
    };
    if !all.iter().any(|(name, value)| bad(name, value)) {
        return None;
    }
    let owned: Vec<_> = all
        .iter()
        .map(|(name, value)| match bad(name, value) {
            true => (*name, value.replace('+', "%2B").replace("%20", "%2B")),
            false => (*name, (*value).to_owned()),
        })
        .collect();
    let mended = with_pairs(
        link,
        owned.iter().map(|(name, value)| (*name, value.as_str())),
    );
    let what = "a + stands in the signature, and a server reads it as a blank";
    Some(Found::mended(Damage::new(what, "write %2B for it"), mended))
}

/// A `#` before the signature: what follows it is not sent.
pub(super) fn fragment(link: &str) -> Option<Found> {
    let (before, behind) = link.split_once('#')?;
    super::link::mentions_signature(behind).then(|| {
        let what = "a # stands in the link, and what follows it is never sent";
        let undo = "write %23 for a # in the key";
        Found::mended(Damage::new(what, undo), format!("{before}%23{behind}"))
    })
}

/// Some parameters of the signature are there and others are not.
pub(super) fn cut(link: &str) -> Option<Found> {
    let names: &[&str] = match (is_v4(link), V1.iter().any(|name| has(link, name))) {
        (true, _) => &V4,
        (false, true) => &V1,
        (false, false) => return None,
    };
    let missing: Vec<_> = names
        .iter()
        .filter(|name| !has(link, name))
        .copied()
        .collect();
    if missing.is_empty() {
        return None;
    }
    let what = format!("the link was cut off: {} missing", are(&missing));
    let undo = match pairs(link).len() {
        1 => "put the link in quotes: a shell ends an unquoted one at the first &",
        _ => "use the whole link, in quotes at a shell",
    };
    Some(Found::lost(Damage::new(what, undo)))
}

/// A signature that is too short or too long, or has letters that none has.
pub(super) fn signature(link: &str) -> Option<Found> {
    let all = pairs(link);
    let value = |name: &str| {
        all.iter()
            .find(|(found, _)| *found == name)
            .map(|pair| pair.1)
    };
    let (name, right, found) = match (value("x-oss-signature"), value("Signature")) {
        (Some(text), _) => {
            let good = text.bytes().all(|byte| byte.is_ascii_hexdigit());
            ("x-oss-signature", 64, good.then_some(text.len()))
        }
        (None, Some(text)) => {
            let decoded = percent_decode(text);
            ("Signature", 28, decoded.map(|text| text.len()))
        }
        (None, None) => return None,
    };
    if found == Some(right) {
        return None;
    }
    let what = match found {
        Some(length) => format!("{name} has {length} of {right} characters"),
        None => format!("{name} has characters that no signature has"),
    };
    let undo = "use the whole link, with nothing behind it";
    Some(Found::lost(Damage::new(what, undo)))
}

/// The name with the letters that it was signed with.
fn proper(name: &str) -> &str {
    let known = V4.iter().chain(&V1);
    let mut others = ["x-oss-additional-headers", "x-oss-security-token"].iter();
    let same = |known: &&&str| known.eq_ignore_ascii_case(name);
    let mut known = known.filter(same);
    known
        .next()
        .or_else(|| others.find(|known| known.eq_ignore_ascii_case(name)))
        .map_or(name, |known| known)
}

fn is_version(name: &str) -> bool {
    name == "x-oss-signature-version"
}

fn proper_version(value: &str) -> &str {
    match value.eq_ignore_ascii_case(VERSION) {
        true => VERSION,
        false => value,
    }
}

fn is_tracking(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    TRACKING.contains(&name.as_str()) || STARTS.iter().any(|start| name.starts_with(start))
}

fn are(names: &[&str]) -> String {
    match names {
        [name] => format!("{name} is"),
        names => format!("{} are", names.join(", ")),
    }
}

/// Names that link services, mail programs and social networks add.
const TRACKING: [&str; 20] = [
    "_ga",
    "_gl",
    "_hsenc",
    "_hsmi",
    "dclid",
    "fbclid",
    "gad_source",
    "gbraid",
    "gclid",
    "igshid",
    "isappinstalled",
    "mc_cid",
    "mc_eid",
    "msclkid",
    "nsukey",
    "scm",
    "spm",
    "twclid",
    "wbraid",
    "yclid",
];
const STARTS: [&str; 3] = ["utm_", "hsa_", "pk_"];
