//! The Parquet file that is scanned.

use std::sync::{Arc, LazyLock};

use arrow_array::{ArrayRef, Float64Array, Int32Array, RecordBatch, StringArray};
use arrow_schema::{DataType, Field, Schema};
use bytes::Bytes;
use parquet::arrow::ArrowWriter;
use parquet::file::properties::WriterProperties;

/// The name of the object.
pub(crate) const NAME: &str = "table.parquet";
/// The region whose rows the scan wants.
pub(crate) const REGION: i32 = 3;
/// How many rows with the same region follow each other. A page has as many rows.
const BLOCK: usize = 4096;
const BLOCKS_OF_ROW_GROUP: usize = 64;
const BLOCKS: usize = 7 * BLOCKS_OF_ROW_GROUP;
const REGIONS: i32 = 16;

/// The file, about 64 MiB in row groups of 9 MiB, not compressed. It is the same in each run.
pub(crate) static FILE: LazyLock<Bytes> = LazyLock::new(|| {
    let schema = Arc::new(Schema::new(vec![
        Field::new("region", DataType::Int32, false),
        Field::new("amount", DataType::Float64, false),
        Field::new("label", DataType::Utf8, false),
    ]));
    let properties = WriterProperties::builder()
        .set_max_row_group_row_count(Some(BLOCK * BLOCKS_OF_ROW_GROUP))
        .set_data_page_row_count_limit(BLOCK)
        .set_dictionary_enabled(false)
        .set_column_dictionary_enabled("region".into(), true)
        .build();
    let mut file = Vec::new();
    let writer = ArrowWriter::try_new(&mut file, Arc::clone(&schema), Some(properties));
    let mut writer = writer.expect("a writer");
    let mut random = fastrand::Rng::with_seed(11);
    for region in regions() {
        let columns: Vec<ArrayRef> = vec![
            Arc::new(Int32Array::from(vec![region; BLOCK])),
            Arc::new(Float64Array::from_iter_values(
                std::iter::repeat_with(|| random.f64()).take(BLOCK),
            )),
            Arc::new(StringArray::from_iter_values(
                std::iter::repeat_with(|| format!("{:024x}", random.u64(..))).take(BLOCK),
            )),
        ];
        let batch = RecordBatch::try_new(Arc::clone(&schema), columns).expect("a batch");
        writer.write(&batch).expect("memory takes everything");
    }
    writer.close().expect("memory takes everything");
    file.into()
});

/// How many rows the scan finds.
pub(crate) fn rows() -> usize {
    regions().filter(|region| *region == REGION).count() * BLOCK
}

/// The region of each block.
fn regions() -> impl Iterator<Item = i32> {
    let mut random = fastrand::Rng::with_seed(13);
    std::iter::repeat_with(move || random.i32(0..REGIONS)).take(BLOCKS)
}
