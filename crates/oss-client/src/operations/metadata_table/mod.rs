//! Metadata tables.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::create_bucket_metadata_configuration`] | Creates the tables that hold the metadata of a bucket's objects. |
//! | [`Bucket::get_bucket_metadata_configuration`] | Reads the settings and the state of a bucket's metadata tables. |
//! | [`Bucket::update_bucket_metadata_inventory_table_configuration`] | Changes the settings of a bucket's inventory table. |
//! | [`Bucket::update_bucket_metadata_journal_table_configuration`] | Changes the settings of a bucket's journal table. |
//! | [`Bucket::delete_bucket_metadata_configuration`] | Deletes the metadata table settings of a bucket. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;

mod create_bucket_metadata_configuration;
mod delete_bucket_metadata_configuration;
mod get_bucket_metadata_configuration;
mod inventory_table_configuration;
mod inventory_table_state;
mod journal_table_configuration;
mod journal_table_state;
mod metadata_configuration;
mod metadata_configuration_state;
mod metadata_table_destination;
mod metadata_table_encryption_configuration;
mod metadata_table_error;
mod metadata_table_record_expiration;
#[cfg(test)]
mod tests;
mod update_bucket_metadata_inventory_table_configuration;
mod update_bucket_metadata_journal_table_configuration;

pub use create_bucket_metadata_configuration::CreateBucketMetadataConfiguration;
pub use delete_bucket_metadata_configuration::DeleteBucketMetadataConfiguration;
pub use get_bucket_metadata_configuration::{
    GetBucketMetadataConfiguration, GetBucketMetadataConfigurationOutput,
};
pub use inventory_table_configuration::InventoryTableConfiguration;
pub use inventory_table_state::InventoryTableState;
pub use journal_table_configuration::JournalTableConfiguration;
pub use journal_table_state::JournalTableState;
pub use metadata_configuration::MetadataConfiguration;
pub use metadata_configuration_state::MetadataConfigurationState;
pub use metadata_table_destination::MetadataTableDestination;
pub use metadata_table_encryption_configuration::MetadataTableEncryptionConfiguration;
pub use metadata_table_error::MetadataTableError;
pub use metadata_table_record_expiration::MetadataTableRecordExpiration;
pub use update_bucket_metadata_inventory_table_configuration::UpdateBucketMetadataInventoryTableConfiguration;
pub use update_bucket_metadata_journal_table_configuration::UpdateBucketMetadataJournalTableConfiguration;

/// Metadata tables.
impl Bucket {
    /// Creates the tables that hold the metadata of a bucket's objects. See
    /// [`CreateBucketMetadataConfiguration`].
    pub fn create_bucket_metadata_configuration(&self) -> CreateBucketMetadataConfiguration {
        CreateBucketMetadataConfiguration::new(self)
    }

    /// Reads the settings and the state of a bucket's metadata tables. See
    /// [`GetBucketMetadataConfiguration`].
    pub fn get_bucket_metadata_configuration(&self) -> GetBucketMetadataConfiguration {
        GetBucketMetadataConfiguration::new(self)
    }

    /// Changes the settings of a bucket's inventory table. See
    /// [`UpdateBucketMetadataInventoryTableConfiguration`].
    pub fn update_bucket_metadata_inventory_table_configuration(
        &self,
    ) -> UpdateBucketMetadataInventoryTableConfiguration {
        UpdateBucketMetadataInventoryTableConfiguration::new(self)
    }

    /// Changes the settings of a bucket's journal table. See
    /// [`UpdateBucketMetadataJournalTableConfiguration`].
    pub fn update_bucket_metadata_journal_table_configuration(
        &self,
    ) -> UpdateBucketMetadataJournalTableConfiguration {
        UpdateBucketMetadataJournalTableConfiguration::new(self)
    }

    /// Deletes the metadata table settings of a bucket. See [`DeleteBucketMetadataConfiguration`].
    pub fn delete_bucket_metadata_configuration(&self) -> DeleteBucketMetadataConfiguration {
        DeleteBucketMetadataConfiguration::new(self)
    }
}
