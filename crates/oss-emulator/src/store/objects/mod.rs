//! Objects and their versions.

pub(super) mod append;
pub(super) mod capacity;
pub(super) mod copy;
pub(super) mod delete;
pub(super) mod etag;
pub(super) mod find;
pub(super) mod lock;
pub(super) mod object;
pub(super) mod put;
pub(super) mod removal;
pub(super) mod restore;
pub(super) mod update;
pub(super) mod version_id;
pub(super) mod versions;
