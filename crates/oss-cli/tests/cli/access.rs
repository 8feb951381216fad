//! `oss access`: from nothing to a grant and back to nothing.

mod refusals;
mod walk;
