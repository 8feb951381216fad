//! The code that reads the response of an operation, and the structure of its output.

use std::fmt::Write as _;

use crate::codegen::fields::{Typed, reading};
use crate::codegen::kinds::{Kind, TimeFormat};
use crate::codegen::model::{BodyKind, Hook, Root};
use crate::codegen::operation::Source;
use crate::codegen::rust::doc;
use crate::codegen::structure::field_doc;
use crate::failure::Failure;

impl Source<'_, '_> {
    pub(super) fn response(&self) -> Result<String, Failure> {
        let name = self.method();
        if self.hook(Hook::Response) {
            return Ok(format!(
                "fn response(response: RawResponse) -> Result<Self::Output> {{\n\
                 by_hand::{name}::response(response)\n}}\n"
            ));
        }
        let output = self.output_type();
        let root = match &self.operation.output_body.root {
            Some(Root::One(root)) => root.as_str(),
            _ => "",
        };
        if let Some(payload) = self.payload() {
            let method = match self.operation.output_body.optional {
                true => "optional_xml",
                false => "xml",
            };
            let _ = payload;
            return Ok(format!(
                "fn response(response: RawResponse) -> Result<Self::Output> {{\n\
                 response.{method}({root:?})\n}}\n"
            ));
        }
        if self.output.is_empty() {
            return Ok(
                "fn response(_: RawResponse) -> Result<Self::Output> {\nOk(())\n}\n".to_owned(),
            );
        }
        let (elements, others): (Vec<_>, Vec<_>) = self
            .output
            .iter()
            .partition(|field| field.field.location == "xml");
        let mut before = String::new();
        let mut initializers = String::new();
        for field in others {
            let name = field.name();
            let value = header_value(field)?;
            if elements.is_empty() || !value.ends_with('?') {
                let _ = writeln!(initializers, "{name}: {value},");
            } else {
                let _ = writeln!(before, "let {name} = {value};");
                let _ = writeln!(initializers, "{name},");
            }
        }
        let mutable = if before.contains("take_body") || initializers.contains("take_body") {
            "mut "
        } else {
            ""
        };
        let built = if elements.is_empty() {
            format!("{output} {{ {initializers} }}")
        } else {
            let owned: Vec<Typed<'_>> = elements
                .iter()
                .map(|field| Typed {
                    field: field.field,
                    kind: field.kind.clone(),
                    encoded: field.encoded,
                    set: None,
                })
                .collect();
            let read = reading(&owned, "root");
            let method = match self.operation.output_body.optional {
                true => "optional_xml_with",
                false => "xml_with",
            };
            format!(
                "response.{method}({root:?}, |root| {{\n{}Ok({output} {{ {initializers} {} }})\n}})?",
                read.statements, read.initializers
            )
        };
        let body = match self.hook(Hook::Output) {
            true => {
                format!("{before}let output = {built};\nby_hand::{name}::output(&response, output)")
            }
            false => match built.strip_suffix('?') {
                Some(result) if !elements.is_empty() => format!("{before}{result}"),
                _ => format!("{before}Ok({built})"),
            },
        };
        Ok(format!(
            "fn response({mutable}response: RawResponse) -> Result<Self::Output> {{\n{body}\n}}\n"
        ))
    }

    pub(super) fn output_structure(&self) -> Result<String, Failure> {
        if self.payload().is_some() || self.output.is_empty() {
            return Ok(String::new());
        }
        let name = self.name();
        let mut out = doc(0, &format!("What [`{name}`] answers."));
        let streams = self.output.iter().any(|field| field.kind == Kind::Stream);
        let exact = self.output.iter().all(|field| match field.kind.named() {
            Some(inner) => self.catalogue.is_exact(inner),
            None => field.kind != Kind::Number("f64"),
        });
        let mut derives = vec!["Debug"];
        if !streams {
            derives.extend(["Clone", "PartialEq"]);
            if exact {
                derives.push("Eq");
            }
            if self.operation.output_body.optional {
                derives.push("Default");
            }
        }
        derives.sort_unstable();
        let _ = writeln!(
            out,
            "#[derive({})]\n#[non_exhaustive]\npub struct {name}Output {{",
            derives.join(", ")
        );
        for field in &self.output {
            out.push_str(&field_doc(self.catalogue, field)?);
            let rust = match field.kind {
                Kind::Stream if self.operation.output_body.kind == BodyKind::SelectFrames => {
                    "SelectBody".to_owned()
                }
                Kind::Stream => "ObjectBody".to_owned(),
                _ => field.rust(),
            };
            let _ = writeln!(out, "    pub {}: {rust},", field.name());
        }
        out.push_str("}\n");
        Ok(out)
    }
}

/// The expression that reads a header, or the body as it is.
fn header_value(field: &Typed<'_>) -> Result<String, Failure> {
    let wire = field.field.wire.to_ascii_lowercase();
    let value = match (field.field.location.as_str(), &field.kind) {
        ("stream", _) => return Ok("response.take_body()".to_owned()),
        ("body", _) if field.field.required => {
            return Ok("response.document_text().unwrap_or_default()".to_owned());
        }
        ("body", _) => return Ok("response.document_text()".to_owned()),
        ("user-metadata", _) => return Ok(format!("response.user_metadata({wire:?})")),
        ("json", _) => {
            let method = if field.field.required {
                "json"
            } else {
                "optional_json"
            };
            return Ok(format!("response.{method}({:?})?", field.field.wire));
        }
        ("header", Kind::String) if field.field.encoding.is_some() => {
            format!("response.percent_decoded({wire:?})")
        }
        ("header", Kind::String) => format!("response.text({wire:?})"),
        ("header", Kind::Number(_)) => format!("response.number({wire:?})"),
        ("header", Kind::Boolean) => format!("response.boolean({wire:?})"),
        ("header", Kind::ETag) => format!("response.etag({wire:?})"),
        ("header", Kind::Enum(_)) => format!("response.choice({wire:?})"),
        ("header", Kind::Time(TimeFormat::Iso8601)) => format!("response.iso8601({wire:?})"),
        ("header", Kind::Time(_)) => format!("response.http_date({wire:?})"),
        (location, _) => {
            let reason = format!("{}: cannot be read from {location}", field.name());
            return Err(Failure::new(reason));
        }
    };
    Ok(match (field.field.required, field.default()) {
        (true, _) => format!("response.required({wire:?}, {value})?"),
        (false, Some(default)) => format!("{value}.unwrap_or({default})"),
        (false, None) => value,
    })
}
