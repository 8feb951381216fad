//! The statements of a document.

use std::fmt;

use crate::{Condition, Principal};

/// A statement of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    pub(crate) effect: Effect,
    pub(crate) principal: Option<Principal>,
    pub(crate) actions: Patterns,
    pub(crate) resources: Option<Patterns>,
    pub(crate) conditions: Vec<Condition>,
}

impl Statement {
    /// Returns whether the statement allows or denies.
    #[must_use]
    pub fn effect(&self) -> Effect {
        self.effect
    }

    /// Returns whom the statement is about. Only trust and bucket policies have principals.
    #[must_use]
    pub fn principal(&self) -> Option<&Principal> {
        self.principal.as_ref()
    }

    /// Returns the patterns of `Action` or `NotAction`.
    #[must_use]
    pub fn actions(&self) -> &Patterns {
        &self.actions
    }

    /// Returns the patterns of `Resource` or `NotResource`. Trust policies have none.
    #[must_use]
    pub fn resources(&self) -> Option<&Patterns> {
        self.resources.as_ref()
    }

    /// Returns the conditions, all of which must hold.
    #[must_use]
    pub fn conditions(&self) -> &[Condition] {
        &self.conditions
    }
}

/// Whether a statement allows or denies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Effect {
    /// The statement allows the requests that it matches, unless another statement denies them.
    Allow,
    /// The statement denies the requests that it matches, whatever else allows them.
    Deny,
}

/// The patterns of `Action` or `Resource`, or of their negated forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patterns {
    pub(crate) negated: bool,
    pub(crate) texts: Vec<String>,
}

impl Patterns {
    /// Returns whether these are the patterns of a `NotAction` or `NotResource`, which mean everything
    /// that does not match.
    #[must_use]
    pub fn is_negated(&self) -> bool {
        self.negated
    }

    /// Returns the patterns as the document writes them.
    #[must_use]
    pub fn texts(&self) -> &[String] {
        &self.texts
    }

    /// Returns whether the patterns mean a text, given a function that compares it with one pattern.
    pub(crate) fn mean(&self, fits: impl Fn(&str) -> bool) -> bool {
        self.texts.iter().any(|pattern| fits(pattern)) != self.negated
    }
}

impl fmt::Display for Patterns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let not = if self.negated { "anything but " } else { "" };
        write!(f, "{not}[{}]", self.texts.join(", "))
    }
}
