//! `crates/README.md` shows every dependency between the crates and every folder.

use std::fs;
use std::path::Path;

use super::arrows::{ANY, ARROWS};
use crate::failure::Failure;
use crate::files;
use crate::shell::root;
use crate::tally::none_of;

/// Fails if a dependency between crates, or a folder with sources, is missing from `crates/README.md`,
/// or if that page names something that does not exist.
pub(crate) fn check() -> Result<(), Failure> {
    let crates = root().join("crates");
    let map = files::read(crates.join("README.md"))?;
    let arrows = ARROWS.iter().filter(|(_, to)| *to != ANY).map(arrow);
    let mut missing: Vec<String> = arrows
        .filter(|arrow| !map.lines().any(|line| line == arrow))
        .collect();
    for (package, _) in ARROWS.iter().filter(|(_, to)| *to != ANY) {
        let section = section(&map, package);
        let sources = folders(&crates.join(package).join("src"))?;
        let unnamed = sources
            .iter()
            .filter(|name| !section.contains(&format!("`src/{name}`")));
        missing.extend(unnamed.map(|name| format!("{package}/src/{name}")));
    }
    let missing = missing
        .into_iter()
        .map(|line| format!("missing from crates/README.md: {line}"));
    let lost = named(&map).filter(|name| !crates.join(name).exists());
    none_of(
        missing.chain(
            lost.map(|name| format!("named in crates/README.md, but does not exist: {name}")),
        ),
    )
}

/// The paths that the page names in backticks, relative to `crates`.
fn named(map: &str) -> impl Iterator<Item = String> {
    let mut package = String::new();
    map.lines().flat_map(move |line| {
        let quoted: Vec<&str> = line.split('`').skip(1).step_by(2).collect();
        if line.starts_with("### ") {
            package = quoted.first().copied().unwrap_or_default().to_owned();
        } else if line.starts_with("## ") {
            package.clear();
        }
        let of_package = |name: &&str| name.starts_with("src") || name.starts_with("tests/");
        let path = |name: &&str| match (name.starts_with("oss-"), of_package(name)) {
            (true, _) if name.contains('/') => Some((*name).to_owned()),
            (false, true) if !package.is_empty() => Some(format!("{package}/{name}")),
            _ => None,
        };
        quoted.iter().filter_map(path).collect::<Vec<_>>()
    })
}

fn arrow((from, to): &(&str, &[&str])) -> String {
    let to = if to.is_empty() {
        "nobody".to_owned()
    } else {
        to.join(", ")
    };
    format!("{from} → {to}")
}

/// The part of the page below the heading of the crate.
fn section<'a>(map: &'a str, package: &str) -> &'a str {
    let heading = format!("### `{package}`");
    let rest = map.split_once(&heading).map_or("", |(_, rest)| rest);
    rest.split("\n#").next().unwrap_or_default()
}

/// The folders with sources. A folder that contains only the tests of a file does not count.
fn folders(folder: &Path) -> Result<Vec<String>, Failure> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(Failure::during(folder.display()))? {
        let path = entry.map_err(Failure::during(folder.display()))?.path();
        if let (true, Some(name)) = (path.is_dir(), path.file_name()) {
            let files = fs::read_dir(&path).map_err(Failure::during(path.display()))?;
            let mut files = files.filter_map(|file| Some(file.ok()?.file_name()));
            if files.any(|file| file != "tests.rs") {
                names.push(name.to_string_lossy().into_owned());
            }
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn paths_are_read_from_text_and_tables() {
        let map = "see `oss-a/src/x.rs` and `cargo`\n### `oss-b`: b\n| `src/y`, `tests/z` |\n## End\n`src`";
        let found: Vec<_> = named(map).collect();
        assert_eq!(found, ["oss-a/src/x.rs", "oss-b/src/y", "oss-b/tests/z"]);
    }
}
