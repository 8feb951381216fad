//! What is around a link: quotes, punctuation, another link, or the same link once more.

use oss_sign::encode::percent_decode;

use super::found::{Damage, Found};
use super::link::{V1, V4, mentions_signature, pairs};

/// Blanks, quotes or brackets before or behind the link.
pub(super) fn around(link: &str) -> Option<Found> {
    let inner = link.trim_matches(|letter: char| letter.is_whitespace() || AROUND.contains(letter));
    (inner != link && !inner.is_empty()).then(|| {
        let what = "there are blanks, quotes or brackets around the link";
        Found::mended(Damage::new(what, "use what is between them"), inner)
    })
}

/// A link of a mail filter or a search engine, with the signed link in one of its parameters.
pub(super) fn wrapped(link: &str) -> Option<Found> {
    let inner = pairs(link).into_iter().find_map(|(_, value)| {
        let value = percent_decode(value)?;
        let is_link = value.starts_with("http://") || value.starts_with("https://");
        (is_link && mentions_signature(&value)).then(|| value.into_owned())
    })?;
    let host = link.split("://").nth(1)?.split(['/', '?']).next()?;
    let what = format!("the link is wrapped in one of {host}");
    let undo = "use the link inside, which is in one of the parameters, decoded once";
    Some(Found::mended(Damage::new(what, undo), inner))
}

/// The link was pasted twice in a row.
pub(super) fn twice(link: &str) -> Option<Found> {
    let rest = link.get(1..)?;
    let second = ["https://", "http://"]
        .iter()
        .filter_map(|start| rest.find(start))
        .min()?;
    let first = link.get(..second + 1)?;
    mentions_signature(first).then(|| {
        let damage = Damage::new("two links stand in a row", "use one of them");
        Found::mended(damage, first)
    })
}

/// Punctuation that a chat or a sentence put behind the link.
pub(super) fn trailing(link: &str) -> Option<Found> {
    let (last, _) = *pairs(link).last()?;
    let trimmed = link.trim_end_matches(|letter: char| BEHIND.contains(letter));
    let tail = link.get(trimmed.len()..).filter(|tail| !tail.is_empty())?;
    let never = V4.contains(&last) || V1.contains(&last);
    if !never && tail.chars().all(|letter| ".!*)'_".contains(letter)) {
        // The value of another parameter may end so.
        return None;
    }
    let what = format!("{tail:?} stands behind the link and is taken for a part of it");
    let undo = "leave it out; a link at the end of a sentence needs a blank behind it";
    Some(Found::mended(Damage::new(what, undo), trimmed))
}

/// A program showed the link with dots in place of its middle or its end.
pub(super) fn shortened(link: &str) -> Option<Found> {
    let (_, query) = link.split_once('?').unwrap_or(("", link));
    (query.contains('…') || query.contains("...")).then(|| {
        let what = "the link was shortened where it was shown: dots stand for a part of it";
        Found::lost(Damage::new(
            what,
            "copy the target of the link and not its text",
        ))
    })
}

const AROUND: &str = "\"'`<>\u{feff}\u{200b}\u{201c}\u{201d}\u{2018}\u{2019}\u{300c}\u{300d}";
const BEHIND: &str = ".,;:!?)]}>'\"`*_|\u{3002}\u{ff0c}\u{ff1b}\u{ff1a}\u{ff01}\u{ff1f}\u{ff09}\u{300b}\u{3011}\u{300d}";
