//! Finds the file that defines what a path names.
//!
//! If a module only re-exports a name, the file that defines the name is found and not the module.
//! Otherwise everything would seem to depend on modules that only collect their children.

use super::modules::{ModulePath, Modules};

/// The largest number of re-exports that are followed. It ends a circle of re-exports.
const MOST_STEPS: usize = 16;

impl Modules {
    /// The module whose file defines what `path` names in `from`, or nothing if it leads elsewhere,
    /// as paths into other crates do.
    pub(super) fn resolve(&self, from: &[String], path: &[String]) -> Option<ModulePath> {
        self.follow(from, path, MOST_STEPS)
    }

    fn follow(&self, from: &[String], path: &[String], steps: usize) -> Option<ModulePath> {
        let steps = steps.checked_sub(1)?;
        let (start, rest) = self.start(from, path)?;
        self.descend(start, rest, steps)
    }

    /// The module at which a path begins, and what follows.
    fn start<'p>(&self, from: &[String], path: &'p [String]) -> Option<(ModulePath, &'p [String])> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => Some((Vec::new(), rest)),
            "self" => Some((from.to_vec(), rest)),
            "super" => {
                let (_, parent) = from.split_last()?;
                let mut start = parent.to_vec();
                let mut rest = rest;
                while let Some((next, after)) =
                    rest.split_first().filter(|(next, _)| *next == "super")
                {
                    debug_assert_eq!(next, "super");
                    start.pop()?;
                    rest = after;
                }
                Some((start, rest))
            }
            child => self.child(from, child).map(|module| (module, rest)),
        }
    }

    fn descend(&self, module: ModulePath, path: &[String], steps: usize) -> Option<ModulePath> {
        let Some((name, rest)) = path.split_first() else {
            return Some(module);
        };
        if let Some(child) = self.child(&module, name) {
            return self.descend(child, rest, steps);
        }
        self.passed_on(&module, name, rest, steps).or(Some(module))
    }

    /// Where a name leads that a module has by `use` only.
    fn passed_on(
        &self,
        module: &[String],
        name: &str,
        rest: &[String],
        steps: usize,
    ) -> Option<ModulePath> {
        let contents = self.by_path.get(module)?;
        if contents.items.contains(name) {
            return None;
        }
        let by_name = contents
            .uses
            .iter()
            .filter(|used| used.name.as_deref() == Some(name));
        let named = by_name.map(|used| used.path.clone());
        let globs = contents.uses.iter().filter(|used| used.name.is_none());
        let globs = globs.map(|used| [used.path.as_slice(), &[name.to_owned()]].concat());
        let mut paths = named.chain(globs.filter(|path| self.defines(module, path, steps)));
        let path = [paths.next()?.as_slice(), rest].concat();
        self.follow(module, &path, steps)
    }

    /// Whether a path of a glob names something in the end.
    fn defines(&self, from: &[String], path: &[String], steps: usize) -> bool {
        let (Some(module), Some(name)) = (self.follow(from, path, steps), path.last()) else {
            return false;
        };
        let contents = self.by_path.get(&module);
        contents.is_some_and(|contents| contents.items.contains(name))
            || module.last() == Some(name)
    }

    fn child(&self, module: &[String], name: &str) -> Option<ModulePath> {
        let mut path = module.to_vec();
        path.push(name.to_owned());
        self.by_path.contains_key(&path).then_some(path)
    }
}
