//! Writes the answer of a query to OSS, as partitioned Parquet files, and reads it again.

use std::sync::Arc;

use datafusion::object_store::ObjectStore;
use datafusion::object_store::path::Path;
use engines_data::PREFIX;
use engines_support::{Checks, Error, answer};
use futures::TryStreamExt;

use crate::place::Place;
use crate::query;

/// Copies a summary of the orders, and returns the paths of what was written.
pub(crate) async fn run(place: &Place, checks: &mut Checks) -> Result<Vec<Path>, Error> {
    println!("\n# copy: the answer of a query becomes partitioned files");
    let store: Arc<dyn ObjectStore> = Arc::new(place.store().clone());
    let session = query::session(place, &store).await?;
    let summary = "SELECT region, product, count(*) AS orders, sum(amount_cents) AS cents \
                   FROM orders WHERE year = 2022 GROUP BY region, product";
    let url = format!("oss://{}/{PREFIX}/summary/", place.bucket());
    let before = place.meter().read();
    let copy = format!("COPY ({summary}) TO '{url}' STORED AS PARQUET PARTITIONED BY (region)");
    session.sql(&copy).await?.collect().await?;
    println!(
        "cost of reading and writing: {}",
        place.meter().read() - before
    );

    let prefix = Path::from(format!("{PREFIX}/summary"));
    let files: Vec<_> = store.list(Some(&prefix)).try_collect().await?;
    let table = format!("CREATE EXTERNAL TABLE summary STORED AS PARQUET LOCATION '{url}'");
    session.sql(&table).await?.collect().await?;
    let order = "ORDER BY region, product";
    let columns = "SELECT region, product, orders, cents FROM";
    let found = answer(&session, &format!("{columns} summary {order}")).await?;
    let expected = answer(&session, &format!("{columns} ({summary}) AS fresh {order}")).await?;
    checks.same("copy: what was written is read again", &found, &expected);
    let folders = files
        .iter()
        .filter(|file| file.location.as_ref().contains("/region="));
    checks.record(
        "copy: the files are partitioned",
        folders.count() == files.len() && !files.is_empty(),
        format!("{} files", files.len()),
    );
    Ok(files.into_iter().map(|file| file.location).collect())
}
