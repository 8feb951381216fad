//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use oss_sign::UtcSeconds;

use crate::operations::common::{Owner, StorageClass};
use crate::operations::sample;
use crate::operations::sample::random;
use crate::operations::service::{
    BucketSummary, CloudBox, DescribeRegions, ListBuckets, ListCloudBoxes, RegionInfo, Regions,
};

#[test]
fn list_buckets() {
    let client = sample::client();
    sample::sends(
        "ListBuckets",
        client
            .list_buckets()
            .marker("h")
            .max_keys(50)
            .prefix("ha")
            .resource_group_id("rg-harbor01")
            .tag_key("team")
            .tag_value("ledger")
            .tagging("tagging"),
    );
    sample::presigns(
        || client.list_buckets(),
        &[
            |operation: ListBuckets| operation.marker("h"),
            |operation: ListBuckets| operation.max_keys(50),
            |operation: ListBuckets| operation.prefix("ha"),
            |operation: ListBuckets| operation.resource_group_id("rg-harbor01"),
            |operation: ListBuckets| operation.tag_key("team"),
            |operation: ListBuckets| operation.tag_value("ledger"),
            |operation: ListBuckets| operation.tagging("tagging"),
        ],
    );
    let output = sample::reads::<ListBuckets>("ListBuckets");
    assert_eq!(output.prefix, Some("ha".to_owned()));
    assert_eq!(output.marker, Some("h".to_owned()));
    assert_eq!(output.max_keys, Some(50));
    assert!(output.is_truncated);
    assert_eq!(output.next_marker, Some("harbor-notes".to_owned()));
    assert_eq!(
        output.owner,
        Some(Owner {
            id: "1357924680135790".to_owned(),
            display_name: "1357924680135790".to_owned()
        })
    );
    assert_eq!(
        output.buckets,
        vec![
            BucketSummary {
                name: "harbor-notes".to_owned(),
                location: "oss-cn-hangzhou".to_owned(),
                creation_date: UtcSeconds::new(1_936_771_965),
                storage_class: StorageClass::Ia,
                extranet_endpoint: "oss-cn-hangzhou.aliyuncs.com".to_owned(),
                intranet_endpoint: "oss-cn-hangzhou-internal.aliyuncs.com".to_owned(),
                region: Some("oss-cn-hangzhou".to_owned()),
                resource_group_id: Some("rg-harbor01".to_owned())
            },
            BucketSummary {
                name: "harbor-notes".to_owned(),
                location: "oss-cn-hangzhou".to_owned(),
                creation_date: UtcSeconds::new(1_936_771_965),
                storage_class: StorageClass::Archive,
                extranet_endpoint: "oss-cn-hangzhou.aliyuncs.com".to_owned(),
                intranet_endpoint: "oss-cn-hangzhou-internal.aliyuncs.com".to_owned(),
                region: Some("oss-cn-hangzhou".to_owned()),
                resource_group_id: Some("rg-harbor01".to_owned())
            }
        ]
    );
}

#[test]
fn list_cloud_boxes() {
    let client = sample::client();
    sample::sends(
        "ListCloudBoxes",
        client
            .list_cloud_boxes()
            .marker("reports/2030/")
            .max_keys(50)
            .prefix("reports/"),
    );
    sample::presigns(
        || client.list_cloud_boxes(),
        &[
            |operation: ListCloudBoxes| operation.marker("reports/2030/"),
            |operation: ListCloudBoxes| operation.max_keys(50),
            |operation: ListCloudBoxes| operation.prefix("reports/"),
        ],
    );
    let output = sample::reads::<ListCloudBoxes>("ListCloudBoxes");
    assert_eq!(output.prefix, Some("reports/".to_owned()));
    assert_eq!(output.marker, Some("reports/2030/".to_owned()));
    assert_eq!(output.max_keys, Some(50));
    assert!(output.is_truncated);
    assert_eq!(
        output.next_marker,
        Some("reports/2031/q1 summary.csv".to_owned())
    );
    assert_eq!(
        output.owner,
        Some(Owner {
            id: "1357924680135790".to_owned(),
            display_name: "1357924680135790".to_owned()
        })
    );
    assert_eq!(
        output.cloud_boxes,
        vec![
            CloudBox {
                id: "rule-harbor-1".to_owned(),
                name: "harbor-notes".to_owned(),
                region: "oss-cn-hangzhou".to_owned(),
                control_endpoint: "control-endpoint".to_owned(),
                data_endpoint: "data-endpoint".to_owned(),
                alias: Some("alias".to_owned())
            },
            CloudBox {
                id: "rule-harbor-11".to_owned(),
                name: "harbor-notes".to_owned(),
                region: "oss-cn-hangzhou".to_owned(),
                control_endpoint: "control-endpoint-2".to_owned(),
                data_endpoint: "data-endpoint-2".to_owned(),
                alias: Some("alias-2".to_owned())
            }
        ]
    );
}

#[test]
fn describe_regions() {
    let client = sample::client();
    sample::sends("DescribeRegions", client.describe_regions());
    sample::presigns(|| client.describe_regions(), &[]);
    assert_eq!(
        sample::reads::<DescribeRegions>("DescribeRegions"),
        Regions {
            regions: vec![
                RegionInfo {
                    region: "oss-cn-hangzhou".to_owned(),
                    internet_endpoint: "oss-cn-hangzhou.aliyuncs.com".to_owned(),
                    internal_endpoint: "oss-cn-hangzhou-internal.oss-accesspoint.aliyuncs.com"
                        .to_owned(),
                    accelerate_endpoint: Some("oss-accelerate.aliyuncs.com".to_owned())
                },
                RegionInfo {
                    region: "oss-cn-hangzhou".to_owned(),
                    internet_endpoint: "oss-cn-hangzhou.aliyuncs.com".to_owned(),
                    internal_endpoint: "oss-cn-hangzhou-internal.oss-accesspoint.aliyuncs.com"
                        .to_owned(),
                    accelerate_endpoint: Some("oss-accelerate.aliyuncs.com".to_owned())
                }
            ]
        }
    );
}

#[test]
fn structures_survive_a_document() {
    sample::survives::<BucketSummary>();
    sample::survives::<CloudBox>();
    sample::survives::<RegionInfo>();
    sample::survives::<Regions>();
}

random!(BucketSummary {
    name,
    location,
    creation_date,
    storage_class,
    extranet_endpoint,
    intranet_endpoint,
    region,
    resource_group_id
});
random!(CloudBox {
    id,
    name,
    region,
    control_endpoint,
    data_endpoint,
    alias
});
random!(RegionInfo {
    region,
    internet_endpoint,
    internal_endpoint,
    accelerate_endpoint
});
random!(Regions { regions });
