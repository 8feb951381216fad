//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use oss_sign::UtcSeconds;

use crate::operations::access_point::{
    AccessPoint, AccessPointVpcConfiguration, CreateAccessPoint, CreateAccessPointConfiguration,
    DeleteAccessPoint, DeleteAccessPointPolicy, GetAccessPoint, GetAccessPointPolicy,
    ListAccessPoints, NetworkOrigin, PutAccessPointPolicy,
};
use crate::operations::common::{AccessPointStatus, PublicAccessBlockConfiguration};
use crate::operations::sample;
use crate::operations::sample::{random, random_enum};

#[test]
fn create_access_point() {
    let bucket = sample::bucket("CreateAccessPoint");
    sample::sends(
        "CreateAccessPoint",
        bucket.create_access_point(
            CreateAccessPointConfiguration::new("night-door", NetworkOrigin::Internet)
                .vpc_configuration(AccessPointVpcConfiguration::new().vpc_id("vpc-id")),
        ),
    );
    sample::presigns(
        || {
            bucket.create_access_point(CreateAccessPointConfiguration::new(
                "night-door",
                NetworkOrigin::Internet,
            ))
        },
        &[],
    );
    let output = sample::reads::<CreateAccessPoint>("CreateAccessPoint");
    assert_eq!(output.arn, "access-point-arn".to_owned());
    assert_eq!(output.alias, "alias".to_owned());
}

#[test]
fn put_access_point_policy() {
    let bucket = sample::bucket("PutAccessPointPolicy");
    sample::sends("PutAccessPointPolicy", bucket.put_access_point_policy("night-door", "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"oss:GetObject\"],\"Principal\":[\"1357924680135790\"],\"Resource\":[\"acs:oss:*:1357924680135790:harbor-notes/reports/*\"]}]}"));
    sample::presigns(
        || {
            bucket.put_access_point_policy("night-door", "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"oss:GetObject\"],\"Principal\":[\"1357924680135790\"],\"Resource\":[\"acs:oss:*:1357924680135790:harbor-notes/reports/*\"]}]}")
        },
        &[],
    );
    sample::reads::<PutAccessPointPolicy>("PutAccessPointPolicy");
}

#[test]
fn get_access_point() {
    let bucket = sample::bucket("GetAccessPoint");
    sample::sends("GetAccessPoint", bucket.get_access_point("night-door"));
    sample::presigns(|| bucket.get_access_point("night-door"), &[]);
    let output = sample::reads::<GetAccessPoint>("GetAccessPoint");
    assert_eq!(output.arn, "access-point-arn".to_owned());
    assert_eq!(output.alias, "alias".to_owned());
    assert_eq!(
        output.public_endpoint,
        "oss-cn-hangzhou.oss-accesspoint.aliyuncs.com".to_owned()
    );
    assert_eq!(
        output.internal_endpoint,
        "oss-cn-hangzhou-internal.oss-accesspoint.aliyuncs.com".to_owned()
    );
    assert_eq!(output.creation_date, UtcSeconds::new(1_936_771_965));
    assert_eq!(output.name, "night-door".to_owned());
    assert_eq!(output.bucket, "harbor-notes".to_owned());
    assert_eq!(output.account_id, "account-id".to_owned());
    assert_eq!(output.network_origin, NetworkOrigin::Internet);
    assert_eq!(
        output.vpc_configuration,
        Some(AccessPointVpcConfiguration {
            vpc_id: Some("vpc-id".to_owned())
        })
    );
    assert_eq!(output.status, AccessPointStatus::Enable);
    assert_eq!(
        output.public_access_block_configuration,
        Some(PublicAccessBlockConfiguration {
            block_public_access: true
        })
    );
}

#[test]
fn get_access_point_policy() {
    let bucket = sample::bucket("GetAccessPointPolicy");
    sample::sends(
        "GetAccessPointPolicy",
        bucket.get_access_point_policy("night-door"),
    );
    sample::presigns(|| bucket.get_access_point_policy("night-door"), &[]);
    let output = sample::reads::<GetAccessPointPolicy>("GetAccessPointPolicy");
    assert_eq!(output.policy, "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"oss:GetObject\"],\"Principal\":[\"1357924680135790\"],\"Resource\":[\"acs:oss:*:1357924680135790:harbor-notes/reports/*\"]}]}".to_owned());
}

#[test]
fn list_access_points() {
    let client = sample::client();
    sample::sends(
        "ListAccessPoints",
        client
            .list_access_points()
            .max_keys(50)
            .continuation_token("CgVoYXJib3I-")
            .bucket("harbor-notes"),
    );
    sample::presigns(
        || client.list_access_points(),
        &[
            |operation: ListAccessPoints| operation.max_keys(50),
            |operation: ListAccessPoints| operation.continuation_token("CgVoYXJib3I-"),
            |operation: ListAccessPoints| operation.bucket("harbor-notes"),
        ],
    );
    let output = sample::reads::<ListAccessPoints>("ListAccessPoints");
    assert_eq!(output.max_keys, Some(50));
    assert!(output.is_truncated);
    assert_eq!(
        output.next_continuation_token,
        Some("CgVoYXJib3IrMQ--".to_owned())
    );
    assert_eq!(output.account_id, "account-id".to_owned());
    assert_eq!(
        output.access_points,
        vec![
            AccessPoint {
                network_origin: NetworkOrigin::Internet,
                vpc_configuration: Some(AccessPointVpcConfiguration {
                    vpc_id: Some("vpc-id".to_owned())
                }),
                status: AccessPointStatus::Enable,
                bucket: "harbor-notes".to_owned(),
                name: "night-door".to_owned(),
                alias: "alias".to_owned()
            },
            AccessPoint {
                network_origin: NetworkOrigin::Vpc,
                vpc_configuration: Some(AccessPointVpcConfiguration {
                    vpc_id: Some("vpc-id-2".to_owned())
                }),
                status: AccessPointStatus::Disable,
                bucket: "harbor-notes".to_owned(),
                name: "night-door".to_owned(),
                alias: "alias-2".to_owned()
            }
        ]
    );
}

#[test]
fn delete_access_point() {
    let bucket = sample::bucket("DeleteAccessPoint");
    sample::sends(
        "DeleteAccessPoint",
        bucket.delete_access_point("night-door"),
    );
    sample::presigns(|| bucket.delete_access_point("night-door"), &[]);
    sample::reads::<DeleteAccessPoint>("DeleteAccessPoint");
}

#[test]
fn delete_access_point_policy() {
    let bucket = sample::bucket("DeleteAccessPointPolicy");
    sample::sends(
        "DeleteAccessPointPolicy",
        bucket.delete_access_point_policy("night-door"),
    );
    sample::presigns(|| bucket.delete_access_point_policy("night-door"), &[]);
    sample::reads::<DeleteAccessPointPolicy>("DeleteAccessPointPolicy");
}

#[test]
fn structures_survive_a_document() {
    sample::survives::<AccessPoint>();
    sample::survives::<AccessPointVpcConfiguration>();
    sample::survives::<CreateAccessPointConfiguration>();
}

random!(AccessPoint {
    network_origin,
    vpc_configuration,
    status,
    bucket,
    name,
    alias
});
random!(AccessPointVpcConfiguration { vpc_id });
random!(CreateAccessPointConfiguration {
    name,
    network_origin,
    vpc_configuration
});
random_enum!(NetworkOrigin);
