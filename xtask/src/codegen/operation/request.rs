//! The code that builds the request of an operation.

use std::fmt::Write as _;

use crate::codegen::catalogue::Catalogue;
use crate::codegen::example;
use crate::codegen::fields::Typed;
use crate::codegen::kinds::{Kind, TimeFormat};
use crate::codegen::model::{BodyKind, Hook, Idempotency, Level, Operation};
use crate::codegen::operation::{Source, camel, sets};
use crate::codegen::rust::literal;
use crate::failure::Failure;

impl Source<'_, '_> {
    pub(super) fn request(&self) -> Result<String, Failure> {
        let operation = self.operation;
        let method = format!("Method::{}", operation.method);
        // The part by hand sees the whole operation, so nothing may be taken out of it before.
        let take = if self.hook(Hook::Request) {
            ".clone()"
        } else {
            ""
        };
        let start = match operation.level {
            Level::Service
                if self
                    .input
                    .iter()
                    .any(|field| field.field.location == "host") =>
            {
                format!("OperationRequest::bucket_or_service({method}, self.bucket{take})?")
            }
            Level::Service => format!("OperationRequest::service({method})"),
            Level::Bucket => format!("OperationRequest::bucket({method}, self.bucket{take})"),
            Level::Object => {
                let parts: Vec<_> = self
                    .input
                    .iter()
                    .filter(|field| field.field.location == "path")
                    .map(|field| format!("self.{}{take}", field.name()))
                    .collect();
                let key = match parts.as_slice() {
                    [only] => only.clone(),
                    _ => format!("[{}].join(\"/\")", parts.join(", ")),
                };
                format!("OperationRequest::object({method}, self.bucket{take}, {key})?")
            }
        };
        let mut chain = String::new();
        for (name, value) in &operation.query {
            let _ = writeln!(
                chain,
                ".query({name:?}, {})",
                literal(value.as_deref().unwrap_or_default())
            );
        }
        for (name, value) in &operation.headers {
            let by_body = name == "content-type" && operation.body.kind != BodyKind::Stream;
            if !by_body && name != "x-oss-copy-source" {
                let _ = writeln!(chain, ".header({name:?}, {value:?})");
            }
        }
        for field in self.input.iter().filter(|field| field.set.is_none()) {
            chain.push_str(&part(self.catalogue, self.operation, field)?);
        }
        if self
            .input
            .iter()
            .any(|field| field.field.part.is_some() && field.field.location == "copy-source")
        {
            chain.push_str(
                ".copy_source(self.source_bucket, self.source_key, self.source_version_id)?\n",
            );
        }
        let form: Vec<_> = self
            .input
            .iter()
            .filter(|field| field.field.location == "form")
            .collect();
        if operation.body.kind == BodyKind::Form {
            let pairs: Vec<_> = form
                .iter()
                .map(|field| format!("({:?}, self.{})", field.field.wire, field.name()))
                .collect();
            let _ = writeln!(chain, ".form([{}])", pairs.join(", "));
        }
        if operation.body.kind == BodyKind::MultipartForm {
            let _ = writeln!(chain, ".multipart_form({})", multipart_form(&form));
        }
        if operation.content_md5 {
            chain.push_str(".content_md5()\n");
        }
        if operation.content_type_from_key {
            chain.push_str(".content_type_from_key()\n");
        }
        if operation.checks_crc64 {
            chain.push_str(".check_crc64()\n");
        }
        let mut before = String::new();
        if let Some(value) = self.idempotency(&mut before) {
            let _ = writeln!(chain, ".idempotency({value})");
        }
        let name = self.method();
        let mut request = start;
        if self.hook(Hook::Request) {
            let _ = writeln!(
                before,
                "let request = by_hand::{name}::request(&self, {request})?;"
            );
            request = "request".to_owned();
        }
        for set in sets(&self.input) {
            request = format!("self.{set}.add_to({request})");
        }
        Ok(format!("{before}Ok({request}{chain})\n"))
    }

    fn idempotency(&self, before: &mut String) -> Option<String> {
        let by_method = match self.operation.method.as_str() {
            "GET" | "HEAD" | "OPTIONS" => "safe",
            "PUT" | "DELETE" => "overwrite",
            _ => "never",
        };
        match &self.operation.idempotency {
            Idempotency::Named(name) if name == by_method => None,
            Idempotency::Named(name) => Some(named_idempotency(name)),
            Idempotency::Checked(checked) => {
                let check = format!("Idempotency::Checked(Check::{})", camel(&checked.check));
                let Some(when) = &checked.when else {
                    return Some(check);
                };
                let otherwise =
                    named_idempotency(checked.otherwise.as_deref().unwrap_or(by_method));
                let mut arms = String::new();
                for input in &checked.never_with {
                    let _ = writeln!(arms, "_ if self.{input}.is_some() => Idempotency::Never,");
                }
                let _ = writeln!(
                    before,
                    "let idempotency = match self.{when} {{\n{arms}Some(true) => {check},\n_ => \
                     {otherwise},\n}};"
                );
                Some("idempotency".to_owned())
            }
        }
    }
}

/// The expression of a form with these fields. The name and the media type of the file come from the
/// fields `key` and `content_type`.
fn multipart_form(fields: &[&Typed<'_>]) -> String {
    let mut form = String::from("MultipartForm::for_key(&self.key, self.content_type.as_deref())");
    for field in fields {
        let (name, wire) = (field.name(), &field.field.wire);
        form.push_str(&match (&field.kind, field.is_optional()) {
            (Kind::Map, _) => format!(".entries({wire:?}, &self.{name})"),
            (_, true) => format!(".optional({wire:?}, self.{name}.as_ref())"),
            (_, false) => format!(".field({wire:?}, &self.{name})"),
        });
    }
    form
}

/// The call that adds one field to the request.
pub(in crate::codegen) fn part(
    catalogue: &Catalogue<'_>,
    operation: &Operation,
    field: &Typed<'_>,
) -> Result<String, Failure> {
    let (name, wire) = (field.name(), &field.field.wire);
    let adder = match field.field.location.as_str() {
        "host" | "path" | "copy-source" | "form" => return Ok(String::new()),
        "user-metadata" => return Ok(format!(".user_metadata({wire:?}, self.{name})\n")),
        "stream" => return Ok(format!(".body(self.{name})\n")),
        "body" => {
            let media_type = operation.headers.get("content-type");
            let media_type = media_type.map_or("application/json", String::as_str);
            return Ok(format!(".document({media_type:?}, self.{name})\n"));
        }
        "xml" => {
            return Ok(match field.is_optional() {
                true => format!(".optional_xml({wire:?}, self.{name}.as_ref())\n"),
                false => format!(".xml({wire:?}, &self.{name})\n"),
            });
        }
        "header" => "header",
        "query" => "query",
        other => return Err(Failure::new(format!("{name}: unknown location {other}"))),
    };
    let wire = match adder {
        "header" => wire.to_ascii_lowercase(),
        _ => wire.clone(),
    };
    if field.field.encoding.as_deref() == Some("percent") {
        return Ok(format!(
            ".{adder}({wire:?}, encode::percent_encode(&self.{name}))\n"
        ));
    }
    let format = match &field.kind {
        Kind::Time(TimeFormat::HttpDate) => Some("timestamp::http_date"),
        Kind::Time(TimeFormat::Iso8601) => Some("UtcSeconds::to_iso_millis"),
        Kind::Time(TimeFormat::Unix) => Some("UtcSeconds::as_i64"),
        _ => None,
    };
    if let Some(default) = &field.field.default
        && field.is_optional()
    {
        let default = match (&field.kind, default.as_str()) {
            (Kind::Enum(name), Some(value)) => example::variant(catalogue, name, value)?,
            (_, Some("")) => {
                return Ok(format!(
                    ".{adder}({wire:?}, self.{name}.unwrap_or_default())\n"
                ));
            }
            _ => {
                return Err(Failure::new(format!(
                    "{name}: a default of this kind is unknown"
                )));
            }
        };
        return Ok(format!(
            ".{adder}({wire:?}, self.{name}.unwrap_or({default}))\n"
        ));
    }
    Ok(match (field.is_optional(), format) {
        (true, None) => format!(".optional_{adder}({wire:?}, self.{name})\n"),
        (true, Some(format)) => format!(".optional_{adder}({wire:?}, self.{name}.map({format}))\n"),
        (false, None) => format!(".{adder}({wire:?}, self.{name})\n"),
        (false, Some(format)) => format!(".{adder}({wire:?}, {format}(self.{name}))\n"),
    })
}

fn named_idempotency(name: &str) -> String {
    format!("Idempotency::{}", camel(name))
}
