//! Refusals that somebody saved: one reader and one explanation for every command that looks into
//! them.

mod saved;

use oss_client::error::{Refusal, RefusalClass};

pub(crate) use saved::Saved;

/// What a refusal comes to.
#[derive(Debug)]
pub(crate) struct Reading {
    /// What it is about.
    pub(crate) class: RefusalClass,
    /// Why the request was refused.
    pub(crate) cause: String,
    /// What to do about it, where that is known.
    pub(crate) change: Option<String>,
}

impl Reading {
    /// Explains a refusal by its class. Where the cause is not known, the service's own words stand
    /// for it.
    pub(crate) fn new(refusal: &Refusal<'_>) -> Self {
        let class = refusal.class();
        match refusal.advice() {
            Some(advice) => Self {
                class,
                cause: advice.cause,
                change: Some(advice.change),
            },
            None => Self {
                class,
                cause: own_words(refusal),
                change: None,
            },
        }
    }

    /// `denied` for a missing right, `refused` for everything else.
    pub(crate) fn outcome(&self) -> &'static str {
        match self.class {
            RefusalClass::Access => "denied",
            _ => "refused",
        }
    }
}

fn own_words(refusal: &Refusal<'_>) -> String {
    let message = refusal.message.trim_end_matches('.');
    let named: Vec<_> = [refusal.code, refusal.ec.unwrap_or_default()]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect();
    match (message.is_empty(), named.is_empty()) {
        (false, false) => format!("the service says {message:?} ({})", named.join(", ")),
        (false, true) => format!("the service says {message:?}"),
        (true, _) => format!("the service says {} and nothing more", named.join(", ")),
    }
}
