//! The outcome of one check of the doctor.

use crate::exit::ExitStatus;
use crate::failure::{Failure, Result};
use crate::output::json::Object;
use crate::output::{Printer, Text};

/// What was checked, what was found, and what to do about it.
#[derive(Debug)]
pub(super) struct Check {
    name: &'static str,
    state: State,
    detail: String,
    /// More lines of the detail.
    rows: Vec<String>,
    change: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Fine,
    Doubtful,
    Failed(ExitStatus),
}

impl Check {
    /// Creates the outcome of a check that found everything right.
    pub(super) fn fine(name: &'static str, detail: impl Into<String>) -> Self {
        Self {
            name,
            state: State::Fine,
            detail: detail.into(),
            rows: Vec::new(),
            change: None,
        }
    }

    /// Creates the outcome of a check that found something which may be intended, or may become a
    /// problem.
    pub(super) fn doubtful(
        name: &'static str,
        detail: impl Into<String>,
        change: impl Into<String>,
    ) -> Self {
        Self {
            state: State::Doubtful,
            change: Some(change.into()),
            ..Self::fine(name, detail)
        }
    }

    /// Creates the outcome of a check that found a reason why requests cannot succeed.
    pub(super) fn failed(
        name: &'static str,
        status: ExitStatus,
        detail: impl Into<String>,
        change: impl Into<String>,
    ) -> Self {
        Self {
            state: State::Failed(status),
            ..Self::doubtful(name, detail, change)
        }
    }

    /// Creates a [`failed`](Self::failed) outcome from a failure, with the hints of the failure as
    /// what to do.
    pub(super) fn from_failure(name: &'static str, failure: &Failure) -> Self {
        Self {
            rows: failure.rows().map(str::to_owned).collect(),
            change: (!failure.hints().is_empty()).then(|| failure.hints().join("; ")),
            ..Self::failed(name, failure.status(), failure.to_string(), "")
        }
    }

    /// Returns how the program ends because of this check, or `None` if it did not fail.
    pub(super) fn failure(&self) -> Option<ExitStatus> {
        match self.state {
            State::Failed(status) => Some(status),
            _ => None,
        }
    }

    /// Prints one line for what was found, and one for what to do.
    pub(super) fn print(&self, printer: Printer) -> Result<()> {
        let state = match self.state {
            State::Fine => "ok",
            State::Doubtful => "warn",
            State::Failed(_) => "fail",
        };
        let details = std::iter::once(&self.detail).chain(&self.rows);
        let details: Vec<_> = details.map(String::as_str).collect();
        let value = Object::default()
            .with("check", self.name)
            .with("state", state)
            .with("detail", details.join("\n"))
            .with_some("change", self.change.as_deref());
        printer.data(value, || self.lines(state))
    }

    fn lines(&self, state: &str) -> Text {
        let line = format!("{state:4}  {:11}  {}", self.name, self.detail);
        let rows = self.rows.iter().map(|row| format!("{:19}{row}", ""));
        let change = self.change.iter();
        let change = change.map(|change| format!("{:19}→ {change}", ""));
        std::iter::once(line).chain(rows).chain(change).collect()
    }
}
