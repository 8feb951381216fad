//! The table: one row for each operation, and where each column is found out.

use std::collections::BTreeSet;
use std::fmt;
use std::fmt::Write as _;
use std::path::Path;

use crate::api_coverage::Exercised;
use crate::codegen::{self, Known, OPERATIONS};
use crate::failure::Failure;
use crate::files;
use crate::shell::{Program, built, root};

/// Every operation of the API, and the operations of each column.
#[derive(Debug)]
pub(super) struct Table {
    all: BTreeSet<String>,
    generated: BTreeSet<String>,
    tested: BTreeSet<String>,
    served: BTreeSet<String>,
    exercised: BTreeSet<String>,
}

/// The number of operations in each column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counts {
    pub(super) all: usize,
    pub(super) generated: usize,
    pub(super) tested: usize,
    pub(super) served: usize,
    pub(super) exercised: usize,
}

impl Table {
    /// Fills the table from the description of the API, the sources of the unit tests, the emulator's
    /// program, and the list that `compat` has written.
    pub(super) fn measure() -> Result<Self, Failure> {
        let known = codegen::known()?;
        let names = |operations: &[&Known]| operations.iter().map(|one| one.name.clone()).collect();
        let all: Vec<&Known> = known.iter().collect();
        let generated: Vec<_> = known.iter().filter(|one| one.group.is_some()).collect();
        Ok(Self {
            all: names(&all),
            generated: names(&generated),
            tested: tested(&known)?,
            served: served()?,
            exercised: Exercised::read()?.into_names(),
        })
    }

    /// The table as text, with a heading.
    pub(super) fn rows(&self) -> String {
        let mut out = format!("{:50} generated  tested  served  exercised\n", "operation");
        for name in &self.all {
            let mark = |column: &BTreeSet<String>| if column.contains(name) { "yes" } else { "-" };
            let _ = writeln!(
                out,
                "{name:50} {:9}  {:6}  {:6}  {}",
                mark(&self.generated),
                mark(&self.tested),
                mark(&self.served),
                mark(&self.exercised)
            );
        }
        out
    }

    /// The operations that the emulator carries out, and those that it does not, as a table in
    /// Markdown.
    pub(super) fn served_rows(&self) -> String {
        let mut out =
            String::from("| operation | served | called by an official SDK |\n|---|---|---|\n");
        for name in &self.all {
            let mark = |column: &BTreeSet<String>| if column.contains(name) { "yes" } else { "" };
            let (served, exercised) = (mark(&self.served), mark(&self.exercised));
            let _ = writeln!(out, "| {name} | {served} | {exercised} |");
        }
        out.truncate(out.trim_end().len());
        out
    }

    pub(super) fn counts(&self) -> Counts {
        Counts {
            all: self.all.len(),
            generated: self.generated.len(),
            tested: self.tested.len(),
            served: self.served.len(),
            exercised: self.exercised.len(),
        }
    }

    /// What cannot be true: an operation that is served but not known, or exercised but not served.
    pub(super) fn contradictions(&self) -> impl Iterator<Item = String> {
        let unknown = self.served.difference(&self.all);
        let unknown = unknown.map(|name| format!("{name} is served, but the API does not have it"));
        let unserved = self.exercised.difference(&self.served);
        let unserved = unserved.map(|name| {
            format!("{name} is in the list of exercised operations, but it is not served")
        });
        unknown.chain(unserved)
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{} operations: {} generated, {} unit tested, {} served by the emulator, {} exercised by \
             an official SDK",
            self.all, self.generated, self.tested, self.served, self.exercised
        )
    }
}

/// The operations that have a unit test of their name in the tests of their group.
fn tested(known: &[Known]) -> Result<BTreeSet<String>, Failure> {
    let groups: BTreeSet<&String> = known.iter().filter_map(|one| one.group.as_ref()).collect();
    let mut tests = BTreeSet::new();
    for group in groups {
        let file = root().join(OPERATIONS).join(group).join("tests.rs");
        tests.extend(test_functions(&file)?.map(|function| (group.clone(), function)));
    }
    let has_test = |one: &&Known| {
        let group = one.group.clone();
        group.is_some_and(|group| tests.contains(&(group, one.method.clone())))
    };
    let tested = known.iter().filter(has_test);
    Ok(tested.map(|one| one.name.clone()).collect())
}

fn test_functions(file: &Path) -> Result<impl Iterator<Item = String> + use<>, Failure> {
    let source = files::read(file)?;
    let source = syn::parse_file(&source).map_err(Failure::during(file.display()))?;
    let functions = source.items.into_iter().filter_map(|item| match item {
        syn::Item::Fn(function) => Some(function),
        _ => None,
    });
    let is_test = |function: &syn::ItemFn| {
        let mut attributes = function.attrs.iter();
        attributes.any(|attribute| attribute.path().is_ident("test"))
    };
    Ok(functions
        .filter(is_test)
        .map(|function| function.sig.ident.to_string()))
}

/// The operations that the emulator's program says it carries out.
fn served() -> Result<BTreeSet<String>, Failure> {
    let program = Program::new(built("oss-emulator", "oss-emulator")?);
    let names = program.args(["--list-operations"]).read()?;
    Ok(names.lines().map(str::to_owned).collect())
}
