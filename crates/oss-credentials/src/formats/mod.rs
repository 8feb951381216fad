//! Pure parsers of what sources hold.

pub(crate) mod env;
