//! Checks that every dependency can be used under one of the allowed licences.

use cargo_metadata::Metadata;

use crate::failure::Failure;
use crate::tally::none_of;

/// Fails if a package in the dependency tree of any platform cannot be used under the licences in
/// [`ALLOWED`].
pub(crate) fn check(metadata: &Metadata) -> Result<(), Failure> {
    none_of(metadata.packages.iter().filter_map(|package| {
        let licence = package.license.as_deref().unwrap_or("no licence");
        (!is_allowed(licence)).then(|| format!("{} {}: {licence}", package.name, package.version))
    }))
}

/// Returns whether an SPDX expression can be satisfied with the licences in [`ALLOWED`]. A slash is an
/// old way to write `OR`.
fn is_allowed(expression: &str) -> bool {
    let spaced = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let mut words = spaced.split_whitespace().peekable();
    any(&mut words) && words.next().is_none()
}

type Words<'a> = std::iter::Peekable<std::str::SplitWhitespace<'a>>;

fn any(words: &mut Words<'_>) -> bool {
    let mut met = all(words);
    while words.next_if_eq(&"OR").is_some() {
        met |= all(words);
    }
    met
}

fn all(words: &mut Words<'_>) -> bool {
    let mut met = one(words);
    while words.next_if_eq(&"AND").is_some() {
        met &= one(words);
    }
    met
}

fn one(words: &mut Words<'_>) -> bool {
    if words.next_if_eq(&"(").is_some() {
        let met = any(words);
        return words.next() == Some(")") && met;
    }
    let mut met = words.next().is_some_and(|word| ALLOWED.contains(&word));
    if words.next_if_eq(&"WITH").is_some() {
        met &= words.next().is_some();
    }
    met
}

const ALLOWED: &[&str] = &[
    "MIT",
    "Apache-2.0",
    "BSD-1-Clause",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "0BSD",
    "ISC",
    "Zlib",
    "Unicode-3.0",
    // The root certificates of `webpki-roots` are data under this licence.
    "CDLA-Permissive-2.0",
];

#[cfg(test)]
mod tests {
    use super::is_allowed;

    #[test]
    fn one_way_to_use_the_package_suffices() {
        assert!(is_allowed("MIT/Apache-2.0"));
        assert!(is_allowed("Unlicense OR MIT"));
        assert!(is_allowed("(MIT OR GPL-3.0) AND Unicode-3.0"));
        assert!(is_allowed("Apache-2.0 WITH LLVM-exception"));
    }

    #[test]
    fn every_part_of_a_conjunction_must_be_allowed() {
        assert!(!is_allowed("MIT AND GPL-3.0"));
        assert!(!is_allowed("(MIT OR Apache-2.0) AND LGPL-2.1"));
        assert!(!is_allowed("no licence"));
    }
}
