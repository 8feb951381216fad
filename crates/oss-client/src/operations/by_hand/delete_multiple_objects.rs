//! Which objects of a batch deletion were not deleted.

use std::collections::HashSet;

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
    let deleted = output.deleted.iter().map(|object| &object.key);
    let failed = output.not_deleted.iter().map(|object| &object.key);
    let reported: HashSet<String> = deleted.chain(failed).cloned().collect();
    let missing = requested.objects.into_iter();
    let missing = missing.filter(|object| !reported.contains(&object.key));
    output
        .not_deleted
        .extend(missing.map(|object| NotDeletedObject {
            key: object.key,
            version_id: object.version_id,
            code: None,
            message: None,
        }));
}
