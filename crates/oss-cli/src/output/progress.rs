//! The progress of a transfer: a bar on a terminal, or a line every 30 seconds otherwise.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressFinish, ProgressStyle};
use oss_transport::{Runtime, SystemRuntime};

use crate::escape::visible;
use crate::output::Printer;
use crate::output::size::human;

/// The progress of one transfer, or of many. The bar is removed when this is dropped.
#[derive(Debug)]
pub(crate) struct Progress {
    shown: Shown,
    total: Option<u64>,
}

#[derive(Debug)]
enum Shown {
    Bar { bar: ProgressBar, has_begun: bool },
    Lines(Lines),
}

/// The lines that are written where there is no terminal.
#[derive(Debug)]
struct Lines {
    printer: Printer,
    name: String,
    clock: SystemRuntime,
    last: Duration,
}

impl Progress {
    /// Begins to show a transfer of `total` bytes, or of a number that is not known yet.
    pub(crate) fn begin(printer: Printer, name: &str, total: Option<u64>) -> Self {
        let shown = match printer.shows_progress() {
            true => Shown::Bar {
                bar: bar(name, total),
                has_begun: false,
            },
            false => {
                let clock = SystemRuntime::new();
                Shown::Lines(Lines {
                    printer,
                    name: name.to_owned(),
                    last: clock.monotonic(),
                    clock,
                })
            }
        };
        Self { shown, total }
    }

    /// Returns what hides the bar while something else is written.
    pub(crate) fn curtain(&self) -> Curtain {
        Curtain(match &self.shown {
            Shown::Bar { bar, .. } => Some(bar.clone()),
            Shown::Lines(_) => None,
        })
    }

    /// Shows how many bytes were transferred so far, and how many there are if that is known by now.
    pub(crate) fn show(&mut self, bytes: u64, total: Option<u64>) {
        let is_new = total.is_some() && total != self.total;
        self.total = total.or(self.total);
        match &mut self.shown {
            Shown::Bar { bar, has_begun } => {
                if let (true, Some(total)) = (is_new, self.total) {
                    bar.set_length(total);
                    set_style(bar, &bar.message(), true);
                }
                bar.set_position(bytes);
                if !std::mem::replace(has_begun, true) {
                    // What an earlier run has done must not count as the speed of this one.
                    bar.reset_eta();
                }
            }
            Shown::Lines(lines) => lines.show(bytes, self.total),
        }
    }
}

/// Hides the bar while something else is written to the terminal.
#[derive(Clone, Debug)]
pub(crate) struct Curtain(Option<ProgressBar>);

impl Curtain {
    pub(crate) fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        match &self.0 {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }
}

impl Lines {
    fn show(&mut self, bytes: u64, total: Option<u64>) {
        let now = self.clock.monotonic();
        if now.saturating_sub(self.last) >= INTERVAL {
            self.last = now;
            self.printer.note(line(&self.name, bytes, total));
        }
    }
}

fn bar(name: &str, total: Option<u64>) -> ProgressBar {
    let target = ProgressDrawTarget::stderr_with_hz(HERTZ);
    let name = visible(name).into_owned();
    let bar = ProgressBar::with_draw_target(total, target).with_finish(ProgressFinish::AndClear);
    set_style(&bar, &name, total.is_some());
    bar.set_message(name);
    // So the last step before a pause is shown, and the speed falls while nothing arrives.
    bar.enable_steady_tick(TICK);
    bar
}

fn set_style(bar: &ProgressBar, name: &str, is_size_known: bool) {
    let template = template(columns().unwrap_or(USUAL), name.len(), is_size_known);
    // The templates are constants. With an invalid one, the default bar would be shown.
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style.progress_chars("=> "));
    }
}

/// The width of the terminal that shows the bar.
#[cfg(unix)]
fn columns() -> Option<u16> {
    let size = rustix::termios::tcgetwinsize(std::io::stderr()).ok()?;
    (size.ws_col > 0).then_some(size.ws_col)
}

#[cfg(not(unix))]
fn columns() -> Option<u16> {
    None
}

/// Returns what fits into one line of the terminal. `length` is that of the name in bytes, which is
/// never less than the columns that it takes.
fn template(columns: u16, length: usize, is_size_known: bool) -> &'static str {
    let columns = usize::from(columns);
    match is_size_known {
        true if columns >= length + REST => KNOWN,
        true if columns >= WIDE => NARROW,
        true => TINY,
        false if columns >= WIDE => UNKNOWN,
        false => TINY_UNKNOWN,
    }
}

fn line(name: &str, bytes: u64, total: Option<u64>) -> String {
    match total {
        Some(total) => format!("{name}: {} of {}", human(bytes), human(total)),
        None => format!("{name}: {}", human(bytes)),
    }
}

const HERTZ: u8 = 10;
const TICK: Duration = Duration::from_millis(250);
const INTERVAL: Duration = Duration::from_secs(30);
const KNOWN: &str =
    "{msg} [{bar:24}] {binary_bytes}/{binary_total_bytes} {binary_bytes_per_sec} {eta}";
/// In all other templates the name is cut, so that everything stays on one line.
const NARROW: &str = "{wide_msg} {binary_bytes}/{binary_total_bytes} {eta}";
const TINY: &str = "{wide_msg} {percent}%";
const UNKNOWN: &str = "{wide_msg} {binary_bytes} {binary_bytes_per_sec}";
const TINY_UNKNOWN: &str = "{wide_msg} {binary_bytes}";
/// The columns that [`KNOWN`] takes beside the name: `1023.99 MiB` is the longest number.
const REST: usize = 72;
/// The columns from which on there is room for two numbers and a part of the name.
const WIDE: usize = 40;
/// The columns of a terminal that does not say how many it has.
const USUAL: u16 = 80;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_width_and_the_name_choose_the_template() {
        assert_eq!(template(100, "upload a.txt".len(), true), KNOWN);
        assert_eq!(template(100, 60, true), NARROW);
        assert_eq!(template(39, 1, true), TINY);
        assert_eq!(template(40, 1, false), UNKNOWN);
        assert_eq!(template(39, 1, false), TINY_UNKNOWN);
    }

    #[test]
    fn a_line_tells_the_whole_where_it_is_known() {
        assert_eq!(
            line("upload a", 2048, Some(4096)),
            "upload a: 2.0 KiB of 4.0 KiB"
        );
        assert_eq!(line("upload a", 2048, None), "upload a: 2.0 KiB");
        for template in [KNOWN, NARROW, TINY, UNKNOWN, TINY_UNKNOWN] {
            assert!(ProgressStyle::with_template(template).is_ok());
        }
    }
}
