//! Templates as text, and what they come to when they are decided on: what each allows, and
//! nothing next to it.

use super::*;
use crate::decide::{self, Layers};
use crate::{Caller, Context, Policy, Request};

const ACCOUNT: &str = "1234567890123456";

fn allows(document: &Document, action: &str, resource: &str, context: &Context) -> bool {
    let policies = [Policy::custom("p", document.clone())];
    let layers = Layers {
        identity: &policies,
        ..Layers::default()
    };
    let caller = Caller::role_session(ACCOUNT, "oss-uploads", "s");
    decide::access(&Request::new(&caller, action, resource, context), &layers).is_allowed()
}

fn on(name: &str) -> String {
    format!("acs:oss:oss-cn-hangzhou:{ACCOUNT}:{name}")
}

fn listing(prefix: &str, delimiter: &str) -> Context {
    Context::new()
        .with("oss:Prefix", prefix)
        .with("oss:Delimiter", delimiter)
}

fn role(grant: &Grant) -> Document {
    grant.to_document(DocumentUse::Identity).unwrap()
}

#[test]
fn every_template_has_its_text() {
    let grant = Grant::new("examplebucket", "incoming/").permissions(Permission::ALL);
    assert_eq!(
        role(&grant).text(),
        concat!(
            r#"{"Version":"1","Statement":["#,
            r#"{"Effect":"Allow","Action":["oss:PutObject","oss:AbortMultipartUpload","oss:ListParts"],"#,
            r#""Resource":"acs:oss:*:*:examplebucket/incoming/*"},"#,
            r#"{"Effect":"Allow","Action":"oss:GetObject","Resource":"acs:oss:*:*:examplebucket/incoming/*"},"#,
            r#"{"Effect":"Allow","Action":"oss:ListObjects","Resource":"acs:oss:*:*:examplebucket","#,
            r#""Condition":{"StringLike":{"oss:Prefix":"incoming/*"}}},"#,
            r#"{"Effect":"Allow","Action":"oss:DeleteObject","Resource":"acs:oss:*:*:examplebucket/incoming/*"}]}"#,
        )
    );
}

#[test]
fn limits_stand_on_every_allow() {
    let grant = Grant::new("examplebucket", "")
        .permissions([Permission::List, Permission::Read])
        .versions()
        .until(1_798_675_200)
        .from_addresses(["203.0.113.0/24", "2001:db8::/32"])
        .https_only();
    let limits = concat!(
        r#""Condition":{"DateLessThan":{"acs:CurrentTime":"2026-12-31T00:00:00Z"},"#,
        r#""IpAddress":{"acs:SourceIp":["203.0.113.0/24","2001:db8::/32"]},"#,
        r#""Bool":{"acs:SecureTransport":"true"}}"#
    );
    assert_eq!(
        role(&grant).text(),
        format!(
            r#"{{"Version":"1","Statement":[{{"Effect":"Allow","Action":["oss:GetObject","oss:GetObjectVersion"],"Resource":"acs:oss:*:*:examplebucket/*",{limits}}},{{"Effect":"Allow","Action":"oss:ListObjects","Resource":"acs:oss:*:*:examplebucket",{limits}}}]}}"#
        )
    );
    assert_eq!(
        grant.in_words(),
        "read, list on examplebucket/* with old versions until 2026-12-31T00:00:00Z \
         from 203.0.113.0/24, 2001:db8::/32 over https only"
    );
}

#[test]
fn each_right_allows_its_actions_in_its_place_and_nothing_beside() {
    let all = [
        ("oss:PutObject", Permission::Upload),
        ("oss:AbortMultipartUpload", Permission::Upload),
        ("oss:ListParts", Permission::Upload),
        ("oss:GetObject", Permission::Read),
        ("oss:DeleteObject", Permission::Delete),
    ];
    let never = [
        "oss:GetObjectVersion",
        "oss:DeleteObjectVersion",
        "oss:PutObjectAcl",
        "oss:GetObjectAcl",
        "oss:RestoreObject",
    ];
    let nothing = Context::new();
    for granted in Permission::ALL {
        let document = role(&Grant::new("b-b", "in/").permissions([granted]));
        for (action, needs) in all {
            let in_place = allows(&document, action, &on("b-b/in/a"), &nothing);
            assert_eq!(in_place, needs == granted, "{granted}: {action}");
            for beside in ["b-b/in", "b-b/in2/a", "b-b/out/in/a", "b-b2/in/a", "b-b"] {
                assert!(
                    !allows(&document, action, &on(beside), &nothing),
                    "{granted}: {action} on {beside}"
                );
            }
        }
        for action in never {
            assert!(
                !allows(&document, action, &on("b-b/in/a"), &nothing),
                "{granted}: {action}"
            );
        }
        let lists = allows(
            &document,
            "oss:ListObjects",
            &on("b-b"),
            &listing("in/", ""),
        );
        assert_eq!(lists, granted == Permission::List);
        for bucket_action in ["oss:GetBucketInfo", "oss:DeleteBucket", "oss:PutBucketAcl"] {
            assert!(!allows(&document, bucket_action, &on("b-b"), &nothing));
        }
    }
}

#[test]
fn listing_is_allowed_below_the_prefix_only() {
    let document = role(&Grant::new("b-b", "a/in/").permissions([Permission::List]));
    let lists = |prefix: &str| {
        allows(
            &document,
            "oss:ListObjects",
            &on("b-b"),
            &listing(prefix, "/"),
        )
    };
    assert!(lists("a/in/") && lists("a/in/x"));
    for beside in ["", "a/", "a/in", "a/in2/", "A/in/"] {
        assert!(!lists(beside), "{beside}");
    }
    assert!(!allows(
        &document,
        "oss:ListObjectVersions",
        &on("b-b"),
        &listing("a/in/", "")
    ));
}

#[test]
fn parents_are_listed_one_level_each() {
    let grant = Grant::new("b-b", "a/in/")
        .permissions([Permission::List])
        .list_parents();
    let document = role(&grant);
    let lists = |prefix: &str, delimiter: &str| {
        let context = listing(prefix, delimiter);
        allows(&document, "oss:ListObjects", &on("b-b"), &context)
    };
    assert!(lists("", "/") && lists("a/", "/") && lists("a/in/", "") && lists("a/in/x", "/"));
    for (prefix, delimiter) in [("", ""), ("a/", ""), ("a/", "x"), ("b/", "/"), ("a", "/")] {
        assert!(!lists(prefix, delimiter), "{prefix:?} {delimiter:?}");
    }
    assert!(grant.in_words().ends_with("a/in/*, listing its parents"));
}

#[test]
fn a_grant_that_says_too_little_or_too_much_is_refused() {
    let read = Grant::new("b-b", "in/").permissions([Permission::Read]);
    let refusal = |grant: &Grant, use_| grant.to_document(use_).unwrap_err();
    assert_eq!(
        refusal(&Grant::new("b-b", ""), DocumentUse::Identity),
        GrantError::NoPermissions
    );
    assert_eq!(
        refusal(&read.clone().list_parents(), DocumentUse::Identity),
        GrantError::ParentsWithoutList
    );
    let list = Grant::new("b-b", "").permissions([Permission::List]);
    assert_eq!(
        refusal(&list.versions(), DocumentUse::Identity),
        GrantError::VersionsWithoutRead
    );
    for (bucket, prefix) in [
        ("B", "in/"),
        ("b-b*", "in/"),
        ("b-b", "in*/"),
        ("b-b", "/in/"),
    ] {
        let grant = Grant::new(bucket, prefix).permissions([Permission::Read]);
        let error = refusal(&grant, DocumentUse::Identity);
        assert!(matches!(error, GrantError::Written(_)), "{error}");
    }
    let wide = read.from_addresses((0..200).map(|n| format!("203.0.113.{n}")));
    let error = refusal(&wide, DocumentUse::Session);
    assert!(error.to_string().contains("2048 is the limit"), "{error}");
    assert!(wide.to_document(DocumentUse::Identity).is_ok());
}

#[test]
fn what_should_be_known_before_granting_is_noted() {
    let notes = |prefix: &str, permission| {
        let grant = Grant::new("b-b", prefix).permissions([permission]);
        grant.notes().join("; ")
    };
    assert_eq!(
        notes("", Permission::Upload),
        "may overwrite existing objects in all of b-b"
    );
    assert!(notes("photos", Permission::Read).contains("covers photos2/ too"));
    assert_eq!(notes("in/", Permission::List), "");
    assert!(notes("in/", Permission::Delete).contains("one by one"));
    assert_eq!(notes("in/", Permission::Read), "");
}

#[test]
fn tools_that_walk_down_from_the_top_are_thought_of() {
    let list = |prefix: &str| Grant::new("b-b", prefix).permissions([Permission::List]);
    let hint = |prefix: &str| list(prefix).listing_hint().unwrap_or_default();
    assert!(hint("a/in/").contains("tools that list a/ first"));
    assert!(hint("in/").contains("not in; tools that list the bucket first"));
    assert_eq!(hint("") + &hint("in"), "");
    assert_eq!(list("in/").list_parents().listing_hint(), None);
}

fn assume(trust: &Document, identity: &Document, caller: &Caller, context: &Context) -> bool {
    let policies = [Policy::custom("p", identity.clone())];
    let layers = Layers {
        identity: &policies,
        trust: Some(trust),
        ..Layers::default()
    };
    let request = Request::assume_role(caller, ACCOUNT, "oss-uploads", context);
    decide::assume(&request, &layers).is_allowed()
}

#[test]
fn the_user_of_a_grant_may_assume_its_role_and_no_other() {
    let trust = Trust::new().user(ACCOUNT, "oss-uploads").to_document();
    let trust = trust.unwrap();
    let own = assume_policy(ACCOUNT, "oss-uploads").unwrap();
    let other = assume_policy(ACCOUNT, "oss-uploads2").unwrap();
    let (user, nothing) = (Caller::user(ACCOUNT, "oss-uploads"), Context::new());
    assert!(assume(&trust, &own, &user, &nothing));
    assert!(!assume(&trust, &other, &user, &nothing));
    assert!(!assume(
        &trust,
        &own,
        &Caller::user(ACCOUNT, "admin"),
        &nothing
    ));
    assert!(!assume(&trust, &own, &Caller::root(ACCOUNT), &nothing));
}

#[test]
fn an_external_id_has_to_be_given() {
    let trust = Trust::new().account(ACCOUNT).external_id("partner-7");
    let trust = trust.to_document().unwrap();
    assert_eq!(
        trust.text(),
        r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::1234567890123456:root"]},"Condition":{"StringEquals":{"sts:ExternalId":"partner-7"}}}]}"#
    );
    let own = assume_policy(ACCOUNT, "oss-uploads").unwrap();
    let user = Caller::user(ACCOUNT, "anybody");
    let given = |id| Context::new().with("sts:ExternalId", id);
    assert!(assume(&trust, &own, &user, &given("partner-7")));
    assert!(!assume(&trust, &own, &user, &given("partner-8")));
    assert!(!assume(&trust, &own, &user, &Context::new()));
}

#[test]
fn whom_nobody_can_trust_is_refused() {
    let good = [
        "acs:ram::1:root",
        "acs:ram::1:user/a.b@c_d",
        "acs:ram::1:role/R",
    ];
    for arn in good {
        assert!(Trust::new().arn(arn).to_document().is_ok(), "{arn}");
    }
    let bad = [
        "",
        "*",
        "alice",
        "acs:ram:*:1:root",
        "acs:ram::A:root",
        "acs:ram::1:user/",
        "acs:ram::1:user/a b",
        "acs:ram::1:role/a_b",
        "acs:ram::1:group/g",
        "acs:ram::1:user/*",
    ];
    for arn in bad {
        assert!(Trust::new().arn(arn).to_document().is_err(), "{arn}");
    }
    assert_eq!(Trust::new().to_document(), Err(GrantError::NobodyTrusted));
    assert!(assume_policy("1", "a\"b").is_err());
    assert!(assume_policy("1:t", "a").is_err());
    assert!(assume_policy("1", &"a".repeat(65)).is_err());
    let trust = Trust::new().account("1").external_id("a b");
    assert!(trust.to_document().is_err());
}

#[test]
fn an_administrator_of_grants_reaches_nothing_but_grants() {
    let policy = AdminPolicy::new(ACCOUNT).to_document().unwrap();
    let nothing = Context::new();
    let may = |policy: &Document, action: &str, name: &str| {
        let resource = format!("acs:ram:*:{ACCOUNT}:{name}");
        allows(policy, action, &resource, &nothing)
    };
    for (action, name) in [
        ("ram:CreateUser", "user/*"),
        ("ram:CreateRole", "role/*"),
        ("ram:ListRoles", "role/*"),
        ("ram:CreatePolicy", "policy/*"),
        ("ram:CreateAccessKey", "user/oss-uploads"),
        ("ram:UpdateRole", "role/oss-uploads"),
        ("ram:CreatePolicyVersion", "policy/oss-uploads"),
        ("ram:AttachPolicyToUser", "user/oss-uploads"),
        ("ram:AttachPolicyToUser", "policy/oss-uploads-assume"),
        ("ram:DetachPolicyFromRole", "role/oss-uploads"),
    ] {
        assert!(may(&policy, action, name), "{action} on {name}");
    }
    for (action, name) in [
        ("ram:CreateAccessKey", "user/admin"),
        ("ram:DeleteUser", "user/admin"),
        ("ram:UpdateUser", "user/oss-uploads"),
        ("ram:ListUsers", "user/*"),
        ("ram:AttachPolicyToUser", "user/admin"),
        ("ram:DeleteRole", "role/admin"),
    ] {
        assert!(!may(&policy, action, name), "{action} on {name}");
    }
    let system = "acs:ram:*:system:policy/AliyunSTSAssumeRoleAccess";
    let attach = |policy: &Document| allows(policy, "ram:AttachPolicyToUser", system, &nothing);
    assert!(!attach(&policy));
    let documented = AdminPolicy::new(ACCOUNT).as_documented();
    assert!(attach(&documented.to_document().unwrap()));
    assert!(AdminPolicy::new("x").to_document().is_err());
}

#[test]
fn names_of_rights_are_read_exactly() {
    for permission in Permission::ALL {
        assert_eq!(permission.as_str().parse(), Ok(permission));
    }
    let error = "write".parse::<Permission>().unwrap_err().to_string();
    assert_eq!(
        error,
        r#""write" is not a right: write upload, read, list or delete"#
    );
    assert_eq!(
        Permission::that_allows("OSS:getobjectversion"),
        Some(Permission::Read)
    );
    assert_eq!(Permission::that_allows("oss:GetBucketInfo"), None);
}
