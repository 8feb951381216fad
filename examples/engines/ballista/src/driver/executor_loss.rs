//! Checks that a query ends with the right answer although an executor is killed.

use engines_support::{Checks, Error, answer};

use super::answers::Expected;
use super::cluster::Cluster;
use super::service::Service;

/// Asks a query, and kills the executor that is the first to have sent some requests for it.
pub(crate) async fn check(
    service: &Service,
    mut cluster: Cluster,
    expected: &Expected,
    checks: &mut Checks,
) -> Result<(), Error> {
    println!(
        "\n# loss: an executor is killed in the middle of the query `{}`",
        expected.query.name
    );
    let session = cluster.session(service).await?;
    let [_, first, second] = cluster.reports().await?;
    let sql = expected.query.sql;
    let mut query = tokio::spawn(async move { answer(&session, sql).await });
    let index = {
        let [one, two] = cluster.executors();
        tokio::select! {
            reached = one.wait_for(|seen| seen.traffic.requests >= first.requests + REQUESTS_BEFORE) => {
                reached?;
                0
            }
            reached = two.wait_for(|seen| seen.traffic.requests >= second.requests + REQUESTS_BEFORE) => {
                reached?;
                1
            }
            _ = &mut query => return Err("the query has ended before an executor could be killed".into()),
        }
    };
    let [one, two] = cluster.executors_mut();
    let (victim, other) = if index == 0 { (one, two) } else { (two, one) };
    let others_before = other.seen().traffic;
    let was_running = !query.is_finished();
    let signal = victim.kill().await?;
    let found = query.await??;
    let (victim, others) = (
        victim.name().to_owned(),
        other.report().await? - others_before,
    );
    checks.record(
        format!("loss: {victim} was killed while the query was running"),
        was_running && signal == Some(KILLED),
        format!("signal {}", signal.unwrap_or_default()),
    );
    checks.same(
        "loss: the answer is that of DataFusion alone",
        &found,
        &expected.answer,
    );
    checks.record(
        "loss: the other executor has read the rest",
        others.requests > 0,
        others,
    );
    let seen = cluster
        .scheduler()
        .wait_for(|seen| seen.executors == 1)
        .await?;
    checks.record(
        "loss: the scheduler has given the executor up",
        seen.executors == 1,
        "1 is left",
    );
    Ok(())
}

/// How many requests of an executor for this query it is killed after.
const REQUESTS_BEFORE: u64 = 20;

/// The number of the signal that cannot be caught, SIGKILL.
const KILLED: i32 = 9;
