//! Whether two patterns have a text in common.

/// What is known about the text in addition to the patterns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slash {
    /// It contains a slash, as the resource of an object does.
    Some,
    /// It contains no slash, as the resource of a bucket does not.
    None,
    /// Nothing is known.
    Any,
}

/// Returns whether some text matches both patterns, where `*` matches any number of characters and
/// `?` matches one.
///
/// Each pair of positions in the two patterns is visited once, so the time is at most proportional to
/// the product of both lengths.
pub(super) fn meet(a: &str, b: &str, slash: Slash) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let width = b.len() + 1;
    let mut seen = vec![false; (a.len() + 1) * width * 2];
    let mut open = vec![(0, 0, false)];
    while let Some((i, j, slashed)) = open.pop() {
        let at = (i * width + j) * 2 + usize::from(slashed);
        match seen.get_mut(at) {
            Some(seen) if !*seen => *seen = true,
            _ => continue,
        }
        let (p, q) = (a.get(i).copied(), b.get(j).copied());
        if p.is_none() && q.is_none() && (slashed || slash != Slash::Some) {
            return true;
        }
        if p == Some('*') {
            open.push((i + 1, j, slashed));
        }
        if q == Some('*') {
            open.push((i, j + 1, slashed));
        }
        if let (Some(p), Some(q)) = (p, q) {
            let next = |place, pattern| if pattern == '*' { place } else { place + 1 };
            for is_slash in taken(p, q) {
                if !(is_slash && slash == Slash::None) {
                    open.push((next(i, p), next(j, q), slashed || is_slash));
                }
            }
        }
    }
    false
}

/// Returns the kinds of characters that match both: a slash, another character, or either.
fn taken(p: char, q: char) -> impl Iterator<Item = bool> {
    let wild = |c| c == '*' || c == '?';
    let (slash, other) = match (wild(p), wild(q)) {
        (true, true) => (true, true),
        (true, false) => (q == '/', q != '/'),
        (false, true) => (p == '/', p != '/'),
        (false, false) => (p == q && p == '/', p == q && p != '/'),
    };
    [slash.then_some(true), other.then_some(false)]
        .into_iter()
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::text_fits;
    use proptest::prelude::*;

    /// Returns all texts of up to five of these characters, where `-` stands for every character that
    /// is in no pattern.
    fn texts() -> Vec<String> {
        let mut all = vec![String::new()];
        let mut last = all.clone();
        for _ in 0..5 {
            last = last
                .iter()
                .flat_map(|text| ["a", "b", "/", "-"].map(|c| format!("{text}{c}")))
                .collect();
            all.extend(last.clone());
        }
        all
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn two_patterns_meet_exactly_if_a_text_fits_both(a in "[ab/*?]{0,3}", b in "[ab/*?]{0,3}") {
            let both = |slash: Slash| texts().iter().any(|text| {
                let right = match slash {
                    Slash::Any => true,
                    Slash::Some => text.contains('/'),
                    Slash::None => !text.contains('/'),
                };
                right && text_fits(&a, text) && text_fits(&b, text)
            });
            for slash in [Slash::Any, Slash::Some, Slash::None] {
                prop_assert_eq!(meet(&a, &b, slash), both(slash), "{:?}", slash);
            }
        }
    }

    #[test]
    fn long_patterns_with_many_stars_take_their_product() {
        let (a, b) = ("*a".repeat(500), "*b".repeat(500) + "c");
        assert!(!meet(&(a.clone() + "d"), &b, Slash::Any));
        assert!(meet(&(a + "*"), &b, Slash::Any));
    }
}
