//! Questions about details of the protocol that no public document answers.
//!
//! The SDK and its emulator assume an answer to each. A run against the real service prints what it
//! really answers, so that an assumption can be confirmed or corrected.

mod access;
mod errors;
mod objects;
mod signatures;
mod unasked;

use super::{Boxed, Place};

/// One question.
pub(super) struct Fact {
    pub(super) question: &'static str,
    /// What the SDK and its emulator assume.
    pub(super) assumed: &'static str,
    pub(super) ask: Ask,
}

/// How an answer is got.
pub(super) enum Ask {
    /// By requests.
    Run(fn(&Place) -> Boxed<'_, String>),
    /// Not at all, for the given reason.
    Never(&'static str),
}

/// A question that is asked by the given function.
macro_rules! asked {
    ($question:literal, $assumed:literal, $ask:path) => {
        crate::suite::facts::Fact {
            question: $question,
            assumed: $assumed,
            ask: crate::suite::facts::Ask::Run(|place| Box::pin($ask(place))),
        }
    };
}
use asked;

/// Every question, those that can be asked first.
pub(super) fn all() -> impl Iterator<Item = &'static Fact> {
    [
        signatures::FACTS,
        objects::FACTS,
        errors::FACTS,
        access::FACTS,
        unasked::FACTS,
    ]
    .into_iter()
    .flatten()
}
