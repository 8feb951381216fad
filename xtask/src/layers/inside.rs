//! The imports inside each crate: which of its top-level modules imports which.
//!
//! The section of a crate in `crates/README.md` contains a plan, which has a line for each top-level
//! module. The line names all top-level modules that the module imports, and each of them must be
//! on a later line. An import that is not listed, a listed import that does not exist, and an import
//! of a module on an earlier line are failures. The first line of the plan is the number of files
//! that import each other in a circle. More of them are a failure too.

mod imports;
mod modules;
mod plan;
mod resolve;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use petgraph::algo::tarjan_scc;
use petgraph::graphmap::DiGraphMap;

use self::modules::Modules;
use self::plan::Plan;
use super::arrows::{ANY, ARROWS};
use crate::failure::Failure;
use crate::files;
use crate::shell::root;
use crate::tally::none_of;

/// The top-level modules that each top-level module imports.
type TopLevelImports = BTreeMap<String, BTreeSet<String>>;

/// Prints the imports inside every crate, and fails if the plans in `crates/README.md` differ from
/// them.
pub(super) fn check() -> Result<(), Failure> {
    let map = files::read(root().join("crates/README.md"))?;
    let mut findings = Vec::new();
    for package in packages() {
        let measured = Measured::measure_crate(package)?;
        print!("{}", measured.describe(package));
        let plan = Plan::read(&map, package);
        let wrong = plan.differences(&measured.top_level, measured.circle.len());
        findings.extend(wrong.into_iter().map(|line| format!("{package}: {line}")));
        if let Some(circle) = plan.too_large(&measured.circle) {
            findings.push(format!("{package}: {circle}"));
        }
    }
    none_of(findings)
}

/// Replaces the plan of every crate in `crates/README.md` by one that is made from its sources.
///
/// If top-level modules of a crate import each other in a circle, there is no order in which every
/// import leads to a later line. The plan of such a crate is not changed, and the failure names the
/// modules.
pub(super) fn write() -> Result<(), Failure> {
    let path = root().join("crates/README.md");
    let mut map = files::read(&path)?;
    let mut findings = Vec::new();
    for package in packages() {
        let measured = Measured::measure_crate(package)?;
        match plan::lines(&measured.top_level, measured.circle.len()) {
            Ok(lines) => match plan::replace(&map, package, &lines) {
                Some(changed) => map = changed,
                None => findings.push(format!("{package} has no section in {}", path.display())),
            },
            Err(circle) => findings.push(format!("{package}: {circle}")),
        }
    }
    files::write(path, &map)?;
    none_of(findings)
}

fn packages() -> impl Iterator<Item = &'static str> {
    let packages = ARROWS.iter().filter(|(_, to)| *to != ANY);
    packages.map(|(package, _)| *package)
}

/// The imports that the sources of one crate contain.
struct Measured {
    top_level: TopLevelImports,
    files: usize,
    /// The largest set of files that all import each other, directly or through others. It is empty
    /// if there is no such set.
    circle: Vec<String>,
}

impl Measured {
    fn measure_crate(package: &str) -> Result<Self, Failure> {
        let source = root().join("crates").join(package).join("src");
        Self::measure_source(&source)
    }

    fn measure_source(source: &Path) -> Result<Self, Failure> {
        let modules = Modules::read(source)?;
        let arrows = modules.arrows();
        let mut top_level: TopLevelImports = modules
            .files()
            .map(|module| (modules::top_level(module), BTreeSet::new()))
            .collect();
        for (from, to) in &arrows {
            let (from, to) = (modules::top_level(from), modules::top_level(to));
            if from != to {
                top_level.entry(from).or_default().insert(to);
            }
        }
        Ok(Self {
            top_level,
            files: modules.files().count(),
            circle: largest_circle(&arrows),
        })
    }

    fn describe(&self, package: &str) -> String {
        let mut text = format!(
            "{package}: {} files, {}\n",
            self.files,
            plan::circle_line(self.circle.len())
        );
        for (from, to) in self.top_level.iter().filter(|(_, to)| !to.is_empty()) {
            let to: Vec<&str> = to.iter().map(String::as_str).collect();
            text += &format!("  {from} → {}\n", to.join(", "));
        }
        text
    }
}

fn largest_circle(arrows: &BTreeSet<(Vec<String>, Vec<String>)>) -> Vec<String> {
    let names: BTreeSet<(String, String)> = arrows
        .iter()
        .map(|(from, to)| (modules::display(from), modules::display(to)))
        .collect();
    let edges = names.iter().map(|(from, to)| (from.as_str(), to.as_str()));
    let graph: DiGraphMap<&str, ()> = DiGraphMap::from_edges(edges);
    let circles = tarjan_scc(&graph)
        .into_iter()
        .filter(|files| files.len() > 1);
    let largest = circles.max_by_key(Vec::len).unwrap_or_default();
    let mut largest: Vec<String> = largest.into_iter().map(str::to_owned).collect();
    largest.sort();
    largest
}

#[cfg(test)]
mod tests;
