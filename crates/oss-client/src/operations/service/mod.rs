//! Service.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Client::list_buckets`] | Lists the buckets of the account in all regions. |
//! | [`Client::list_cloud_boxes`] | Lists the cloud boxes of the account. |
//! | [`Client::describe_regions`] | Lists the regions of OSS with their endpoints. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::client::Client;

mod bucket_summary;
mod cloud_box;
mod describe_regions;
mod list_buckets;
mod list_cloud_boxes;
mod region_info;
mod regions;
#[cfg(test)]
mod tests;

pub use bucket_summary::BucketSummary;
pub use cloud_box::CloudBox;
pub use describe_regions::DescribeRegions;
pub use list_buckets::{ListBuckets, ListBucketsOutput};
pub use list_cloud_boxes::{ListCloudBoxes, ListCloudBoxesOutput};
pub use region_info::RegionInfo;
pub use regions::Regions;

/// Service.
impl Client {
    /// Lists the buckets of the account in all regions. See [`ListBuckets`].
    pub fn list_buckets(&self) -> ListBuckets {
        ListBuckets::new(self)
    }

    /// Lists the cloud boxes of the account. See [`ListCloudBoxes`].
    pub fn list_cloud_boxes(&self) -> ListCloudBoxes {
        ListCloudBoxes::new(self)
    }

    /// Lists the regions of OSS with their endpoints. See [`DescribeRegions`].
    pub fn describe_regions(&self) -> DescribeRegions {
        DescribeRegions::new(self)
    }
}
