//! `oss access`: from nothing to a grant and back to nothing.

mod changes;
mod explain;
mod half_way;
mod key_files;
mod keys;
mod pains;
mod refusals;
mod tokens;
pub(crate) mod walk;
