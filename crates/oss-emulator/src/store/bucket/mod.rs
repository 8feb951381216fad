//! Buckets: their properties, and the configurations that requests have set.

pub(super) mod acl;
pub(super) mod catalog;
pub(super) mod class;
pub(super) mod configuration;
pub(super) mod create;
pub(super) mod properties;
pub(super) mod retention;
pub(super) mod update;
