//! Which crates of the workspace may depend on which.

use cargo_metadata::camino::Utf8Path;
use cargo_metadata::{Dependency, DependencyKind, Metadata, Package};

use crate::failure::Failure;
use crate::tally::none_of;

/// Fails if a dependency between our own crates is not one of [`ARROWS`].
///
/// Development dependencies are not restricted, but must be given by path. For example, tests of a
/// lower crate use the server.
pub(crate) fn check(metadata: &Metadata) -> Result<(), Failure> {
    let packages = metadata.workspace_packages();
    none_of(packages.iter().flat_map(|package| violations(package)))
}

fn violations(package: &Package) -> impl Iterator<Item = String> {
    let name = folder(package);
    let allowed = ARROWS
        .iter()
        .find(|(from, _)| *from == name)
        .map(|(_, to)| *to);
    let unknown = allowed
        .is_none()
        .then(|| format!("{name} is missing from ARROWS"));
    let wrong = package
        .dependencies
        .iter()
        .filter(|dependency| is_ours(dependency))
        .filter_map(move |dependency| {
            let to = dependency.name.as_str();
            if dependency.path.is_none() {
                return Some(format!(
                    "{name} must depend on {to} by its path in this workspace"
                ));
            }
            let free = dependency.kind == DependencyKind::Development;
            let fits = allowed.is_some_and(|allowed| allowed.contains(&to) || allowed == ANY);
            (!free && !fits).then(|| format!("{name} must not depend on {to}"))
        });
    unknown.into_iter().chain(wrong)
}

/// The name of a package's folder, which is that of the package except where another project has the
/// name.
fn folder(package: &Package) -> &str {
    let folder = package.manifest_path.parent();
    folder.and_then(Utf8Path::file_name).unwrap_or_default()
}

fn is_ours(dependency: &Dependency) -> bool {
    dependency.path.is_some() || ARROWS.iter().any(|(name, _)| *name == dependency.name)
}

/// Stands for every crate of the workspace.
pub(super) const ANY: &[&str] = &["*"];

/// From the folder of each crate to the crates that it may depend on.
pub(super) const ARROWS: &[(&str, &[&str])] = &[
    ("examples", ANY),
    ("tests", ANY),
    ("xtask", ANY),
    (
        "oss-cli",
        &[
            "oss-client",
            "oss-ram",
            "oss-emulator",
            "oss-credentials",
            "oss-transport",
            "oss-sign",
            "oss-policy",
        ],
    ),
    ("oss-object-store", &["oss-client"]),
    (
        "oss-client",
        &["oss-credentials", "oss-transport", "oss-sign", "oss-policy"],
    ),
    (
        "oss-credentials",
        &["oss-context", "oss-transport", "oss-sign", "oss-policy"],
    ),
    (
        "oss-ram",
        &["oss-context", "oss-transport", "oss-sign", "oss-policy"],
    ),
    ("oss-context", &["oss-transport", "oss-sign", "oss-policy"]),
    ("oss-emulator", &["oss-sign", "oss-policy"]),
    ("oss-transport", &[]),
    ("oss-sign", &[]),
    ("oss-policy", &[]),
];
