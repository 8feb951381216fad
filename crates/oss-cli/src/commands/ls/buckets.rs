//! All buckets of the account.

use crate::args::ls::Args;
use crate::failure::{Failure, Result};
use crate::output::json::{self, Object};
use crate::session::Session;

pub(super) async fn run(args: &Args, session: &Session) -> Result<()> {
    let mut buckets = session.client()?.list_buckets().items();
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
        let (name, region) = (bucket.name, bucket.region);
        let created = json::time(bucket.creation_date);
        let value = Object::default()
            .with("name", name.as_str())
            .with_some("region", region.as_deref())
            .with("created", created.as_str());
        let region = region.unwrap_or_default();
        let line = || format!("{created:20}  {region:16}  oss://{name}");
        session.printer().data(value, line)?;
    }
    Ok(())
}
