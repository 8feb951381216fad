//! What the text of the adapter needs of this version of `object_store`: the crate under one name, and the
//! results whose fields differ between the versions.

use std::ops::Range;

pub(crate) use object_store_0_13 as object_store;

use object_store::path::Path;
use object_store::{Attributes, GetResult, GetResultPayload, ListResult, ObjectMeta, PutResult};

pub(crate) fn put_result(e_tag: Option<String>, version: Option<String>) -> PutResult {
    PutResult { e_tag, version }
}

pub(crate) fn get_result(
    payload: GetResultPayload,
    meta: ObjectMeta,
    range: Range<u64>,
    attributes: Attributes,
) -> GetResult {
    GetResult {
        payload,
        meta,
        range,
        attributes,
    }
}

pub(crate) fn list_result(common_prefixes: Vec<Path>, objects: Vec<ObjectMeta>) -> ListResult {
    ListResult {
        common_prefixes,
        objects,
    }
}
