//! The source of a set of headers that several operations share.

use std::fmt::Write as _;

use crate::codegen::catalogue::Catalogue;
use crate::codegen::fields::Typed;
use crate::codegen::model::{HeaderSet, Operation};
use crate::codegen::operation::{camel, header_value, part};
use crate::codegen::rust::{doc, sentence};
use crate::codegen::structure::field_doc;
use crate::failure::Failure;

/// Writes a set that requests have: its fields, and how they are added to a request.
pub(super) fn input(
    catalogue: &Catalogue<'_>,
    operation: &Operation,
    name: &str,
    set: &HeaderSet,
) -> Result<String, Failure> {
    let mut out = doc(0, &sentence(&set.doc));
    let _ = writeln!(
        out,
        "#[derive(Clone, Default)]\npub(in crate::operations) struct {} {{",
        camel(name)
    );
    let mut chain = String::new();
    for field in &set.fields {
        let typed = Typed::new(catalogue, field, false)?;
        let _ = writeln!(
            out,
            "pub(in crate::operations) {}: {},",
            field.name,
            typed.rust()
        );
        chain.push_str(&part(catalogue, operation, &typed)?);
    }
    let _ = writeln!(
        out,
        "}}\n\nimpl {} {{\n{}pub(in crate::operations) fn add_to(self, request: OperationRequest) -> \
         OperationRequest {{\nrequest{chain}\n}}\n}}",
        camel(name),
        doc(4, "Adds the headers to a request."),
    );
    Ok(out)
}

/// Writes a set that responses have: its fields, and how they are read.
pub(super) fn output(
    catalogue: &Catalogue<'_>,
    name: &str,
    set: &HeaderSet,
) -> Result<String, Failure> {
    let mut out = doc(0, &sentence(&set.doc));
    let _ = writeln!(
        out,
        "#[derive(Clone, Debug, Eq, PartialEq)]\n#[non_exhaustive]\npub struct {} {{",
        camel(name)
    );
    let mut initializers = String::new();
    for field in &set.fields {
        let typed = Typed::new(catalogue, field, false)?;
        out.push_str(&field_doc(catalogue, &typed)?);
        let _ = writeln!(out, "    pub {}: {},", field.name, typed.rust());
        let _ = writeln!(initializers, "{}: {},", field.name, header_value(&typed)?);
    }
    let _ = writeln!(
        out,
        "}}\n\nimpl {} {{\n{}pub(in crate::operations) fn read(response: &RawResponse) -> \
         Result<Self> {{\nOk(Self {{ {initializers} }})\n}}\n}}",
        camel(name),
        doc(4, "Reads the headers of a response."),
    );
    Ok(out)
}
