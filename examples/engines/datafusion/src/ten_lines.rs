//! Checks that the program `ten_lines`, which has only what every user types, gives the same answer.

use std::env;
use std::sync::Arc;

use datafusion::object_store::ObjectStore;
use engines_data::PREFIX;
use engines_support::{Checks, Error, answer};
use tokio::process::Command;

use crate::place::Place;
use crate::query;

/// Runs the program, which finds the service and its keys in the environment.
pub(crate) async fn check(place: &Place, checks: &mut Checks) -> Result<(), Error> {
    println!("\n# ten lines: a program that finds everything in its environment");
    let program = env::current_exe()?.with_file_name("ten_lines");
    let select = "SELECT count(*) AS orders, sum(amount_cents) AS cents FROM";
    let output = Command::new(program)
        .arg(format!("oss://{}/{PREFIX}/orders/", place.bucket()))
        .arg(format!("{select} data"))
        .envs(place.variables())
        .kill_on_drop(true)
        .output()
        .await?;
    print!("{}", String::from_utf8_lossy(&output.stderr));
    let found = String::from_utf8_lossy(&output.stdout);
    println!("{}", found.trim_end());
    let store: Arc<dyn ObjectStore> = Arc::new(place.store().clone());
    let session = query::session(place, &store).await?;
    let expected = answer(&session, &format!("{select} orders")).await?;
    checks.same(
        "ten lines: the answer is the same",
        found.trim_end(),
        &expected,
    );
    Ok(())
}
