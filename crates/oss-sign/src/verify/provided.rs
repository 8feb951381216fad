//! A received request with the signature that it provides.

use std::borrow::Cow;

use super::query::Query;
use super::{Place, Received};

/// A received request, its decoded query, and the signature that it provides. A check computes the
/// signature of the request and compares it with the provided one.
pub(super) struct Provided<'a> {
    pub(super) received: Received<'a>,
    pub(super) query: Query<'a>,
    pub(super) place: Place,
    pub(super) signature: Cow<'a, str>,
}
