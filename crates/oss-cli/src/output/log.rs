//! What `-v` shows: events of the libraries on standard error.

use std::io::{self, IsTerminal};

use tracing::Level;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::Layer;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// Writes events of this level and above from now on: once `-v` tells of calls and of what went
/// wrong on the way, twice of every attempt.
pub(crate) fn begin(verbose: u8, colour: bool) {
    let level = match verbose {
        0 => return,
        1 => Level::INFO,
        _ => Level::DEBUG,
    };
    let layer = tracing_subscriber::fmt::layer()
        .with_writer(io::stderr)
        .with_ansi(colour && io::stderr().is_terminal())
        .with_span_events(tracing_subscriber::fmt::format::FmtSpan::CLOSE)
        .with_filter(LevelFilter::from_level(level));
    // Somebody who listens already, as in a test, goes on listening.
    let _ = tracing_subscriber::registry().with(layer).try_init();
}
