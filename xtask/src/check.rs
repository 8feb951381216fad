//! `cargo xtask check`: what to run before a commit, for the crates that changed.

use std::collections::BTreeSet;

use crate::failure::Failure;
use crate::shell::Program;

/// Checks the formatting of all crates, and runs clippy and the tests of the crates with uncommitted
/// changes.
pub(crate) fn run() -> Result<(), Failure> {
    Program::line("cargo fmt --all --check").run()?;
    for folder in changed_packages()? {
        let manifest = format!("{folder}/Cargo.toml");
        Program::line("cargo clippy --all-targets --manifest-path")
            .args([&manifest])
            .args(["--", "-D", "warnings"])
            .run()?;
        Program::line("cargo test --quiet --manifest-path")
            .args([&manifest])
            .run()?;
    }
    println!("check passed");
    Ok(())
}

fn changed_packages() -> Result<BTreeSet<String>, Failure> {
    let status = Program::new("git")
        .args(["status", "--porcelain", "--untracked-files=all"])
        .read()?;
    Ok(status
        .lines()
        .filter_map(|line| package_of(line.get(3..)?))
        .collect())
}

/// The folder of the package that a path of the workspace belongs to.
fn package_of(path: &str) -> Option<String> {
    let mut folders = path.split('/');
    let first = folders.next()?;
    let package = match first {
        "crates" => format!("crates/{}", folders.next()?),
        "examples" | "tests" | "xtask" => first.to_owned(),
        _ => return None,
    };
    folders.next().map(|_| package)
}

#[cfg(test)]
mod tests {
    use super::package_of;

    #[test]
    fn a_path_belongs_to_the_package_of_its_folder() {
        assert_eq!(
            package_of("crates/oss-sign/src/lib.rs").as_deref(),
            Some("crates/oss-sign")
        );
        assert_eq!(package_of("xtask/src/main.rs").as_deref(), Some("xtask"));
        assert_eq!(package_of("crates/README.md"), None);
        assert_eq!(package_of("Cargo.toml"), None);
    }
}
