//! Runs one query, shows what it does and costs, and checks both.

use std::sync::Arc;

use datafusion::object_store::ObjectStore;
use datafusion::physical_plan::{ExecutionPlan, collect};
use datafusion::prelude::SessionContext;
use engines_data::{Bounds, Query};
use engines_support::{Checks, Error, Traffic, answer, mebibytes, text};

use crate::place::Place;
use crate::plan;

/// Runs a query in a session that knows nothing of the data yet, and once more in the same session.
/// `memory` has the same files, and `size` is their length together.
pub(crate) async fn run(
    query: &Query,
    place: &Place,
    memory: &Arc<dyn ObjectStore>,
    size: u64,
    checks: &mut Checks,
) -> Result<(), Error> {
    println!(
        "\n# {}: {}\n{}\n",
        query.name,
        query.shows,
        query.sql.trim()
    );
    let store: Arc<dyn ObjectStore> = Arc::new(place.store().clone());
    let session = session(place, &store).await?;
    let first = ask(&session, query, place).await?;
    let again = ask(&session, query, place).await?;
    println!("{}", first.answer);
    for line in plan::describe(&first.plan) {
        println!("{line}");
    }
    println!("cost of the first run: {}", of(first.cost, size));
    println!(
        "cost of a second run in the same session: {}",
        of(again.cost, size)
    );

    let name = query.name;
    let expected = answer(&self::session(place, memory).await?, query.sql).await?;
    checks.same(
        format!("{name}: the answer is that of the files in memory"),
        &first.answer,
        &expected,
    );
    checks.record(
        format!("{name}: the second answer is the first one"),
        first.answer == again.answer,
        "compared",
    );
    if size >= Bounds::SMALLEST {
        check_cost(query, first.cost, size, checks);
    }
    Ok(())
}

fn check_cost(query: &Query, cost: Traffic, size: u64, checks: &mut Checks) {
    let (name, requests) = (query.name, query.bounds.requests);
    checks.record(
        format!("{name}: at most {requests} requests"),
        cost.requests <= requests,
        cost.requests,
    );
    let bytes = query.bounds.bytes(size);
    checks.record(
        format!(
            "{name}: at most {} of {}",
            mebibytes(bytes),
            mebibytes(size)
        ),
        cost.bytes <= bytes,
        mebibytes(cost.bytes),
    );
}

/// A session with the tables, whose files are in the given store.
pub(crate) async fn session(
    place: &Place,
    store: &Arc<dyn ObjectStore>,
) -> Result<SessionContext, Error> {
    let session = SessionContext::new_with_config(engines_data::session_config());
    session.register_object_store(&place.url()?, Arc::clone(store));
    engines_data::register(&session, place.bucket()).await?;
    Ok(session)
}

struct Outcome {
    answer: String,
    plan: Arc<dyn ExecutionPlan>,
    cost: Traffic,
}

async fn ask(session: &SessionContext, query: &Query, place: &Place) -> Result<Outcome, Error> {
    let before = place.meter().read();
    let plan = session.sql(query.sql).await?.create_physical_plan().await?;
    let rows = collect(Arc::clone(&plan), session.task_ctx()).await?;
    Ok(Outcome {
        answer: text(&rows)?,
        cost: place.meter().read() - before,
        plan,
    })
}

fn of(cost: Traffic, size: u64) -> String {
    let permille = u128::from(cost.bytes) * 1000 / u128::from(size.max(1));
    format!(
        "{cost}, which is {}.{} % of the data",
        permille / 10,
        permille % 10
    )
}
