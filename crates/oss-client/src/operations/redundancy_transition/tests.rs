//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use oss_sign::UtcSeconds;

use crate::operations::common::DataRedundancy;
use crate::operations::redundancy_transition::{
    CreateBucketDataRedundancyTransition, DataRedundancyTransition, DataRedundancyTransitions,
    DeleteBucketDataRedundancyTransition, GetBucketDataRedundancyTransition,
    ListBucketDataRedundancyTransition, ListUserDataRedundancyTransition,
    RedundancyTransitionStatus,
};
use crate::operations::sample;
use crate::operations::sample::{random, random_enum};

#[test]
fn create_bucket_data_redundancy_transition() {
    let bucket = sample::bucket("CreateBucketDataRedundancyTransition");
    sample::sends(
        "CreateBucketDataRedundancyTransition",
        bucket.create_bucket_data_redundancy_transition(DataRedundancy::Zrs),
    );
    sample::presigns(
        || bucket.create_bucket_data_redundancy_transition(DataRedundancy::Zrs),
        &[],
    );
    assert_eq!(
        sample::reads::<CreateBucketDataRedundancyTransition>(
            "CreateBucketDataRedundancyTransition"
        ),
        DataRedundancyTransition {
            process_percentage: Some(40),
            estimated_remaining_time: Some(6),
            bucket: Some("harbor-notes".to_owned()),
            task_id: "4be5beb0f74f490186311b268bf6000a".to_owned(),
            status: Some(RedundancyTransitionStatus::Queueing),
            create_time: Some(UtcSeconds::new(1_936_771_965)),
            start_time: Some(UtcSeconds::new(1_936_771_965)),
            end_time: Some(UtcSeconds::new(1_936_771_965))
        }
    );
}

#[test]
fn get_bucket_data_redundancy_transition() {
    let bucket = sample::bucket("GetBucketDataRedundancyTransition");
    sample::sends(
        "GetBucketDataRedundancyTransition",
        bucket.get_bucket_data_redundancy_transition("4be5beb0f74f490186311b268bf6000a"),
    );
    sample::presigns(
        || bucket.get_bucket_data_redundancy_transition("4be5beb0f74f490186311b268bf6000a"),
        &[],
    );
    assert_eq!(
        sample::reads::<GetBucketDataRedundancyTransition>("GetBucketDataRedundancyTransition"),
        DataRedundancyTransition {
            process_percentage: Some(40),
            estimated_remaining_time: Some(6),
            bucket: Some("harbor-notes".to_owned()),
            task_id: "4be5beb0f74f490186311b268bf6000a".to_owned(),
            status: Some(RedundancyTransitionStatus::Queueing),
            create_time: Some(UtcSeconds::new(1_936_771_965)),
            start_time: Some(UtcSeconds::new(1_936_771_965)),
            end_time: Some(UtcSeconds::new(1_936_771_965))
        }
    );
}

#[test]
fn list_bucket_data_redundancy_transition() {
    let bucket = sample::bucket("ListBucketDataRedundancyTransition");
    sample::sends(
        "ListBucketDataRedundancyTransition",
        bucket.list_bucket_data_redundancy_transition(),
    );
    sample::presigns(|| bucket.list_bucket_data_redundancy_transition(), &[]);
    assert_eq!(
        sample::reads::<ListBucketDataRedundancyTransition>("ListBucketDataRedundancyTransition"),
        DataRedundancyTransitions {
            next_continuation_token: Some("CgVoYXJib3IrMQ--".to_owned()),
            transitions: vec![
                DataRedundancyTransition {
                    process_percentage: Some(40),
                    estimated_remaining_time: Some(6),
                    bucket: Some("harbor-notes".to_owned()),
                    task_id: "4be5beb0f74f490186311b268bf6000a".to_owned(),
                    status: Some(RedundancyTransitionStatus::Queueing),
                    create_time: Some(UtcSeconds::new(1_936_771_965)),
                    start_time: Some(UtcSeconds::new(1_936_771_965)),
                    end_time: Some(UtcSeconds::new(1_936_771_965))
                },
                DataRedundancyTransition {
                    process_percentage: Some(40),
                    estimated_remaining_time: Some(6),
                    bucket: Some("harbor-notes".to_owned()),
                    task_id: "4be5beb0f74f490186311b268bf6000a".to_owned(),
                    status: Some(RedundancyTransitionStatus::Processing),
                    create_time: Some(UtcSeconds::new(1_936_771_965)),
                    start_time: Some(UtcSeconds::new(1_936_771_965)),
                    end_time: Some(UtcSeconds::new(1_936_771_965))
                }
            ],
            is_truncated: true
        }
    );
}

#[test]
fn list_user_data_redundancy_transition() {
    let client = sample::client();
    sample::sends(
        "ListUserDataRedundancyTransition",
        client
            .list_user_data_redundancy_transition()
            .continuation_token("CgVoYXJib3I-")
            .max_keys(50),
    );
    sample::presigns(
        || client.list_user_data_redundancy_transition(),
        &[
            |operation: ListUserDataRedundancyTransition| {
                operation.continuation_token("CgVoYXJib3I-")
            },
            |operation: ListUserDataRedundancyTransition| operation.max_keys(50),
        ],
    );
    assert_eq!(
        sample::reads::<ListUserDataRedundancyTransition>("ListUserDataRedundancyTransition"),
        DataRedundancyTransitions {
            next_continuation_token: Some("CgVoYXJib3IrMQ--".to_owned()),
            transitions: vec![
                DataRedundancyTransition {
                    process_percentage: Some(40),
                    estimated_remaining_time: Some(6),
                    bucket: Some("harbor-notes".to_owned()),
                    task_id: "4be5beb0f74f490186311b268bf6000a".to_owned(),
                    status: Some(RedundancyTransitionStatus::Queueing),
                    create_time: Some(UtcSeconds::new(1_936_771_965)),
                    start_time: Some(UtcSeconds::new(1_936_771_965)),
                    end_time: Some(UtcSeconds::new(1_936_771_965))
                },
                DataRedundancyTransition {
                    process_percentage: Some(40),
                    estimated_remaining_time: Some(6),
                    bucket: Some("harbor-notes".to_owned()),
                    task_id: "4be5beb0f74f490186311b268bf6000a".to_owned(),
                    status: Some(RedundancyTransitionStatus::Processing),
                    create_time: Some(UtcSeconds::new(1_936_771_965)),
                    start_time: Some(UtcSeconds::new(1_936_771_965)),
                    end_time: Some(UtcSeconds::new(1_936_771_965))
                }
            ],
            is_truncated: true
        }
    );
}

#[test]
fn delete_bucket_data_redundancy_transition() {
    let bucket = sample::bucket("DeleteBucketDataRedundancyTransition");
    sample::sends(
        "DeleteBucketDataRedundancyTransition",
        bucket.delete_bucket_data_redundancy_transition("4be5beb0f74f490186311b268bf6000a"),
    );
    sample::presigns(
        || bucket.delete_bucket_data_redundancy_transition("4be5beb0f74f490186311b268bf6000a"),
        &[],
    );
    sample::reads::<DeleteBucketDataRedundancyTransition>("DeleteBucketDataRedundancyTransition");
}

#[test]
fn structures_survive_a_document() {
    sample::survives::<DataRedundancyTransition>();
    sample::survives::<DataRedundancyTransitions>();
}

random!(DataRedundancyTransition {
    process_percentage,
    estimated_remaining_time,
    bucket,
    task_id,
    status,
    create_time,
    start_time,
    end_time
});
random!(DataRedundancyTransitions {
    next_continuation_token,
    transitions,
    is_truncated
});
random_enum!(RedundancyTransitionStatus);
