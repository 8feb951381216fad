//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::operations::qos::{
    DeleteBucketQosInfo, DeleteBucketRequesterQosInfo, DeleteResourcePoolRequesterQosInfo,
    GetBucketQosInfo, GetBucketRequesterQosInfo, GetBucketStorageCapacity, GetResourcePoolInfo,
    GetResourcePoolRequesterQosInfo, GetUserQosInfo, ListBucketRequesterQosInfos,
    ListResourcePoolBuckets, ListResourcePoolRequesterQosInfos, ListResourcePools,
    PutBucketQosInfo, PutBucketRequesterQosInfo, PutBucketStorageCapacity,
    PutResourcePoolRequesterQosInfo, QosConfiguration, RequesterQosInfo, ResourcePoolBucket,
    ResourcePoolSummary, StorageCapacity, UserQosConfiguration,
};
use crate::operations::sample;
use crate::operations::sample::random;

#[test]
fn put_bucket_qos_info() {
    let bucket = sample::bucket("PutBucketQosInfo");
    sample::sends(
        "PutBucketQosInfo",
        bucket.put_bucket_qos_info(
            QosConfiguration::new()
                .total_upload_bandwidth(7)
                .intranet_upload_bandwidth(10)
                .extranet_upload_bandwidth(10)
                .total_download_bandwidth(9)
                .intranet_download_bandwidth(7)
                .extranet_download_bandwidth(7)
                .total_qps(10)
                .intranet_qps(8)
                .extranet_qps(8),
        ),
    );
    sample::presigns(|| bucket.put_bucket_qos_info(QosConfiguration::new()), &[]);
    sample::reads::<PutBucketQosInfo>("PutBucketQosInfo");
}

#[test]
fn put_bucket_requester_qos_info() {
    let bucket = sample::bucket("PutBucketRequesterQosInfo");
    sample::sends(
        "PutBucketRequesterQosInfo",
        bucket.put_bucket_requester_qos_info(
            "qos-requester",
            QosConfiguration::new()
                .total_upload_bandwidth(7)
                .intranet_upload_bandwidth(10)
                .extranet_upload_bandwidth(10)
                .total_download_bandwidth(9)
                .intranet_download_bandwidth(7)
                .extranet_download_bandwidth(7)
                .total_qps(10)
                .intranet_qps(8)
                .extranet_qps(8),
        ),
    );
    sample::presigns(
        || bucket.put_bucket_requester_qos_info("qos-requester", QosConfiguration::new()),
        &[],
    );
    sample::reads::<PutBucketRequesterQosInfo>("PutBucketRequesterQosInfo");
}

#[test]
fn put_bucket_storage_capacity() {
    let bucket = sample::bucket("PutBucketStorageCapacity");
    sample::sends(
        "PutBucketStorageCapacity",
        bucket.put_bucket_storage_capacity(StorageCapacity::new(7)),
    );
    sample::presigns(
        || bucket.put_bucket_storage_capacity(StorageCapacity::new(7)),
        &[],
    );
    sample::reads::<PutBucketStorageCapacity>("PutBucketStorageCapacity");
}

#[test]
fn put_resource_pool_requester_qos_info() {
    let client = sample::client();
    sample::sends(
        "PutResourcePoolRequesterQosInfo",
        client.put_resource_pool_requester_qos_info(
            "resource-pool",
            "qos-requester",
            QosConfiguration::new()
                .total_upload_bandwidth(7)
                .intranet_upload_bandwidth(10)
                .extranet_upload_bandwidth(10)
                .total_download_bandwidth(9)
                .intranet_download_bandwidth(7)
                .extranet_download_bandwidth(7)
                .total_qps(10)
                .intranet_qps(8)
                .extranet_qps(8),
        ),
    );
    sample::presigns(
        || {
            client.put_resource_pool_requester_qos_info(
                "resource-pool",
                "qos-requester",
                QosConfiguration::new(),
            )
        },
        &[],
    );
    sample::reads::<PutResourcePoolRequesterQosInfo>("PutResourcePoolRequesterQosInfo");
}

#[test]
fn get_bucket_qos_info() {
    let bucket = sample::bucket("GetBucketQosInfo");
    sample::sends("GetBucketQosInfo", bucket.get_bucket_qos_info());
    sample::presigns(|| bucket.get_bucket_qos_info(), &[]);
    assert_eq!(
        sample::reads::<GetBucketQosInfo>("GetBucketQosInfo"),
        QosConfiguration {
            total_upload_bandwidth: Some(7),
            intranet_upload_bandwidth: Some(10),
            extranet_upload_bandwidth: Some(10),
            total_download_bandwidth: Some(9),
            intranet_download_bandwidth: Some(7),
            extranet_download_bandwidth: Some(7),
            total_qps: Some(10),
            intranet_qps: Some(8),
            extranet_qps: Some(8)
        }
    );
}

#[test]
fn get_bucket_requester_qos_info() {
    let bucket = sample::bucket("GetBucketRequesterQosInfo");
    sample::sends(
        "GetBucketRequesterQosInfo",
        bucket.get_bucket_requester_qos_info("qos-requester"),
    );
    sample::presigns(
        || bucket.get_bucket_requester_qos_info("qos-requester"),
        &[],
    );
    let output = sample::reads::<GetBucketRequesterQosInfo>("GetBucketRequesterQosInfo");
    assert_eq!(output.requester, "requester".to_owned());
    assert_eq!(
        output.qos,
        QosConfiguration {
            total_upload_bandwidth: Some(7),
            intranet_upload_bandwidth: Some(10),
            extranet_upload_bandwidth: Some(10),
            total_download_bandwidth: Some(9),
            intranet_download_bandwidth: Some(7),
            extranet_download_bandwidth: Some(7),
            total_qps: Some(10),
            intranet_qps: Some(8),
            extranet_qps: Some(8)
        }
    );
}

#[test]
fn get_bucket_storage_capacity() {
    let bucket = sample::bucket("GetBucketStorageCapacity");
    sample::sends(
        "GetBucketStorageCapacity",
        bucket.get_bucket_storage_capacity(),
    );
    sample::presigns(|| bucket.get_bucket_storage_capacity(), &[]);
    assert_eq!(
        sample::reads::<GetBucketStorageCapacity>("GetBucketStorageCapacity"),
        StorageCapacity {
            storage_capacity: 7
        }
    );
}

#[test]
fn get_resource_pool_info() {
    let client = sample::client();
    sample::sends(
        "GetResourcePoolInfo",
        client.get_resource_pool_info("resource-pool"),
    );
    sample::presigns(|| client.get_resource_pool_info("resource-pool"), &[]);
    let output = sample::reads::<GetResourcePoolInfo>("GetResourcePoolInfo");
    assert_eq!(output.region, "oss-cn-hangzhou".to_owned());
    assert_eq!(output.name, "harbor-notes".to_owned());
    assert_eq!(output.owner, "owner".to_owned());
    assert_eq!(output.create_time, "create-time".to_owned());
    assert_eq!(
        output.qos,
        QosConfiguration {
            total_upload_bandwidth: Some(7),
            intranet_upload_bandwidth: Some(10),
            extranet_upload_bandwidth: Some(10),
            total_download_bandwidth: Some(9),
            intranet_download_bandwidth: Some(7),
            extranet_download_bandwidth: Some(7),
            total_qps: Some(10),
            intranet_qps: Some(8),
            extranet_qps: Some(8)
        }
    );
}

#[test]
fn get_resource_pool_requester_qos_info() {
    let client = sample::client();
    sample::sends(
        "GetResourcePoolRequesterQosInfo",
        client.get_resource_pool_requester_qos_info("resource-pool", "qos-requester"),
    );
    sample::presigns(
        || client.get_resource_pool_requester_qos_info("resource-pool", "qos-requester"),
        &[],
    );
    let output =
        sample::reads::<GetResourcePoolRequesterQosInfo>("GetResourcePoolRequesterQosInfo");
    assert_eq!(output.requester, "requester".to_owned());
    assert_eq!(
        output.qos,
        QosConfiguration {
            total_upload_bandwidth: Some(7),
            intranet_upload_bandwidth: Some(10),
            extranet_upload_bandwidth: Some(10),
            total_download_bandwidth: Some(9),
            intranet_download_bandwidth: Some(7),
            extranet_download_bandwidth: Some(7),
            total_qps: Some(10),
            intranet_qps: Some(8),
            extranet_qps: Some(8)
        }
    );
}

#[test]
fn get_user_qos_info() {
    let client = sample::client();
    sample::sends("GetUserQosInfo", client.get_user_qos_info());
    sample::presigns(|| client.get_user_qos_info(), &[]);
    assert_eq!(
        sample::reads::<GetUserQosInfo>("GetUserQosInfo"),
        UserQosConfiguration {
            region: Some("oss-cn-hangzhou".to_owned()),
            total_upload_bandwidth: Some(7),
            intranet_upload_bandwidth: Some(10),
            extranet_upload_bandwidth: Some(10),
            total_download_bandwidth: Some(9),
            intranet_download_bandwidth: Some(7),
            extranet_download_bandwidth: Some(7),
            total_qps: Some(10),
            intranet_qps: Some(8),
            extranet_qps: Some(8)
        }
    );
}

#[test]
fn list_bucket_requester_qos_infos() {
    let bucket = sample::bucket("ListBucketRequesterQosInfos");
    sample::sends(
        "ListBucketRequesterQosInfos",
        bucket
            .list_bucket_requester_qos_infos()
            .continuation_token("CgVoYXJib3I-")
            .max_keys(50),
    );
    sample::presigns(
        || bucket.list_bucket_requester_qos_infos(),
        &[
            |operation: ListBucketRequesterQosInfos| operation.continuation_token("CgVoYXJib3I-"),
            |operation: ListBucketRequesterQosInfos| operation.max_keys(50),
        ],
    );
    let output = sample::reads::<ListBucketRequesterQosInfos>("ListBucketRequesterQosInfos");
    assert_eq!(output.bucket, Some("harbor-notes".to_owned()));
    assert_eq!(output.continuation_token, Some("CgVoYXJib3I-".to_owned()));
    assert_eq!(
        output.next_continuation_token,
        Some("CgVoYXJib3IrMQ--".to_owned())
    );
    assert!(output.is_truncated);
    assert_eq!(
        output.requesters,
        vec![
            RequesterQosInfo {
                requester: "requester".to_owned(),
                qos: QosConfiguration {
                    total_upload_bandwidth: Some(7),
                    intranet_upload_bandwidth: Some(10),
                    extranet_upload_bandwidth: Some(10),
                    total_download_bandwidth: Some(9),
                    intranet_download_bandwidth: Some(7),
                    extranet_download_bandwidth: Some(7),
                    total_qps: Some(10),
                    intranet_qps: Some(8),
                    extranet_qps: Some(8)
                }
            },
            RequesterQosInfo {
                requester: "requester-2".to_owned(),
                qos: QosConfiguration {
                    total_upload_bandwidth: Some(7),
                    intranet_upload_bandwidth: Some(10),
                    extranet_upload_bandwidth: Some(10),
                    total_download_bandwidth: Some(9),
                    intranet_download_bandwidth: Some(7),
                    extranet_download_bandwidth: Some(7),
                    total_qps: Some(10),
                    intranet_qps: Some(8),
                    extranet_qps: Some(8)
                }
            }
        ]
    );
}

#[test]
fn list_resource_pool_buckets() {
    let client = sample::client();
    sample::sends(
        "ListResourcePoolBuckets",
        client
            .list_resource_pool_buckets("resource-pool")
            .continuation_token("CgVoYXJib3I-")
            .max_keys(50),
    );
    sample::presigns(
        || client.list_resource_pool_buckets("resource-pool"),
        &[
            |operation: ListResourcePoolBuckets| operation.continuation_token("CgVoYXJib3I-"),
            |operation: ListResourcePoolBuckets| operation.max_keys(50),
        ],
    );
    let output = sample::reads::<ListResourcePoolBuckets>("ListResourcePoolBuckets");
    assert_eq!(output.resource_pool, Some("resource-pool".to_owned()));
    assert_eq!(output.continuation_token, Some("CgVoYXJib3I-".to_owned()));
    assert_eq!(
        output.next_continuation_token,
        Some("CgVoYXJib3IrMQ--".to_owned())
    );
    assert!(output.is_truncated);
    assert_eq!(
        output.buckets,
        vec![
            ResourcePoolBucket {
                name: "harbor-notes".to_owned(),
                group: Some("group".to_owned()),
                join_time: Some("join-time".to_owned())
            },
            ResourcePoolBucket {
                name: "harbor-notes".to_owned(),
                group: Some("group-2".to_owned()),
                join_time: Some("join-time-2".to_owned())
            }
        ]
    );
}

#[test]
fn list_resource_pool_requester_qos_infos() {
    let client = sample::client();
    sample::sends(
        "ListResourcePoolRequesterQosInfos",
        client
            .list_resource_pool_requester_qos_infos("resource-pool")
            .continuation_token("CgVoYXJib3I-")
            .max_keys(50),
    );
    sample::presigns(
        || client.list_resource_pool_requester_qos_infos("resource-pool"),
        &[
            |operation: ListResourcePoolRequesterQosInfos| {
                operation.continuation_token("CgVoYXJib3I-")
            },
            |operation: ListResourcePoolRequesterQosInfos| operation.max_keys(50),
        ],
    );
    let output =
        sample::reads::<ListResourcePoolRequesterQosInfos>("ListResourcePoolRequesterQosInfos");
    assert_eq!(output.resource_pool, Some("resource-pool".to_owned()));
    assert_eq!(output.continuation_token, Some("CgVoYXJib3I-".to_owned()));
    assert_eq!(
        output.next_continuation_token,
        Some("CgVoYXJib3IrMQ--".to_owned())
    );
    assert!(output.is_truncated);
    assert_eq!(
        output.requesters,
        vec![
            RequesterQosInfo {
                requester: "requester".to_owned(),
                qos: QosConfiguration {
                    total_upload_bandwidth: Some(7),
                    intranet_upload_bandwidth: Some(10),
                    extranet_upload_bandwidth: Some(10),
                    total_download_bandwidth: Some(9),
                    intranet_download_bandwidth: Some(7),
                    extranet_download_bandwidth: Some(7),
                    total_qps: Some(10),
                    intranet_qps: Some(8),
                    extranet_qps: Some(8)
                }
            },
            RequesterQosInfo {
                requester: "requester-2".to_owned(),
                qos: QosConfiguration {
                    total_upload_bandwidth: Some(7),
                    intranet_upload_bandwidth: Some(10),
                    extranet_upload_bandwidth: Some(10),
                    total_download_bandwidth: Some(9),
                    intranet_download_bandwidth: Some(7),
                    extranet_download_bandwidth: Some(7),
                    total_qps: Some(10),
                    intranet_qps: Some(8),
                    extranet_qps: Some(8)
                }
            }
        ]
    );
}

#[test]
fn list_resource_pools() {
    let client = sample::client();
    sample::sends(
        "ListResourcePools",
        client
            .list_resource_pools()
            .continuation_token("CgVoYXJib3I-")
            .max_keys(50),
    );
    sample::presigns(
        || client.list_resource_pools(),
        &[
            |operation: ListResourcePools| operation.continuation_token("CgVoYXJib3I-"),
            |operation: ListResourcePools| operation.max_keys(50),
        ],
    );
    let output = sample::reads::<ListResourcePools>("ListResourcePools");
    assert_eq!(output.region, Some("oss-cn-hangzhou".to_owned()));
    assert_eq!(output.owner, Some("owner".to_owned()));
    assert_eq!(output.continuation_token, Some("CgVoYXJib3I-".to_owned()));
    assert_eq!(
        output.next_continuation_token,
        Some("CgVoYXJib3IrMQ--".to_owned())
    );
    assert!(output.is_truncated);
    assert_eq!(
        output.resource_pools,
        vec![
            ResourcePoolSummary {
                name: "harbor-notes".to_owned(),
                create_time: Some("create-time".to_owned())
            },
            ResourcePoolSummary {
                name: "harbor-notes".to_owned(),
                create_time: Some("create-time-2".to_owned())
            }
        ]
    );
}

#[test]
fn delete_bucket_qos_info() {
    let bucket = sample::bucket("DeleteBucketQosInfo");
    sample::sends("DeleteBucketQosInfo", bucket.delete_bucket_qos_info());
    sample::presigns(|| bucket.delete_bucket_qos_info(), &[]);
    sample::reads::<DeleteBucketQosInfo>("DeleteBucketQosInfo");
}

#[test]
fn delete_bucket_requester_qos_info() {
    let bucket = sample::bucket("DeleteBucketRequesterQosInfo");
    sample::sends(
        "DeleteBucketRequesterQosInfo",
        bucket.delete_bucket_requester_qos_info("qos-requester"),
    );
    sample::presigns(
        || bucket.delete_bucket_requester_qos_info("qos-requester"),
        &[],
    );
    sample::reads::<DeleteBucketRequesterQosInfo>("DeleteBucketRequesterQosInfo");
}

#[test]
fn delete_resource_pool_requester_qos_info() {
    let client = sample::client();
    sample::sends(
        "DeleteResourcePoolRequesterQosInfo",
        client.delete_resource_pool_requester_qos_info("resource-pool", "qos-requester"),
    );
    sample::presigns(
        || client.delete_resource_pool_requester_qos_info("resource-pool", "qos-requester"),
        &[],
    );
    sample::reads::<DeleteResourcePoolRequesterQosInfo>("DeleteResourcePoolRequesterQosInfo");
}

#[test]
fn structures_survive_a_document() {
    sample::survives::<QosConfiguration>();
    sample::survives::<RequesterQosInfo>();
    sample::survives::<ResourcePoolBucket>();
    sample::survives::<ResourcePoolSummary>();
    sample::survives::<StorageCapacity>();
    sample::survives::<UserQosConfiguration>();
}

random!(QosConfiguration {
    total_upload_bandwidth,
    intranet_upload_bandwidth,
    extranet_upload_bandwidth,
    total_download_bandwidth,
    intranet_download_bandwidth,
    extranet_download_bandwidth,
    total_qps,
    intranet_qps,
    extranet_qps
});
random!(RequesterQosInfo { requester, qos });
random!(ResourcePoolBucket {
    name,
    group,
    join_time
});
random!(ResourcePoolSummary { name, create_time });
random!(StorageCapacity { storage_capacity });
random!(UserQosConfiguration {
    region,
    total_upload_bandwidth,
    intranet_upload_bandwidth,
    extranet_upload_bandwidth,
    total_download_bandwidth,
    intranet_download_bandwidth,
    extranet_download_bandwidth,
    total_qps,
    intranet_qps,
    extranet_qps
});
