//! The source of a set of headers that the requests of several operations share.

use std::fmt::Write as _;

use crate::codegen::catalogue::Catalogue;
use crate::codegen::fields::Typed;
use crate::codegen::model::{HeaderSet, Operation};
use crate::codegen::operation::{camel, part};
use crate::codegen::rust::{doc, sentence};
use crate::failure::Failure;

/// Writes a set: its fields, and how they are added to a request.
pub(super) fn source(
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
