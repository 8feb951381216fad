//! Reads the rows of the Parquet file that belong to one region. The filter is pushed down: the column of
//! regions is read first, and then only the pages of the other columns that have wanted rows.

use std::ops::Range;
use std::sync::Arc;

use arrow_array::{BooleanArray, Int32Array, RecordBatch};
use arrow_schema::ArrowError;
use bytes::Bytes;
use futures_util::future::BoxFuture;
use futures_util::{FutureExt, TryStreamExt};
use object_store_0_14::path::Path;
use object_store_0_14::{ObjectStore, ObjectStoreExt};
use parquet::arrow::arrow_reader::{ArrowPredicateFn, ArrowReaderOptions, RowFilter};
use parquet::arrow::async_reader::AsyncFileReader;
use parquet::arrow::{ParquetRecordBatchStreamBuilder, ProjectionMask};
use parquet::errors::{ParquetError, Result};
use parquet::file::metadata::{PageIndexPolicy, ParquetMetaData, ParquetMetaDataReader};

use crate::table::{NAME, REGION, rows};

pub(crate) async fn run(store: Arc<dyn ObjectStore>) -> Result<()> {
    let path = Path::from(NAME);
    let size = store.head(&path).await.map_err(external)?.size;
    let file = File { store, path, size };
    let options = ArrowReaderOptions::new().with_page_index_policy(PageIndexPolicy::Required);
    let builder = ParquetRecordBatchStreamBuilder::new_with_options(file, options).await?;
    let schema = builder.parquet_schema();
    let region = ProjectionMask::columns(schema, ["region"]);
    let others = ProjectionMask::columns(schema, ["amount", "label"]);
    let filter = RowFilter::new(vec![Box::new(ArrowPredicateFn::new(region, wanted))]);
    let stream = builder
        .with_projection(others)
        .with_row_filter(filter)
        .build()?;
    let found = stream
        .try_fold(
            0,
            |found, batch| async move { Ok(found + batch.num_rows()) },
        )
        .await?;
    assert_eq!(found, rows());
    Ok(())
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "the predicate receives the batch as a value"
)]
fn wanted(batch: RecordBatch) -> std::result::Result<BooleanArray, ArrowError> {
    let regions = batch.column(0).as_any().downcast_ref::<Int32Array>();
    let regions = regions.ok_or_else(|| ArrowError::CastError("regions are numbers".to_owned()))?;
    Ok(BooleanArray::from_unary(regions, |region| region == REGION))
}

/// An object as a file of the Parquet reader. The reader of the crate `parquet` itself does the same, but for another
/// version of object_store than that of the stores.
struct File {
    store: Arc<dyn ObjectStore>,
    path: Path,
    size: u64,
}

impl AsyncFileReader for File {
    fn get_bytes(&mut self, range: Range<u64>) -> BoxFuture<'_, Result<Bytes>> {
        let read = async { self.store.get_range(&self.path, range).await };
        read.map(|bytes| bytes.map_err(external)).boxed()
    }

    fn get_byte_ranges(&mut self, ranges: Vec<Range<u64>>) -> BoxFuture<'_, Result<Vec<Bytes>>> {
        let read = async move { self.store.get_ranges(&self.path, &ranges).await };
        read.map(|bytes| bytes.map_err(external)).boxed()
    }

    fn get_metadata<'a>(
        &'a mut self,
        options: Option<&'a ArrowReaderOptions>,
    ) -> BoxFuture<'a, Result<Arc<ParquetMetaData>>> {
        let size = self.size;
        async move {
            let reader = ParquetMetaDataReader::new().with_arrow_reader_options(options);
            Ok(Arc::new(reader.load_and_finish(self, size).await?))
        }
        .boxed()
    }
}

fn external(error: object_store_0_14::Error) -> ParquetError {
    ParquetError::External(Box::new(error))
}
