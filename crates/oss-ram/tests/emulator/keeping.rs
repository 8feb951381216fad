//! Changing what is there: versions, users, roles, pages.

use std::time::Duration;

use oss_policy::grant::{Grant, Permission, Trust};
use oss_policy::{Document, DocumentUse};
use oss_ram::operations::policy::RotateStrategy;
use oss_ram::{PolicyName, Ram};

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
    ram.create_policy("oss-p", rights("0/"))
        .send()
        .await
        .unwrap();
    let added = ram
        .create_policy_version("oss-p", rights("1/"))
        .set_as_default(true);
    let version = added.send().await.unwrap();
    assert_eq!(
        (version.version_id.as_str(), version.is_default_version),
        ("v2", true)
    );
    for n in 3..=5 {
        let add = ram.create_policy_version("oss-p", rights(&format!("{n}/")));
        add.send().await.unwrap();
    }
    let sixth = || ram.create_policy_version("oss-p", rights("6/"));
    let error = sixth().send().await.unwrap_err();
    assert!(
        error.is_limit_exceeded() && error.hint().unwrap().contains("oldest"),
        "{error}"
    );
    let rotate = RotateStrategy::DeleteOldestNonDefaultVersionWhenLimitExceeded;
    let sixth = sixth().set_as_default(true).rotate_strategy(rotate);
    sixth.send().await.unwrap();

    let listed = ram.list_policy_versions(policy()).send().await.unwrap();
    let versions = &listed.policy_versions;
    let holds: Vec<_> = versions.iter().filter(|v| v.is_default_version).collect();
    assert_eq!((versions.len(), holds.len()), (5, 1));
    assert_eq!(holds[0].version_id, "v6");
    let read = ram.get_policy_version(policy(), "v6").send().await.unwrap();
    let document = read.output.policy_document.unwrap();
    assert_eq!(document.as_str(), rights("6/").text());

    let error = ram
        .delete_policy_version("oss-p", "v6")
        .send()
        .await
        .unwrap_err();
    assert!(error.is_delete_conflict(), "{error}");
    ram.set_default_policy_version("oss-p", "v2")
        .send()
        .await
        .unwrap();
    ram.delete_policy_version("oss-p", "v6")
        .send()
        .await
        .unwrap();
    let error = ram.delete_policy("oss-p").send().await.unwrap_err();
    assert!(
        error.hint().unwrap().contains("CascadingDelete"),
        "{}",
        error.hint().unwrap()
    );
    ram.delete_policy("oss-p")
        .cascading_delete(true)
        .send()
        .await
        .unwrap();
}

#[tokio::test]
async fn users_and_roles_change_in_what_is_set_only() {
    let stage = Stage::new().await;
    let ram = &stage.ram;
    let create = ram.create_user("u").display_name("U").comments("c");
    create.send().await.unwrap();
    let renamed = ram.update_user("u").new_user_name("u2");
    let user = renamed.send().await.unwrap();
    assert_eq!(user.user_name, "u2");
    assert_eq!(user.comments.as_deref(), Some("c"));
    let remarked = ram.update_user("u2").new_comments("d");
    let user = remarked.send().await.unwrap();
    assert_eq!(
        (user.user_name.as_str(), user.comments.as_deref()),
        ("u2", Some("d"))
    );

    let (one, two) = (Duration::from_secs(3600), Duration::from_secs(7200));
    let trust = Trust::new().account(stage.account());
    let create = ram
        .create_role("R-x", trust.to_document().unwrap())
        .max_session_duration(two);
    let role = create.send().await.unwrap();
    assert!(role.arn.ends_with(":role/r-x") && role.role_name == "R-x");
    assert_eq!(role.max_session_duration, Some(two));
    let narrower = Trust::new()
        .user(stage.account(), "u2")
        .to_document()
        .unwrap();
    let update = ram
        .update_role("R-x", one)
        .new_assume_role_policy_document(narrower.clone())
        .new_description("d");
    let role = update.send().await.unwrap();
    assert_eq!(
        (role.max_session_duration, role.description.as_deref()),
        (Some(one), Some("d"))
    );
    let document = role.output.assume_role_policy_document.unwrap();
    assert_eq!(document.as_str(), narrower.text());
}

#[tokio::test]
async fn all_users_and_roles_are_found_page_by_page() {
    let stage = Stage::new().await;
    let ram = &stage.ram;
    let trust = Trust::new().account(stage.account()).to_document().unwrap();
    for n in 0..7 {
        ram.create_user(format!("oss-u{n}")).send().await.unwrap();
        let create = ram.create_role(format!("oss-r{n}"), trust.clone());
        create.send().await.unwrap();
    }
    let mut ours = 0;
    let mut users = ram.list_users().max_items(2).items();
    while let Some(user) = users.next().await {
        ours += usize::from(user.unwrap().user_name.starts_with("oss-u"));
    }
    assert_eq!(ours, 7);
    let mut roles = ram.list_roles().max_items(3).pages();
    let mut pages = Vec::new();
    while let Some(page) = roles.next().await {
        pages.push(page.unwrap());
    }
    assert!(pages.len() >= 3 && pages.iter().all(|page| page.roles.len() <= 3));
    let roles = pages.iter().flat_map(|page| &page.roles);
    let of_ours = roles.filter(|role| role.role_name.starts_with("oss-r"));
    assert_eq!(of_ours.count(), 7);
    assert!(
        system_policies(ram)
            .await
            .contains(&"AliyunSTSAssumeRoleAccess".to_owned())
    );
}

async fn system_policies(ram: &Ram) -> Vec<String> {
    let policies = ram
        .list_policies()
        .policy_type(oss_policy::PolicyKind::System);
    let mut policies = policies.items();
    let mut names = Vec::new();
    while let Some(policy) = policies.next().await {
        names.push(policy.unwrap().policy_name);
    }
    names
}
