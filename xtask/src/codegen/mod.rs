//! `cargo xtask codegen`: writes the operations of `oss-client`, and the table by which `oss-emulator`
//! recognizes them, from the description of the API.

mod catalogue;
mod check;
mod enums;
mod example;
mod fields;
mod group;
mod kinds;
mod model;
mod operation;
mod output;
mod routes;
mod rust;
mod sets;
mod structure;
mod tests;

use std::path::Path;

use clap::Args;

use crate::codegen::catalogue::Catalogue;
use crate::codegen::model::{Group, Model};
use crate::codegen::operation::Source;
use crate::codegen::output::Output;
use crate::codegen::rust::snake;
use crate::failure::Failure;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Write nothing, and fail if a file is not what would be written.
    #[arg(long)]
    check: bool,
}

/// An operation of the API.
#[derive(Debug)]
pub(crate) struct Known {
    pub(crate) name: String,
    /// The group whose module contains the operation of the client. There is none if the client does
    /// not have the operation.
    pub(crate) group: Option<String>,
    /// The name of the client's method, which is also that of its unit test.
    pub(crate) method: String,
}

/// Returns all operations, with those that the client does not have.
pub(crate) fn known() -> Result<Vec<Known>, Failure> {
    let model = Model::read(Path::new(MODEL))?;
    let catalogue = Catalogue::new(&model)?;
    let operation = |name: &str, group: Option<&str>| Known {
        name: name.to_owned(),
        group: group.map(str::to_owned),
        method: snake(name),
    };
    let described = catalogue.operations();
    let mut known: Vec<_> = described
        .map(|(group, described)| operation(&described.name, Some(group)))
        .collect();
    let others = model.server.server_only.iter().chain(&model.server.waiting);
    known.extend(others.map(|outline| operation(&outline.name, None)));
    known.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(known)
}

/// Writes or checks the generated sources.
pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let model = Model::read(Path::new(MODEL))?;
    let catalogue = Catalogue::new(&model)?;
    check::check(&catalogue)?;
    let mut output = Output::new(OPERATIONS);
    for group in &model.groups {
        add(&mut output, &catalogue, group).map_err(Failure::during(&group.group))?;
    }
    for (name, set) in &model.header_sets {
        let Some(operation) = catalogue.requests_with(name) else {
            continue;
        };
        let text = sets::source(&catalogue, operation, name, set)?;
        let about = format!("`{}`.", operation::camel(name));
        output.add(&format!("common/{name}.rs"), &about, text, &catalogue);
    }
    output.add("mod.rs", "", group::all(&model.groups), &catalogue);
    let count = catalogue.operations().count();
    let mut table = Output::new("crates/oss-emulator/src/route");
    for (file, documentation, code) in routes::sources(&catalogue)? {
        table.add_complete(file, &rust::module_doc(documentation), &code);
    }
    let files = output.settle(arguments.check)? + table.settle(arguments.check)?;
    println!("{count} operations in {files} files");
    Ok(())
}

fn add(output: &mut Output, catalogue: &Catalogue<'_>, group: &Group) -> Result<(), Failure> {
    let folder = &group.group;
    let sources = group
        .operations
        .iter()
        .map(|operation| Source::new(catalogue, operation))
        .collect::<Result<Vec<_>, _>>()?;
    for source in &sources {
        let name = &source.operation.name;
        let file = format!("{folder}/{}.rs", source.method());
        output.add(&file, &format!("`{name}`."), source.source()?, catalogue);
    }
    for (name, structure) in &group.structures {
        let file = format!("{folder}/{}.rs", snake(name));
        let text = structure::source(catalogue, name, structure)?;
        output.add(&file, &format!("`{name}`."), text, catalogue);
    }
    if !group.enums.is_empty() {
        let file = format!("{folder}/enums.rs");
        let about = "Enumerations. A value that is not known here is kept as text.";
        output.add(&file, about, enums::source(&group.enums), catalogue);
    }
    let file = format!("{folder}/tests.rs");
    let tests = tests::source(catalogue, group, &sources)?;
    output.add(
        &file,
        "What goes out and comes back, by the samples.",
        tests,
        catalogue,
    );
    let sets = catalogue.sets_of(&group.group);
    let module = group::source(group, &sources, &sets);
    output.add(&format!("{folder}/mod.rs"), "", module, catalogue);
    Ok(())
}

const MODEL: &str = "xtask/model";

/// Where the operations of the client are.
pub(crate) const OPERATIONS: &str = "crates/oss-client/src/operations";
