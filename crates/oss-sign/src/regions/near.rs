//! Names that are likely to be misspelt regions.

use std::fmt;

use super::{REGIONS, Region, find};

/// A name that is likely not to be a region, as [`doubt`] returns it.
///
/// `Display` writes a sentence for people, with the regions that were probably meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The name as it was given.
    pub name: String,
    /// The ids of the regions that it resembles, the closest first. Empty if it resembles none.
    pub near: Vec<&'static str>,
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is not a known region", self.name)?;
        match self.near.split_last() {
            None => f.write_str("; the id of a region looks like cn-hangzhou"),
            Some((last, [])) => write!(f, "; did you mean {last}?"),
            Some((last, rest)) => write!(f, "; did you mean {} or {last}?", rest.join(", ")),
        }
    }
}

/// Returns a doubt about a name that is not a known region and does not look like a new one.
///
/// A name looks like a new region if it begins with an area of two letters, as in `cn-` or `ap-`,
/// and is not almost the name of a known region. A leading `oss-` is ignored. The result is meant
/// for a warning: this crate accepts such names, because OSS opens new regions.
///
/// ```
/// use oss_sign::regions::doubt;
///
/// let doubted = doubt("beijing").ok_or("no doubt")?;
/// assert_eq!(doubted.near.first(), Some(&"cn-beijing"));
/// assert_eq!(doubt("cn-beijing"), None);
/// assert_eq!(doubt("ap-southeast-9"), None);
/// # Ok::<(), &str>(())
/// ```
pub fn doubt(name: &str) -> Option<Doubt> {
    let plain = name.strip_prefix("oss-").unwrap_or(name);
    if find(plain).is_some() {
        return None;
    }
    let is_doubtful = !has_form(plain) || REGIONS.iter().any(|region| is_slip(region.id, plain));
    is_doubtful.then(|| Doubt {
        name: name.to_owned(),
        near: near(plain),
    })
}

/// Returns the ids of up to three known regions that a text resembles, the closest first.
///
/// The text may be misspelt, it may be a part of an id such as `beijing`, it may contain an id, or
/// it may name the place of a region. Case does not matter.
///
/// ```
/// use oss_sign::regions::near;
///
/// assert_eq!(near("cn-bejing").first(), Some(&"cn-beijing"));
/// assert_eq!(near("Frankfurt"), ["eu-central-1"]);
/// assert!(near("moon").is_empty());
/// ```
pub fn near(text: &str) -> Vec<&'static str> {
    let text = text.trim().to_ascii_lowercase().replace(['_', ' '], "-");
    let text = text.strip_prefix("oss-").unwrap_or(&text);
    let text = text.strip_suffix("-internal").unwrap_or(text);
    let mut found: Vec<(usize, &Region)> = REGIONS
        .iter()
        .filter_map(|region| Some((unlikeness(region, text)?, region)))
        .collect();
    // The sort is stable, so that equally close regions stay in the order of the table.
    found.sort_by_key(|(unlikeness, _)| *unlikeness);
    found.iter().take(3).map(|(_, region)| region.id).collect()
}

/// Whether a name is formed like the id of a region: `cn-hangzhou`, `rg-china-mainland`.
pub(crate) fn has_form(name: &str) -> bool {
    let mut parts = name.split('-');
    let area = parts.next().unwrap_or_default();
    let is_area = area.len() == 2 && area.bytes().all(|b| b.is_ascii_lowercase());
    let is_part = |part: &str| {
        let mut bytes = part.bytes();
        !part.is_empty() && bytes.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    let mut rest = parts.peekable();
    is_area && rest.peek().is_some() && rest.all(is_part) && !name.ends_with("-internal")
}

/// Whether a well-formed name is a known id with a slip of the pen. Ids that differ in their number
/// only are different regions, and so are those with a further part.
fn is_slip(id: &str, name: &str) -> bool {
    let letters = |text: &str| {
        let letters = text.replace(|c: char| c.is_ascii_digit(), "");
        letters.trim_end_matches('-').to_owned()
    };
    begins(id, name) || letters(id) != letters(name) && distance(id, name) <= 2
}

/// How far a text is from a region; `None` if they have nothing in common.
fn unlikeness(region: &Region, text: &str) -> Option<usize> {
    let id = region.id;
    let is_part = |whole: &str, part: &str| {
        whole
            .match_indices(part)
            .any(|(at, _)| is_bounded(whole, at, at + part.len()))
    };
    if text.len() < 2 {
        return None;
    }
    let slips = distance(id, text);
    if id == text || begins(id, text) {
        return Some(usize::from(id != text));
    } else if is_part(text, id) {
        return Some(2);
    } else if slips <= 2 {
        return Some(2 + slips);
    } else if is_part(id, text) {
        return Some(5);
    }
    let place = region.place.to_lowercase();
    let mut names = place
        .split(|c: char| !c.is_alphanumeric())
        .chain(id.split('-'));
    let is_name = |name: &str| name.len() > 4 && distance(name, text) <= 1;
    (place.replace(' ', "-") == text || names.any(is_name)).then_some(6)
}

fn begins(whole: &str, start: &str) -> bool {
    whole
        .strip_prefix(start)
        .is_some_and(|rest| rest.starts_with('-'))
}

fn is_bounded(text: &str, start: usize, end: usize) -> bool {
    let is_edge = |byte: Option<&u8>| byte.is_none_or(|b| matches!(b, b'-' | b'.'));
    let before = start.checked_sub(1);
    is_edge(before.and_then(|at| text.as_bytes().get(at))) && is_edge(text.as_bytes().get(end))
}

/// How many letters must be inserted, removed or replaced to make one text of the other.
///
/// Texts that differ much in length are not compared letter by letter: the difference is returned,
/// which is less than the true number, and too much for anything to be near. The other text may be
/// of any length.
pub(crate) fn distance(a: &str, b: &str) -> usize {
    let least = a.len().abs_diff(b.len());
    if least > LONGEST_SLIP {
        return least;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (at, from) in a.bytes().enumerate() {
        let mut diagonal = at;
        let mut left = at + 1;
        for (cell, to) in row
            .iter_mut()
            .zip(std::iter::once(None).chain(b.bytes().map(Some)))
        {
            let above = *cell;
            *cell = match to {
                None => at + 1,
                Some(to) => {
                    let replaced = diagonal + usize::from(from != to);
                    replaced.min(above + 1).min(left + 1)
                }
            };
            (diagonal, left) = (above, *cell);
        }
    }
    row.last().copied().unwrap_or(0)
}

/// No two names that differ in length by more than this many letters are near each other.
const LONGEST_SLIP: usize = 32;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_count_slips() {
        for (a, b, slips) in [
            ("", "", 0),
            ("", "ab", 2),
            ("ab", "", 2),
            ("abc", "abc", 0),
            ("abc", "adc", 1),
            ("beijing", "bejing", 1),
            ("kitten", "sitting", 3),
        ] {
            assert_eq!(distance(a, b), slips, "{a} {b}");
        }
    }

    #[test]
    fn names_that_are_no_regions_are_doubted_with_the_near_ones() {
        for (name, first) in [
            ("beijing", "cn-beijing"),
            ("Beijing", "cn-beijing"),
            ("cn-bejing", "cn-beijing"),
            ("cn_beijing", "cn-beijing"),
            ("cn-beijing-internal", "cn-beijing"),
            ("oss-cn-hangzou", "cn-hangzhou"),
            ("cn-shanghai-finance", "cn-shanghai-finance-1"),
            ("frankfurt", "eu-central-1"),
            ("singapore", "ap-southeast-1"),
            ("oss-cn-qingdao.aliyuncs.com", "cn-qingdao"),
        ] {
            let doubted = doubt(name).unwrap();
            assert_eq!(doubted.near.first(), Some(&first), "{name}");
            assert!(doubted.to_string().contains(first), "{doubted}");
        }
        assert_eq!(doubt("moon").unwrap().near, [""; 0]);
    }

    #[test]
    fn known_and_new_regions_are_not_doubted() {
        for region in super::super::all() {
            assert_eq!(doubt(region.id), None);
            assert!(has_form(region.id), "{}", region.id);
        }
        for new in [
            "ap-southeast-9",
            "cn-hangzhou-2",
            "xx-new-1",
            "eu-north-1",
            "us-east-12",
        ] {
            assert_eq!(doubt(new), None, "{new}");
        }
    }
}
