//! A server as its users see it: configured, started, asked and stopped.

mod builder;
mod checks;
mod running;
mod tls;

pub use builder::Builder;
pub use running::Emulator;
