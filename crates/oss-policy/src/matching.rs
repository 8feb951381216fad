//! Wildcards, and how actions and resources are compared.

use std::str::Chars;

/// Returns whether an action matches a pattern such as `oss:Get*`. Upper and lower case are the same,
/// `*` matches any number of characters, and `?` matches one.
///
/// ```
/// use oss_policy::matching::action_fits;
///
/// assert!(action_fits("OSS:getobject", "oss:GetObject"));
/// assert!(action_fits("oss:Get*", "oss:GetObjectAcl"));
/// assert!(!action_fits("oss:Get*", "oss:PutObject"));
/// ```
#[must_use]
pub fn action_fits(pattern: &str, action: &str) -> bool {
    glob(pattern, action, same_without_case)
}

/// Returns whether a resource matches a pattern such as `acs:oss:*:*:photos/*`.
///
/// The pattern must match the whole resource. `*` matches any number of characters, including slashes
/// and colons, and `?` matches one. Keys of OSS are compared with case. ARNs of `acs:ram` are compared
/// without case, because the service writes the names of roles in lower case.
///
/// ```
/// use oss_policy::matching::resource_fits;
///
/// let key = "acs:oss:oss-cn-hangzhou:1234567890123456:photos/2014/a.jpg";
/// assert!(resource_fits("acs:oss:*:*:photos/*", key));
/// assert!(!resource_fits("acs:oss:*:*:photos", key));
/// assert!(resource_fits("acs:ram:*:1:role/Uploads", "acs:ram::1:role/uploads"));
/// ```
#[must_use]
pub fn resource_fits(pattern: &str, resource: &str) -> bool {
    if is_ram_arn(resource) {
        glob(pattern, resource, same_without_case)
    } else {
        glob(pattern, resource, |a, b| a == b)
    }
}

/// Returns whether a text matches a pattern with `*` and `?`, with case, as `StringLike` compares.
pub(crate) fn text_fits(pattern: &str, text: &str) -> bool {
    glob(pattern, text, |a, b| a == b)
}

/// Returns whether a resource belongs to RAM, such as a role.
fn is_ram_arn(resource: &str) -> bool {
    resource
        .get(..8)
        .is_some_and(|start| start.eq_ignore_ascii_case("acs:ram:"))
}

fn same_without_case(a: char, b: char) -> bool {
    a.eq_ignore_ascii_case(&b)
}

/// Matches the whole text against the whole pattern.
///
/// Only the last `*` is ever tried again with more characters, so the time is at most proportional to
/// the product of both lengths, whatever number of stars a pattern has.
fn glob(pattern: &str, text: &str, same: impl Fn(char, char) -> bool) -> bool {
    let (mut pattern, mut text) = (pattern.chars(), text.chars());
    let mut last_star: Option<(Chars<'_>, Chars<'_>)> = None;
    loop {
        let before = text.clone();
        match (pattern.next(), text.next()) {
            (None, None) => return true,
            (Some('*'), _) => {
                // The star matches nothing at first, so the text's character is still to be matched.
                text = before;
                last_star = Some((pattern.clone(), text.clone()));
            }
            (Some('?'), Some(_)) => {}
            (Some(p), Some(t)) if same(p, t) => {}
            (Some(_), None) => return false,
            (_, Some(_)) => {
                let Some((after_star, taken)) = &mut last_star else {
                    return false;
                };
                taken.next();
                (pattern, text) = (after_star.clone(), taken.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The definition of the wildcards, literally. It is exponential, so it is only for short texts.
    fn naive(pattern: &[char], text: &[char]) -> bool {
        match (pattern.split_first(), text.split_first()) {
            (None, _) => text.is_empty(),
            (Some(('*', rest)), _) => (0..=text.len()).any(|taken| naive(rest, &text[taken..])),
            (Some(('?', rest)), Some((_, after))) => naive(rest, after),
            (Some((p, rest)), Some((t, after))) => p == t && naive(rest, after),
            (Some(_), None) => false,
        }
    }

    proptest! {
        #[test]
        fn wildcards_agree_with_their_definition(pattern in "[ab/é*?]{0,8}", text in "[ab/é]{0,10}") {
            let chars = |s: &str| s.chars().collect::<Vec<_>>();
            prop_assert_eq!(text_fits(&pattern, &text), naive(&chars(&pattern), &chars(&text)));
        }

        #[test]
        fn a_text_without_wildcards_fits_itself_only(a in "[a-c:/]{0,4}", b in "[a-c:/]{0,4}") {
            prop_assert_eq!(text_fits(&a, &b), a == b);
        }
    }

    #[test]
    fn a_question_mark_is_one_character_however_many_bytes() {
        assert!(text_fits("?", "é"));
        assert!(text_fits("a?c", "a語c"));
        assert!(!text_fits("??", "é"));
        assert!(!text_fits("?", ""));
    }

    #[test]
    fn many_stars_do_not_take_exponential_time() {
        let pattern = "*a".repeat(1000) + "b";
        assert!(!text_fits(&pattern, &"a".repeat(4000)));
    }

    #[test]
    fn a_directory_pattern_contains_its_marker_but_not_its_bare_name() {
        assert!(resource_fits("acs:oss:*:*:b/dir/*", "acs:oss:r:1:b/dir/"));
        assert!(!resource_fits("acs:oss:*:*:b/dir/*", "acs:oss:r:1:b/dir"));
    }

    #[test]
    fn ram_resources_are_without_case_and_oss_resources_with() {
        assert!(resource_fits("acs:ram::1:role/A", "ACS:RAM::1:role/a"));
        assert!(resource_fits("acs:ram:*:1:role/*", "acs:ram::1:role/a"));
        assert!(!resource_fits("acs:oss:*:*:B/k", "acs:oss:r:1:b/k"));
        assert!(!resource_fits("ACS:OSS:*:*:b/k", "acs:oss:r:1:b/k"));
    }
}
