//! Changing the redundancy type.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::create_bucket_data_redundancy_transition`] | Starts the change of a bucket from locally redundant to zone-redundant storage. |
//! | [`Bucket::get_bucket_data_redundancy_transition`] | Reads the progress of a change of the redundancy type. |
//! | [`Bucket::list_bucket_data_redundancy_transition`] | Lists the changes of the redundancy type of a bucket. |
//! | [`Client::list_user_data_redundancy_transition`] | Lists the changes of the redundancy type of all buckets of the account. |
//! | [`Bucket::delete_bucket_data_redundancy_transition`] | Deletes a change of the redundancy type that has not started. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;
use crate::client::Client;
use crate::operations::common::DataRedundancy;

mod create_bucket_data_redundancy_transition;
mod data_redundancy_transition;
mod data_redundancy_transitions;
mod delete_bucket_data_redundancy_transition;
mod enums;
mod get_bucket_data_redundancy_transition;
mod list_bucket_data_redundancy_transition;
mod list_user_data_redundancy_transition;
#[cfg(test)]
mod tests;

pub use create_bucket_data_redundancy_transition::CreateBucketDataRedundancyTransition;
pub use data_redundancy_transition::DataRedundancyTransition;
pub use data_redundancy_transitions::DataRedundancyTransitions;
pub use delete_bucket_data_redundancy_transition::DeleteBucketDataRedundancyTransition;
pub use enums::RedundancyTransitionStatus;
pub use get_bucket_data_redundancy_transition::GetBucketDataRedundancyTransition;
pub use list_bucket_data_redundancy_transition::ListBucketDataRedundancyTransition;
pub use list_user_data_redundancy_transition::ListUserDataRedundancyTransition;

/// Changing the redundancy type.
impl Client {
    /// Lists the changes of the redundancy type of all buckets of the account. See
    /// [`ListUserDataRedundancyTransition`].
    pub fn list_user_data_redundancy_transition(&self) -> ListUserDataRedundancyTransition {
        ListUserDataRedundancyTransition::new(self)
    }
}

/// Changing the redundancy type.
impl Bucket {
    /// Starts the change of a bucket from locally redundant to zone-redundant storage. See
    /// [`CreateBucketDataRedundancyTransition`].
    pub fn create_bucket_data_redundancy_transition(
        &self,
        target_redundancy: impl Into<DataRedundancy>,
    ) -> CreateBucketDataRedundancyTransition {
        CreateBucketDataRedundancyTransition::new(self, target_redundancy)
    }

    /// Reads the progress of a change of the redundancy type. See
    /// [`GetBucketDataRedundancyTransition`].
    pub fn get_bucket_data_redundancy_transition(
        &self,
        task_id: impl Into<String>,
    ) -> GetBucketDataRedundancyTransition {
        GetBucketDataRedundancyTransition::new(self, task_id)
    }

    /// Lists the changes of the redundancy type of a bucket. See
    /// [`ListBucketDataRedundancyTransition`].
    pub fn list_bucket_data_redundancy_transition(&self) -> ListBucketDataRedundancyTransition {
        ListBucketDataRedundancyTransition::new(self)
    }

    /// Deletes a change of the redundancy type that has not started. See
    /// [`DeleteBucketDataRedundancyTransition`].
    pub fn delete_bucket_data_redundancy_transition(
        &self,
        task_id: impl Into<String>,
    ) -> DeleteBucketDataRedundancyTransition {
        DeleteBucketDataRedundancyTransition::new(self, task_id)
    }
}
