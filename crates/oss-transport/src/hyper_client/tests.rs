//! What the transport puts on a socket, and what it makes of what comes back.

mod failures;
mod go_ahead;
mod pool;
mod server;
mod timeouts;
mod tls;
mod upload;
mod wire;
