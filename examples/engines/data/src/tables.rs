//! The tables in a session of DataFusion.

use datafusion::error::Result;
use datafusion::prelude::{ParquetReadOptions, SessionConfig, SessionContext};

use crate::{PREFIX, customers, orders};

/// The settings of a session for these queries: filters are evaluated while a file is read, and columns
/// of rows that a filter has dropped are not read.
pub fn session_config() -> SessionConfig {
    let mut config = SessionConfig::new().with_target_partitions(PARTITIONS);
    let parquet = &mut config.options_mut().execution.parquet;
    parquet.pushdown_filters = true;
    parquet.reorder_filters = true;
    // The end of a file, which says where its columns are, is read before anything else. With the default
    // of 512 KiB, the ends of all files would be more than what some of the queries read otherwise.
    parquet.metadata_size_hint = Some(FILE_END);
    config
}

/// Registers the tables `orders` and `customers`, which lie in the given bucket.
///
/// # Errors
///
/// Fails if the session has such tables already.
pub async fn register(session: &SessionContext, bucket: &str) -> Result<()> {
    let (orders, customers) = (orders::schema(), customers::schema());
    let options = ParquetReadOptions::new()
        .schema(&orders)
        .table_partition_cols(orders::partition_columns());
    let url = format!("oss://{bucket}/{PREFIX}/orders/");
    session.register_parquet("orders", url, options).await?;
    let options = ParquetReadOptions::new().schema(&customers);
    let url = format!("oss://{bucket}/{PREFIX}/customers/");
    session.register_parquet("customers", url, options).await
}

/// How much of the end of a file is read at first, in bytes. It has room for what the files of this data
/// set say of themselves.
pub(crate) const FILE_END: usize = 128 << 10;

/// How many partitions a plan has. It is fixed, so that plans do not depend on the machine.
const PARTITIONS: usize = 4;
