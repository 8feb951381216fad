//! Checks every manifest: versions and lints must be inherited from the workspace, and a package that can
//! be published must have what crates.io shows.

use cargo_metadata::{Metadata, Package};

use crate::failure::Failure;
use crate::files;
use crate::tally::none_of;

/// Fails if the manifest of a member contains a version, or does not inherit the settings of the
/// workspace.
pub(crate) fn check(metadata: &Metadata) -> Result<(), Failure> {
    let mut findings = Vec::new();
    for package in metadata.workspace_packages() {
        let path = &package.manifest_path;
        let text = files::read(path)?;
        findings.extend(versions(&text).map(|line| format!("{}: {line}", package.name)));
        findings.extend(not_inherited(&text, package));
        findings.extend(unpublishable(package));
    }
    none_of(findings)
}

/// The lines of the dependency tables that contain a version.
fn versions(manifest: &str) -> impl Iterator<Item = &str> {
    let mut in_dependencies = false;
    manifest.lines().filter(move |line| {
        if line.starts_with('[') {
            in_dependencies = line.contains("dependencies");
            return false;
        }
        let value = line.split_once('=').map(|(_, value)| value.trim_start());
        in_dependencies && (line.contains("version") || value.is_some_and(|v| v.starts_with('"')))
    })
}

fn not_inherited(manifest: &str, package: &Package) -> Vec<String> {
    let missing = INHERITED.iter().filter(|line| !manifest.contains(*line));
    missing
        .map(|line| format!("{} lacks `{line}`", package.name))
        .collect()
}

/// What is missing from a package that can be published. Members with `publish = false` need nothing.
fn unpublishable(package: &Package) -> Vec<String> {
    if package.publish.is_some() {
        return Vec::new();
    }
    let folder = package.manifest_path.parent();
    let exists = |file: &str| folder.is_some_and(|folder| folder.join(file).exists());
    let needs = [
        ("a description", package.description.is_some()),
        ("keywords", !package.keywords.is_empty()),
        ("categories", !package.categories.is_empty()),
        ("a README.md", exists("README.md")),
        ("a LICENSE-APACHE", exists("LICENSE-APACHE")),
        ("a LICENSE-MIT", exists("LICENSE-MIT")),
    ];
    let missing = needs.into_iter().filter(|(_, there)| !there);
    missing
        .map(|(what, _)| format!("{} lacks {what}", package.name))
        .collect()
}

const INHERITED: &[&str] = &[
    "version.workspace = true",
    "edition.workspace = true",
    "rust-version.workspace = true",
    "license.workspace = true",
    "[lints]\nworkspace = true",
];

#[cfg(test)]
mod tests {
    use super::versions;

    #[test]
    fn a_version_is_found_in_every_form() {
        let manifest = "[package]\nname = \"x\"\n[dependencies]\nbytes.workspace = true\n\
            http = \"1\"\ntime = { version = \"0.3\" }\nours = { path = \"../ours\" }\n";
        let found: Vec<_> = versions(manifest).collect();
        assert_eq!(found, ["http = \"1\"", "time = { version = \"0.3\" }"]);
    }
}
