//! The arrows inside each crate: which of its rooms imports which.
//!
//! A room is a folder directly below `src`, or a file there together with the folder of its name.
//! The section of a crate in `crates/README.md` lists its rooms from the top floor to the ground:
//! every import leads to a room that stands on a later line, and the line names it. An import that
//! is not listed, a listed one that no longer exists and one that leads upwards are all failures.
//! The first line counts the files that import each other in a circle, so that circles cannot grow.

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

/// From each room to the rooms that it imports.
type Rooms = BTreeMap<String, BTreeSet<String>>;

/// Prints the arrows inside every library and program, and fails if `crates/README.md` says
/// something else.
pub(super) fn check() -> Result<(), Failure> {
    let map = files::read(root().join("crates/README.md"))?;
    let mut findings = Vec::new();
    for package in packages() {
        let measured = Measured::of_crate(package)?;
        print!("{}", measured.describe(package));
        let plan = Plan::read(&map, package);
        let wrong = plan.differences(&measured.rooms, measured.circle.len());
        findings.extend(wrong.into_iter().map(|line| format!("{package}: {line}")));
        if let Some(circle) = plan.too_large(&measured.circle) {
            findings.push(format!("{package}: {circle}"));
        }
    }
    none_of(findings)
}

/// Replaces the plan of every crate in `crates/README.md` by what its sources say today.
///
/// A crate whose rooms import each other in a circle has no order of floors. Its plan is left as it
/// is, and the rooms are named in the failure.
pub(super) fn write() -> Result<(), Failure> {
    let path = root().join("crates/README.md");
    let mut map = files::read(&path)?;
    let mut findings = Vec::new();
    for package in packages() {
        let measured = Measured::of_crate(package)?;
        match plan::lines(&measured.rooms, measured.circle.len()) {
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

/// What the sources of one crate say.
struct Measured {
    rooms: Rooms,
    files: usize,
    /// The largest set of files each of which reaches all others by imports, or nothing.
    circle: Vec<String>,
}

impl Measured {
    fn of_crate(package: &str) -> Result<Self, Failure> {
        let source = root().join("crates").join(package).join("src");
        Self::of_source(&source)
    }

    fn of_source(source: &Path) -> Result<Self, Failure> {
        let modules = Modules::read(source)?;
        let arrows = modules.arrows();
        let mut rooms: Rooms = modules
            .files()
            .map(|module| (modules::room(module), BTreeSet::new()))
            .collect();
        for (from, to) in &arrows {
            let (from, to) = (modules::room(from), modules::room(to));
            if from != to {
                rooms.entry(from).or_default().insert(to);
            }
        }
        Ok(Self {
            rooms,
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
        for (from, to) in self.rooms.iter().filter(|(_, to)| !to.is_empty()) {
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
