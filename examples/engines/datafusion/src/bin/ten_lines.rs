//! Asks a query about Parquet files on OSS: what a user of DataFusion types.
//!
//! `ten_lines oss://examplebucket/path/ "SELECT count(*) FROM data"` reads the region, the endpoint and
//! the keys from the environment.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

use std::sync::Arc;

use datafusion::prelude::{ParquetReadOptions, SessionContext};
use oss_object_store::OssStore;
use url::Url;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(files), Some(query)) = (arguments.next(), arguments.next()) else {
        return Err("usage: ten_lines oss://BUCKET/PATH/ QUERY".into());
    };
    let url = Url::parse(&files)?;
    let bucket = format!("oss://{}", url.host_str().unwrap_or_default());

    let ctx = SessionContext::new();
    ctx.register_object_store(&url, Arc::new(OssStore::from_url(&bucket)?));
    ctx.register_parquet("data", files, ParquetReadOptions::default())
        .await?;
    ctx.sql(&query).await?.show().await?;
    Ok(())
}
