//! What the description must fulfil beyond its form. The rest is checked where it is used: a reference
//! to a type that is missing, a field without documentation, a sample without a required value.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::codegen::catalogue::Catalogue;
use crate::codegen::model::{Constraint, Field, Operation, Root};
use crate::codegen::operation::Source;
use crate::failure::Failure;

/// Fails if the description contradicts itself or its samples.
pub(super) fn check(catalogue: &Catalogue<'_>) -> Result<(), Failure> {
    for structure in catalogue
        .model
        .groups
        .iter()
        .flat_map(|group| group.structures.values())
    {
        let mut fields = structure.fields.iter();
        if let Some(field) = fields.find(|field| is_secret_by_name(&field.name) && !field.secret) {
            return Err(Failure::new(format!(
                "{} must be marked as a secret",
                field.name
            )));
        }
    }
    let mut names = BTreeSet::new();
    names.extend(catalogue.types().map(|(name, _)| name));
    for (_, operation) in catalogue.operations() {
        if !names.insert(&operation.name) {
            return Err(Failure::new(format!(
                "{} is described twice",
                operation.name
            )));
        }
        check_operation(catalogue, operation).map_err(Failure::during(&operation.name))?;
    }
    for name in catalogue.model.samples.keys() {
        if !names.contains(name.as_str()) {
            return Err(Failure::new(format!(
                "the sample {name} belongs to no operation"
            )));
        }
    }
    Ok(())
}

fn check_operation(catalogue: &Catalogue<'_>, operation: &Operation) -> Result<(), Failure> {
    let source = Source::new(catalogue, operation)?;
    let refuse = |what: String| Err(Failure::new(what));
    let parts = source.input.iter().map(|field| field.field);
    let parts: String = parts
        .filter(|field| field.location == "path")
        .map(|field| format!("/{{{}}}", field.name))
        .collect();
    if operation.path.as_ref().is_some_and(|path| *path != parts) {
        return refuse(format!("the fields in the path give {parts}"));
    }
    let mut statuses = operation.success_status.iter();
    if let Some(status) = statuses.find(|status| !(200..400).contains(*status)) {
        return refuse(format!("the status {status} is no success"));
    }
    let mut statuses = operation.not_modified_status.iter();
    if let Some(status) = statuses.find(|status| **status != 304) {
        return refuse(format!(
            "the status {status} does not mean that nothing has changed"
        ));
    }
    if let Some(limit) = operation
        .pagination
        .as_ref()
        .and_then(|paging| paging.limit.as_ref())
        && !has_input(catalogue, &source, limit)?
    {
        return refuse(format!("the pagination limits {limit}, which is no input"));
    }
    for field in &source.output {
        if let Some(header) = &field.field.only_with {
            let mut headers = source.input.iter().map(|field| &field.field.wire);
            if !headers.any(|wire| wire == header) {
                return refuse(format!("no input is the header {header}"));
            }
        }
    }
    if let Some(Root::Several(roots)) = &operation.body.root {
        let mut inputs = source.input.iter().filter(|field| field.field.payload);
        if let Some(field) = inputs.find(|field| !roots.contains(&field.field.wire)) {
            return refuse(format!("{} is none of the root elements", field.field.wire));
        }
    }
    let Some(sample) = catalogue.model.samples.get(&operation.name) else {
        return refuse("there is no sample".to_owned());
    };
    let status = sample.response.get("status").and_then(Value::as_u64);
    if !operation
        .success_status
        .iter()
        .any(|known| status == Some(u64::from(*known)))
    {
        return refuse(format!("the status of the sample is {status:?}"));
    }
    for field in &source.input {
        if let Some(value) = sample.request.input.get(field.name()) {
            within_limits(field.field, value)?;
        }
    }
    Ok(())
}

/// Whether an input has this name, or the document that is the body has such a field.
fn has_input(
    catalogue: &Catalogue<'_>,
    source: &Source<'_, '_>,
    path: &str,
) -> Result<bool, Failure> {
    let Some((document, name)) = path.split_once('.') else {
        return Ok(source.input.iter().any(|field| field.name() == path));
    };
    let found = source.input.iter().find(|field| field.name() == document);
    let Some(structure) = found.and_then(|field| field.kind.named()) else {
        return Ok(false);
    };
    let fields = &catalogue.structure(structure)?.fields;
    Ok(fields.iter().any(|field| field.name == name))
}

fn is_secret_by_name(name: &str) -> bool {
    ["secret", "password", "private_key"]
        .iter()
        .any(|word| name.contains(word))
}

fn within_limits(field: &Field, value: &Value) -> Result<(), Failure> {
    let Some(Constraint {
        min,
        max,
        min_items,
        max_items,
        max_length,
    }) = field.constraint
    else {
        return Ok(());
    };
    let number = value.as_i64();
    let items = value.as_array().map(Vec::len);
    let length = value.as_str().map(str::len);
    let fits = number.is_none_or(|number| {
        min.is_none_or(|min| min <= number) && max.is_none_or(|max| number <= max)
    }) && items.is_none_or(|items| {
        min_items.is_none_or(|min| min <= items) && max_items.is_none_or(|max| items <= max)
    }) && length.is_none_or(|length| max_length.is_none_or(|max| length <= max));
    match fits {
        true => Ok(()),
        false => Err(Failure::new(format!(
            "the sample has {value} for {}, which its constraint does not allow",
            field.name
        ))),
    }
}
