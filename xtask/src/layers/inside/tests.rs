//! Tests with small crates that are written to a temporary folder.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use super::Measured;
use super::plan::{self, Plan};
use crate::files;

/// A crate of the given files, in a folder of its own that is removed at the end.
struct Source(PathBuf);

impl Source {
    fn new(name: &str, sources: &[(&str, &str)]) -> Self {
        let folder = std::env::temp_dir().join(format!("imports-{name}-{}", std::process::id()));
        for (file, text) in sources {
            let path = folder.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            files::write(path, text).unwrap();
        }
        Self(folder)
    }

    fn measured(&self) -> Measured {
        Measured::measure_source(&self.0).unwrap()
    }
}

impl Drop for Source {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn an_import_leads_to_the_file_that_defines_the_name() {
    let source = Source::new(
        "re-export",
        &[
            ("lib.rs", "mod a; mod b; pub use b::Thing;"),
            ("a.rs", "use crate::Thing; use std::fmt;"),
            ("b/mod.rs", "mod thing; pub use self::thing::*;"),
            ("b/thing.rs", "pub struct Thing;"),
        ],
    );
    let measured = source.measured();
    assert_eq!(measured.top_level["a"], BTreeSet::from(["b".to_owned()]));
    assert_eq!(measured.top_level["lib"], BTreeSet::new());
    assert_eq!(measured.circle, Vec::<String>::new());
}

#[test]
fn files_that_import_each_other_are_a_circle_and_tests_are_left_out() {
    let source = Source::new(
        "circle",
        &[
            ("main.rs", "mod a; mod b; mod c;"),
            ("a.rs", "pub fn f() { crate::b::g() }"),
            ("b.rs", "use super::a::f; pub fn g() {}"),
            ("c.rs", "#[cfg(test)] mod tests { use crate::a; }"),
        ],
    );
    let measured = source.measured();
    assert_eq!(measured.circle, ["a", "b"]);
    assert_eq!(measured.top_level["c"], BTreeSet::new());
    assert!(plan::lines(&measured.top_level, 2).is_err());
}

const MAP: &str = "### `x`: first\n\ntext\n\n### `y`: second\n";

#[test]
fn a_written_plan_agrees_and_any_other_import_is_reported() {
    let source = Source::new(
        "plan",
        &[
            ("lib.rs", "mod a; mod b;"),
            ("a.rs", "use crate::b::B;"),
            ("b.rs", "pub struct B;"),
        ],
    );
    let measured = source.measured();
    let lines = plan::lines(&measured.top_level, 0).unwrap();
    assert_eq!(lines, "files in a circle: 0\na → b\nb, lib");
    let map = plan::replace(MAP, "x", &lines).unwrap();
    assert!(map.ends_with("\n\n### `y`: second\n"), "{map}");
    assert_eq!(plan::replace(&map, "x", &lines).unwrap(), map);
    let differences = |map: &str| Plan::read(map, "x").differences(&measured.top_level, 0);
    assert_eq!(differences(&map), Vec::<String>::new());
    let changed = map.replace("a → b\nb, lib", "b → lib\na, lib");
    assert_eq!(
        differences(&changed),
        [
            "a imports b, which is missing from the plan",
            "b → lib is in the plan, but not in the sources",
        ]
    );
    let upwards = map.replace("a → b\nb, lib", "b, lib\na → b");
    assert_eq!(
        differences(&upwards),
        ["a → b does not lead to a later line"]
    );
}

#[test]
fn more_files_in_a_circle_than_planned_are_named() {
    let plan = Plan::read("### `x`\n```text\nfiles in a circle: 2\na\n```\n", "x");
    let names = ["a", "b", "c"].map(str::to_owned);
    assert_eq!(plan.too_large(&names[..2]), None);
    let line = plan.too_large(&names).unwrap();
    assert_eq!(
        line,
        "3 files import each other in a circle, but the plan allows 2: a, b, c"
    );
}
