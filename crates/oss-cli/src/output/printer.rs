//! The way to standard output and standard error.

use std::io::{self, IsTerminal, Write};

use anstyle::{AnsiColor, Style};
use oss_credentials::Environment;
use serde_json::Value;
use tokio::io::AsyncWrite;

use crate::args::Global;
use crate::args::global::{Color, Form};
use crate::escape::visible;
use crate::exit::ExitStatus;
use crate::failure::{Failure, Result, plain};
use crate::output::{Text, json};

/// Writes data to standard output and everything else to standard error, in the form that the
/// flags ask for.
///
/// Whatever is written passes through [`crate::escape`] here, so that nothing from a server, a file
/// or a key can steer the terminal. Two things are written byte for byte: the content of objects
/// ([`bytes`](Printer::bytes)), and texts that the program itself contains
/// ([`own_text`](Printer::own_text)).
///
/// If the reader of standard output has gone away, the program ends without a message and with 0;
/// see [`output_failed`](Printer::output_failed).
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
    /// Creates a printer from the flags and from the variables `NO_COLOR` and `CI`.
    ///
    /// # Errors
    ///
    /// One of the variables is not UTF-8.
    pub(crate) fn new(global: &Global, environment: &Environment) -> Result<Self> {
        let terminal = io::stderr().is_terminal();
        let ci = environment.var("CI")?.is_some();
        Ok(Self {
            form: global.output,
            quiet: global.quiet,
            progress: terminal && !ci && !global.no_progress && !global.quiet,
            styles: Styles::new(global.color, environment),
        })
    }

    /// Creates the printer for failures that occur before the flags are known.
    pub(crate) fn early(form: Form, color: Color, environment: &Environment) -> Self {
        Self {
            form,
            quiet: false,
            progress: false,
            styles: Styles::new(color, environment),
        }
    }

    /// Returns whether data is written as JSON.
    pub(crate) fn is_json(&self) -> bool {
        self.form == Form::Json
    }

    /// Returns whether only data and errors are to be written.
    pub(crate) fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Returns whether a progress bar is to be shown.
    pub(crate) fn shows_progress(&self) -> bool {
        self.progress
    }

    /// Returns whether data is written to a terminal, and not to a file or another program.
    pub(crate) fn writes_to_terminal() -> bool {
        io::stdout().is_terminal()
    }

    /// Writes data for people.
    pub(crate) fn text(&self, text: impl Into<Text>) -> Result<()> {
        let text = text.into();
        let mut output = io::stdout().lock();
        let written = text
            .lines()
            .try_for_each(|line| writeln!(output, "{line}"))
            .and_then(|()| output.flush());
        written.map_err(|error| Self::output_failed(&error))
    }

    /// Writes data as one line of JSON.
    pub(crate) fn value(&self, value: impl Into<Value>) -> Result<()> {
        self.text(json::line(&value.into()))
    }

    /// Writes data: the value as JSON with `--output json`, and the text otherwise.
    pub(crate) fn data<T: Into<Text>>(
        &self,
        value: impl Into<Value>,
        text: impl FnOnce() -> T,
    ) -> Result<()> {
        if self.is_json() {
            return self.value(value);
        }
        self.text(text())
    }

    /// Writes a text that the program itself contains, such as a manual page or the script of a
    /// shell. It is not escaped, because such a script has tabs.
    pub(crate) fn own_text(&self, text: &str) -> Result<()> {
        let mut output = io::stdout().lock();
        let written = writeln!(output, "{}", text.trim_end()).and_then(|()| output.flush());
        written.map_err(|error| Self::output_failed(&error))
    }

    /// Returns a writer for the content of objects, which is written byte for byte. Signals are
    /// handled while a slow reader is waited for.
    pub(crate) fn bytes(&self) -> impl AsyncWrite + Unpin {
        tokio::io::stdout()
    }

    /// Returns the failure for an error of standard output. A closed pipe ends the program with 0
    /// and without a message, every other error with 8.
    pub(crate) fn output_failed(error: &io::Error) -> Failure {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::new(ExitStatus::Success, ""),
            _ => Failure::new(
                ExitStatus::LocalIo,
                format!("cannot write to standard output: {}", plain(error)),
            ),
        }
    }

    /// Writes a remark for people. Nothing is written with `--quiet` or `--output json`.
    pub(crate) fn note(&self, text: impl Into<Text>) {
        if !self.quiet && !self.is_json() {
            text.into().lines().for_each(to_stderr);
        }
    }

    /// Writes a question to the terminal, without a line end.
    pub(crate) fn ask(&self, question: &str) {
        let _ = write!(io::stderr().lock(), "{} ", visible(question));
    }

    /// Writes the reply to somebody who has just answered a question, whatever the flags are.
    pub(crate) fn reply(&self, text: &str) {
        to_stderr(&visible(text));
    }

    /// Writes a warning: something works, and is probably not what was wanted.
    pub(crate) fn warning(&self, text: &str) {
        if self.is_json() {
            return to_stderr(&json::line(&json::warning(text)));
        }
        let style = self.styles.warning;
        to_stderr(&format!("{style}warning:{style:#} {}", visible(text)));
    }

    /// Writes why the command failed, and what to do about it.
    pub(crate) fn failure(&self, failure: &Failure) {
        if failure.status() == ExitStatus::Success {
            return;
        }
        if self.is_json() {
            return to_stderr(&json::line(&json::failure(failure)));
        }
        let Styles { error, hint, .. } = self.styles;
        to_stderr(&format!(
            "{error}error:{error:#} {}",
            visible(&failure.to_string())
        ));
        for row in failure.rows() {
            to_stderr(&format!("  {}", visible(row)));
        }
        for text in failure.hints() {
            to_stderr(&format!("{hint}hint:{hint:#} {}", visible(text)));
        }
    }
}

impl Styles {
    /// By default there are colours on a terminal, unless `NO_COLOR` is set.
    fn new(color: Color, environment: &Environment) -> Self {
        let no_color = || matches!(environment.var("NO_COLOR"), Ok(Some(_)));
        let coloured = match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => io::stderr().is_terminal() && !no_color(),
        };
        if !coloured {
            return Self::default();
        }
        let bold = |color: AnsiColor| Style::new().bold().fg_color(Some(color.into()));
        Self {
            error: bold(AnsiColor::Red),
            warning: bold(AnsiColor::Yellow),
            hint: bold(AnsiColor::Cyan),
        }
    }
}

/// Writes a line to standard error. If that fails, there is no place left to report it.
fn to_stderr(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}
