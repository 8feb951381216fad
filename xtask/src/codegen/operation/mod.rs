//! The source of an operation.

mod paging;
mod request;
mod response;

use std::fmt::Write as _;

pub(super) use request::part;

use crate::codegen::catalogue::Catalogue;
use crate::codegen::example;
use crate::codegen::fields::Typed;
use crate::codegen::kinds::Kind;
use crate::codegen::model::{BodyKind, Field, Hook, Level, Operation};
use crate::codegen::rust::{doc, sentence, snake};
use crate::codegen::structure::{initial, initializer, setter};
use crate::failure::Failure;

/// An operation with its fields and their types.
pub(super) struct Source<'c, 'm> {
    pub(super) catalogue: &'c Catalogue<'m>,
    pub(super) operation: &'m Operation,
    pub(super) input: Vec<Typed<'m>>,
    pub(super) output: Vec<Typed<'m>>,
}

impl<'c, 'm> Source<'c, 'm> {
    pub(super) fn new(
        catalogue: &'c Catalogue<'m>,
        operation: &'m Operation,
    ) -> Result<Self, Failure> {
        let within = || Failure::during(operation.name.clone());
        let encoded = |field: &Field| operation.url_decoded_fields.contains(&field.wire);
        let typed = |entries, encoded: &dyn Fn(&Field) -> bool| {
            let fields = catalogue.entries(entries)?.into_iter();
            let fields = fields.map(|(set, field)| {
                let typed = Typed::new(catalogue, field, encoded(field))?;
                Ok(Typed { set, ..typed })
            });
            fields.collect::<Result<Vec<_>, Failure>>()
        };
        let input = typed(&operation.input, &|_| false).map_err(within())?;
        let mut output = typed(&operation.output, &encoded).map_err(within())?;
        // An output has the fields of a set itself, so that they can be moved out of it.
        output.iter_mut().for_each(|field| field.set = None);
        Ok(Self {
            catalogue,
            operation,
            input,
            output,
        })
    }

    fn name(&self) -> &'m str {
        &self.operation.name
    }

    /// The name of the method that starts a call.
    pub(super) fn method(&self) -> String {
        snake(self.name())
    }

    fn hook(&self, hook: Hook) -> bool {
        self.operation.by_hand.contains(&hook)
    }

    /// The type of the output.
    pub(super) fn output_type(&self) -> String {
        match (self.payload(), self.output.is_empty()) {
            (Some(payload), _) if self.operation.output_body.optional => {
                format!("Option<{}>", payload.kind.rust())
            }
            (Some(payload), _) => payload.kind.rust(),
            (None, true) => "()".to_owned(),
            (None, false) => format!("{}Output", self.name()),
        }
    }

    /// The only output, if it is the document itself.
    pub(super) fn payload(&self) -> Option<&Typed<'m>> {
        match self.output.as_slice() {
            [only] if only.field.payload => Some(only),
            _ => None,
        }
    }

    /// The fields that the constructor takes, after the bucket.
    pub(super) fn arguments(&self) -> impl Iterator<Item = &Typed<'m>> {
        self.input
            .iter()
            .filter(|field| field.field.location != "host" && field.field.required)
    }

    fn optional(&self) -> impl Iterator<Item = &Typed<'m>> {
        self.input.iter().filter(|field| !field.field.required)
    }

    /// The parameters of the constructor and of the method that starts a call.
    pub(super) fn parameters(&self) -> String {
        let parameters = self
            .arguments()
            .map(|field| format!("{}: {}", field.name(), field.kind.argument()));
        parameters.collect::<Vec<_>>().join(", ")
    }

    pub(super) fn source(&self) -> Result<String, Failure> {
        let name = self.name();
        let mut out = doc(0, &self.documentation()?);
        if !self.input.iter().any(|field| field.kind == Kind::Stream) {
            out.push_str("#[derive(Clone)]\n");
        }
        let _ = writeln!(
            out,
            "#[must_use = \"an operation does nothing until it is sent or presigned\"]\npub struct \
             {name} {{\ncall: CallContext,"
        );
        let visibility = match self.hook(Hook::Request) {
            true => "pub(in crate::operations) ",
            false => "",
        };
        for set in sets(&self.input) {
            let _ = writeln!(out, "{visibility}{set}: {},", camel(set));
        }
        for field in self.input.iter().filter(|field| field.set.is_none()) {
            let _ = writeln!(
                out,
                "{visibility}{}: {},",
                field.name(),
                self.field_type(field)
            );
        }
        out.push_str("}\n\n");
        out.push_str(&self.constructor()?);
        let shown: String = self
            .input
            .iter()
            .filter(|field| {
                field.field.required && matches!(field.field.location.as_str(), "host" | "path")
            })
            .map(|field| format!(", {}", field.name()))
            .collect();
        let _ = writeln!(out, "call!({name} -> {}{shown});", self.output_type());
        if self.operation.presignable {
            let _ = writeln!(out, "presign!({name});");
        }
        out.push('\n');
        let _ = writeln!(
            out,
            "impl Operation for {name} {{\ntype Output = {};\nconst NAME: &'static str = {name:?};",
            self.output_type()
        );
        match self.operation.output_body.kind {
            // A callback may put something into the body.
            BodyKind::None
                if self
                    .output
                    .iter()
                    .all(|field| field.field.location != "body") =>
            {
                out.push_str("const ANSWER: Answer = Answer::Nothing;\n");
            }
            BodyKind::Stream | BodyKind::SelectFrames
                if self.output.iter().any(|field| field.kind == Kind::Stream) =>
            {
                out.push_str("const ANSWER: Answer = Answer::Stream;\n");
            }
            _ => {}
        }
        out.push_str("\nfn options(&self) -> CallOptions {\nself.call.options.clone()\n}\n");
        let _ = writeln!(
            out,
            "\nfn request(self) -> Result<OperationRequest> {{\n{}}}\n\n{}}}\n",
            self.request()?,
            self.response()?
        );
        out.push_str(&self.paging()?);
        out.push_str(&self.output_structure()?);
        Ok(out)
    }

    fn field_type(&self, field: &Typed<'_>) -> String {
        match (field.field.location.as_str(), &field.kind) {
            ("host", _) if field.field.required => "BucketName".to_owned(),
            (_, Kind::Stream) => "Body".to_owned(),
            _ => field.rust(),
        }
    }

    fn documentation(&self) -> Result<String, Failure> {
        let operation = self.operation;
        let mut text = sentence(&operation.summary);
        if !operation.doc.is_empty() {
            let _ = write!(text, "\n\n{}", sentence(&operation.doc));
        }
        text.push_str("\n\n");
        if !operation.permission.is_empty() {
            let actions: Vec<_> = operation
                .permission
                .split_whitespace()
                .map(|action| format!("`{action}`"))
                .collect();
            let noun = if actions.len() == 1 {
                "permission"
            } else {
                "permissions"
            };
            let _ = write!(text, "Needs the {noun} {}. ", actions.join(" and "));
        }
        if !operation.errors.is_empty() {
            let codes: Vec<_> = operation
                .errors
                .iter()
                .map(|code| format!("`{code}`"))
                .collect();
            let _ = write!(text, "OSS may refuse it with {}. ", codes.join(", "));
        }
        let _ = write!(
            text,
            "API reference: [{page}](https://www.alibabacloud.com/help/en/oss/developer-reference/{}).",
            operation.api_reference.to_ascii_lowercase(),
            page = operation.api_reference,
        );
        let _ = write!(text, "\n\n{}", example::documentation(self)?);
        Ok(text)
    }

    fn constructor(&self) -> Result<String, Failure> {
        let has_bucket = self.operation.level != Level::Service;
        let mut parameters = self.parameters();
        let from = if has_bucket {
            "bucket: &Bucket"
        } else {
            "client: &Client"
        };
        parameters = match parameters.is_empty() {
            true => from.to_owned(),
            false => format!("{from}, {parameters}"),
        };
        let client = if has_bucket {
            "bucket.client()"
        } else {
            "client"
        };
        let mut out = format!(
            "impl {} {{\npub(crate) fn new({parameters}) -> Self {{\nSelf {{\ncall: \
             CallContext::new({client}),\n",
            self.name()
        );
        for set in sets(&self.input) {
            let _ = writeln!(out, "{set}: {}::default(),", camel(set));
        }
        for field in self.input.iter().filter(|field| field.set.is_none()) {
            let value = match field.field.location.as_str() {
                "host" if field.field.required => "bucket.name().clone()".to_owned(),
                _ => initial(field),
            };
            out.push_str(&initializer(field.name(), &value));
        }
        out.push_str("}\n}\n");
        for field in self.optional() {
            out.push('\n');
            let place = field
                .set
                .map_or("self".to_owned(), |set| format!("self.{set}"));
            out.push_str(&setter(self.catalogue, field, &place)?);
        }
        out.push_str("}\n\n");
        Ok(out)
    }
}

/// The sets of headers to which fields belong.
fn sets<'m>(fields: &[Typed<'m>]) -> Vec<&'m str> {
    let mut found: Vec<&str> = fields.iter().filter_map(|field| field.set).collect();
    found.dedup();
    found
}

pub(super) fn camel(name: &str) -> String {
    let words = name.split('_').map(|word| {
        let mut characters = word.chars();
        match characters.next() {
            Some(first) => first.to_ascii_uppercase().to_string() + characters.as_str(),
            None => String::new(),
        }
    });
    words.collect()
}
