//! Thousands of transfers under mixed faults, chosen by a seed: nothing may be mixed, short or lost.
//!
//! The transfers run in rounds. In each round faults are planned, some transfers are made at once, each of
//! its own object, and then the faults are removed and the state of the server and of the disk is looked
//! at. What is wrong is an error of the client, whatever the faults were:
//!
//! - a transfer that said that it succeeded, and whose object or file is not the content;
//! - a transfer that failed, and left something else than what was there before or the whole content;
//! - a temporary file that stayed, or a multipart upload that nobody was told of.

mod check;
mod fault;
mod round;
mod runtime;
mod transfer;

use std::collections::BTreeMap;
use std::io::Write;

/// How many transfers to make, and which ones.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// The seed of all random choices.
    pub seed: u64,
    /// How many transfers are made at least.
    pub transfers: usize,
}

/// What happened to the transfers of one kind.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    /// How many succeeded.
    pub succeeded: usize,
    /// How many failed with an error.
    pub failed: usize,
    /// How many requests were sent again.
    pub retries: u64,
    /// How many answers were lost and found again.
    pub recovered: usize,
    /// How many bytes were transferred.
    pub bytes: u64,
}

/// What the run has found.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The counts for each kind of transfer.
    pub counts: BTreeMap<&'static str, Counts>,
    /// How many faults were planned, by their kind.
    pub faults: BTreeMap<&'static str, usize>,
    /// The kinds of the errors, as their names.
    pub errors: BTreeMap<String, usize>,
    /// How many multipart uploads stayed and were reported.
    pub reported: usize,
    /// Everything that is wrong.
    pub wrong: Vec<String>,
}

/// Makes the transfers.
///
/// # Errors
///
/// Fails if the server or the folder for files cannot be made.
pub async fn run(plan: Plan) -> Result<Outcome, Box<dyn std::error::Error>> {
    let mut random = fastrand::Rng::with_seed(plan.seed);
    let mut outcome = Outcome::default();
    let mut made = 0;
    while made < plan.transfers {
        made += round::run(&mut random, &mut outcome).await?;
    }
    Ok(outcome)
}

impl Outcome {
    /// Writes the tables.
    ///
    /// # Errors
    ///
    /// Fails if `out` does.
    pub fn write(&self, plan: Plan, out: &mut dyn Write) -> std::io::Result<()> {
        writeln!(out, "seed {}", plan.seed)?;
        writeln!(out)?;
        writeln!(
            out,
            "| transfer | succeeded | failed | sent again | recovered | MiB |"
        )?;
        writeln!(out, "|---|---|---|---|---|---|")?;
        for (kind, counts) in &self.counts {
            writeln!(
                out,
                "| {kind} | {} | {} | {} | {} | {} |",
                counts.succeeded,
                counts.failed,
                counts.retries,
                counts.recovered,
                counts.bytes >> 20
            )?;
        }
        writeln!(out)?;
        let list = |counts: Vec<(String, usize)>| {
            let texts: Vec<_> = counts
                .into_iter()
                .map(|(name, count)| format!("{name} {count}"))
                .collect();
            texts.join(", ")
        };
        let faults = self.faults.iter().map(|(name, n)| ((*name).to_owned(), *n));
        writeln!(out, "faults: {}", list(faults.collect()))?;
        let errors = self.errors.iter().map(|(name, n)| (name.clone(), *n));
        writeln!(out, "errors: {}", list(errors.collect()))?;
        writeln!(
            out,
            "multipart uploads that stayed and were reported: {}",
            self.reported
        )?;
        for wrong in &self.wrong {
            writeln!(out, "WRONG: {wrong}")?;
        }
        let made: usize = self.counts.values().map(|c| c.succeeded + c.failed).sum();
        writeln!(out, "{made} transfers, {} wrong", self.wrong.len())
    }
}
