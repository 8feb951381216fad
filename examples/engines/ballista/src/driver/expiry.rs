//! Checks that a query outlives the keys with which it began.

use std::time::Duration;

use engines_support::{Checks, Error, answer};

use super::answers::Expected;
use super::cluster::Cluster;
use super::keys::{KeyServer, LIFETIME};
use super::service::Service;

/// Asks a query, and moves the clock of the server past the end of all keys while the executors read.
pub(crate) async fn check(
    service: &Service,
    keys: &KeyServer,
    cluster: &Cluster,
    expected: &Expected,
    checks: &mut Checks,
) -> Result<(), Error> {
    println!(
        "\n# expiry: the keys end in the middle of the query `{}`",
        expected.query.name
    );
    let session = cluster.session(service).await?;
    let before = keys.issued();
    let refused = service.log().outdated();
    service.jump_after(READS_BEFORE, LIFETIME + Duration::from_secs(60));
    let found = answer(&session, expected.query.sql).await?;
    let (after, refused) = (keys.issued(), service.log().outdated() - refused);
    checks.same(
        "expiry: the answer is that of DataFusion alone",
        &found,
        &expected.answer,
    );
    checks.record(
        "expiry: the keys have ended in the middle of the query",
        service.has_jumped() && refused > 0,
        format!("{refused} requests were refused, for their time or for their keys"),
    );
    for executor in cluster.executors() {
        let count = |issued: &std::collections::BTreeMap<String, u64>| {
            issued.get(executor.name()).copied().unwrap_or_default()
        };
        let (before, after) = (count(&before), count(&after));
        checks.record(
            format!("expiry: {} has fetched new keys", executor.name()),
            after > before && before > 0,
            format!("{before} calls of AssumeRole before, {after} after"),
        );
    }
    Ok(())
}

/// After how many reads of the query the clock jumps.
const READS_BEFORE: u32 = 20;
