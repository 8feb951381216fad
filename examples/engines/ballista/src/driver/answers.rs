//! Checks that the cluster gives the same answers as DataFusion alone.

use datafusion::prelude::SessionContext;
use engines_data::{QUERIES, Query};
use engines_support::{Checks, Error, answer};

use super::cluster::{Cluster, prepare};
use super::service::Service;

/// A query and the answer that DataFusion alone gives.
pub(crate) struct Expected {
    pub(crate) query: &'static Query,
    pub(crate) answer: String,
}

/// Asks every query twice: in this process, and on the cluster.
pub(crate) async fn check(
    service: &Service,
    cluster: &mut Cluster,
    checks: &mut Checks,
) -> Result<Vec<Expected>, Error> {
    let alone = SessionContext::new_with_config(engines_data::session_config());
    prepare(&alone, service).await?;
    let session = cluster.session(service).await?;
    let mut all = Vec::new();
    for query in QUERIES {
        println!("\n# {}: {}", query.name, query.shows);
        let expected = answer(&alone, query.sql).await?;
        let before = cluster.reports().await?;
        let found = answer(&session, query.sql).await?;
        let after = cluster.reports().await?;
        println!("{found}");
        let names = ["scheduler", "executor-1", "executor-2"];
        for ((name, after), before) in names.iter().zip(after).zip(before) {
            println!("cost at the {name}: {}", after - before);
        }
        let name = format!("{}: the answer is that of DataFusion alone", query.name);
        checks.same(name, &found, &expected);
        all.push(Expected {
            query,
            answer: expected,
        });
    }
    Ok(all)
}
