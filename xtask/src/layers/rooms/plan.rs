//! The plan of a crate in `crates/README.md`: its rooms from the top floor to the ground.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::algo::tarjan_scc;
use petgraph::graphmap::DiGraphMap;

use super::Rooms;

const BEGIN: &str = "```text\nfiles in a circle: ";
const END: &str = "\n```\n";

/// What the map says of one crate.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Plan {
    circle: usize,
    floors: Vec<(String, BTreeSet<String>)>,
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
            floors: lines.flat_map(floor).collect(),
            missing: false,
        }
    }

    /// How the plan and the sources disagree, a line each.
    pub(super) fn differences(&self, measured: &Rooms, circle: usize) -> Vec<String> {
        if self.missing {
            return vec!["no plan of its rooms; run `cargo xtask layers --write`".to_owned()];
        }
        let planned: BTreeMap<&String, &BTreeSet<String>> =
            self.floors.iter().map(|(room, to)| (room, to)).collect();
        let empty = BTreeSet::new();
        let mut lines = Vec::new();
        for (room, to) in measured {
            let allowed = planned.get(room).copied().unwrap_or(&empty);
            lines.extend(
                to.difference(allowed)
                    .map(|to| format!("{room} imports {to}, which the plan does not have")),
            );
            lines.extend(
                allowed
                    .difference(to)
                    .map(|to| format!("{room} → {to} is on the plan only")),
            );
        }
        let gone = planned.keys().filter(|room| !measured.contains_key(**room));
        lines.extend(gone.map(|room| format!("{room} is on the plan only")));
        lines.extend(self.upwards());
        if circle < self.circle {
            lines.push(format!(
                "only {circle} files are left in a circle; write that down"
            ));
        }
        lines
    }

    /// Says which files are in a circle if there are more of them than the plan allows.
    pub(super) fn too_large(&self, circle: &[String]) -> Option<String> {
        (circle.len() > self.circle && !self.missing).then(|| {
            let (most, now) = (self.circle, circle.len());
            format!(
                "{now} files are in a circle, {most} were: {}",
                circle.join(", ")
            )
        })
    }

    /// The arrows that lead to the same or to an earlier line.
    fn upwards(&self) -> impl Iterator<Item = String> {
        let position = |name: &str| self.floors.iter().position(|(room, _)| room == name);
        let arrows = self.floors.iter().enumerate();
        arrows.flat_map(move |(at, (room, to))| {
            let up = to
                .iter()
                .filter(move |to| position(to).is_none_or(|other| other <= at));
            up.map(move |to| format!("{room} → {to} leads to no lower floor"))
        })
    }
}

/// A line of the plan: `room → rooms`, or rooms that import nothing.
fn floor(line: &str) -> Vec<(String, BTreeSet<String>)> {
    let names = |text: &str| -> Vec<String> {
        text.split(", ")
            .map(|name| name.trim().to_owned())
            .collect()
    };
    match line.split_once(" → ") {
        Some((room, to)) => vec![(room.trim().to_owned(), names(to).into_iter().collect())],
        None => names(line)
            .into_iter()
            .map(|room| (room, BTreeSet::new()))
            .collect(),
    }
}

/// What is printed and written of circles.
pub(super) fn circle_line(circle: usize) -> String {
    format!("files in a circle: {circle}")
}

/// The plan as text, or the rooms that import each other in a circle.
pub(super) fn lines(rooms: &Rooms, circle: usize) -> Result<String, String> {
    let mut text = circle_line(circle);
    for room in order(rooms)? {
        let Some(to) = rooms.get(room).filter(|to| !to.is_empty()) else {
            continue;
        };
        let to: Vec<&str> = to.iter().map(String::as_str).collect();
        text += &format!("\n{room} → {}", to.join(", "));
    }
    let ground: Vec<&str> = rooms
        .iter()
        .filter(|(_, to)| to.is_empty())
        .map(|(room, _)| room.as_str())
        .collect();
    if !ground.is_empty() {
        text += &format!("\n{}", ground.join(", "));
    }
    Ok(text)
}

/// The rooms so that each stands before those that it imports, otherwise by name.
fn order(rooms: &Rooms) -> Result<Vec<&str>, String> {
    let mut left: BTreeMap<&str, &BTreeSet<String>> =
        rooms.iter().map(|(room, to)| (room.as_str(), to)).collect();
    let mut order = Vec::new();
    while !left.is_empty() {
        let imported: BTreeSet<&str> = left
            .values()
            .flat_map(|to| to.iter().map(String::as_str))
            .collect();
        let top: Vec<&str> = left
            .keys()
            .copied()
            .filter(|room| !imported.contains(room))
            .collect();
        if top.is_empty() {
            let names = circle(&left).join(", ");
            return Err(format!("rooms import each other in a circle: {names}"));
        }
        left.retain(|room, _| !top.contains(room));
        order.extend(top);
    }
    Ok(order)
}

/// The rooms of the largest circle among those that are left.
fn circle<'r>(left: &BTreeMap<&'r str, &'r BTreeSet<String>>) -> Vec<&'r str> {
    let arrows = left
        .iter()
        .flat_map(|(room, to)| to.iter().map(|to| (*room, to.as_str())));
    let graph: DiGraphMap<&str, ()> = DiGraphMap::from_edges(arrows);
    tarjan_scc(&graph)
        .into_iter()
        .max_by_key(Vec::len)
        .unwrap_or_default()
}

/// The map with the plan of one crate replaced, or added at the end of its section.
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

/// Where the plan of a crate stands in the map, its fences included.
fn block(map: &str, package: &str) -> Option<(usize, usize)> {
    let (start, end) = section(map, package)?;
    let begin = start + map.get(start..end)?.find(BEGIN)?;
    let length = map.get(begin..end)?.find(END)?;
    Some((begin, begin + length + END.len()))
}

/// Where the section of a crate begins and ends.
fn section(map: &str, package: &str) -> Option<(usize, usize)> {
    let start = map.find(&format!("### `{package}`"))?;
    let rest = map.get(start..)?;
    let end = rest
        .find("\n#")
        .map_or(map.len(), |length| start + length + 1);
    Some((start, end))
}
