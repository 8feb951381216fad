//! The source of the tests of a group: what the samples say, and what every structure must survive.

use std::fmt::Write as _;

use crate::codegen::catalogue::Catalogue;
use crate::codegen::example::{self, Extent, Names};
use crate::codegen::kinds::Kind;
use crate::codegen::model::{Group, Level};
use crate::codegen::operation::Source;
use crate::failure::Failure;

/// Writes the tests of a group.
pub(super) fn source(
    catalogue: &Catalogue<'_>,
    group: &Group,
    sources: &[Source<'_, '_>],
) -> Result<String, Failure> {
    let mut out = String::new();
    for source in sources {
        out.push_str(&operation(catalogue, source)?);
    }
    if !group.structures.is_empty() {
        out.push_str("#[test]\nfn structures_survive_a_document() {\n");
        for name in group.structures.keys() {
            let _ = writeln!(out, "sample::survives::<{name}>();");
        }
        out.push_str("}\n\n");
    }
    for (name, structure) in &group.structures {
        let fields: Vec<_> = structure
            .fields
            .iter()
            .map(|field| field.name.as_str())
            .collect();
        let _ = writeln!(out, "random!({name} {{ {} }});", fields.join(", "));
    }
    for name in group.enums.keys() {
        let _ = writeln!(out, "random_enum!({name});");
    }
    Ok(out)
}

fn operation(catalogue: &Catalogue<'_>, source: &Source<'_, '_>) -> Result<String, Failure> {
    let name = &source.operation.name;
    let call = example::call(source, Extent::Whole, Names::Sample)?;
    let receiver = match source.operation.level {
        Level::Service => "let client = sample::client();".to_owned(),
        _ => format!("let bucket = sample::bucket({name:?});"),
    };
    let mut out = format!(
        "#[test]\nfn {}() {{\n{receiver}\nsample::sends({name:?}, {call});\n",
        source.method()
    );
    if source.operation.presignable {
        let start = example::call(source, Extent::Required, Names::Sample)?;
        let setters = example::setters(source)?;
        let setters: String = setters
            .iter()
            .filter(|setter| !setter.is_needed && !setter.text.contains(".body("))
            .map(|setter| format!("|operation: {name}| operation{},", setter.text))
            .collect();
        let _ = writeln!(out, "sample::presigns(|| {start}, &[{setters}]);");
    }
    let within = || Failure::during(name.clone());
    let sample = catalogue.model.samples.get(name);
    let expected = sample.and_then(|sample| sample.response.get("output"));
    let member = |field: &str| expected.and_then(|output| output.get(field));
    if let Some(payload) = source.payload() {
        let value = member(payload.name())
            .map(|value| example::owned(catalogue, &payload.kind, value))
            .transpose()
            .map_err(within())?;
        let value = match (value, source.operation.output_body.optional) {
            (Some(value), true) => format!("Some({value})"),
            (None, _) => "None".to_owned(),
            (Some(value), false) => value,
        };
        let _ = writeln!(
            out,
            "assert_eq!(sample::reads::<{name}>({name:?}), {value});"
        );
    } else if source.output.is_empty() {
        let _ = writeln!(out, "sample::reads::<{name}>({name:?});");
    } else {
        let fields = source
            .output
            .iter()
            .filter(|field| field.kind != Kind::Stream);
        let fields: Vec<_> = fields.collect();
        let variable = if fields.is_empty() {
            ""
        } else {
            "let output = "
        };
        let _ = writeln!(out, "{variable}sample::reads::<{name}>({name:?});");
        for field in fields {
            let value =
                example::literal_of(catalogue, field, member(field.name())).map_err(within())?;
            let _ = match value.as_str() {
                "true" => writeln!(out, "assert!(output.{});", field.name()),
                "false" => writeln!(out, "assert!(!output.{});", field.name()),
                _ => writeln!(out, "assert_eq!(output.{}, {value});", field.name()),
            };
        }
    }
    out.push_str("}\n\n");
    Ok(out)
}
