//! The way to standard output and standard error.

use std::io::{self, IsTerminal, Write};

use anstyle::{AnsiColor, Style};
use oss_credentials::Environment;
use serde_json::Value;
use tokio::io::AsyncWrite;

use crate::args::Global;
use crate::args::global::{Color, Form};
use crate::exit::ExitStatus;
use crate::failure::{Failure, Result, plain};
use crate::output::json;

/// Writes data to standard output and everything else to standard error, in the form that was
/// asked for.
///
/// A reader that went away is no error: [`output_failed`](Printer::output_failed) makes of it an
/// end with 0 and without a word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Printer {
    form: Form,
    quiet: bool,
    progress: bool,
    styles: Styles,
}

#[derive(Clone, Copy, Debug, Default)]
struct Styles {
    error: Style,
    warning: Style,
    hint: Style,
}

impl Printer {
    /// A printer as the flags and the environment (`NO_COLOR`, `CI`) want it.
    pub(crate) fn of(global: &Global, environment: &Environment) -> Result<Self> {
        let terminal = io::stderr().is_terminal();
        let no_color = environment.var("NO_COLOR")?.is_some();
        let ci = environment.var("CI")?.is_some();
        let coloured = match global.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => terminal && !no_color,
        };
        Ok(Self {
            form: global.output,
            quiet: global.quiet,
            progress: terminal && !ci && !global.no_progress && !global.quiet,
            styles: if coloured {
                Styles::colours()
            } else {
                Styles::default()
            },
        })
    }

    /// For what goes wrong before the flags are known.
    pub(crate) fn plain(form: Form) -> Self {
        Self {
            form,
            quiet: false,
            progress: false,
            styles: Styles::default(),
        }
    }

    /// Whether data is JSON.
    pub(crate) fn is_json(&self) -> bool {
        self.form == Form::Json
    }

    /// Whether only data and errors are wanted.
    pub(crate) fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Whether colours are wanted on standard error.
    pub(crate) fn is_coloured(&self) -> bool {
        self.styles.error != Style::new()
    }

    /// Whether somebody watches a progress bar.
    pub(crate) fn shows_progress(&self) -> bool {
        self.progress
    }

    /// A line of data.
    pub(crate) fn line(&self, text: &str) -> Result<()> {
        let mut output = io::stdout().lock();
        let written = writeln!(output, "{text}").and_then(|()| output.flush());
        written.map_err(|error| Self::output_failed(&error))
    }

    /// A value of data, as one line of JSON.
    pub(crate) fn value(&self, value: impl Into<Value>) -> Result<()> {
        self.line(&value.into().to_string())
    }

    /// Data as a value if JSON was asked for, else as lines.
    pub(crate) fn data(
        &self,
        value: impl Into<Value>,
        lines: impl FnOnce() -> String,
    ) -> Result<()> {
        if self.is_json() {
            return self.value(value);
        }
        self.line(lines().trim_end_matches('\n'))
    }

    /// Raw bytes of data. A reader that is slow does not hold up signals.
    pub(crate) fn bytes(&self) -> impl AsyncWrite + Unpin {
        tokio::io::stdout()
    }

    /// Standard output cannot be written: 0 and silence for a closed pipe, 8 otherwise.
    pub(crate) fn output_failed(error: &io::Error) -> Failure {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::new(ExitStatus::Success, ""),
            _ => Failure::new(
                ExitStatus::LocalIo,
                format!("cannot write to standard output: {}", plain(error)),
            ),
        }
    }

    /// A remark for people; silent with `--quiet` and with JSON.
    pub(crate) fn note(&self, text: &str) {
        if !self.quiet && !self.is_json() {
            complain(text);
        }
    }

    /// Something that is probably not what was wanted.
    pub(crate) fn warning(&self, text: &str) {
        if self.is_json() {
            complain(&json::warning(text).to_string());
        } else {
            complain(&format!(
                "{}warning:{:#} {text}",
                self.styles.warning, self.styles.warning
            ));
        }
    }

    /// Why the command failed, and what to do.
    pub(crate) fn failure(&self, failure: &Failure) {
        if failure.status() == ExitStatus::Success {
            return;
        }
        if self.is_json() {
            return complain(&json::failure(failure).to_string());
        }
        let Styles { error, hint, .. } = self.styles;
        complain(&format!("{error}error:{error:#} {failure}"));
        for text in failure.hints() {
            complain(&format!("{hint}hint:{hint:#} {text}"));
        }
    }
}

impl Styles {
    fn colours() -> Self {
        let bold = |color: AnsiColor| Style::new().bold().fg_color(Some(color.into()));
        Self {
            error: bold(AnsiColor::Red),
            warning: bold(AnsiColor::Yellow),
            hint: bold(AnsiColor::Cyan),
        }
    }
}

/// Whoever cannot hear a complaint cannot be told that either.
fn complain(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}
