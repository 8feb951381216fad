//! Rust expressions for the values in samples: for examples in the documentation, and for tests.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::codegen::catalogue::Catalogue;
use crate::codegen::fields::Typed;
use crate::codegen::kinds::Kind;
use crate::codegen::model::Level;
use crate::codegen::operation::Source;
use crate::codegen::output;
use crate::codegen::rust::{identifiers, literal};
use crate::failure::Failure;

/// How much of a value is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// Only what the constructor takes.
    Required,
    /// Everything that the sample contains.
    Whole,
}

/// The example in the documentation of an operation.
pub(super) fn documentation(source: &Source<'_, '_>) -> Result<String, Failure> {
    let start = match source.operation.level {
        Level::Service => "client: oss_client::Client",
        _ => "bucket: oss_client::Bucket",
    };
    let call = call(source, Extent::Required, Names::Example)?;
    if !source.operation.example.is_empty() {
        let lines = source.operation.example.join("\n");
        let imports = imports(source.catalogue, &lines);
        return Ok(format!(
            "```\n# async fn example({start}) -> Result<(), oss_client::Error> {{\n{imports}{lines}\n# \
             Ok(())\n# }}\n```"
        ));
    }
    let result = match source.output_type().as_str() {
        "()" => "",
        _ => "let response = ",
    };
    let shown = match result {
        "" => "",
        _ => "println!(\"{response:?}\");",
    };
    // rustfmt formats the body of a function, which is the example without its indentation.
    let body = format!("async fn example() {{ {result}{call}.send().await?; {shown} }}");
    let formatted = output::format(&body)?;
    let mut code = format!(
        "# async fn example({start}) -> Result<(), oss_client::Error> {{\n{}",
        imports(source.catalogue, &call)
    );
    let lines: Vec<_> = formatted.lines().collect();
    for line in lines
        .get(1..lines.len().saturating_sub(1))
        .unwrap_or_default()
    {
        let line = line.strip_prefix("    ").unwrap_or(line);
        code.push_str(line);
        code.push('\n');
    }
    code.push_str("# Ok(())\n# }");
    Ok(format!("```\n{code}\n```"))
}

/// The `use` lines for the types of a call, as a user of the crate writes them.
fn imports(catalogue: &Catalogue<'_>, call: &str) -> String {
    let used = identifiers(call);
    let mut by_group: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, group) in catalogue.types() {
        if used.contains(name) {
            by_group.entry(group).or_default().push(name);
        }
    }
    let mut lines: BTreeSet<String> = BTreeSet::new();
    for (group, names) in by_group {
        let names = match names.as_slice() {
            [only] => (*only).to_owned(),
            _ => format!("{{{}}}", names.join(", ")),
        };
        lines.insert(format!("use oss_client::operations::{group}::{names};\n"));
    }
    if used.contains("UtcSeconds") {
        lines.insert("use oss_client::sign::UtcSeconds;\n".to_owned());
    }
    if used.contains("ByteRange") {
        lines.insert("use oss_client::ByteRange;\n".to_owned());
    }
    let mut text: String = lines.into_iter().collect();
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// Whose names of objects a call uses.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Names {
    /// Those of the documentation.
    Example,
    /// Those of the sample.
    Sample,
}

/// The call of an operation with the input of its sample.
pub(super) fn call(
    source: &Source<'_, '_>,
    extent: Extent,
    names: Names,
) -> Result<String, Failure> {
    let operation = source.operation;
    let Some(sample) = source.catalogue.model.samples.get(&operation.name) else {
        return Err(Failure::new(format!(
            "{}: there is no sample",
            operation.name
        )));
    };
    let input = &sample.request.input;
    let within =
        |field: &Typed<'_>| Failure::during(format!("{}.{}", operation.name, field.name()));
    let mut arguments = Vec::new();
    for field in source.arguments() {
        let value = match (names, field.field.location.as_str(), operation.level) {
            (Names::Example, "path", Level::Object) => {
                arguments.push(literal(match field.field.part {
                    None if field.name() == "key" => "exampledir/exampleobject.txt",
                    _ => "examplechannel",
                }));
                continue;
            }
            _ => input.get(field.name()).unwrap_or(&Value::Null),
        };
        arguments
            .push(argument(source.catalogue, &field.kind, value, extent).map_err(within(field))?);
    }
    let receiver = match operation.level {
        Level::Service => "client",
        _ => "bucket",
    };
    let mut call = format!("{receiver}.{}({})", source.method(), arguments.join(", "));
    let wanted = |setter: &&Setter| extent == Extent::Whole || setter.is_needed;
    let setters = setters(source)?;
    call.extend(
        setters
            .iter()
            .filter(wanted)
            .map(|setter| setter.text.as_str()),
    );
    Ok(call)
}

/// The call of a setter.
pub(super) struct Setter {
    pub(super) text: String,
    /// Whether the operation cannot be sent without it, because one of several fields must be set.
    pub(super) is_needed: bool,
}

/// The setters of all optional fields that the sample of an operation contains.
pub(super) fn setters(source: &Source<'_, '_>) -> Result<Vec<Setter>, Failure> {
    let sample = source.catalogue.model.samples.get(&source.operation.name);
    let mut setters = Vec::new();
    for field in &source.input {
        let value = sample.and_then(|sample| sample.request.input.get(field.name()));
        if let (Some(value), false) = (value, field.field.required) {
            let within = format!("{}.{}", source.operation.name, field.name());
            let text = set(source.catalogue, field, value).map_err(Failure::during(within))?;
            setters.push(Setter {
                text,
                is_needed: field.field.one_of.is_some(),
            });
        }
    }
    setters.retain(|setter| !setter.text.is_empty());
    Ok(setters)
}

/// The setters of one optional field.
fn set(catalogue: &Catalogue<'_>, field: &Typed<'_>, value: &Value) -> Result<String, Failure> {
    let name = field.name();
    match (&field.kind, value) {
        (_, Value::Null) => Ok(String::new()),
        (Kind::Map, Value::Object(entries)) => Ok(entries
            .iter()
            .map(|(key, value)| {
                let value = value.as_str().unwrap_or_default();
                format!(".{name}({}, {})", literal(key), literal(value))
            })
            .collect()),
        (Kind::List(_), Value::Array(items)) if items.is_empty() => Ok(String::new()),
        (kind, value) => {
            let value = argument(catalogue, kind, value, Extent::Whole)?;
            Ok(format!(".{name}({value})"))
        }
    }
}

/// A value as an argument of a constructor or a setter.
fn argument(
    catalogue: &Catalogue<'_>,
    kind: &Kind,
    value: &Value,
    extent: Extent,
) -> Result<String, Failure> {
    Ok(match (kind, value) {
        (Kind::List(inner), Value::Array(items)) => {
            let shown = match extent {
                Extent::Required => 1,
                Extent::Whole => items.len(),
            };
            let items = items.iter().take(shown);
            let items = items.map(|item| argument(catalogue, inner, item, extent));
            format!("[{}]", items.collect::<Result<Vec<_>, _>>()?.join(", "))
        }
        (Kind::Structure(name), Value::Object(members)) => {
            let structure = catalogue.structure(name)?;
            let mut arguments = Vec::new();
            let mut setters = String::new();
            for field in &structure.fields {
                let typed = Typed::new(catalogue, field, false)?;
                let value = members.get(&field.name).unwrap_or(&Value::Null);
                if field.required {
                    let within = Failure::during(format!("{name}.{}", field.name));
                    arguments
                        .push(argument(catalogue, &typed.kind, value, extent).map_err(within)?);
                } else if extent == Extent::Whole {
                    setters.push_str(&set(catalogue, &typed, value)?);
                }
            }
            format!("{name}::new({}){setters}", arguments.join(", "))
        }
        (
            Kind::String | Kind::Document | Kind::ETag | Kind::Stream | Kind::Tags,
            Value::String(text),
        ) => literal(text),
        (Kind::String | Kind::Document, Value::Null) => literal("example"),
        _ => plain(catalogue, kind, value)?,
    })
}

/// A value of a type that is written in the same way everywhere.
fn plain(catalogue: &Catalogue<'_>, kind: &Kind, value: &Value) -> Result<String, Failure> {
    match (kind, value) {
        (Kind::Number("f64"), Value::Number(number)) => {
            let text = number.to_string();
            Ok(match text.contains('.') {
                true => text,
                false => format!("{text}.0"),
            })
        }
        (Kind::Number(_), Value::Number(number)) => Ok(number.to_string()),
        (Kind::Boolean, Value::Bool(value)) => Ok(value.to_string()),
        (Kind::Time(_), Value::String(text)) => {
            let time = OffsetDateTime::parse(text, &Rfc3339).map_err(Failure::during(text))?;
            Ok(format!(
                "UtcSeconds::new({})",
                grouped(time.unix_timestamp())
            ))
        }
        (Kind::Enum(name), Value::String(text)) => variant(catalogue, name, text),
        (Kind::Range, Value::String(text)) => range(text),
        _ => Err(Failure::new(format!(
            "the sample has {value} for a {kind:?}"
        ))),
    }
}

fn range(text: &str) -> Result<String, Failure> {
    let wrong = || Failure::new(format!("{text} is not a range"));
    let (first, last) = text
        .strip_prefix("bytes=")
        .and_then(|text| text.split_once('-'))
        .ok_or_else(wrong)?;
    Ok(match (first, last) {
        ("", count) => format!("ByteRange::last({count})"),
        (first, "") => format!("ByteRange::from({first}..)"),
        (first, last) => format!("ByteRange::from({first}..={last})"),
    })
}

/// Writes a number with a separator between every three digits.
fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push('_');
        }
        out.push(digit);
    }
    match number < 0 {
        true => format!("-{out}"),
        false => out,
    }
}

/// The value of an enumeration that stands for a text on the wire.
pub(super) fn variant(
    catalogue: &Catalogue<'_>,
    name: &str,
    wire: &str,
) -> Result<String, Failure> {
    let groups = catalogue.model.groups.iter();
    let found = groups.into_iter().find_map(|group| group.enums.get(name));
    let Some(found) = found else {
        return Err(Failure::new(format!("no enumeration {name}")));
    };
    let value = found.values.iter().find(|value| value.wire == wire);
    Ok(match value {
        Some(value) => format!("{name}::{}", value.name),
        None => format!("{name}::from({wire:?})"),
    })
}

/// An output value as a literal, which only the crate itself can write.
pub(super) fn literal_of(
    catalogue: &Catalogue<'_>,
    field: &Typed<'_>,
    value: Option<&Value>,
) -> Result<String, Failure> {
    let value = value.filter(|value| !value.is_null());
    Ok(match (field.is_optional(), field.default(), value) {
        (true, _, None) => "None".to_owned(),
        (true, _, Some(value)) => format!("Some({})", owned(catalogue, &field.kind, value)?),
        (false, Some(default), None) => default.to_string(),
        (false, _, Some(value)) => owned(catalogue, &field.kind, value)?,
        (false, _, None) if field.kind == Kind::Map => "BTreeMap::new()".to_owned(),
        (false, _, None) if field.kind.is_collection() => "Vec::new()".to_owned(),
        (false, _, None) => {
            return Err(Failure::new(format!(
                "{}: the sample lacks it",
                field.name()
            )));
        }
    })
}

/// An owned value as a literal.
pub(super) fn owned(
    catalogue: &Catalogue<'_>,
    kind: &Kind,
    value: &Value,
) -> Result<String, Failure> {
    Ok(match (kind, value) {
        (Kind::List(inner), Value::Array(items)) => {
            let items = items.iter().map(|item| owned(catalogue, inner, item));
            format!("vec![{}]", items.collect::<Result<Vec<_>, _>>()?.join(", "))
        }
        (Kind::Map, Value::Object(entries)) => {
            let pairs: Vec<_> = entries
                .iter()
                .map(|(key, value)| {
                    let value = value.as_str().unwrap_or_default();
                    format!(
                        "({}.to_owned(), {}.to_owned())",
                        literal(key),
                        literal(value)
                    )
                })
                .collect();
            format!("BTreeMap::from([{}])", pairs.join(", "))
        }
        (Kind::Structure(name), Value::Object(members)) => {
            let structure = catalogue.structure(name)?;
            let mut fields = Vec::new();
            for field in &structure.fields {
                let typed = Typed::new(catalogue, field, false)?;
                let value = literal_of(catalogue, &typed, members.get(&field.name))
                    .map_err(Failure::during(name))?;
                fields.push(format!("{}: {value}", field.name));
            }
            format!("{name} {{ {} }}", fields.join(", "))
        }
        (Kind::ETag, Value::String(text)) => format!("ETag::from({})", literal(text)),
        (Kind::String | Kind::Document, Value::String(text)) => {
            format!("{}.to_owned()", literal(text))
        }
        (Kind::Document, other) => format!("{}.to_owned()", literal(&other.to_string())),
        _ => plain(catalogue, kind, value)?,
    })
}
