//! The output of the suite: a line for each step, and the table of facts.

use std::io::Write;

use super::facts::Fact;
use super::steps::Step;
use super::{Failed, Place};

/// The result of a step.
pub(super) enum Verdict {
    Passed,
    Failed(String),
    Skipped(String),
}

impl Verdict {
    pub(super) fn from_step(step: &Step, outcome: Result<(), Failed>) -> Self {
        let Err(error) = outcome else {
            return Self::Passed;
        };
        let denied = error
            .downcast_ref::<oss_client::Error>()
            .is_some_and(oss_client::Error::is_access_denied);
        match step.needs {
            Some(right) if denied => Self::Skipped(format!("needs {right}")),
            _ => Self::Failed(error.to_string()),
        }
    }
}

pub(super) struct Report<'o> {
    out: &'o mut (dyn Write + Send),
    passed: usize,
    failed: usize,
    skipped: usize,
}

impl<'o> Report<'o> {
    pub(super) fn new(out: &'o mut (dyn Write + Send)) -> Self {
        Self {
            out,
            passed: 0,
            failed: 0,
            skipped: 0,
        }
    }

    pub(super) fn begin(&mut self, place: &Place) -> Result<(), Failed> {
        let (bucket, prefix) = (place.name.as_str(), &place.prefix);
        let endpoint = place.endpoint.authority();
        writeln!(
            self.out,
            "oss://{bucket}/{prefix} at {endpoint}, region {}\n",
            place.region
        )?;
        Ok(())
    }

    pub(super) fn step(&mut self, name: &str, verdict: Verdict) -> Result<(), Failed> {
        match verdict {
            Verdict::Passed => {
                self.passed += 1;
                writeln!(self.out, "ok       {name}")?;
            }
            Verdict::Failed(error) => {
                self.failed += 1;
                writeln!(self.out, "FAILED   {name}: {error}")?;
            }
            Verdict::Skipped(why) => {
                self.skipped += 1;
                writeln!(self.out, "skipped  {name}: {why}")?;
            }
        }
        Ok(())
    }

    pub(super) fn begin_facts(&mut self) -> Result<(), Failed> {
        writeln!(self.out, "\nFacts that no document settles:\n")?;
        Ok(())
    }

    pub(super) fn fact(&mut self, fact: &Fact, answer: &str) -> Result<(), Failed> {
        writeln!(self.out, "{}", fact.question)?;
        writeln!(self.out, "    assumed   {}", fact.assumed)?;
        writeln!(self.out, "    answered  {answer}")?;
        Ok(())
    }

    pub(super) fn removed(&mut self, removed: Result<usize, Failed>) -> Result<(), Failed> {
        match removed {
            Ok(count) => writeln!(self.out, "\nremoved {count} objects and versions")?,
            Err(error) => {
                self.failed += 1;
                writeln!(
                    self.out,
                    "\nFAILED   what was written could not be removed: {error}"
                )?;
            }
        }
        Ok(())
    }

    /// Prints the closing line, and returns how many steps failed.
    pub(super) fn close(mut self, interrupted: bool) -> Result<usize, Failed> {
        if interrupted {
            self.failed += 1;
            writeln!(self.out, "FAILED   interrupted")?;
        }
        let Self {
            passed,
            failed,
            skipped,
            ..
        } = self;
        writeln!(
            self.out,
            "{passed} passed, {failed} failed, {skipped} skipped"
        )?;
        Ok(failed)
    }
}
