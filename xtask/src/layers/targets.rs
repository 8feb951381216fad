//! Checks that all examples are in `examples`, and that each program there and in `tests` is declared in
//! the manifest.

use std::collections::BTreeSet;
use std::fs;

use cargo_metadata::camino::Utf8PathBuf;
use cargo_metadata::{Metadata, Package, TargetKind};

use crate::failure::Failure;
use crate::tally::none_of;

/// Fails if an example is outside `examples`, or if a program there or in `tests` is not declared.
pub(crate) fn check(metadata: &Metadata) -> Result<(), Failure> {
    let mut findings = Vec::new();
    for package in metadata.workspace_packages() {
        match package.name.as_str() {
            "examples" | "tests" => findings.extend(undeclared(package)?),
            _ => findings.extend(examples(package)),
        }
    }
    none_of(findings)
}

fn examples(package: &Package) -> impl Iterator<Item = String> {
    let examples = package
        .targets
        .iter()
        .filter(|t| t.kind.contains(&TargetKind::Example));
    examples.map(|target| format!("{} has the example {}", package.name, target.name))
}

/// The programs in the folder of the package that are not declared in its manifest.
fn undeclared(package: &Package) -> Result<Vec<String>, Failure> {
    let declared: BTreeSet<_> = package
        .targets
        .iter()
        .map(|target| &target.src_path)
        .collect();
    let programs = programs(package)?;
    let missing = programs.iter().filter(|path| !declared.contains(path));
    Ok(missing
        .map(|path| format!("{path} is not declared in {}", package.name))
        .collect())
}

/// Files of the folder, and `main.rs` of its folders; the package's own `lib.rs` is neither.
fn programs(package: &Package) -> Result<Vec<Utf8PathBuf>, Failure> {
    let Some(folder) = package.manifest_path.parent() else {
        return Ok(Vec::new());
    };
    let mut programs = Vec::new();
    for entry in folder.read_dir_utf8().map_err(Failure::during(folder))? {
        let path = entry.map_err(Failure::during(folder))?.into_path();
        let main = path.join("main.rs");
        if fs::exists(&main).is_ok_and(|exists| exists) {
            programs.push(main);
        } else if path.extension() == Some("rs") && path.file_name() != Some("lib.rs") {
            programs.push(path);
        }
    }
    Ok(programs)
}
