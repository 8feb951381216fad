//! Replication.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::put_bucket_replication`] | Adds a replication rule to a bucket. |
//! | [`Bucket::put_bucket_rtc`] | Turns the replication time control of a replication rule on or off. |
//! | [`Bucket::get_bucket_replication`] | Reads the replication rules of a bucket. |
//! | [`Bucket::get_bucket_replication_location`] | Lists the regions to which a bucket can be replicated. |
//! | [`Bucket::get_bucket_replication_progress`] | Reads the progress of a replication rule. |
//! | [`Bucket::delete_bucket_replication`] | Deletes a replication rule of a bucket. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;

mod delete_bucket_replication;
mod enums;
mod get_bucket_replication;
mod get_bucket_replication_location;
mod get_bucket_replication_progress;
mod location_transfer_types;
mod put_bucket_replication;
mod put_bucket_rtc;
mod replication_configuration;
mod replication_destination;
mod replication_encryption_configuration;
mod replication_location;
mod replication_progress;
mod replication_progress_information;
mod replication_progress_rule;
mod replication_rule;
mod replication_rule_ids;
mod replication_source_selection_criteria;
mod replication_time_control;
mod rtc_configuration;
mod sse_kms_encrypted_objects;
#[cfg(test)]
mod tests;

pub use delete_bucket_replication::DeleteBucketReplication;
pub use enums::{
    HistoricalObjectReplication, ReplicationAction, ReplicationStatus, RtcStatus, TransferType,
};
pub use get_bucket_replication::GetBucketReplication;
pub use get_bucket_replication_location::GetBucketReplicationLocation;
pub use get_bucket_replication_progress::GetBucketReplicationProgress;
pub use location_transfer_types::LocationTransferTypes;
pub use put_bucket_replication::{PutBucketReplication, PutBucketReplicationOutput};
pub use put_bucket_rtc::PutBucketRtc;
pub use replication_configuration::ReplicationConfiguration;
pub use replication_destination::ReplicationDestination;
pub use replication_encryption_configuration::ReplicationEncryptionConfiguration;
pub use replication_location::ReplicationLocation;
pub use replication_progress::ReplicationProgress;
pub use replication_progress_information::ReplicationProgressInformation;
pub use replication_progress_rule::ReplicationProgressRule;
pub use replication_rule::ReplicationRule;
pub use replication_rule_ids::ReplicationRuleIds;
pub use replication_source_selection_criteria::ReplicationSourceSelectionCriteria;
pub use replication_time_control::ReplicationTimeControl;
pub use rtc_configuration::RtcConfiguration;
pub use sse_kms_encrypted_objects::SseKmsEncryptedObjects;

/// Replication.
impl Bucket {
    /// Adds a replication rule to a bucket. See [`PutBucketReplication`].
    pub fn put_bucket_replication(
        &self,
        replication_configuration: impl Into<ReplicationConfiguration>,
    ) -> PutBucketReplication {
        PutBucketReplication::new(self, replication_configuration)
    }

    /// Turns the replication time control of a replication rule on or off. See [`PutBucketRtc`].
    pub fn put_bucket_rtc(&self, rtc_configuration: impl Into<RtcConfiguration>) -> PutBucketRtc {
        PutBucketRtc::new(self, rtc_configuration)
    }

    /// Reads the replication rules of a bucket. See [`GetBucketReplication`].
    pub fn get_bucket_replication(&self) -> GetBucketReplication {
        GetBucketReplication::new(self)
    }

    /// Lists the regions to which a bucket can be replicated. See [`GetBucketReplicationLocation`].
    pub fn get_bucket_replication_location(&self) -> GetBucketReplicationLocation {
        GetBucketReplicationLocation::new(self)
    }

    /// Reads the progress of a replication rule. See [`GetBucketReplicationProgress`].
    pub fn get_bucket_replication_progress(
        &self,
        rule_id: impl Into<String>,
    ) -> GetBucketReplicationProgress {
        GetBucketReplicationProgress::new(self, rule_id)
    }

    /// Deletes a replication rule of a bucket. See [`DeleteBucketReplication`].
    pub fn delete_bucket_replication(
        &self,
        replication_rules: impl Into<ReplicationRuleIds>,
    ) -> DeleteBucketReplication {
        DeleteBucketReplication::new(self, replication_rules)
    }
}
