//! Querying objects with SQL.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::create_select_object_meta`] | Counts the rows of a CSV or JSON object and remembers where they begin. |
//! | [`Bucket::select_object`] | Queries a CSV or JSON object with SQL and returns the matching rows. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;

mod create_select_object_meta;
mod csv_meta_request;
mod enums;
mod json_meta_request;
mod select_csv_input;
mod select_csv_output;
mod select_input_serialization;
mod select_json_input;
mod select_json_output;
mod select_meta_csv_input;
mod select_meta_input_serialization;
mod select_meta_json_input;
mod select_object;
mod select_options;
mod select_output_serialization;
mod select_request;
#[cfg(test)]
mod tests;

pub use create_select_object_meta::{CreateSelectObjectMeta, CreateSelectObjectMetaOutput};
pub use csv_meta_request::CsvMetaRequest;
pub use enums::{CsvHeader, SelectCompression, SelectJsonType};
pub use json_meta_request::JsonMetaRequest;
pub use select_csv_input::SelectCsvInput;
pub use select_csv_output::SelectCsvOutput;
pub use select_input_serialization::SelectInputSerialization;
pub use select_json_input::SelectJsonInput;
pub use select_json_output::SelectJsonOutput;
pub use select_meta_csv_input::SelectMetaCsvInput;
pub use select_meta_input_serialization::SelectMetaInputSerialization;
pub use select_meta_json_input::SelectMetaJsonInput;
pub use select_object::{SelectObject, SelectObjectOutput};
pub use select_options::SelectOptions;
pub use select_output_serialization::SelectOutputSerialization;
pub use select_request::SelectRequest;

/// Querying objects with SQL.
impl Bucket {
    /// Counts the rows of a CSV or JSON object and remembers where they begin. See
    /// [`CreateSelectObjectMeta`].
    pub fn create_select_object_meta(&self, key: impl Into<String>) -> CreateSelectObjectMeta {
        CreateSelectObjectMeta::new(self, key)
    }

    /// Queries a CSV or JSON object with SQL and returns the matching rows. See [`SelectObject`].
    pub fn select_object(
        &self,
        key: impl Into<String>,
        select_request: impl Into<SelectRequest>,
    ) -> SelectObject {
        SelectObject::new(self, key, select_request)
    }
}
