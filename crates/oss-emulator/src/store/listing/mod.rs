//! Lists of objects, versions and multipart uploads.

pub(super) mod objects;
pub(super) mod page;
pub(super) mod uploads;
pub(super) mod versions;
mod walk;
