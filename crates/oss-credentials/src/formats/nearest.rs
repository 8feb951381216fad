//! Suggestions in errors about unknown names: which names exist, and which one may have been meant.

/// Returns a text such as `did you mean "b"? the profiles are a, b, c`. The question is left out if no
/// name is similar to the wanted one.
pub(crate) fn suggestion(wanted: &str, what: &str, names: &[&str]) -> String {
    let listed = listed(what, names);
    match nearest(wanted, names) {
        Some(near) => format!("did you mean {near:?}? {listed}"),
        None => listed,
    }
}

/// Returns a sentence that lists the names, up to a limit.
fn listed(what: &str, names: &[&str]) -> String {
    let shown: Vec<_> = names.iter().take(MOST_SHOWN).copied().collect();
    let more = match names.len().saturating_sub(shown.len()) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    if shown.is_empty() {
        return format!("there are no {what}");
    }
    format!("the {what} are {}{more}", shown.join(", "))
}

/// Returns the name that differs from the wanted one in the fewest characters, if they are so few that
/// the wanted one can be a typing mistake.
fn nearest<'a>(wanted: &str, names: &[&'a str]) -> Option<&'a str> {
    let wanted = wanted.to_lowercase();
    let most = (wanted.chars().count() / 3).max(1);
    let by_distance = names
        .iter()
        .map(|name| (distance(&wanted, &name.to_lowercase()), *name));
    by_distance
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// Returns the Levenshtein distance: the smallest number of insertions, deletions and replacements of
/// characters that turn one text into the other.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, from) in one.chars().enumerate() {
        let mut next = vec![line + 1];
        let mut left = line + 1;
        for (pair, to) in row.windows(2).zip(&other) {
            let &[diagonal, above] = pair else { continue };
            left = (diagonal + usize::from(from != *to))
                .min(above + 1)
                .min(left + 1);
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

/// How many names an error lists at most.
const MOST_SHOWN: usize = 30;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_distance_counts_the_changes_in_both_directions() {
        let cases = [
            ("", "", 0),
            ("", "ab", 2),
            ("prod", "prod", 0),
            ("prod", "prd", 1),
            ("prod", "pord", 2),
            ("kitten", "sitting", 3),
        ];
        for (one, other, expected) in cases {
            assert_eq!(distance(one, other), expected, "{one} {other}");
            assert_eq!(distance(other, one), expected, "{other} {one}");
        }
    }

    #[test]
    fn only_a_name_that_is_close_to_the_wanted_one_is_suggested() {
        let names = ["default", "Production", "ci"];
        let suggested = |wanted| suggestion(wanted, "profiles", &names);
        assert_eq!(
            suggested("prodution"),
            "did you mean \"Production\"? the profiles are default, Production, ci"
        );
        assert_eq!(suggested("x"), "the profiles are default, Production, ci");
        assert_eq!(suggestion("x", "profiles", &[]), "there are no profiles");
    }

    #[test]
    fn a_long_list_of_names_is_cut() {
        let names = ["n"; 32];
        assert!(suggestion("wanted", "profiles", &names).ends_with("n and 2 more"));
    }
}
