//! All buckets of the account.

use oss_client::operations::ListBuckets;

use crate::args::ls::Args;
use crate::failure::{Failure, Result};
use crate::output::json::{self, Object};
use crate::session::Session;

pub(super) async fn run(args: &Args, session: &Session) -> Result<()> {
    let client = session.client()?;
    let mut buckets = client.call(ListBuckets::new()).items();
    let mut left = args.limit.unwrap_or(u64::MAX);
    while let Some(bucket) = buckets.next().await {
        let bucket = bucket.map_err(|error| {
            let failure = Failure::from(error).needing("oss:ListBuckets", "*");
            failure.about("list the buckets")
        })?;
        if left == 0 {
            break;
        }
        left -= 1;
        let (name, region) = (bucket.name.unwrap_or_default(), bucket.region);
        let created = bucket.creation_date.map(json::time);
        let value = Object::default()
            .with("name", name.as_str())
            .with_some("region", region.as_deref())
            .with_some("created", created.as_deref());
        let region = region.unwrap_or_default();
        let created = created.unwrap_or_default();
        let line = || format!("{created:20}  {region:16}  oss://{name}");
        session.printer().data(value, line)?;
    }
    Ok(())
}
