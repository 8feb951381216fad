//! Changing what is there: versions, users, roles, pages.

use std::time::Duration;

use oss_policy::grant::{Grant, Permission, Trust};
use oss_policy::{Document, DocumentUse};
use oss_ram::*;

use crate::stage::Stage;

fn rights(prefix: &str) -> Document {
    let grant = Grant::new("examplebucket", prefix).permissions([Permission::Read]);
    grant.to_document(DocumentUse::Identity).unwrap()
}

#[tokio::test]
async fn versions_come_hold_and_go() {
    let Stage {
        ram,
        server: _server,
    } = Stage::new().await;
    let policy = || PolicyName::custom("oss-p");
    ram.send(&CreatePolicy::new("oss-p", rights("0/")))
        .await
        .unwrap();
    let added = CreatePolicyVersion::new("oss-p", rights("1/")).as_default();
    let version = ram.send(&added).await.unwrap().policy_version;
    assert_eq!(
        (version.version_id.as_str(), version.is_default_version),
        ("v2", true)
    );
    for n in 3..=5 {
        let add = CreatePolicyVersion::new("oss-p", rights(&format!("{n}/")));
        ram.send(&add).await.unwrap();
    }
    let sixth = || CreatePolicyVersion::new("oss-p", rights("6/"));
    let error = ram.send(&sixth()).await.unwrap_err();
    assert!(
        error.is_limit_exceeded() && error.hint().unwrap().contains("oldest"),
        "{error}"
    );
    ram.send(&sixth().as_default().rotate()).await.unwrap();

    let listed = ram.send(&ListPolicyVersions::new(policy())).await.unwrap();
    let versions = listed.policy_versions;
    let holds: Vec<_> = versions.iter().filter(|v| v.is_default_version).collect();
    assert_eq!((versions.len(), holds.len()), (5, 1));
    assert_eq!(holds[0].version_id, "v6");
    let read = ram
        .send(&GetPolicyVersion::new(policy(), "v6"))
        .await
        .unwrap();
    let document = read.policy_version.policy_document.unwrap();
    assert_eq!(document.as_str(), rights("6/").text());

    let error = ram
        .send(&DeletePolicyVersion::new("oss-p", "v6"))
        .await
        .unwrap_err();
    assert!(error.is_delete_conflict(), "{error}");
    ram.send(&SetDefaultPolicyVersion::new("oss-p", "v2"))
        .await
        .unwrap();
    ram.send(&DeletePolicyVersion::new("oss-p", "v6"))
        .await
        .unwrap();
    let error = ram.send(&DeletePolicy::new("oss-p")).await.unwrap_err();
    assert!(
        error.hint().unwrap().contains("CascadingDelete"),
        "{}",
        error.hint().unwrap()
    );
    ram.send(&DeletePolicy::new("oss-p").cascading())
        .await
        .unwrap();
}

#[tokio::test]
async fn users_and_roles_change_in_what_is_set_only() {
    let stage = Stage::new().await;
    let ram = &stage.ram;
    let create = CreateUser::new("u").display_name("U").comments("c");
    ram.send(&create).await.unwrap();
    let renamed = UpdateUser::new("u").new_user_name("u2");
    let user = ram.send(&renamed).await.unwrap().user;
    assert_eq!(user.user_name, "u2");
    assert_eq!(user.comments.as_deref(), Some("c"));
    let remarked = UpdateUser::new("u2").new_comments("d");
    let user = ram.send(&remarked).await.unwrap().user;
    assert_eq!(
        (user.user_name.as_str(), user.comments.as_deref()),
        ("u2", Some("d"))
    );

    let (one, two) = (Duration::from_secs(3600), Duration::from_secs(7200));
    let trust = Trust::new().account(stage.account());
    let create = CreateRole::new("R-x", trust.to_document().unwrap()).max_session_duration(two);
    let role = ram.send(&create).await.unwrap().role;
    assert!(role.arn.ends_with(":role/r-x") && role.role_name == "R-x");
    assert_eq!(role.max_session_duration, Some(two));
    let narrower = Trust::new()
        .user(stage.account(), "u2")
        .to_document()
        .unwrap();
    let update = UpdateRole::new("R-x", one)
        .new_assume_role_policy_document(narrower.clone())
        .new_description("d");
    let role = ram.send(&update).await.unwrap().role;
    assert_eq!(
        (role.max_session_duration, role.description.as_deref()),
        (Some(one), Some("d"))
    );
    let document = role.assume_role_policy_document.unwrap();
    assert_eq!(document.as_str(), narrower.text());
}

#[tokio::test]
async fn all_users_and_roles_are_found_page_by_page() {
    let stage = Stage::new().await;
    let ram = &stage.ram;
    let trust = Trust::new().account(stage.account()).to_document().unwrap();
    for n in 0..7 {
        ram.send(&CreateUser::new(format!("oss-u{n}")))
            .await
            .unwrap();
        let create = CreateRole::new(format!("oss-r{n}"), trust.clone());
        ram.send(&create).await.unwrap();
    }
    let users = ram
        .pages(ListUsers::new().max_items(2))
        .all()
        .await
        .unwrap();
    let of_ours = users
        .iter()
        .filter(|user| user.user_name.starts_with("oss-u"));
    assert_eq!(of_ours.count(), 7);
    let roles = ram
        .pages(ListRoles::new().max_items(3))
        .all()
        .await
        .unwrap();
    let of_ours = roles
        .iter()
        .filter(|role| role.role_name.starts_with("oss-r"));
    assert_eq!(of_ours.count(), 7);
    let policies = ListPolicies::new().policy_type(oss_policy::PolicyKind::System);
    let policies = ram.pages(policies).all().await.unwrap();
    let name = "AliyunSTSAssumeRoleAccess";
    assert!(policies.iter().any(|policy| policy.policy_name == name));
}
