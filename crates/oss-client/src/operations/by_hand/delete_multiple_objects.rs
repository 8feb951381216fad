//! Which objects of a batch deletion were not deleted.

use std::collections::HashMap;

use crate::error::Result;
use crate::operation::RawResponse;
use crate::operations::object::{DeleteMultipleObjectsOutput, NotDeletedObject, ObjectsToDelete};
use crate::xml;

/// Adds the objects that the response does not mention although it should. Others may have been
/// deleted, so this is no error of the call.
pub(in crate::operations) fn output(
    response: &RawResponse,
    mut output: DeleteMultipleObjectsOutput,
) -> Result<DeleteMultipleObjectsOutput> {
    if let Some(document) = response.request_document() {
        let requested: ObjectsToDelete = xml::read(document, "Delete")?;
        if requested.quiet != Some(true) {
            add_missing(requested, &mut output);
        }
    }
    let count = output.not_deleted.len();
    if count > 0 {
        tracing::warn!(count, "objects were not reported as deleted");
    }
    Ok(output)
}

fn add_missing(requested: ObjectsToDelete, output: &mut DeleteMultipleObjectsOutput) {
    let mut reported = HashMap::<String, Vec<Option<String>>>::new();
    let mut report = |key: &String, version_id: &Option<String>| {
        let versions = reported.entry(key.clone()).or_default();
        versions.push(version_id.clone());
    };
    for object in &output.deleted {
        report(&object.key, &object.version_id);
        if object.delete_marker_version_id.is_some() {
            report(&object.key, &object.delete_marker_version_id);
        }
    }
    for object in &output.not_deleted {
        report(&object.key, &object.version_id);
    }
    let missing = requested.objects.into_iter();
    let missing = missing.filter(|object| {
        let versions = reported.get(&object.key);
        !versions.is_some_and(|versions| is_among(object.version_id.as_ref(), versions))
    });
    output
        .not_deleted
        .extend(missing.map(|object| NotDeletedObject {
            key: object.key,
            version_id: object.version_id,
            code: None,
            message: None,
        }));
}

/// Whether a response that reports these versions of a key reports the requested one. A report
/// without a version can be about any.
fn is_among(requested: Option<&String>, reported: &[Option<String>]) -> bool {
    let Some(requested) = requested else {
        return true;
    };
    let mut versions = reported.iter().map(Option::as_ref);
    versions.any(|version| version.is_none_or(|version| version == requested))
}
