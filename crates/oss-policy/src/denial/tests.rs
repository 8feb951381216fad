//! Refusals as services word them, and what is said of each.

use super::*;

fn line(denial: Denial<'_>) -> String {
    denial
        .advice()
        .map_or_else(|| "none".to_owned(), |advice| advice.to_string())
}

fn oss(message: &'static str, ec: &'static str, action: &'static str) -> Denial<'static> {
    Denial {
        code: "AccessDenied",
        message,
        ec: Some(ec),
        action: Some(action),
        ..Denial::default()
    }
}

#[test]
fn the_ec_decides_and_not_the_message() {
    let bucket = "Access denied by bucket policy.";
    for (ec, cause) in [
        (
            "0003-00000201",
            "a Deny in a RAM policy of the caller covers oss:GetObject",
        ),
        (
            "0003-00000101",
            "a Deny in the bucket's policy covers oss:GetObject",
        ),
        (
            "0003-00000203",
            "a Deny in a RAM policy of the caller and in the bucket's policy covers oss:GetObject",
        ),
        (
            "0003-00000301",
            "the role, or the session policy of these temporary keys, does not allow oss:GetObject",
        ),
        ("0003-00000001", "no policy allows oss:GetObject"),
    ] {
        let advice = oss(bucket, ec, "oss:GetObject").advice().unwrap();
        assert_eq!(advice.cause, cause, "{ec}");
    }
}

#[test]
fn the_detail_decides_before_the_ec() {
    let session = Denial {
        policy_type: Some("SessionPolicy"),
        no_permission_type: Some("ImplicitDeny"),
        principal_type: Some("AssumedRoleUser"),
        principal: Some("uploads:one"),
        ..oss(
            "Access denied by authorizer's policy.",
            "0003-00000301",
            "oss:PutObject",
        )
    };
    assert!(line(session).starts_with("the session policy of these temporary keys does not allow"));
    let role = Denial {
        policy_type: Some("ResourceGroupLevelIdentityBasedPolicy"),
        ..session
    };
    assert!(
        line(role).starts_with("no policy allows oss:PutObject to role uploads: attach a policy")
    );
    let denied = Denial {
        no_permission_type: Some("ExplicitDeny"),
        ..role
    };
    assert!(line(denied).starts_with("a Deny in a RAM policy of the caller"));
}

#[test]
fn each_action_with_a_trap_has_it_named() {
    let acl = "You have no right to access this object because of bucket acl.";
    for (action, trap) in [
        (
            "oss:ListObjects",
            "dir/* covers dir/ with its slash, and not dir",
        ),
        ("oss:GetObjectVersion", "and not for oss:GetObject"),
        (
            "oss:GetBucketInfo",
            "a condition on oss:Prefix never holds for it",
        ),
        ("oss:DeleteObject", "delete one by one"),
        ("oss:ListBuckets", "if the bucket is named"),
        (
            "oss:PutObject",
            "names the ACL only because it is asked last",
        ),
    ] {
        let line = line(oss(acl, "0003-00000001", action));
        assert!(line.contains(trap), "{action}: {line}");
    }
}

#[test]
fn a_listing_that_seems_to_be_of_a_foreign_bucket_asks_for_the_bucket() {
    let message = "The bucket you access does not belong to you.";
    let listing = Denial {
        policy_type: None,
        ..oss(message, "0003-00000001", "oss:ListObjects")
    };
    assert!(
        line(listing).contains("which bucket/* does not contain"),
        "{}",
        line(listing)
    );
    let info = line(oss(message, "0003-00000001", "oss:GetBucketAcl"));
    assert!(
        info.contains("of another account, only the policy of that bucket counts"),
        "{info}"
    );
}

#[test]
fn roles_tell_the_missing_right_from_the_missing_trust() {
    let sts = Denial {
        code: "NoPermission",
        message: "You are not authorized to do this action. You should be authorized by RAM.",
        action: Some("sts:AssumeRole"),
        principal_type: Some("SubUser"),
        principal: Some("201234567890123456"),
        principal_owner: Some("1"),
        ..Denial::default()
    };
    assert!(line(sts).starts_with("either the caller lacks sts:AssumeRole"));
    let right = Denial {
        policy_type: Some("AccountLevelIdentityBasedPolicy"),
        ..sts
    };
    assert!(line(right).starts_with("user 201234567890123456 lacks sts:AssumeRole on the role"));
    let trust = Denial {
        policy_type: Some("AssumeRolePolicy"),
        ..sts
    };
    assert!(
        line(trust).contains("acs:ram::1:root for the whole account"),
        "{}",
        line(trust)
    );
    let root = Denial {
        message: "Roles may not be assumed by root accounts.",
        ..sts
    };
    assert!(
        line(root).starts_with("this is the account's own key"),
        "{}",
        line(root)
    );
}

#[test]
fn causes_beside_policies_are_told_apart() {
    for (message, ec, cause) in [
        ("x", "0003-00000503", "this Referer"),
        ("x", "0003-00000703", "the requester pays"),
        ("x", "0003-00000905", "oss:PutObjectTagging"),
        ("Access denied by VPC endpoint policy.", "", "VPC endpoint"),
        ("This request is forbidden by kms.", "", "kms:Decrypt"),
    ] {
        let line = line(oss(message, ec, "oss:PutObject"));
        assert!(line.contains(cause), "{message} {ec}: {line}");
    }
}

#[test]
fn what_is_not_about_rights_has_no_advice() {
    for code in [
        "NoSuchKey",
        "SignatureDoesNotMatch",
        "InvalidAccessKeyId",
        "",
    ] {
        assert_eq!(
            line(Denial {
                code,
                ..Denial::default()
            }),
            "none",
            "{code}"
        );
    }
    for (message, ec) in [
        ("Request has expired.", "0002-00000069"),
        ("Request has expired.", ""),
        ("Invalid according to Policy: Policy expired.", ""),
        ("Access denied by bucket policy.", "0006-00000227"),
        ("UserDisable", "0003-00000801"),
        (
            "Target object does not reside in the same data center as source object.",
            "",
        ),
    ] {
        let denial = oss(message, ec, "oss:GetObject");
        assert_eq!(line(denial), "none", "{message} {ec}");
        assert!(!denial.is_about_rights(), "{message} {ec}");
    }
    let unknown = Denial {
        code: "NoPermission",
        ..Denial::default()
    };
    assert_eq!(line(unknown), "none");
    assert!(unknown.is_about_rights());
}

#[test]
fn a_request_without_signature_has_no_policy_to_attach() {
    let denial = Denial {
        anonymous: true,
        ..oss(
            "You have no right to access this object because of bucket acl.",
            "",
            "oss:GetObject",
        )
    };
    assert!(line(denial).starts_with("the request was not signed"));
}
