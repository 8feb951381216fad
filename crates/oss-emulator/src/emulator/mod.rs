//! The builder of a server, and the running server.

mod builder;
mod checks;
mod running;
mod serving;
mod tls;

pub use builder::Builder;
pub use running::Emulator;
