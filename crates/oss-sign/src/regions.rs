//! The regions of OSS, with their hosts.
//!
//! The table is used to find the region of a host, to list the regions, and to name the hosts that
//! do not follow the usual pattern. A region that is not in the table is assumed to follow the
//! pattern, so that a new region of OSS works without a new version of this crate. Use [`doubt`] to
//! find out whether such a name is likely to be a mistake.
//!
//! ```
//! let region = oss_sign::regions::find("cn-hangzhou").ok_or("unknown")?;
//! assert_eq!(region.public_host().as_deref(), Some("oss-cn-hangzhou.aliyuncs.com"));
//! assert_eq!(region.dual_stack_host().as_deref(), Some("cn-hangzhou.oss.aliyuncs.com"));
//! # Ok::<(), &str>(())
//! ```

mod near;
mod region;
mod table;

pub use self::near::{Doubt, doubt, near};
pub(crate) use self::near::{distance, has_form};
pub use self::region::Region;
pub(crate) use self::region::{dual_stack_host, internal_host, public_host};
use self::table::REGIONS;

/// Returns all regions of the table.
pub fn all() -> &'static [Region] {
    REGIONS
}

/// Returns the region with this id, or `None` if it is not in the table.
pub fn find(id: &str) -> Option<&'static Region> {
    REGIONS.iter().find(|region| region.id == id)
}

/// The region whose entry lists this host, for hosts that do not follow the pattern.
pub(crate) fn listing(host: &str) -> Option<&'static Region> {
    REGIONS.iter().find(|region| region.lists(host))
}
