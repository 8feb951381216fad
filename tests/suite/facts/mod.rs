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
    /// The answer that the SDK and its emulator assume.
    pub(super) assumed: &'static str,
    pub(super) ask: Ask,
}

/// How the answer to a question is found.
pub(super) enum Ask {
    /// The given function sends requests.
    Run(fn(&Place) -> Boxed<'_, String>),
    /// The question is not asked, for the given reason.
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

/// All questions. Those that can be asked come first.
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
