//! Names, documents, quotas, conflicts and pages.

use oss_emulator::{Emulator, Quotas, Role};
use serde_json::Value;

use crate::ram::{PUT_AND_GET, TRUST, done, refused, server};
use crate::signed::builder;

type Own<'a> = &'a [(&'a str, &'a str)];

async fn refuses(server: &Emulator, cases: &[(&str, Own<'_>, u16, &str)]) {
    for &(operation, own, status, code) in cases {
        let (got, text, message) = refused(server, operation, own).await;
        assert_eq!(
            (got, text.as_str()),
            (status, code),
            "{operation} {own:?} {message}"
        );
        assert!(!message.is_empty());
    }
}

#[tokio::test]
async fn parameters_have_their_alphabets_and_lengths() {
    let server = server().await;
    let (long, name) = ("x".repeat(129), "x".repeat(65));
    let wide = format!("{PUT_AND_GET}{}", " ".repeat(6145 - PUT_AND_GET.len()));
    let (document, trust) = (
        ("PolicyDocument", PUT_AND_GET),
        ("AssumeRolePolicyDocument", TRUST),
    );
    #[rustfmt::skip]
    refuses(&server, &[
        ("CreateUser", &[], 400, "MissingUserName"),
        ("CreateUser", &[("UserName", "a b")], 400, "InvalidParameter.UserName.InvalidChars"),
        ("CreateUser", &[("UserName", &name)], 400, "InvalidParameter.UserName.Length"),
        ("CreateUser", &[("UserName", "u"), ("Comments", &long)], 400, "InvalidParameter.Comments.Length"),
        ("CreateUser", &[("UserName", "u"), ("DisplayName", &long)], 400, "InvalidParameter.DisplayName.Length"),
        ("UpdateUser", &[("UserName", "u")], 400, "MissingNewUserName"),
        ("CreateRole", &[("RoleName", "a_b"), trust], 400, "InvalidParameter.RoleName.InvalidChars"),
        ("CreateRole", &[("RoleName", "r")], 400, "MissingAssumeRolePolicyDocument"),
        ("CreateRole", &[("RoleName", "r"), trust, ("MaxSessionDuration", "3599")], 400, "InvalidParameter.MaxSessionDuration"),
        ("CreateRole", &[("RoleName", "r"), trust, ("MaxSessionDuration", "43201")], 400, "InvalidParameter.MaxSessionDuration"),
        ("CreateRole", &[("RoleName", "r"), ("AssumeRolePolicyDocument", PUT_AND_GET)], 400, "MalformedPolicyDocument"),
        ("CreateRole", &[("RoleName", "r"), trust, ("Tag", "team")], 400, "InvalidParameter.Tag"),
        ("CreatePolicy", &[("PolicyName", "a.b"), document], 400, "InvalidParameter.PolicyName.InvalidChars"),
        ("CreatePolicy", &[("PolicyName", &long), document], 400, "InvalidParameter.PolicyName.Length"),
        ("CreatePolicy", &[("PolicyName", "p"), ("PolicyDocument", &wide)], 400, "InvalidParameter.PolicyDocument.Length"),
        ("CreatePolicy", &[("PolicyName", "p"), ("PolicyDocument", r#"{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#)], 400, "MalformedPolicyDocument"),
        ("CreatePolicy", &[("PolicyName", "p"), ("PolicyDocument", "{")], 400, "MalformedPolicyDocument"),
        ("GetPolicy", &[("PolicyName", "p")], 400, "MissingPolicyType"),
        ("GetPolicy", &[("PolicyName", "p"), ("PolicyType", "custom")], 400, "InvalidParameter.PolicyType"),
        ("DeletePolicy", &[("PolicyName", "p"), ("CascadingDelete", "yes")], 400, "InvalidParameter.CascadingDelete"),
        ("CreatePolicyVersion", &[("PolicyName", "p"), document, ("RotateStrategy", "Oldest")], 400, "InvalidParameter.RotateStrategy"),
        ("SetDefaultPolicyVersion", &[("PolicyName", "p"), ("VersionId", "2")], 400, "InvalidParameter.VersionId.Format"),
        ("UpdateAccessKey", &[("UserAccessKeyId", "k"), ("Status", "Off")], 400, "InvalidParameter.Status"),
        ("DeleteAccessKey", &[("UserName", "oss-emulator")], 400, "MissingUserAccessKeyId"),
        ("ListUsers", &[("MaxItems", "0")], 400, "InvalidParameter.MaxItems"),
        ("ListUsers", &[("MaxItems", "1001")], 400, "InvalidParameter.MaxItems"),
        ("ListUsers", &[("Marker", "*")], 400, "InvalidParameter.Marker"),
        ("DecodeDiagnosticMessage", &[("EncodedDiagnosticMessage", "x")], 400, "InvalidParameter.EncodedDiagnosticMessage"),
        ("CreateGroup", &[("GroupName", "g")], 400, "InvalidParameter"),
        ("GetUser", &[("UserName", "u"), ("Version", "2019-08-15")], 400, "InvalidParameter"),
    ]).await;
}

#[tokio::test]
async fn what_is_not_there_and_what_is_there_already() {
    let server = server().await;
    let document = ("PolicyDocument", PUT_AND_GET);
    let trust = ("AssumeRolePolicyDocument", TRUST);
    let (user, role, policy) = (("UserName", "u"), ("RoleName", "r"), ("PolicyName", "p"));
    let (custom, system) = (("PolicyType", "Custom"), ("PolicyType", "System"));
    #[rustfmt::skip]
    refuses(&server, &[
        ("GetUser", &[user], 404, "EntityNotExist.User"),
        ("UpdateUser", &[user, ("NewUserName", "u")], 404, "EntityNotExist.User"),
        ("DeleteUser", &[user], 404, "EntityNotExist.User"),
        ("CreateAccessKey", &[user], 404, "EntityNotExist.User"),
        ("ListAccessKeys", &[user], 404, "EntityNotExist.User"),
        ("ListPoliciesForUser", &[user], 404, "EntityNotExist.User"),
        ("DeleteAccessKey", &[("UserAccessKeyId", "LTAInone")], 404, "EntityNotExist.User.AccessKey"),
        ("GetAccessKeyLastUsed", &[("UserAccessKeyId", "LTAInone")], 404, "EntityNotExist.User.AccessKey"),
        ("UpdateAccessKey", &[("UserAccessKeyId", "LTAInone"), ("Status", "Active")], 404, "EntityNotExist.User.AccessKey"),
        ("GetRole", &[role], 404, "EntityNotExist.Role"),
        ("UpdateRole", &[role], 404, "EntityNotExist.Role"),
        ("DeleteRole", &[role], 404, "EntityNotExist.Role"),
        ("ListPoliciesForRole", &[role], 404, "EntityNotExist.Role"),
        ("GetPolicy", &[policy, custom], 404, "EntityNotExist.Policy"),
        ("GetPolicy", &[policy, system], 404, "EntityNotExist.Policy"),
        ("DeletePolicy", &[policy], 404, "EntityNotExist.Policy"),
        ("DeletePolicy", &[("PolicyName", "AliyunOSSFullAccess")], 404, "EntityNotExist.Policy"),
        ("CreatePolicyVersion", &[policy, document], 404, "EntityNotExist.Policy"),
        ("ListPolicyVersions", &[policy, custom], 404, "EntityNotExist.Policy"),
        ("ListEntitiesForPolicy", &[policy, custom], 404, "EntityNotExist.Policy"),
        ("AttachPolicyToUser", &[policy, custom, ("UserName", "oss-emulator")], 404, "EntityNotExist.Policy"),
    ]).await;
    done(&server, "CreateUser", &[user]).await;
    done(&server, "CreateRole", &[role, trust]).await;
    done(&server, "CreatePolicy", &[policy, document]).await;
    #[rustfmt::skip]
    refuses(&server, &[
        ("CreateUser", &[("UserName", "U")], 409, "EntityAlreadyExists.User"),
        ("UpdateUser", &[user, ("NewUserName", "oss-emulator")], 409, "EntityAlreadyExists.User"),
        ("CreateRole", &[("RoleName", "R"), trust], 409, "EntityAlreadyExists.Role"),
        ("CreatePolicy", &[policy, document], 409, "EntityAlreadyExists.Policy"),
        ("AttachPolicyToUser", &[policy, custom, ("UserName", "v")], 404, "EntityNotExist.User"),
        ("AttachPolicyToRole", &[policy, custom, ("RoleName", "s")], 404, "EntityNotExist.Role"),
        ("DetachPolicyFromUser", &[policy, custom, user], 404, "EntityNotExist.User.Policy"),
        ("DetachPolicyFromRole", &[policy, custom, role], 404, "EntityNotExist.Role.Policy"),
        ("GetPolicyVersion", &[policy, custom, ("VersionId", "v2")], 404, "EntityNotExist.Policy.Version"),
        ("SetDefaultPolicyVersion", &[policy, ("VersionId", "v2")], 404, "EntityNotExist.Policy.Version"),
    ]).await;
    done(&server, "AttachPolicyToUser", &[policy, custom, user]).await;
    done(&server, "AttachPolicyToRole", &[policy, custom, role]).await;
    #[rustfmt::skip]
    refuses(&server, &[
        ("AttachPolicyToUser", &[policy, custom, user], 409, "EntityAlreadyExists.User.Policy"),
        ("AttachPolicyToRole", &[policy, custom, role], 409, "EntityAlreadyExists.Role.Policy"),
    ]).await;
}

#[tokio::test]
async fn what_is_in_use_is_not_deleted_and_the_reasons_have_their_order() {
    let server = server().await;
    let (user, role, policy) = (("UserName", "u"), ("RoleName", "r"), ("PolicyName", "p"));
    let custom = ("PolicyType", "Custom");
    let document = ("PolicyDocument", PUT_AND_GET);
    done(&server, "CreateUser", &[user]).await;
    done(
        &server,
        "CreateRole",
        &[role, ("AssumeRolePolicyDocument", TRUST)],
    )
    .await;
    done(&server, "CreatePolicy", &[policy, document]).await;
    done(&server, "CreatePolicyVersion", &[policy, document]).await;
    let key = done(&server, "CreateAccessKey", &[user]).await;
    let key = key["AccessKey"]["AccessKeyId"].as_str().unwrap().to_owned();
    done(&server, "AttachPolicyToUser", &[policy, custom, user]).await;
    done(&server, "AttachPolicyToRole", &[policy, custom, role]).await;
    let conflict = async |operation: &str, own: Own<'_>, expected: &str| {
        let (status, code, _) = refused(&server, operation, own).await;
        assert_eq!((status, code.as_str()), (409, expected));
    };
    conflict(
        "DeletePolicyVersion",
        &[policy, ("VersionId", "v1")],
        "DeleteConflict.Policy.Version.Default",
    )
    .await;
    conflict("DeleteUser", &[user], "DeleteConflict.User.AccessKey").await;
    done(
        &server,
        "DeleteAccessKey",
        &[user, ("UserAccessKeyId", &key)],
    )
    .await;
    conflict("DeleteUser", &[user], "DeleteConflict.User.Policy").await;
    conflict("DeletePolicy", &[policy], "DeleteConflict.Policy.User").await;
    done(&server, "DetachPolicyFromUser", &[policy, custom, user]).await;
    done(&server, "DeleteUser", &[user]).await;
    conflict("DeleteRole", &[role], "DeleteConflict.Role.Policy").await;
    conflict("DeletePolicy", &[policy], "DeleteConflict.Role.Policy").await;
    done(&server, "DetachPolicyFromRole", &[policy, custom, role]).await;
    done(&server, "DeleteRole", &[role]).await;
    conflict("DeletePolicy", &[policy], "DeleteConflict.Policy.Version").await;
    done(
        &server,
        "DeletePolicy",
        &[policy, ("CascadingDelete", "true")],
    )
    .await;
}

#[tokio::test]
async fn each_quota_is_reached_and_named() {
    let quotas = Quotas {
        users: 2,
        roles: 2,
        policies: 4,
        keys_per_user: 1,
        system_policies_per_user: 1,
        custom_policies_per_user: 1,
        system_policies_per_role: 1,
        custom_policies_per_role: 1,
        versions_per_policy: 2,
        policy_document: 500,
    };
    // The user and the role of the builder count too, with a policy each.
    let server = builder().quotas(quotas).start().await.unwrap();
    let document = ("PolicyDocument", PUT_AND_GET);
    let trust = ("AssumeRolePolicyDocument", TRUST);
    let (user, role) = (("UserName", "u"), ("RoleName", "r"));
    let (custom, system) = (("PolicyType", "Custom"), ("PolicyType", "System"));
    let name = |name: &'static str| ("PolicyName", name);
    done(&server, "CreateUser", &[user]).await;
    done(&server, "CreateRole", &[role, trust]).await;
    done(&server, "CreatePolicy", &[name("p"), document]).await;
    done(&server, "CreatePolicy", &[name("q"), document]).await;
    done(&server, "CreateAccessKey", &[user]).await;
    for (operation, entity) in [("AttachPolicyToUser", user), ("AttachPolicyToRole", role)] {
        done(&server, operation, &[name("p"), custom, entity]).await;
        done(
            &server,
            operation,
            &[name("AliyunOSSFullAccess"), system, entity],
        )
        .await;
    }
    done(&server, "CreatePolicyVersion", &[name("p"), document]).await;
    let wide = format!("{PUT_AND_GET}{}", " ".repeat(501 - PUT_AND_GET.len()));
    let other = name("AliyunOSSReadOnlyAccess");
    #[rustfmt::skip]
    refuses(&server, &[
        ("CreateUser", &[("UserName", "v")], 409, "LimitExceeded.User"),
        ("CreateRole", &[("RoleName", "s"), trust], 409, "LimitExceeded.Role"),
        ("CreatePolicy", &[name("z"), document], 409, "LimitExceeded.Policy"),
        ("CreatePolicy", &[name("z"), ("PolicyDocument", &wide)], 400, "InvalidParameter.PolicyDocument.Length"),
        ("CreateAccessKey", &[user], 409, "LimitExceeded.User.AccessKey"),
        ("AttachPolicyToUser", &[name("q"), custom, user], 409, "LimitExceeded.User.Policy"),
        ("AttachPolicyToUser", &[other, system, user], 409, "LimitExceeded.User.Policy"),
        ("AttachPolicyToRole", &[name("q"), custom, role], 409, "LimitExceeded.Role.Policy"),
        ("AttachPolicyToRole", &[other, system, role], 409, "LimitExceeded.Role.Policy"),
        ("CreatePolicyVersion", &[name("p"), document], 409, "LimitExceeded.Policy.Version"),
        ("CreatePolicyVersion", &[name("p"), document, ("RotateStrategy", "None")], 409, "LimitExceeded.Policy.Version"),
    ]).await;
    // Rotation takes the oldest that does not count, and numbers are not used again.
    let rotate = (
        "RotateStrategy",
        "DeleteOldestNonDefaultVersionWhenLimitExceeded",
    );
    done(
        &server,
        "CreatePolicyVersion",
        &[name("p"), document, rotate],
    )
    .await;
    let versions = done(&server, "ListPolicyVersions", &[name("p"), custom]).await;
    assert_eq!(
        names(&versions["PolicyVersions"]["PolicyVersion"], "VersionId"),
        ["v3", "v1"]
    );
}

fn names<'v>(list: &'v Value, member: &str) -> Vec<&'v str> {
    let items = list.as_array().unwrap().iter();
    items.map(|item| item[member].as_str().unwrap()).collect()
}

#[tokio::test]
async fn lists_come_in_pages_without_gap_or_repeat() {
    let server = builder().role(Role::new("b2")).start().await.unwrap();
    for name in ["c", "B1", "a"] {
        done(&server, "CreateUser", &[("UserName", name)]).await;
        let trust = ("AssumeRolePolicyDocument", TRUST);
        done(&server, "CreateRole", &[("RoleName", name), trust]).await;
        let document = ("PolicyDocument", PUT_AND_GET);
        done(&server, "CreatePolicy", &[("PolicyName", name), document]).await;
    }
    for (operation, list, item, member) in [
        ("ListUsers", "Users", "User", "UserName"),
        ("ListRoles", "Roles", "Role", "RoleName"),
        ("ListPolicies", "Policies", "Policy", "PolicyName"),
    ] {
        let whole = done(&server, operation, &[]).await;
        assert_eq!(whole["IsTruncated"], false);
        assert!(whole.get("Marker").is_none());
        let mut marker = String::new();
        let mut paged = Vec::new();
        loop {
            let page = done(
                &server,
                operation,
                &[("MaxItems", "2"), ("Marker", &marker)],
            )
            .await;
            let found = names(&page[list][item], member);
            assert!(found.len() <= 2);
            paged.extend(found.into_iter().map(str::to_owned));
            if page["IsTruncated"] == false {
                break;
            }
            page["Marker"].as_str().unwrap().clone_into(&mut marker);
        }
        assert_eq!(paged, names(&whole[list][item], member));
        assert!(paged.len() > 3, "{operation}");
    }
    let system = done(&server, "ListPolicies", &[("PolicyType", "System")]).await;
    let system = names(&system["Policies"]["Policy"], "PolicyName");
    assert_eq!(system.len(), 5);
    assert!(system.contains(&"AliyunSTSAssumeRoleAccess"));
}

#[tokio::test]
async fn a_trust_policy_names_only_who_exists() {
    let server = server().await;
    let trusting = |arn: &str| TRUST.replace("acs:ram::1000000000000001:root", arn);
    for (arn, exists) in [
        ("acs:ram::1000000000000001:user/oss-emulator", true),
        ("acs:ram::1000000000000001:user/nobody", false),
        ("acs:ram::1000000000000001:role/oss-emulator", true),
        ("acs:ram::1000000000000001:role/nothing", false),
        ("acs:ram::2000000000000002:root", true),
        ("acs:ram::1000000000000001:group/g", false),
    ] {
        let (trust, role) = (trusting(arn), ("RoleName", "r"));
        let own = [role, ("AssumeRolePolicyDocument", trust.as_str())];
        if exists {
            done(&server, "CreateRole", &own).await;
            done(&server, "DeleteRole", &[role]).await;
        } else {
            refuses(
                &server,
                &[("CreateRole", &own, 400, "MalformedPolicyDocument")],
            )
            .await;
        }
    }
}
