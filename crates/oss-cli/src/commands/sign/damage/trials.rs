//! Changes that only a signature can tell: each is undone, and whether that helps is for the caller
//! to find out with the key.

use super::escapes;
use super::found::{Damage, Found};
use super::link::{is_of_oss, is_v4, pairs, with_pairs};

/// Links that may be the one that was signed, the most likely first.
pub(in crate::commands::sign) fn trials(link: &str) -> Vec<Found> {
    let mut all = Vec::new();
    all.extend(escaped_path(link));
    all.extend(plus_in_path(link));
    all.extend(plus_in_values(link));
    all.extend(strangers(link));
    let path = |link: &str| escaped_path(link).or_else(|| plus_in_path(link));
    // Two services on the way may each have changed something.
    let both = path(link).and_then(|first| {
        let second = strangers(first.mended.as_deref()?)?;
        let what = format!("{}; {}", first.damage.what, second.damage.what);
        let undo = format!("{}; {}", first.damage.undo, second.damage.undo);
        Some(Found {
            damage: Damage::new(what, undo),
            mended: second.mended,
        })
    });
    all.extend(both);
    all
}

/// `%25` in the path: the key may have been encoded twice.
fn escaped_path(link: &str) -> Option<Found> {
    let (path, query) = split(link);
    escapes::has_escape_of_percent(path).then(|| {
        let what = "the key in the link was percent-encoded twice";
        let undo = "encode the key once: %E4 and not %25E4";
        let mended = format!("{}{query}", escapes::decoded_once(path));
        Found::mended(Damage::new(what, undo), mended)
    })
}

/// `+` in the path, which is a plus there: it may have been a blank.
fn plus_in_path(link: &str) -> Option<Found> {
    let (path, query) = split(link);
    path.contains('+').then(|| {
        let what = "a + stands in the path where %20 was, and in a path it is a plus";
        let undo = "write %20 for a blank in the key";
        let mended = format!("{}{query}", path.replace('+', "%20"));
        Found::mended(Damage::new(what, undo), mended)
    })
}

/// `+` in a value, which is a blank there: it may have been a plus.
fn plus_in_values(link: &str) -> Option<Found> {
    let (path, query) = split(link);
    query.contains('+').then(|| {
        let what = "a + stands in a parameter where %2B was, and in a query it is a blank";
        let mended = format!("{path}{}", query.replace('+', "%2B"));
        Found::mended(Damage::new(what, "write %2B for it"), mended)
    })
}

/// Parameters that OSS does not have.
fn strangers(link: &str) -> Option<Found> {
    let (own, strange): (Vec<_>, Vec<_>) = pairs(link)
        .into_iter()
        .partition(|(name, _)| is_of_oss(name));
    if strange.is_empty() || !is_v4(link) {
        return None;
    }
    let names: Vec<_> = strange.iter().map(|(name, _)| *name).collect();
    let what = format!("{} was added to the link", names.join(", "));
    let undo = "take it out: version 4 signs every parameter, so nothing can be added";
    let mended = with_pairs(link, own.into_iter());
    Some(Found::mended(Damage::new(what, undo), mended))
}

/// The link before its query, and the query with its question mark.
fn split(link: &str) -> (&str, &str) {
    let at = link.find('?').unwrap_or(link.len());
    link.split_at(at)
}
