//! Grants of access: what they consist of, and how RAM is brought to it.
//!
//! The way of one grant: [`Wish`] is what shall be, [`Found`] what is there, and
//! [`plan`](plan::grant) the [`Plan`] between them, all without I/O. An [`Apply`](apply::Apply)
//! takes the plan's steps in order, remembers what is done and can undo it; [`keys`] makes the one
//! thing that must not be made twice. RAM is the only state.

pub(crate) mod apply;
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
pub(crate) mod wish;

pub(crate) use self::found::Found;
pub(crate) use self::names::Names;
pub(crate) use self::plan::Plan;
pub(crate) use self::step::Step;
pub(crate) use self::wish::{KeyWish, Wish};
