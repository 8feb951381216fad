//! One suite for any service that speaks OSS: a real bucket, or the emulator.
//!
//! [`run`] does three things in one bucket, below a prefix of its own:
//!
//! 1. the `steps`, which are what a user does and must work everywhere;
//! 2. the `facts`, which are questions about details of the protocol that no document answers;
//!    one run against the real service answers them;
//! 3. the removal of everything that it wrote, whatever happened before.
//!
//! Steps that need rights which the keys lack are skipped, and the report names them.

mod cleanup;
mod facts;
mod place;
mod report;
mod steps;
mod wire;

use std::future::Future;
use std::io::Write;
use std::panic::AssertUnwindSafe;
use std::pin::Pin;

use futures_util::FutureExt;

use self::place::Place;
pub use self::place::Settings;
use self::report::{Report, Verdict};

/// The reason why a step failed, or why a question could not be asked.
type Failed = Box<dyn std::error::Error + Send + Sync>;

/// A boxed future, as the tables of steps and facts need it.
type Boxed<'p, T> = Pin<Box<dyn Future<Output = Result<T, Failed>> + Send + 'p>>;

/// Runs the suite and writes the report to `out`.
///
/// Returns the number of steps that failed. A question without an answer is not a failure.
///
/// # Errors
///
/// Fails if no client can be made from the settings, or if the report cannot be written.
pub async fn run(settings: &Settings, out: &mut (dyn Write + Send)) -> Result<usize, Failed> {
    let place = Place::new(settings)?;
    let mut report = Report::new(out);
    report.begin(&place)?;
    let walked = tokio::select! {
        outcome = walk(&place, &mut report) => Some(outcome),
        _ = tokio::signal::ctrl_c() => None,
    };
    // Nothing is returned before this, so that no failure leaves objects behind.
    let removed = cleanup::remove_everything(&place).await;
    report.removed(removed)?;
    let interrupted = walked.is_none();
    walked.transpose()?;
    report.close(interrupted)
}

async fn walk(place: &Place, report: &mut Report<'_>) -> Result<(), Failed> {
    for step in steps::STEPS {
        let verdict = if step.needs_role && place.role.is_none() {
            Verdict::Skipped("OSS_ROLE_ARN is not set".to_owned())
        } else {
            Verdict::from_step(step, caught((step.run)(place)).await)
        };
        report.step(step.name, verdict)?;
    }
    report.begin_facts()?;
    for fact in facts::all() {
        let answer = match &fact.ask {
            facts::Ask::Run(ask) => match caught(ask(place)).await {
                Ok(answer) => answer,
                Err(error) => format!("not answered: {error}"),
            },
            facts::Ask::Never(reason) => format!("not asked: {reason}"),
        };
        report.fact(fact, &answer)?;
    }
    Ok(())
}

/// Turns a panic into a failure, so that it does not keep the suite from removing what it wrote.
async fn caught<T>(future: Boxed<'_, T>) -> Result<T, Failed> {
    let outcome = AssertUnwindSafe(future).catch_unwind().await;
    outcome.unwrap_or_else(|_| Err("it panicked, as printed above".into()))
}

/// Fails a step with the given text unless the condition holds.
macro_rules! ensure {
    ($condition:expr, $($text:tt)+) => {
        if !$condition {
            return Err(format!($($text)+).into());
        }
    };
}
use ensure;
