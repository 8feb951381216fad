//! The text files of this project.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::files;
use crate::shell::root;

/// A text file, its path counted from the root of the workspace.
#[derive(Debug)]
pub(crate) struct Source {
    pub(crate) path: PathBuf,
    pub(crate) text: String,
}

impl Source {
    pub(crate) fn has_extension(&self, extensions: &[&str]) -> bool {
        self.path
            .extension()
            .is_some_and(|own| extensions.iter().any(|e| own == *e))
    }

    /// Returns whether the whole file is a test.
    pub(crate) fn is_test(&self) -> bool {
        self.path.ends_with("tests.rs")
            || self
                .path
                .components()
                .any(|part| part.as_os_str() == "tests")
    }

    /// Describes a violation at a line of this file. `line` counts from 0; the text counts from 1.
    pub(crate) fn at(&self, line: usize, what: &str) -> String {
        format!("{}:{} {what}", self.path.display(), line + 1)
    }
}

/// Every text file of the project's folders, in no particular order.
pub(crate) fn all() -> Result<Vec<Source>, Failure> {
    let mut sources = Vec::new();
    let mut folders: Vec<PathBuf> = FOLDERS.iter().map(|name| root().join(name)).collect();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(Failure::during(folder.display()))? {
            let path = entry.map_err(Failure::during(folder.display()))?.path();
            if path.is_dir() {
                // A workspace of its own, such as `examples/engines`, has its build folder inside.
                if !path.ends_with("target") {
                    folders.push(path);
                }
            } else if path
                .extension()
                .is_some_and(|own| EXTENSIONS.iter().any(|e| own == *e))
            {
                sources.push(read(&path)?);
            }
        }
    }
    Ok(sources)
}

fn read(path: &Path) -> Result<Source, Failure> {
    let text = files::read(path)?;
    let path = path.strip_prefix(root()).unwrap_or(path).to_path_buf();
    Ok(Source { path, text })
}

const FOLDERS: &[&str] = &["crates", "examples", "tests", "xtask", ".ci"];

/// The extensions of the files that are looked at.
pub(super) const EXTENSIONS: &[&str] = &["rs", "toml", "md", "py", "mjs", "cjs", "js", "run"];
