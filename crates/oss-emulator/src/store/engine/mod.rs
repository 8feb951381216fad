//! The places where rows are kept, and the one way in which they are changed.
//!
//! What an operation does is written once, as a function over a [`view::View`] of the rows, which
//! collects the [`changes::Changes`] that it makes. An engine applies them all or none of them. The
//! functions for the same store run one after the other, so that each sees the changes of all
//! functions before it.

pub(super) mod changes;
pub(super) mod disk;
pub(super) mod memory;
pub(super) mod view;
