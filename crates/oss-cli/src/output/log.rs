//! The log of `-v`: events of the libraries on standard error.

use std::io::{self, Write};

use tracing::Level;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::Layer;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

use crate::escape::visible;

/// Starts the log. With `-v` it contains calls and what went wrong on the way, with `-vv` every
/// attempt. Without `-v` there is no log.
pub(crate) fn begin(verbose: u8) {
    let level = match verbose {
        0 => return,
        1 => Level::INFO,
        _ => Level::DEBUG,
    };
    let layer = tracing_subscriber::fmt::layer()
        .with_writer(|| EscapedStderr)
        // Colours are control characters, which could not be told from those of a server.
        .with_ansi(false)
        .with_span_events(tracing_subscriber::fmt::format::FmtSpan::CLOSE)
        .with_filter(LevelFilter::from_level(level));
    // A subscriber that exists already, as in a test, is kept.
    let _ = tracing_subscriber::registry().with(layer).try_init();
}

/// Standard error for events. Each write is one event: it becomes one line, and what a terminal
/// would obey is escaped.
struct EscapedStderr;

impl Write for EscapedStderr {
    fn write(&mut self, event: &[u8]) -> io::Result<usize> {
        let text = String::from_utf8_lossy(event);
        writeln!(
            io::stderr().lock(),
            "{}",
            visible(text.trim_end_matches('\n'))
        )?;
        Ok(event.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        io::stderr().lock().flush()
    }
}
