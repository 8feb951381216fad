//! Queries for the usual kinds of objects.

use crate::operations::select::{
    SelectCsvInput, SelectInputSerialization, SelectJsonInput, SelectJsonType,
    SelectOutputSerialization, SelectRequest,
};

impl SelectRequest {
    /// Creates a query of a CSV object. Its first line is data, fields are separated by commas, and the
    /// columns are called `_1`, `_2` and so on. The frames of the answer have checksums.
    ///
    /// Settings such as a header are made by
    /// [`input_serialization`](Self::input_serialization), which replaces these.
    ///
    /// ```
    /// use oss_client::operations::select::SelectRequest;
    ///
    /// let query = SelectRequest::csv("select count(*) from ossobject");
    /// assert!(query.input_serialization.is_some_and(|input| input.csv.is_some()));
    /// ```
    pub fn csv(expression: impl Into<String>) -> Self {
        let input = SelectInputSerialization::new().csv(SelectCsvInput::new());
        Self::with_checksums(expression, input)
    }

    /// Creates a query of an object with one JSON document in each line. The frames of the answer have
    /// checksums.
    pub fn json_lines(expression: impl Into<String>) -> Self {
        Self::json(expression, SelectJsonType::Lines)
    }

    /// Creates a query of an object that is one JSON document. The frames of the answer have checksums.
    pub fn json_document(expression: impl Into<String>) -> Self {
        Self::json(expression, SelectJsonType::Document)
    }

    fn json(expression: impl Into<String>, kind: SelectJsonType) -> Self {
        let input = SelectInputSerialization::new().json(SelectJsonInput::new(kind));
        Self::with_checksums(expression, input)
    }

    fn with_checksums(expression: impl Into<String>, input: SelectInputSerialization) -> Self {
        Self::new(expression)
            .input_serialization(input)
            .output_serialization(SelectOutputSerialization::new().enable_payload_crc(true))
    }

    /// The record delimiter of the answer, if the query asks for one.
    pub(crate) fn output_delimiter(self) -> Option<String> {
        let output = self.output_serialization?;
        let csv = output.csv.and_then(|csv| csv.record_delimiter);
        csv.or_else(|| output.json.and_then(|json| json.record_delimiter))
    }
}
