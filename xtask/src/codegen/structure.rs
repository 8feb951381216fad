//! The source of a structure.

use std::fmt::Write as _;

use crate::codegen::catalogue::Catalogue;
use crate::codegen::fields::{Typed, reading, writing};
use crate::codegen::kinds::Kind;
use crate::codegen::model::Structure;
use crate::codegen::rust::{doc, sentence};
use crate::failure::Failure;

/// Writes a structure, its constructor and setters if callers build it, and how it is read and
/// written.
pub(super) fn source(
    catalogue: &Catalogue<'_>,
    name: &str,
    structure: &Structure,
) -> Result<String, Failure> {
    let fields = typed(catalogue, name, structure)?;
    let mut out = doc(0, &sentence(&structure.doc));
    let built = catalogue.is_built(name);
    let default = fields.iter().all(|field| !field.field.required);
    let has_secret = fields.iter().any(|field| field.field.secret);
    let mut derives = vec!["Clone"];
    if !has_secret {
        derives.push("Debug");
    }
    if default && fields.iter().all(|field| field.default() != Some(true)) {
        derives.push("Default");
    }
    derives.push("PartialEq");
    if catalogue.is_exact(name) {
        derives.push("Eq");
    }
    let _ = writeln!(
        out,
        "#[derive({})]\n#[non_exhaustive]\npub struct {name} {{",
        derives.join(", ")
    );
    for field in &fields {
        out.push_str(&field_doc(catalogue, field)?);
        let _ = writeln!(out, "    pub {}: {},", field.name(), field.rust());
    }
    out.push_str("}\n\n");
    if has_secret {
        out.push_str(&masked_debug(name, &fields));
    }
    if built {
        out.push_str(&constructor(catalogue, name, &fields)?);
    }
    let read = reading(&fields, "element");
    let _ = writeln!(
        out,
        "impl ReadXml for {name} {{\nfn read_xml(element: &mut Element<'_, '_>) -> \
         Result<Option<Self>, Malformed> {{\n{}Ok(Some(Self {{ {} }}))\n}}\n}}\n",
        read.statements, read.initializers
    );
    let (attribute, place) = match built {
        true => ("", ""),
        // Only the tests write what callers never build.
        false => ("#[cfg(test)]\n", "crate::xml::"),
    };
    let _ = writeln!(
        out,
        "{attribute}impl {place}WriteXml for {name} {{\nfn write_xml(&self, xml: &mut \
         {place}XmlWriter) {{\n{}}}\n}}",
        writing(&fields)
    );
    Ok(out)
}

/// A `Debug` that shows of secrets only whether they are there.
fn masked_debug(name: &str, fields: &[Typed<'_>]) -> String {
    let shown: String = fields
        .iter()
        .map(|field| {
            let name = field.name();
            let value = match (field.field.secret, field.is_optional()) {
                (false, _) => format!("self.{name}"),
                (true, true) => format!("self.{name}.as_ref().map(|_| \"****\")"),
                (true, false) => "\"****\"".to_owned(),
            };
            format!(".field({name:?}, &{value})\n")
        })
        .collect();
    format!(
        "impl fmt::Debug for {name} {{\n{}fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result \
         {{\nf.debug_struct({name:?})\n{shown}.finish()\n}}\n}}\n\n",
        doc(4, "Shows of a secret only whether it is there.")
    )
}

/// The fields of a structure with their types.
pub(super) fn typed<'m>(
    catalogue: &Catalogue<'m>,
    name: &str,
    structure: &'m Structure,
) -> Result<Vec<Typed<'m>>, Failure> {
    let fields = structure.fields.iter();
    fields
        .map(|field| Typed::new(catalogue, field, catalogue.is_encoded(name, &field.wire)))
        .collect::<Result<_, _>>()
        .map_err(Failure::during(name))
}

/// The documentation of a field, with its name on the wire.
pub(super) fn field_doc(catalogue: &Catalogue<'_>, field: &Typed<'_>) -> Result<String, Failure> {
    let mut text = with_wire(catalogue, field)?;
    if let Some(reason) = &field.field.optional_because {
        text = format!("{text} {}", sentence(reason));
    }
    Ok(doc(4, &text))
}

/// The documentation of a field, with its name on the wire at the end.
pub(super) fn with_wire(catalogue: &Catalogue<'_>, field: &Typed<'_>) -> Result<String, Failure> {
    let text = catalogue
        .doc(field.field)?
        .trim()
        .trim_end_matches('.')
        .to_owned();
    let wire = match (field.field.location.as_str(), field.field.wire.as_str()) {
        (_, "" | "#text") | ("host" | "path" | "copy-source", _) => return Ok(sentence(&text)),
        ("query", wire) => format!("parameter `{wire}`"),
        ("user-metadata", wire) => format!("`{wire}*`"),
        (_, wire) => match &field.field.wrapper {
            Some(wrapper) => format!("`{wire}` in `{wrapper}`"),
            None => format!("`{wire}`"),
        },
    };
    Ok(format!("{text} ({wire})."))
}

fn constructor(
    catalogue: &Catalogue<'_>,
    name: &str,
    fields: &[Typed<'_>],
) -> Result<String, Failure> {
    let required: Vec<_> = fields.iter().filter(|field| field.field.required).collect();
    let arguments: Vec<_> = required
        .iter()
        .map(|field| format!("{}: {}", field.name(), field.kind.argument()))
        .collect();
    let what = match required.is_empty() {
        true => "Creates the value with nothing set.",
        false => "Creates the value with what OSS requires.",
    };
    let mut out = format!("impl {name} {{\n{}", doc(4, what));
    let _ = writeln!(
        out,
        "pub fn new({}) -> Self {{\nSelf {{",
        arguments.join(", ")
    );
    for field in fields {
        out.push_str(&initializer(field.name(), &initial(field)));
    }
    out.push_str("}\n}\n");
    for field in fields.iter().filter(|field| !field.field.required) {
        out.push('\n');
        out.push_str(&setter(catalogue, field, "self")?);
    }
    out.push_str("}\n\n");
    Ok(out)
}

/// The value of a field after construction.
pub(super) fn initial(field: &Typed<'_>) -> String {
    match (&field.kind, field.field.required, field.default()) {
        (kind, true, _) => kind.convert(field.name()),
        (Kind::List(_), ..) => "Vec::new()".to_owned(),
        (Kind::Map, ..) => "BTreeMap::new()".to_owned(),
        (_, _, Some(default)) => default.to_string(),
        (Kind::Stream, ..) => "Body::empty()".to_owned(),
        _ => "None".to_owned(),
    }
}

/// Initializes a field with a value, in the short form if a variable has its name.
pub(super) fn initializer(name: &str, value: &str) -> String {
    match value == name {
        true => format!("{name},\n"),
        false => format!("{name}: {value},\n"),
    }
}

/// A method that sets an optional field.
pub(super) fn setter(
    catalogue: &Catalogue<'_>,
    field: &Typed<'_>,
    place: &str,
) -> Result<String, Failure> {
    let name = field.name();
    let mut out = doc(4, &with_wire(catalogue, field)?);
    let (arguments, statement) = match &field.kind {
        Kind::Map => (
            "name: impl Into<String>, value: impl Into<String>".to_owned(),
            format!("{place}.{name}.insert(name.into(), value.into());"),
        ),
        Kind::Stream => (
            format!("{name}: impl Into<Body>"),
            format!("{place}.{name} = {name}.into();"),
        ),
        Kind::List(_) => (
            format!("{name}: {}", field.kind.argument()),
            format!("{place}.{name} = {};", field.kind.convert(name)),
        ),
        _ if field.default().is_some() => {
            (format!("{name}: bool"), format!("{place}.{name} = {name};"))
        }
        kind => (
            format!("{name}: impl IntoField<{}>", kind.rust()),
            format!("{place}.{name} = {name}.into_field();"),
        ),
    };
    let _ = writeln!(
        out,
        "    pub fn {name}(mut self, {arguments}) -> Self {{\n{statement}\nself\n}}"
    );
    Ok(out)
}
