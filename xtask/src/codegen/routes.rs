//! The source of the table by which the embedded server finds the operation of a request.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::codegen::catalogue::Catalogue;
use crate::codegen::model::{BodyKind, Field, Level, Operation, Outline, Selecting};
use crate::codegen::rust::literal;
use crate::failure::Failure;

/// A level, a method and a set of conditions that stand for one operation.
struct Row {
    name: String,
    level: Level,
    method: String,
    selector: Vec<Condition>,
    actions: Vec<String>,
    /// The calls that change the row from an ordinary one.
    changes: Vec<String>,
}

/// A condition on a request. Parameters come before values, and these before headers, because the
/// first parameter of a row is the subresource.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Condition {
    Parameter(String),
    Value(String, String),
    Header(String),
}

/// Writes the names of all operations and their table, those included that the client does not have.
/// The result is the name, the documentation and the code of each file.
pub(super) fn sources(
    catalogue: &Catalogue<'_>,
) -> Result<[(&'static str, &'static str, String); 2], Failure> {
    let server = &catalogue.model.server;
    let mut rows = Vec::new();
    for (_, operation) in catalogue.operations() {
        let found = described(catalogue, operation);
        rows.extend(found.map_err(Failure::during(&operation.name))?);
    }
    let others = server.server_only.iter().chain(&server.waiting);
    rows.extend(others.map(outlined));
    // The sort is stable, because the last one of equally precise rows answers.
    rows.sort_by(|one, other| one.name.cmp(&other.name));
    distinct(&rows)?;
    let names: BTreeSet<&str> = rows.iter().map(|row| row.name.as_str()).collect();
    let table = format!(
        "{IMPORTS}{}{}",
        tables(&rows),
        subresources(&rows, &server.plain_parameters)?
    );
    Ok([
        (
            "names.rs",
            "The names of the operations of OSS.",
            enumeration(&names),
        ),
        ("table.rs", INTRODUCTION, table),
    ])
}

fn enumeration(names: &BTreeSet<&str>) -> String {
    let mut out = String::from("use super::macros::operation_names;\n\noperation_names! {");
    let mut width = usize::MAX;
    for name in names {
        let longer = name.len() + ", ".len();
        match width.checked_add(longer).filter(|width| *width <= 100) {
            Some(wider) => width = wider,
            None => {
                out.push_str("\n   ");
                width = "    ".len() + longer;
            }
        }
        let _ = write!(out, " {name},");
    }
    out.push_str("\n}\n");
    out
}

/// The rows of an operation that the client has too.
fn described<'m>(catalogue: &Catalogue<'m>, operation: &'m Operation) -> Result<Vec<Row>, Failure> {
    let serving = &operation.server;
    let entries = catalogue.all_entries(&operation.input)?.into_iter();
    let fields: Vec<_> = entries.map(|(_, field)| field).collect();
    let mut selectors = vec![fixed(&operation.query)];
    for selecting in &serving.selected_by {
        let choices = match selecting {
            Selecting::One(only) => std::slice::from_ref(only),
            Selecting::Either(several) => several,
        };
        let mut longer = Vec::new();
        for choice in choices {
            let condition = condition(&fields, choice)?;
            longer.extend(selectors.iter().map(|selector| {
                let mut selector = selector.clone();
                selector.push(condition.clone());
                selector
            }));
        }
        selectors = longer;
    }
    let mut changes = Vec::new();
    match (&serving.body_unless, has_body(operation, &fields)) {
        (Some(header), _) if fields.iter().any(|field| field.wire == *header) => {
            changes.push(format!(
                "with_body(Body::RequiredUnless({}))",
                literal(header)
            ));
        }
        (Some(header), _) => return Err(Failure::new(format!("no input {header}"))),
        (None, true) => changes.push("with_body(Body::Required)".to_owned()),
        (None, false) => {}
    }
    match operation.body.kind {
        BodyKind::MultipartForm => {
            changes.push("authenticated_by(Authentication::Form)".to_owned());
        }
        _ if operation.method == "OPTIONS" => {
            changes.push("authenticated_by(Authentication::None)".to_owned());
        }
        _ => {}
    }
    if serving.creates_bucket {
        changes.push("creating_bucket()".to_owned());
    }
    if serving.document_first {
        changes.push("checking_document_first()".to_owned());
    }
    if !serving.ignores.is_empty() {
        changes.push(format!("ignoring(&{:?})", serving.ignores));
    }
    let permission = serving
        .permission
        .as_deref()
        .unwrap_or(&operation.permission);
    let mut places = vec![(operation.level, operation.method.as_str())];
    places.extend(serving.also_as.iter().map(|variant| {
        let method = variant.method.as_deref().unwrap_or(&operation.method);
        (variant.level.unwrap_or(operation.level), method)
    }));
    let mut rows = Vec::new();
    for (level, method) in places {
        rows.extend(selectors.iter().map(|selector| {
            let mut selector = selector.clone();
            // The order within a kind says which parameter is the subresource.
            selector.sort_by_key(Condition::rank);
            Row {
                name: operation.name.clone(),
                level,
                method: method.to_owned(),
                selector,
                actions: actions(permission),
                changes: changes.clone(),
            }
        }));
    }
    Ok(rows)
}

fn outlined(outline: &Outline) -> Row {
    let body = outline.body.then(|| "with_body(Body::Required)".to_owned());
    let mut selector = fixed(&outline.query);
    selector.sort_by_key(Condition::rank);
    Row {
        name: outline.name.clone(),
        level: outline.level,
        method: outline.method.clone(),
        selector,
        actions: actions(&outline.permission),
        changes: body.into_iter().collect(),
    }
}

fn fixed(query: &BTreeMap<String, Option<String>>) -> Vec<Condition> {
    let conditions = query.iter().map(|(name, value)| match value.as_deref() {
        None | Some("") => Condition::Parameter(name.clone()),
        Some(value) => Condition::Value(name.clone(), value.to_owned()),
    });
    conditions.collect()
}

/// The condition that an input is given, which must be a parameter or a header.
fn condition(fields: &[&Field], text: &str) -> Result<Condition, Failure> {
    let (wire, value) = match text.split_once('=') {
        Some((wire, value)) => (wire, Some(value)),
        None => (text, None),
    };
    let field = fields.iter().find(|field| field.wire == wire);
    match (field.map(|field| field.location.as_str()), value) {
        (Some("query"), None) => Ok(Condition::Parameter(wire.to_owned())),
        (Some("query"), Some(value)) => Ok(Condition::Value(wire.to_owned(), value.to_owned())),
        (Some("header" | "copy-source"), None) => Ok(Condition::Header(wire.to_owned())),
        _ => Err(Failure::new(format!(
            "no parameter or header {text} to be selected by"
        ))),
    }
}

/// Whether requests have a body: they send data, or a document that is not optional.
fn has_body(operation: &Operation, fields: &[&Field]) -> bool {
    let in_body = |field: &Field| {
        matches!(
            field.location.as_str(),
            "xml" | "json" | "form" | "body" | "stream"
        )
    };
    match operation.body.kind {
        BodyKind::None => false,
        BodyKind::Stream | BodyKind::MultipartForm => true,
        _ => fields.iter().any(|field| field.required && in_body(field)),
    }
}

fn actions(permission: &str) -> Vec<String> {
    permission.split_whitespace().map(str::to_owned).collect()
}

/// Checks that no two rows are met by the same requests.
fn distinct(rows: &[Row]) -> Result<(), Failure> {
    let mut known = BTreeMap::new();
    for row in rows {
        let mut selector = row.selector.clone();
        selector.sort();
        let other = known.insert((row.level, &row.method, selector), &row.name);
        if let Some(other) = other {
            return Err(Failure::new(format!(
                "{other} and {} have the same requests",
                row.name
            )));
        }
    }
    Ok(())
}

fn tables(rows: &[Row]) -> String {
    let mut grouped: BTreeMap<(Level, &str), Vec<&Row>> = BTreeMap::new();
    for row in rows {
        grouped
            .entry((row.level, &row.method))
            .or_default()
            .push(row);
    }
    let mut out = String::from(
        "/// Returns the rows of a level and a method.\npub(super) fn rows(level: Level, method: &str) \
         -> &'static [Operation] {\nmatch (level, method) {\n",
    );
    for (level, method) in grouped.keys() {
        let table = table(*level, method);
        let _ = writeln!(out, "(Level::{level:?}, {method:?}) => {table},");
    }
    out.push_str("_ => &[],\n}\n}\n\n");
    out.push_str("tables! {\n");
    for ((level, method), rows) in grouped {
        let _ = writeln!(out, "    {}: {level:?} {{", table(level, method));
        for row in rows {
            let selector: Vec<_> = row.selector.iter().map(Condition::source).collect();
            let selector = selector.join(", ");
            let _ = write!(out, "        {} [{selector}] {:?}", row.name, row.actions);
            for change in &row.changes {
                let _ = write!(out, ".{change}");
            }
            out.push_str(";\n");
        }
        out.push_str("    }\n");
    }
    out.push_str("}\n\n");
    out
}

fn table(level: Level, method: &str) -> String {
    format!("{method}_{level:?}").to_uppercase()
}

/// Writes the function that knows the subresources: the first parameters of the rows.
fn subresources(rows: &[Row], plain: &BTreeMap<String, String>) -> Result<String, Failure> {
    let mut names: BTreeMap<Level, BTreeSet<&str>> = BTreeMap::new();
    let mut unused: BTreeSet<&str> = plain.keys().map(String::as_str).collect();
    for row in rows {
        let Some(Condition::Parameter(name)) = row.selector.first() else {
            continue;
        };
        match plain.contains_key(name) {
            true => _ = unused.remove(name.as_str()),
            false => _ = names.entry(row.level).or_default().insert(name),
        }
    }
    if let Some(name) = unused.first() {
        return Err(Failure::new(format!(
            "plain parameter {name}: no row begins with it"
        )));
    }
    let mut out = String::from(
        "/// Returns the subresources of a level, sorted by name.\npub(super) fn subresources(level: Level) \
         -> &'static [&'static str] {\nmatch level {\n",
    );
    for (level, names) in names {
        let names: Vec<_> = names.into_iter().map(literal).collect();
        let _ = writeln!(out, "Level::{level:?} => &[{}],", names.join(", "));
    }
    out.push_str("}\n}\n");
    Ok(out)
}

impl Condition {
    fn rank(&self) -> u8 {
        match self {
            Self::Parameter(_) => 0,
            Self::Value(..) => 1,
            Self::Header(_) => 2,
        }
    }

    fn source(&self) -> String {
        match self {
            Self::Parameter(name) => format!("Parameter({name:?})"),
            Self::Value(name, value) => format!("Value({name:?}, {value:?})"),
            Self::Header(name) => format!("Header({name:?})"),
        }
    }
}

/// The documentation of the table.
pub(super) const INTRODUCTION: &str = "The operations of OSS, and the requests that call them. There is one table for \
    each level and method. If several rows are met, the one with the most conditions answers.";

const IMPORTS: &str = "\
use super::macros::tables;
use super::names::OperationName;
use super::operation::Part::{Header, Parameter, Value};
use super::operation::{Authentication, Body, Level, Operation};

";
