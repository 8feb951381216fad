//! Inventories.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::put_bucket_inventory`] | Creates an inventory task, which regularly writes lists of a bucket's objects to another bucket. |
//! | [`Bucket::get_bucket_inventory`] | Reads one inventory task of a bucket. |
//! | [`Bucket::list_bucket_inventory`] | Lists the inventory tasks of a bucket. |
//! | [`Bucket::delete_bucket_inventory`] | Deletes one inventory task of a bucket. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;

mod delete_bucket_inventory;
mod enums;
mod get_bucket_inventory;
mod incremental_inventory;
mod incremental_inventory_schedule;
mod inventory_configuration;
mod inventory_configurations;
mod inventory_destination;
mod inventory_encryption;
mod inventory_filter;
mod inventory_oss_bucket_destination;
mod inventory_schedule;
mod list_bucket_inventory;
mod put_bucket_inventory;
mod sse_kms;
#[cfg(test)]
mod tests;

pub use delete_bucket_inventory::DeleteBucketInventory;
pub use enums::{
    IncrementalInventoryField, InventoryField, InventoryFormat, InventoryFrequency,
    InventoryObjectVersions,
};
pub use get_bucket_inventory::GetBucketInventory;
pub use incremental_inventory::IncrementalInventory;
pub use incremental_inventory_schedule::IncrementalInventorySchedule;
pub use inventory_configuration::InventoryConfiguration;
pub use inventory_configurations::InventoryConfigurations;
pub use inventory_destination::InventoryDestination;
pub use inventory_encryption::InventoryEncryption;
pub use inventory_filter::InventoryFilter;
pub use inventory_oss_bucket_destination::InventoryOssBucketDestination;
pub use inventory_schedule::InventorySchedule;
pub use list_bucket_inventory::ListBucketInventory;
pub use put_bucket_inventory::PutBucketInventory;
pub use sse_kms::SseKms;

/// Inventories.
impl Bucket {
    /// Creates an inventory task, which regularly writes lists of a bucket's objects to another
    /// bucket. See [`PutBucketInventory`].
    pub fn put_bucket_inventory(
        &self,
        inventory_id: impl Into<String>,
        inventory_configuration: impl Into<InventoryConfiguration>,
    ) -> PutBucketInventory {
        PutBucketInventory::new(self, inventory_id, inventory_configuration)
    }

    /// Reads one inventory task of a bucket. See [`GetBucketInventory`].
    pub fn get_bucket_inventory(&self, inventory_id: impl Into<String>) -> GetBucketInventory {
        GetBucketInventory::new(self, inventory_id)
    }

    /// Lists the inventory tasks of a bucket. See [`ListBucketInventory`].
    pub fn list_bucket_inventory(&self) -> ListBucketInventory {
        ListBucketInventory::new(self)
    }

    /// Deletes one inventory task of a bucket. See [`DeleteBucketInventory`].
    pub fn delete_bucket_inventory(
        &self,
        inventory_id: impl Into<String>,
    ) -> DeleteBucketInventory {
        DeleteBucketInventory::new(self, inventory_id)
    }
}
