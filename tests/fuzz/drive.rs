//! Runs a target until a limit is reached, and reports an input that fails.

use std::any::Any;
use std::cell::Cell;
use std::fmt;
use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::sync::{Mutex, Once, PoisonError};
use std::time::{Duration, Instant};

use fastrand::Rng;

use super::{Target, cases, mutate};

/// The limit of a run.
#[derive(Clone, Copy, Debug)]
pub enum Budget {
    /// This many mutated inputs. A run with the same seed runs the same inputs.
    Inputs(u64),
    /// Until this much time has passed.
    Time(Duration),
}

/// The result of a run in which no input failed.
#[derive(Debug)]
pub struct Report {
    /// How many inputs were run, including kept cases and seeds.
    pub inputs: u64,
}

/// An input on which the code under test did something wrong.
#[derive(Debug)]
pub struct Finding {
    target: &'static str,
    input: Vec<u8>,
    said: String,
}

impl Finding {
    /// Writes the input to the folder of the target's cases, so that every later run begins with
    /// it, and returns the file.
    ///
    /// # Errors
    ///
    /// Fails if the file cannot be written.
    pub fn keep(&self) -> std::io::Result<PathBuf> {
        cases::keep(self.target, &self.input)
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            target,
            input,
            said,
        } = self;
        let shown: String = input
            .iter()
            .take(2000)
            .map(|byte| byte.escape_ascii().to_string())
            .collect();
        write!(
            f,
            "{target}: {said}\ninput of {} bytes: {shown}",
            input.len()
        )
    }
}

pub(super) fn run(target: &Target, seed: u64, budget: Budget) -> Result<Report, Finding> {
    watch_panics();
    let mut seeds = cases::read(target.name);
    seeds.extend((target.seeds)());
    for input in &seeds {
        once(target, input)?;
    }
    let mut inputs = seeds.len() as u64;
    let mut rng = Rng::with_seed(seed);
    let started = now();
    while budget.allows(inputs - seeds.len() as u64, started) {
        once(target, &mutate::mutated(&mut rng, &seeds, target.words))?;
        inputs += 1;
    }
    Ok(Report { inputs })
}

impl Budget {
    fn allows(self, inputs: u64, started: Instant) -> bool {
        match self {
            Self::Inputs(most) => inputs < most,
            Self::Time(most) => started.elapsed() < most,
        }
    }
}

fn now() -> Instant {
    #[expect(
        clippy::disallowed_methods,
        reason = "a run for minutes is measured by the real clock"
    )]
    Instant::now()
}

/// Runs one input. A panic of a task that the target spawned counts as well as its own.
fn once(target: &Target, input: &[u8]) -> Result<(), Finding> {
    let before = panics();
    let outcome = panic::catch_unwind(AssertUnwindSafe(|| {
        QUIET.set(true);
        (target.run)(input);
    }));
    QUIET.set(false);
    let said = match outcome {
        Err(payload) => text(payload.as_ref()),
        Ok(()) if panics() != before => last_panic(),
        Ok(()) => return Ok(()),
    };
    Err(Finding {
        target: target.name,
        input: input.to_vec(),
        said,
    })
}

fn text(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<String>().cloned();
    let text = text.or_else(|| {
        payload
            .downcast_ref::<&str>()
            .map(|text| (*text).to_owned())
    });
    text.map_or_else(last_panic, |text| format!("{text} ({})", last_panic()))
}

thread_local! {
    /// Whether this thread runs a target. A panic is then a finding and is reported as such.
    static QUIET: Cell<bool> = const { Cell::new(false) };
    static PANICS: Cell<u64> = const { Cell::new(0) };
}

/// The message of the latest panic of a target, with its place in the code.
static LAST: Mutex<String> = Mutex::new(String::new());

fn panics() -> u64 {
    PANICS.get()
}

fn last_panic() -> String {
    LAST.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

/// Counts the panics of each thread. Those inside a target are not printed; all others are.
fn watch_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let print = panic::take_hook();
        panic::set_hook(Box::new(move |information| {
            PANICS.set(PANICS.get() + 1);
            if QUIET.get() {
                *LAST.lock().unwrap_or_else(PoisonError::into_inner) = information.to_string();
            } else {
                print(information);
            }
        }));
    });
}
