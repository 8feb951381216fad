//! The processes of the cluster. Their variables contain an address that hands out keys, the endpoint and
//! the region of OSS, and nothing else.

pub(crate) mod executor;
pub(crate) mod probe;
mod registry;
pub(crate) mod scheduler;
mod worker;
