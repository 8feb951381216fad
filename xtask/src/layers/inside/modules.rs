//! The modules of a crate, read from its sources as the compiler would find them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::imports::{Child, Contents};
use crate::failure::Failure;
use crate::files;

/// The segments of a module's path below the crate's root, which itself is empty.
pub(super) type ModulePath = Vec<String>;

/// Every module that has a file, except modules of tests.
#[derive(Debug, Default)]
pub(super) struct Modules {
    pub(super) by_path: BTreeMap<ModulePath, Contents>,
}

impl Modules {
    /// Follows the `mod` lines from `lib.rs`, or from `main.rs` where there is no library.
    pub(super) fn read(source: &Path) -> Result<Self, Failure> {
        let library = source.join("lib.rs");
        let start = if library.exists() {
            library
        } else {
            source.join("main.rs")
        };
        let mut modules = Self::default();
        modules.add(&Vec::new(), &start, source)?;
        Ok(modules)
    }

    /// Adds the module of `file`, and those whose files lie in `folder`.
    fn add(&mut self, path: &ModulePath, file: &Path, folder: &Path) -> Result<(), Failure> {
        let contents = Contents::parse(&files::read(file)?)
            .map_err(|error| Failure::new(format!("{}: {error}", file.display())))?;
        let children = contents.children.clone();
        self.by_path.insert(path.clone(), contents);
        for child in children {
            let mut below = path.clone();
            below.push(child.name.clone());
            let (candidates, inner) = places(&child, file, folder);
            let file = existing(&candidates).ok_or_else(|| {
                Failure::new(format!("no file for the module {}", display(&below)))
            })?;
            self.add(&below, &file, &inner)?;
        }
        Ok(())
    }

    pub(super) fn files(&self) -> impl Iterator<Item = &ModulePath> {
        self.by_path.keys()
    }

    /// Returns all pairs of a file and another file that defines something which the first imports.
    pub(super) fn arrows(&self) -> BTreeSet<(ModulePath, ModulePath)> {
        let mut arrows = BTreeSet::new();
        for (from, contents) in &self.by_path {
            let targets = contents
                .imports
                .iter()
                .filter_map(|path| self.resolve(from, path));
            arrows.extend(targets.filter(|to| to != from).map(|to| (from.clone(), to)));
        }
        arrows
    }
}

/// Where the file of a module can be, and the folder of the modules below it.
fn places(child: &Child, parent: &Path, folder: &Path) -> (Vec<PathBuf>, PathBuf) {
    if let Some(named) = &child.file {
        let file = parent.with_file_name(named);
        let inner = file.parent().unwrap_or(folder).to_owned();
        return (vec![file], inner);
    }
    let inner = folder.join(&child.name);
    let beside = folder.join(format!("{}.rs", child.name));
    (vec![beside, inner.join("mod.rs")], inner)
}

/// The top-level module that contains a module: the first segment of its path, or `lib` for the root.
pub(super) fn top_level(module: &[String]) -> String {
    module
        .first()
        .map_or_else(|| "lib".to_owned(), Clone::clone)
}

/// The path of a module as it is written in Rust, or `lib` for the root.
pub(super) fn display(module: &[String]) -> String {
    if module.is_empty() {
        "lib".to_owned()
    } else {
        module.join("::")
    }
}

fn existing(candidates: &[PathBuf]) -> Option<PathBuf> {
    candidates.iter().find(|path| path.exists()).cloned()
}
