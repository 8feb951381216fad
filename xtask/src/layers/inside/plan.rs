//! The plan of a crate in `crates/README.md`: its top-level modules, each before those that it imports.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::algo::tarjan_scc;
use petgraph::graphmap::DiGraphMap;

use super::TopLevelImports;

const BEGIN: &str = "```text\nfiles in a circle: ";
const END: &str = "\n```\n";

/// The plan of one crate, as it is written in `crates/README.md`.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Plan {
    circle: usize,
    entries: Vec<(String, BTreeSet<String>)>,
    missing: bool,
}

impl Plan {
    pub(super) fn read(map: &str, package: &str) -> Self {
        let Some((start, end)) = block(map, package) else {
            return Self {
                missing: true,
                ..Self::default()
            };
        };
        let text = map.get(start..end).unwrap_or_default();
        let text = text.strip_prefix(BEGIN).unwrap_or(text);
        let mut lines = text.strip_suffix(END).unwrap_or(text).lines();
        let circle = lines.next().and_then(|line| line.parse().ok());
        Self {
            circle: circle.unwrap_or_default(),
            entries: lines.flat_map(entry).collect(),
            missing: false,
        }
    }

    /// Returns the differences between the plan and the sources, each as a line of text.
    pub(super) fn differences(&self, measured: &TopLevelImports, circle: usize) -> Vec<String> {
        if self.missing {
            return vec![
                "there is no plan of its modules; run `cargo xtask layers --write`".to_owned(),
            ];
        }
        let planned: BTreeMap<&String, &BTreeSet<String>> = self
            .entries
            .iter()
            .map(|(module, to)| (module, to))
            .collect();
        let empty = BTreeSet::new();
        let mut lines = Vec::new();
        for (module, to) in measured {
            let allowed = planned.get(module).copied().unwrap_or(&empty);
            lines.extend(
                to.difference(allowed)
                    .map(|to| format!("{module} imports {to}, which is missing from the plan")),
            );
            lines.extend(
                allowed
                    .difference(to)
                    .map(|to| format!("{module} → {to} is in the plan, but not in the sources")),
            );
        }
        let gone = planned
            .keys()
            .filter(|module| !measured.contains_key(**module));
        lines.extend(gone.map(|module| format!("{module} is in the plan, but not in the sources")));
        lines.extend(self.upwards());
        if circle < self.circle {
            lines.push(format!(
                "only {circle} files are still in a circle; run `cargo xtask layers --write`"
            ));
        }
        lines
    }

    /// Returns a text that names the files in a circle, if there are more of them than the plan allows.
    pub(super) fn too_large(&self, circle: &[String]) -> Option<String> {
        (circle.len() > self.circle && !self.missing).then(|| {
            let (most, now) = (self.circle, circle.len());
            format!(
                "{now} files import each other in a circle, but the plan allows {most}: {}",
                circle.join(", ")
            )
        })
    }

    /// Returns the imports that lead to the same or to an earlier line.
    fn upwards(&self) -> impl Iterator<Item = String> {
        let position = |name: &str| self.entries.iter().position(|(module, _)| module == name);
        let arrows = self.entries.iter().enumerate();
        arrows.flat_map(move |(at, (module, to))| {
            let up = to
                .iter()
                .filter(move |to| position(to).is_none_or(|other| other <= at));
            up.map(move |to| format!("{module} → {to} does not lead to a later line"))
        })
    }
}

/// Parses a line of the plan: `module → modules`, or the modules that import nothing.
fn entry(line: &str) -> Vec<(String, BTreeSet<String>)> {
    let names = |text: &str| -> Vec<String> {
        text.split(", ")
            .map(|name| name.trim().to_owned())
            .collect()
    };
    match line.split_once(" → ") {
        Some((module, to)) => vec![(module.trim().to_owned(), names(to).into_iter().collect())],
        None => names(line)
            .into_iter()
            .map(|module| (module, BTreeSet::new()))
            .collect(),
    }
}

/// The line that reports how many files are in a circle.
pub(super) fn circle_line(circle: usize) -> String {
    format!("files in a circle: {circle}")
}

/// Writes the plan as text. Fails if top-level modules import each other in a circle.
pub(super) fn lines(top_level: &TopLevelImports, circle: usize) -> Result<String, String> {
    let mut text = circle_line(circle);
    for module in order(top_level)? {
        let Some(to) = top_level.get(module).filter(|to| !to.is_empty()) else {
            continue;
        };
        let to: Vec<&str> = to.iter().map(String::as_str).collect();
        text += &format!("\n{module} → {}", to.join(", "));
    }
    let leaves: Vec<&str> = top_level
        .iter()
        .filter(|(_, to)| to.is_empty())
        .map(|(module, _)| module.as_str())
        .collect();
    if !leaves.is_empty() {
        text += &format!("\n{}", leaves.join(", "));
    }
    Ok(text)
}

/// Sorts the modules so that each is before those that it imports, and otherwise by name.
fn order(top_level: &TopLevelImports) -> Result<Vec<&str>, String> {
    let mut left: BTreeMap<&str, &BTreeSet<String>> = top_level
        .iter()
        .map(|(module, to)| (module.as_str(), to))
        .collect();
    let mut order = Vec::new();
    while !left.is_empty() {
        let imported: BTreeSet<&str> = left
            .values()
            .flat_map(|to| to.iter().map(String::as_str))
            .collect();
        let top: Vec<&str> = left
            .keys()
            .copied()
            .filter(|module| !imported.contains(module))
            .collect();
        if top.is_empty() {
            let names = circle(&left).join(", ");
            return Err(format!(
                "top-level modules import each other in a circle: {names}"
            ));
        }
        left.retain(|module, _| !top.contains(module));
        order.extend(top);
    }
    Ok(order)
}

/// The modules of the largest circle among those that are left.
fn circle<'r>(left: &BTreeMap<&'r str, &'r BTreeSet<String>>) -> Vec<&'r str> {
    let arrows = left
        .iter()
        .flat_map(|(module, to)| to.iter().map(|to| (*module, to.as_str())));
    let graph: DiGraphMap<&str, ()> = DiGraphMap::from_edges(arrows);
    tarjan_scc(&graph)
        .into_iter()
        .max_by_key(Vec::len)
        .unwrap_or_default()
}

/// Returns the text of `crates/README.md` with the plan of one crate replaced, or added at the end of its
/// section.
pub(super) fn replace(map: &str, package: &str, lines: &str) -> Option<String> {
    let plan = format!("```text\n{lines}{END}");
    if let Some((start, end)) = block(map, package) {
        return Some([map.get(..start)?, &plan, map.get(end..)?].concat());
    }
    let (_, end) = section(map, package)?;
    let before = map.get(..end)?.trim_end();
    Some(
        [
            before,
            "\n\n",
            &plan,
            "\n",
            map.get(end..)?.trim_start_matches('\n'),
        ]
        .concat(),
    )
}

/// Returns where the plan of a crate begins and ends, including the lines with the backticks.
fn block(map: &str, package: &str) -> Option<(usize, usize)> {
    let (start, end) = section(map, package)?;
    let begin = start + map.get(start..end)?.find(BEGIN)?;
    let length = map.get(begin..end)?.find(END)?;
    Some((begin, begin + length + END.len()))
}

/// Returns where the section of a crate begins and ends.
fn section(map: &str, package: &str) -> Option<(usize, usize)> {
    let start = map.find(&format!("### `{package}`"))?;
    let rest = map.get(start..)?;
    let end = rest
        .find("\n#")
        .map_or(map.len(), |length| start + length + 1);
    Some((start, end))
}
