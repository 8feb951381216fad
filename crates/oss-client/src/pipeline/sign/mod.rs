//! The signature of a request: how it is made, added, hidden, and explained when it is refused.

pub(super) mod explain;
pub(super) mod masking;
pub(super) mod request;
pub(super) mod signature;
pub(super) mod signers;
