//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use oss_sign::UtcSeconds;

use crate::operations::common::{AccessPointStatus, PublicAccessBlockConfiguration};
use crate::operations::object_process_access_point::{
    AccessPointConfigForObjectProcess, AccessPointEndpoints, AccessPointForObjectProcess,
    ContentTransformation, CreateAccessPointForObjectProcess,
    CreateAccessPointForObjectProcessConfiguration, DeleteAccessPointForObjectProcess,
    DeleteAccessPointPolicyForObjectProcess, GetAccessPointConfigForObjectProcess,
    GetAccessPointForObjectProcess, GetAccessPointPolicyForObjectProcess,
    ListAccessPointsForObjectProcess, ObjectProcessAdditionalFeatures, ObjectProcessConfiguration,
    ObjectProcessFunctionCompute, PutAccessPointConfigForObjectProcess,
    PutAccessPointPolicyForObjectProcess, TransformationConfiguration,
};
use crate::operations::sample;
use crate::operations::sample::random;

#[test]
fn create_access_point_for_object_process() {
    let bucket = sample::bucket("CreateAccessPointForObjectProcess");
    sample::sends(
        "CreateAccessPointForObjectProcess",
        bucket.create_access_point_for_object_process(
            "shrink-door",
            CreateAccessPointForObjectProcessConfiguration::new(
                "night-door",
                ObjectProcessConfiguration::new([TransformationConfiguration::new(
                    ["action", "action-2"],
                    ContentTransformation::new(ObjectProcessFunctionCompute::new(
                        "function-arn",
                        "function-assume-role-arn",
                    ))
                    .additional_features(
                        ObjectProcessAdditionalFeatures::new().custom_forward_headers([
                            "custom-forward-header",
                            "custom-forward-header-2",
                        ]),
                    ),
                )])
                .allowed_features(["allowed-feature", "allowed-feature-2"]),
            )
            .allow_anonymous_access(true),
        ),
    );
    sample::presigns(
        || {
            bucket.create_access_point_for_object_process(
                "shrink-door",
                CreateAccessPointForObjectProcessConfiguration::new(
                    "night-door",
                    ObjectProcessConfiguration::new([TransformationConfiguration::new(
                        ["action"],
                        ContentTransformation::new(ObjectProcessFunctionCompute::new(
                            "function-arn",
                            "function-assume-role-arn",
                        )),
                    )]),
                ),
            )
        },
        &[],
    );
    let output =
        sample::reads::<CreateAccessPointForObjectProcess>("CreateAccessPointForObjectProcess");
    assert_eq!(output.arn, "access-point-for-object-process-arn".to_owned());
    assert_eq!(
        output.alias,
        Some("access-point-for-object-process-alias".to_owned())
    );
}

#[test]
fn put_access_point_config_for_object_process() {
    let bucket = sample::bucket("PutAccessPointConfigForObjectProcess");
    sample::sends(
        "PutAccessPointConfigForObjectProcess",
        bucket.put_access_point_config_for_object_process(
            "shrink-door",
            AccessPointConfigForObjectProcess::new(
                ObjectProcessConfiguration::new([TransformationConfiguration::new(
                    ["action", "action-2"],
                    ContentTransformation::new(ObjectProcessFunctionCompute::new(
                        "function-arn",
                        "function-assume-role-arn",
                    ))
                    .additional_features(
                        ObjectProcessAdditionalFeatures::new().custom_forward_headers([
                            "custom-forward-header",
                            "custom-forward-header-2",
                        ]),
                    ),
                )])
                .allowed_features(["allowed-feature", "allowed-feature-2"]),
            )
            .allow_anonymous_access(true)
            .public_access_block_configuration(PublicAccessBlockConfiguration::new(true)),
        ),
    );
    sample::presigns(
        || {
            bucket.put_access_point_config_for_object_process(
                "shrink-door",
                AccessPointConfigForObjectProcess::new(ObjectProcessConfiguration::new([
                    TransformationConfiguration::new(
                        ["action"],
                        ContentTransformation::new(ObjectProcessFunctionCompute::new(
                            "function-arn",
                            "function-assume-role-arn",
                        )),
                    ),
                ])),
            )
        },
        &[],
    );
    sample::reads::<PutAccessPointConfigForObjectProcess>("PutAccessPointConfigForObjectProcess");
}

#[test]
fn put_access_point_policy_for_object_process() {
    let bucket = sample::bucket("PutAccessPointPolicyForObjectProcess");
    sample::sends("PutAccessPointPolicyForObjectProcess", bucket.put_access_point_policy_for_object_process("shrink-door", "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"oss:GetObject\"],\"Principal\":[\"1357924680135790\"],\"Resource\":[\"acs:oss:*:1357924680135790:harbor-notes/reports/*\"]}]}"));
    sample::presigns(
        || {
            bucket.put_access_point_policy_for_object_process("shrink-door", "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"oss:GetObject\"],\"Principal\":[\"1357924680135790\"],\"Resource\":[\"acs:oss:*:1357924680135790:harbor-notes/reports/*\"]}]}")
        },
        &[],
    );
    sample::reads::<PutAccessPointPolicyForObjectProcess>("PutAccessPointPolicyForObjectProcess");
}

#[test]
fn get_access_point_config_for_object_process() {
    let bucket = sample::bucket("GetAccessPointConfigForObjectProcess");
    sample::sends(
        "GetAccessPointConfigForObjectProcess",
        bucket.get_access_point_config_for_object_process("shrink-door"),
    );
    sample::presigns(
        || bucket.get_access_point_config_for_object_process("shrink-door"),
        &[],
    );
    let output = sample::reads::<GetAccessPointConfigForObjectProcess>(
        "GetAccessPointConfigForObjectProcess",
    );
    assert_eq!(
        output.object_process_configuration,
        ObjectProcessConfiguration {
            transformation_configurations: vec![TransformationConfiguration {
                actions: vec!["action".to_owned(), "action-2".to_owned()],
                content_transformation: ContentTransformation {
                    function_compute: ObjectProcessFunctionCompute {
                        function_arn: "function-arn".to_owned(),
                        function_assume_role_arn: "function-assume-role-arn".to_owned()
                    },
                    additional_features: Some(ObjectProcessAdditionalFeatures {
                        custom_forward_headers: vec![
                            "custom-forward-header".to_owned(),
                            "custom-forward-header-2".to_owned()
                        ]
                    })
                }
            }],
            allowed_features: vec!["allowed-feature".to_owned(), "allowed-feature-2".to_owned()]
        }
    );
    assert!(output.allow_anonymous_access);
    assert_eq!(
        output.public_access_block_configuration,
        Some(PublicAccessBlockConfiguration {
            block_public_access: true
        })
    );
}

#[test]
fn get_access_point_for_object_process() {
    let bucket = sample::bucket("GetAccessPointForObjectProcess");
    sample::sends(
        "GetAccessPointForObjectProcess",
        bucket.get_access_point_for_object_process("shrink-door"),
    );
    sample::presigns(
        || bucket.get_access_point_for_object_process("shrink-door"),
        &[],
    );
    let output = sample::reads::<GetAccessPointForObjectProcess>("GetAccessPointForObjectProcess");
    assert!(output.allow_anonymous_access);
    assert_eq!(
        output.public_access_block_configuration,
        Some(PublicAccessBlockConfiguration {
            block_public_access: true
        })
    );
    assert_eq!(
        output.name,
        "access-point-name-for-object-process".to_owned()
    );
    assert_eq!(output.arn, "access-point-for-object-process-arn".to_owned());
    assert_eq!(output.creation_date, UtcSeconds::new(1_936_771_965));
    assert_eq!(output.status, AccessPointStatus::Enable);
    assert_eq!(
        output.endpoints,
        AccessPointEndpoints {
            internal_endpoint: "oss-cn-hangzhou-internal.oss-accesspoint.aliyuncs.com".to_owned(),
            public_endpoint: "oss-cn-hangzhou.oss-accesspoint.aliyuncs.com".to_owned()
        }
    );
    assert_eq!(
        output.alias,
        "access-point-for-object-process-alias".to_owned()
    );
    assert_eq!(output.access_point_name, "night-door".to_owned());
    assert_eq!(output.account_id, "account-id".to_owned());
}

#[test]
fn get_access_point_policy_for_object_process() {
    let bucket = sample::bucket("GetAccessPointPolicyForObjectProcess");
    sample::sends(
        "GetAccessPointPolicyForObjectProcess",
        bucket.get_access_point_policy_for_object_process("shrink-door"),
    );
    sample::presigns(
        || bucket.get_access_point_policy_for_object_process("shrink-door"),
        &[],
    );
    let output = sample::reads::<GetAccessPointPolicyForObjectProcess>(
        "GetAccessPointPolicyForObjectProcess",
    );
    assert_eq!(output.policy, "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"oss:GetObject\"],\"Principal\":[\"1357924680135790\"],\"Resource\":[\"acs:oss:*:1357924680135790:harbor-notes/reports/*\"]}]}".to_owned());
}

#[test]
fn list_access_points_for_object_process() {
    let client = sample::client();
    sample::sends(
        "ListAccessPointsForObjectProcess",
        client
            .list_access_points_for_object_process()
            .max_keys(50)
            .continuation_token("CgVoYXJib3I-"),
    );
    sample::presigns(
        || client.list_access_points_for_object_process(),
        &[
            |operation: ListAccessPointsForObjectProcess| operation.max_keys(50),
            |operation: ListAccessPointsForObjectProcess| {
                operation.continuation_token("CgVoYXJib3I-")
            },
        ],
    );
    let output =
        sample::reads::<ListAccessPointsForObjectProcess>("ListAccessPointsForObjectProcess");
    assert_eq!(
        output.access_points,
        vec![
            AccessPointForObjectProcess {
                status: AccessPointStatus::Enable,
                allow_anonymous_access: true,
                name: "access-point-name-for-object-process".to_owned(),
                alias: "access-point-for-object-process-alias".to_owned(),
                access_point_name: "night-door".to_owned()
            },
            AccessPointForObjectProcess {
                status: AccessPointStatus::Disable,
                allow_anonymous_access: false,
                name: "access-point-name-for-object-process-2".to_owned(),
                alias: "access-point-for-object-process-alias-2".to_owned(),
                access_point_name: "night-door".to_owned()
            }
        ]
    );
    assert!(output.is_truncated);
    assert_eq!(
        output.next_continuation_token,
        Some("CgVoYXJib3IrMQ--".to_owned())
    );
    assert_eq!(output.account_id, "account-id".to_owned());
}

#[test]
fn delete_access_point_for_object_process() {
    let bucket = sample::bucket("DeleteAccessPointForObjectProcess");
    sample::sends(
        "DeleteAccessPointForObjectProcess",
        bucket.delete_access_point_for_object_process("shrink-door"),
    );
    sample::presigns(
        || bucket.delete_access_point_for_object_process("shrink-door"),
        &[],
    );
    sample::reads::<DeleteAccessPointForObjectProcess>("DeleteAccessPointForObjectProcess");
}

#[test]
fn delete_access_point_policy_for_object_process() {
    let bucket = sample::bucket("DeleteAccessPointPolicyForObjectProcess");
    sample::sends(
        "DeleteAccessPointPolicyForObjectProcess",
        bucket.delete_access_point_policy_for_object_process("shrink-door"),
    );
    sample::presigns(
        || bucket.delete_access_point_policy_for_object_process("shrink-door"),
        &[],
    );
    sample::reads::<DeleteAccessPointPolicyForObjectProcess>(
        "DeleteAccessPointPolicyForObjectProcess",
    );
}

#[test]
fn structures_survive_a_document() {
    sample::survives::<AccessPointConfigForObjectProcess>();
    sample::survives::<AccessPointEndpoints>();
    sample::survives::<AccessPointForObjectProcess>();
    sample::survives::<ContentTransformation>();
    sample::survives::<CreateAccessPointForObjectProcessConfiguration>();
    sample::survives::<ObjectProcessAdditionalFeatures>();
    sample::survives::<ObjectProcessConfiguration>();
    sample::survives::<ObjectProcessFunctionCompute>();
    sample::survives::<TransformationConfiguration>();
}

random!(AccessPointConfigForObjectProcess {
    allow_anonymous_access,
    public_access_block_configuration,
    object_process_configuration
});
random!(AccessPointEndpoints {
    internal_endpoint,
    public_endpoint
});
random!(AccessPointForObjectProcess {
    status,
    allow_anonymous_access,
    name,
    alias,
    access_point_name
});
random!(ContentTransformation {
    function_compute,
    additional_features
});
random!(CreateAccessPointForObjectProcessConfiguration {
    allow_anonymous_access,
    access_point_name,
    object_process_configuration
});
random!(ObjectProcessAdditionalFeatures {
    custom_forward_headers
});
random!(ObjectProcessConfiguration {
    transformation_configurations,
    allowed_features
});
random!(ObjectProcessFunctionCompute {
    function_arn,
    function_assume_role_arn
});
random!(TransformationConfiguration {
    actions,
    content_transformation
});
