//! Adapters between transports and services of tower.
//!
//! With [`TowerTransport`], any `tower_service::Service` that answers HTTP requests is a
//! [`Transport`](crate::Transport): an HTTP client of another library, or layers around one. With
//! [`TransportService`], any transport is such a service, around which layers can be put. Both
//! together put layers of tower around the built-in transport:
//!
//! ```
//! # #[cfg(feature = "hyper")] {
//! use std::time::Duration;
//! use oss_transport::HyperTransport;
//! use oss_transport::tower::{TowerTransport, TransportService};
//! use tower::ServiceBuilder;
//!
//! // At most 64 requests wait for the head of their response at the same time.
//! let service = ServiceBuilder::new()
//!     .concurrency_limit(64)
//!     .service(TransportService::new(HyperTransport::new()));
//! let transport = TowerTransport::new(service);
//! # }
//! ```

mod tower_transport;
mod transport_service;

pub use self::tower_transport::TowerTransport;
pub use self::transport_service::TransportService;

#[cfg(test)]
mod tests;
