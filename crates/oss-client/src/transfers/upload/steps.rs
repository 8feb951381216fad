//! What the steps of an upload need.

use super::settings::ObjectSettings;
use crate::transfers::options::Job;

/// What the steps of an upload need.
pub(super) struct Steps<'a> {
    pub(super) job: &'a Job,
    pub(super) object: &'a ObjectSettings,
    pub(super) part_size: Option<u64>,
    pub(super) leave_parts: bool,
    pub(super) delete_corrupt: Option<bool>,
}
