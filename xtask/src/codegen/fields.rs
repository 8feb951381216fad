//! The code that reads fields from a document and writes them into one.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::codegen::catalogue::Catalogue;
use crate::codegen::kinds::{Kind, TimeFormat};
use crate::codegen::model::Field;
use crate::failure::Failure;

/// A field with its type.
pub(super) struct Typed<'m> {
    pub(super) field: &'m Field,
    pub(super) kind: Kind,
    /// Whether its text may be percent-encoded.
    pub(super) encoded: bool,
    /// The set of headers that it belongs to.
    pub(super) set: Option<&'m str>,
}

impl<'m> Typed<'m> {
    pub(super) fn new(
        catalogue: &Catalogue<'m>,
        field: &'m Field,
        encoded: bool,
    ) -> Result<Self, Failure> {
        Ok(Self {
            field,
            kind: catalogue.kind(field)?,
            encoded,
            set: None,
        })
    }

    /// The field's name.
    pub(super) fn name(&self) -> &'m str {
        &self.field.name
    }

    /// The value that an absent boolean has.
    pub(super) fn default(&self) -> Option<bool> {
        match (&self.kind, &self.field.default) {
            (Kind::Boolean, Some(serde_json::Value::Bool(value))) => Some(*value),
            _ => None,
        }
    }

    /// Whether the field is an `Option`.
    pub(super) fn is_optional(&self) -> bool {
        !self.field.required && !self.kind.is_collection() && self.default().is_none()
    }

    /// The Rust type of the field.
    pub(super) fn rust(&self) -> String {
        match self.is_optional() {
            true => format!("Option<{}>", self.kind.rust()),
            false => self.kind.rust(),
        }
    }

    /// The statement that reads the element `child` into the variable of this field.
    fn read(&self, child: &str) -> String {
        let name = self.name();
        let method = match &self.kind {
            Kind::List(_) => "push",
            Kind::Time(TimeFormat::HttpDate) => "set_http_date",
            Kind::Time(TimeFormat::Unix) => "set_unix",
            Kind::String if self.encoded => "set_name",
            Kind::String if self.field.encoding.is_some() => "set_base64",
            _ => "set",
        };
        format!("{child}.{method}(&mut {name})?")
    }

    /// The statement that writes the element of this field.
    fn write(&self) -> String {
        let (name, wire) = (self.name(), &self.field.wire);
        let optional = self.is_optional();
        match &self.kind {
            Kind::List(_) => format!("xml.list({wire:?}, &self.{name});"),
            Kind::Time(TimeFormat::HttpDate | TimeFormat::Unix) => {
                let method = match self.kind {
                    Kind::Time(TimeFormat::Unix) => "unix",
                    _ => "http_date",
                };
                match optional {
                    true => format!("xml.{method}({wire:?}, self.{name});"),
                    false => format!("xml.{method}({wire:?}, Some(self.{name}));"),
                }
            }
            Kind::String if self.field.encoding.is_some() => match optional {
                true => format!("xml.base64({wire:?}, self.{name}.as_deref());"),
                false => format!("xml.base64({wire:?}, Some(&self.{name}));"),
            },
            _ if optional => format!("xml.optional({wire:?}, &self.{name});"),
            _ => format!("xml.element({wire:?}, &self.{name});"),
        }
    }
}

/// The code that reads the fields of an element: variables, a loop over the children, and the
/// initializers of the fields. `element` is the name of the variable of the element.
pub(super) struct Reading {
    pub(super) statements: String,
    pub(super) initializers: String,
}

/// Writes the code that reads these fields from the children of an element.
pub(super) fn reading(fields: &[Typed<'_>], element: &str) -> Reading {
    let mut statements = String::new();
    let mut initializers = String::new();
    let mut by_wrapper: BTreeMap<&str, Vec<&Typed<'_>>> = BTreeMap::new();
    let mut arms: Vec<(&str, String)> = Vec::new();
    for field in fields {
        let name = field.name();
        if field.field.wire == "#text" {
            let _ = writeln!(statements, "let {name} = {element}.text()?.into_owned();");
            let _ = writeln!(initializers, "{name},");
            continue;
        }
        let start = if field.kind.is_collection() {
            "Vec::new()"
        } else {
            "None"
        };
        let _ = writeln!(statements, "let mut {name} = {start};");
        let wire = &field.field.wire;
        match (&field.kind, &field.field.wrapper) {
            (_, Some(wrapper)) => by_wrapper.entry(wrapper).or_default().push(field),
            (_, None) => {
                arms.push((wire, field.read("child")));
            }
        }
        let _ = match (
            field.kind.is_collection(),
            field.field.required,
            field.default(),
        ) {
            (false, true, _) => {
                writeln!(
                    initializers,
                    "{name}: {element}.required({wire:?}, {name})?,"
                )
            }
            (false, false, Some(default)) => {
                writeln!(initializers, "{name}: {name}.unwrap_or({default}),")
            }
            _ => writeln!(initializers, "{name},"),
        };
    }
    for (wrapper, inner) in by_wrapper {
        let read = match inner.as_slice() {
            [only] if matches!(only.kind, Kind::List(_)) => {
                format!("child.list({:?}, &mut {})?", only.field.wire, only.name())
            }
            _ => {
                let fields = inner.iter();
                let arms = fields.map(|field| (field.field.wire.as_str(), field.read("inner")));
                children("child", "inner", &arms.collect::<Vec<_>>())
            }
        };
        arms.push((wrapper, read));
    }
    if !arms.is_empty() {
        statements.push_str(&children(element, "child", &arms));
    }
    Reading {
        statements,
        initializers,
    }
}

/// The loop over the children of an element. Each arm is a name and what reads the child of this name.
fn children(element: &str, child: &str, arms: &[(&str, String)]) -> String {
    let body = match arms {
        [(name, read)] => format!("if {child}.name() == {name:?} {{ {read}; }}"),
        _ => {
            let arms = arms.iter().map(|(name, read)| {
                // Where the line is too long for one expression, it is a statement in a block.
                match read.starts_with("while") || name.len() + read.len() < ARM {
                    true => format!("{name:?} => {read},\n"),
                    false => format!("{name:?} => {{ {read}; }}\n"),
                }
            });
            let arms: String = arms.collect();
            format!("match {child}.name() {{ {arms} _ => {{}} }}")
        }
    };
    format!("while let Some(mut {child}) = {element}.next_child()? {{ {body} }}\n")
}

/// The length up to which an arm fits into a line, with its indentation.
const ARM: usize = 68;

/// Writes the statements that write these fields as children.
pub(super) fn writing(fields: &[Typed<'_>]) -> String {
    let mut out = String::new();
    let mut done: Vec<&str> = Vec::new();
    for field in fields {
        if field.field.wire == "#text" {
            let _ = writeln!(out, "xml.text(&self.{});", field.name());
            continue;
        }
        let Some(wrapper) = field.field.wrapper.as_deref() else {
            let _ = writeln!(out, "{}", field.write());
            continue;
        };
        if done.contains(&wrapper) {
            continue;
        }
        done.push(wrapper);
        let inner: Vec<_> = fields
            .iter()
            .filter(|other| other.field.wrapper.as_deref() == Some(wrapper))
            .collect();
        match inner.as_slice() {
            // The wrapper of a list that must be there is written even if the list is empty.
            [only] if matches!(only.kind, Kind::List(_)) && !only.field.required => {
                let _ = writeln!(
                    out,
                    "xml.wrapped({wrapper:?}, {:?}, &self.{});",
                    only.field.wire,
                    only.name()
                );
            }
            _ => {
                let present: Vec<_> = inner
                    .iter()
                    .map(
                        |field| match (field.kind.is_collection(), field.is_optional()) {
                            _ if field.field.required => "true".to_owned(),
                            (true, _) => format!("!self.{}.is_empty()", field.name()),
                            (false, true) => format!("self.{}.is_some()", field.name()),
                            (false, false) => "true".to_owned(),
                        },
                    )
                    .collect();
                let body: String = inner.iter().map(|field| field.write() + "\n").collect();
                let nest = format!("xml.nest({wrapper:?}, |xml| {{ {body} }});");
                let _ = match present.iter().any(|part| part == "true") {
                    true => writeln!(out, "{nest}"),
                    false => writeln!(out, "if {} {{ {nest} }}", present.join(" || ")),
                };
            }
        }
    }
    out
}
