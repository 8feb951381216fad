//! Writes the data set as Parquet files.

use std::sync::Arc;

use datafusion::arrow::datatypes::SchemaRef;
use datafusion::error::Result;
use datafusion::object_store::buffered::BufWriter;
use datafusion::object_store::path::Path;
use datafusion::object_store::{ObjectStore, ObjectStoreExt};
use datafusion::parquet::arrow::AsyncArrowWriter;
use datafusion::parquet::file::properties::WriterProperties;

use crate::orders::Partition;
use crate::{PREFIX, Settings, customers, orders};

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The paths of the objects.
    pub paths: Vec<Path>,
    /// How many orders there are in them.
    pub rows: u64,
    /// How long they are together, in bytes.
    pub bytes: u64,
}

/// Makes the data and writes it to a store below [`PREFIX`]: one file of orders for each year and region,
/// and one file of customers. What has the same name is overwritten.
///
/// # Errors
///
/// Fails with the error of the store.
pub async fn write(store: &Arc<dyn ObjectStore>, settings: &Settings) -> Result<Written> {
    let mut written = Written::default();
    for mut partition in Partition::all(settings) {
        let (year, region) = (partition.year, partition.region);
        let path = Path::from(format!(
            "{PREFIX}/orders/year={year}/region={region}/orders.parquet"
        ));
        let mut writer = writer(store, &path, orders::schema())?;
        while let Some(batch) = partition.next()? {
            writer.write(&batch).await?;
        }
        writer.close().await?;
        written.rows += partition.rows();
        written.paths.push(path);
    }
    let path = Path::from(format!("{PREFIX}/customers/customers.parquet"));
    let mut writer = writer(store, &path, customers::schema())?;
    writer.write(&customers::make(settings)?).await?;
    writer.close().await?;
    written.paths.push(path);
    for path in &written.paths {
        written.bytes += store.head(path).await?.size;
    }
    Ok(written)
}

/// A writer whose file has several row groups, each of many pages, so that a query can pass over most of
/// them.
fn writer(
    store: &Arc<dyn ObjectStore>,
    path: &Path,
    schema: SchemaRef,
) -> Result<AsyncArrowWriter<BufWriter>> {
    let mut properties = WriterProperties::builder()
        .set_max_row_group_row_count(Some(ROW_GROUP))
        .set_data_page_row_count_limit(PAGE)
        .set_created_by("oss-rust-sdk engines".to_owned());
    // A dictionary of values that hardly repeat is long, and whoever reads one page has to read it too.
    for column in ALL_DIFFERENT {
        properties = properties.set_column_dictionary_enabled(column.into(), false);
    }
    let properties = properties.build();
    let object = BufWriter::new(Arc::clone(store), path.clone());
    Ok(AsyncArrowWriter::try_new(object, schema, Some(properties))?)
}

/// The columns whose values hardly repeat.
const ALL_DIFFERENT: [&str; 4] = ["order_id", "ordered_at", "amount_cents", "note"];

/// How many rows a row group has.
const ROW_GROUP: usize = 65_536;

/// How many rows a page has.
const PAGE: usize = 4096;

#[cfg(test)]
mod tests {
    use datafusion::object_store::memory::InMemory;

    use super::*;

    #[tokio::test]
    async fn there_is_a_file_for_each_year_and_region_and_one_of_customers() {
        let store: Arc<dyn ObjectStore> = Arc::new(InMemory::new());
        let settings = Settings {
            rows: 5000,
            seed: 1,
        };
        let written = write(&store, &settings).await.unwrap();
        assert_eq!((written.rows, written.paths.len()), (5000, 17));
        assert_eq!(written, write(&store, &settings).await.unwrap());
    }
}
