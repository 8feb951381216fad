//! Grants of access: what they consist of, and how RAM is changed to match them.
//!
//! A command makes a [`DesiredGrant`] of its arguments and reads what exists into a [`Found`].
//! [`plan::grant`] compares the two and returns a [`Plan`], without I/O. An
//! [`Apply`](apply::Apply) makes the calls of the plan in order, remembers which are done and can
//! undo them. [`keys`] creates access keys, the only objects that must not be created twice. RAM is
//! the only record of grants.

pub(crate) mod apply;
pub(crate) mod desired;
pub(crate) mod found;
pub(crate) mod key_file;
pub(crate) mod keys;
pub(crate) mod names;
pub(crate) mod plan;
pub(crate) mod read;
pub(crate) mod revoke;
mod send;
pub(crate) mod step;
pub(crate) mod waiting;

pub(crate) use self::desired::DesiredGrant;
pub(crate) use self::found::Found;
pub(crate) use self::names::Names;
pub(crate) use self::plan::Plan;
pub(crate) use self::step::Step;
