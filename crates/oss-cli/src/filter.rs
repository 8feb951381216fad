//! `--include` and `--exclude`: patterns for the names below a folder or a prefix.

use std::str::FromStr;

use globset::{GlobBuilder, GlobMatcher};

/// A pattern. Without `/` it is for the last component of a name, otherwise for the whole name. `*` and
/// `?` do not match `/`, and `**` does.
#[derive(Clone, Debug)]
pub(crate) struct Pattern(GlobMatcher);

impl FromStr for Pattern {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let glob = match text.trim_start_matches('/') {
            "" => return Err("it is empty; a pattern is such as '*.jpg' or 'a/**'".to_owned()),
            anchored if text.contains('/') => anchored.to_owned(),
            name => format!("**/{name}"),
        };
        let glob = GlobBuilder::new(&glob).literal_separator(true).build();
        let glob = glob.map_err(|error| error.kind().to_string())?;
        Ok(Self(glob.compile_matcher()))
    }
}

/// Which names take part: those that match a pattern of the first kind, if there is any, and none of the
/// second kind.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    include: Vec<Pattern>,
    exclude: Vec<Pattern>,
}

impl Names {
    pub(crate) fn new(include: &[Pattern], exclude: &[Pattern]) -> Self {
        Self {
            include: include.to_vec(),
            exclude: exclude.to_vec(),
        }
    }

    /// Returns whether a file or an object takes part. The name is relative, with `/` between its
    /// components.
    pub(crate) fn wants(&self, name: &str) -> bool {
        let is_included = self.include.is_empty() || matches(&self.include, name);
        is_included && self.wants_folders_of(name) && !matches(&self.exclude, name)
    }

    /// Returns whether anything in a folder can take part.
    pub(crate) fn wants_folder(&self, name: &str) -> bool {
        let name = name.trim_end_matches('/');
        self.wants_folders_of(name) && !matches(&self.exclude, name)
    }

    fn wants_folders_of(&self, name: &str) -> bool {
        let mut folders = name
            .match_indices('/')
            .filter_map(|(slash, _)| name.get(..slash));
        self.exclude.is_empty() || !folders.any(|folder| matches(&self.exclude, folder))
    }
}

fn matches(patterns: &[Pattern], name: &str) -> bool {
    patterns.iter().any(|pattern| pattern.0.is_match(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(include: &[&str], exclude: &[&str]) -> Names {
        let read = |texts: &[&str]| -> Vec<Pattern> {
            texts.iter().map(|text| text.parse().unwrap()).collect()
        };
        Names::new(&read(include), &read(exclude))
    }

    #[test]
    fn a_pattern_is_for_the_last_component_or_for_the_whole_name() {
        for (pattern, name, expected) in [
            ("*.jpg", "a.jpg", true),
            ("*.jpg", "a/b/c.jpg", true),
            ("*.jpg", "a.jpg/b", false),
            ("a/*.jpg", "a/b.jpg", true),
            ("a/*.jpg", "a/b/c.jpg", false),
            ("a/*.jpg", "x/a/b.jpg", false),
            ("a/**", "a/b/c", true),
            ("/a", "a", true),
            ("/a", "b/a", false),
            ("?.txt", "a.txt", true),
            ("[ab].txt", "b.txt", true),
            ("{a,b}.txt", "b.txt", true),
        ] {
            let names = names(&[pattern], &[]);
            assert_eq!(names.wants(name), expected, "{pattern} {name}");
        }
    }

    #[test]
    fn what_is_excluded_is_excluded_with_everything_in_it() {
        let names = names(&["*.rs"], &["target", "src/generated/**"]);
        assert!(names.wants("src/main.rs"));
        assert!(!names.wants("src/main.c"));
        assert!(!names.wants("a/target/main.rs"));
        assert!(!names.wants("src/generated/a.rs"));
        assert!(names.wants_folder("src/"));
        assert!(!names.wants_folder("a/target/"));
        assert!(!names.wants_folder("a/target/debug/"));
    }

    #[test]
    fn a_pattern_that_cannot_be_read_is_refused() {
        for text in ["", "/", "[", "{a"] {
            assert!(text.parse::<Pattern>().is_err(), "{text}");
        }
    }
}
