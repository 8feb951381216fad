//! Checks that signing needs `oss-sign` alone, with a crate outside the workspace that has no other
//! dependency.

use std::fs;
use std::path::Path;

use crate::failure::Failure;
use crate::files;
use crate::shell::{Program, root};

/// Builds and runs the signing example in that crate.
pub(crate) fn check() -> Result<(), Failure> {
    let folder = root().join("target/layers/signing-alone");
    let sources = folder.join("src");
    fs::create_dir_all(&sources).map_err(Failure::during(sources.display()))?;
    copy(&root().join(EXAMPLE), &sources.join("main.rs"))?;
    // The same versions as ours, so that nothing is fetched.
    copy(&root().join("Cargo.lock"), &folder.join("Cargo.lock"))?;
    let manifest = format!(
        "{MANIFEST}\noss-sign = {{ path = {:?} }}\n",
        root().join("crates/oss-sign")
    );
    files::write(folder.join("Cargo.toml"), &manifest)?;
    Program::line("cargo run --quiet")
        .directory(&folder)
        .read()
        .map(drop)
}

fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    fs::copy(from, to)
        .map(drop)
        .map_err(Failure::during(from.display()))
}

const EXAMPLE: &str = "examples/sign_only.rs";

/// An empty `workspace` table keeps the crate out of ours.
const MANIFEST: &str = r#"[package]
name = "signing-alone"
edition = "2024"

[workspace]

[dependencies]"#;
