//! The version of `object_store` for which this text is compiled.

pub(super) use super::super::version::*;
