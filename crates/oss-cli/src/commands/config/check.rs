//! The outcome of one check.

use crate::exit::ExitStatus;
use crate::failure::{Failure, Result};
use crate::output::Printer;
use crate::output::json::Object;

/// What was looked at, what was found, and what to do about it.
#[derive(Debug)]
pub(super) struct Check {
    name: &'static str,
    state: State,
    detail: String,
    change: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Fine,
    Doubtful,
    Failed(ExitStatus),
}

impl Check {
    /// It is as it must be.
    pub(super) fn fine(name: &'static str, detail: impl Into<String>) -> Self {
        Self {
            name,
            state: State::Fine,
            detail: detail.into(),
            change: None,
        }
    }

    /// It may be meant so, or may become a problem.
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

    /// Requests cannot succeed like this.
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

    /// As [`failed`](Self::failed), of a failure with its own advice.
    pub(super) fn of_failure(name: &'static str, failure: &Failure) -> Self {
        Self {
            change: (!failure.hints().is_empty()).then(|| failure.hints().join("; ")),
            ..Self::failed(name, failure.status(), failure.to_string(), "")
        }
    }

    /// How the program ends because of it, if it failed.
    pub(super) fn failure(&self) -> Option<ExitStatus> {
        match self.state {
            State::Failed(status) => Some(status),
            _ => None,
        }
    }

    /// Prints it: one line, and one for what to do.
    pub(super) fn print(&self, printer: Printer) -> Result<()> {
        let state = match self.state {
            State::Fine => "ok",
            State::Doubtful => "warn",
            State::Failed(_) => "fail",
        };
        let value = Object::default()
            .with("check", self.name)
            .with("state", state)
            .with("detail", self.detail.as_str())
            .with_some("change", self.change.as_deref());
        printer.data(value, || {
            let line = format!("{state:4}  {:11}  {}", self.name, self.detail);
            match &self.change {
                Some(change) => format!("{line}\n{:19}→ {change}", ""),
                None => line,
            }
        })
    }
}
