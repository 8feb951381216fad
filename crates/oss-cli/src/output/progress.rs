//! How far a transfer is: a bar for a terminal, a line now and then for a log.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressFinish, ProgressStyle};
use oss_transport::{Runtime, SystemRuntime};

use crate::escape::visible;
use crate::output::Printer;
use crate::output::size::human;

/// The progress of one transfer. What shows it vanishes when this is dropped.
#[derive(Clone, Debug)]
pub(crate) struct Progress(Shown);

#[derive(Clone, Debug)]
enum Shown {
    Bar(ProgressBar),
    Lines {
        printer: Printer,
        name: String,
        total: Option<u64>,
    },
}

impl Progress {
    /// A transfer of `total` bytes, if that is known.
    pub(crate) fn begin(printer: Printer, name: &str, total: Option<u64>) -> Self {
        if !printer.shows_progress() {
            let name = name.to_owned();
            return Self(Shown::Lines {
                printer,
                name,
                total,
            });
        }
        let template = match total {
            Some(_) => KNOWN,
            None => UNKNOWN,
        };
        let bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::stderr_with_hz(HERTZ))
            .with_finish(ProgressFinish::AndClear)
            .with_message(visible(name).into_owned());
        // The templates are constants; one that could not be read would show the default bar.
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style.progress_chars("=> "));
        }
        // The last step before a pause is shown too, and the pace falls while nothing comes.
        bar.enable_steady_tick(TICK);
        Self(Shown::Bar(bar))
    }

    /// What tells how many bytes have passed.
    pub(crate) fn hook(&self) -> impl FnMut(u64) + Send + 'static + use<> {
        let shown = self.0.clone();
        let clock = SystemRuntime::new();
        let mut last = clock.monotonic();
        move |bytes| match &shown {
            Shown::Bar(bar) => bar.set_position(bytes),
            Shown::Lines {
                printer,
                name,
                total,
            } => {
                let now = clock.monotonic();
                if now.saturating_sub(last) >= INTERVAL {
                    last = now;
                    printer.note(line(name, bytes, *total));
                }
            }
        }
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
const UNKNOWN: &str = "{msg} {binary_bytes} {binary_bytes_per_sec}";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_tells_the_whole_where_it_is_known() {
        assert_eq!(
            line("upload a", 2048, Some(4096)),
            "upload a: 2.0 KiB of 4.0 KiB"
        );
        assert_eq!(line("upload a", 2048, None), "upload a: 2.0 KiB");
        for template in [KNOWN, UNKNOWN] {
            assert!(ProgressStyle::with_template(template).is_ok());
        }
    }
}
