//! The operations, with the types of their fields and outputs, in one module for each subject.
//!
//! Every operation is a type of its own, whose page shows what can be set, what RAM requires, and
//! what it answers. A method of [`Ram`](crate::Ram) with the official name in snake case creates it.
//!
//! RAM adds parameters and members all the time, and adding them here is no breaking change.
//! Operations have private fields, and outputs are `#[non_exhaustive]`.
//!
//! | group | about |
//! |---|---|
//! | [`access_key`] | Access keys of users. |
//! | [`attachment`] | Attachments of policies to users and roles. |
//! | [`common`] | Shared by several groups. |
//! | [`diagnosis`] | Reasons for refusals. |
//! | [`policy`] | Policies and their versions. |
//! | [`role`] | Roles. |
//! | [`user`] | Users. |

pub mod access_key;
pub mod attachment;
pub mod common;
pub mod diagnosis;
pub mod policy;
pub mod role;
pub mod user;

/// The size of a page of a thousand entries with descriptions of a thousand characters each.
const LARGEST_LIST: usize = 4 * 1024 * 1024;
