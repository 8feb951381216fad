//! What the transport puts on a socket, and what it makes of what comes back.

mod authority;
mod client_certificate;
mod closing;
mod failures;
mod go_ahead;
mod pool;
mod proxy;
mod server;
mod sockets;
mod timeouts;
mod tls;
mod tunnel;
mod upload;
mod wire;
