//! The official guide's steps 1 to 5, with narrower documents, from nothing to an object and back
//! to nothing.

use std::time::Duration;

use oss_policy::grant::{Grant, Permission, Trust, assume_policy};
use oss_policy::{Document, DocumentUse};
use oss_ram::PolicyName;
use oss_ram::operations::access_key::{KeyStatus, NewAccessKey};
use oss_ram::operations::attachment::AttachedPolicy;
use oss_sign::Credentials;

use crate::stage::Stage;

const NAME: &str = "oss-uploads";
const ASSUME: &str = "oss-uploads-assume";
const MARK: &str = "managed-by=oss-access; grant=uploads; v=1";

fn rights() -> Document {
    let grant = Grant::new("examplebucket", "incoming/");
    let grant = grant.permissions([Permission::Upload, Permission::Read, Permission::List]);
    grant.to_document(DocumentUse::Identity).unwrap()
}

/// Policy, user, assume policy, role, attachments, and the key last.
async fn set_up(stage: &Stage) -> (String, NewAccessKey) {
    let ram = &stage.ram;
    let create = ram.create_policy(NAME, rights()).description(MARK);
    create.send().await.unwrap();
    let create = ram.create_user(NAME).comments(MARK);
    create.send().await.unwrap();
    let assume = assume_policy(stage.account(), NAME).unwrap();
    ram.create_policy(ASSUME, assume).send().await.unwrap();
    let attach = ram.attach_policy_to_user(PolicyName::custom(ASSUME), NAME);
    attach.send().await.unwrap();
    let trust = Trust::new()
        .user(stage.account(), NAME)
        .to_document()
        .unwrap();
    let create = ram.create_role(NAME, trust).description(MARK);
    let role = create.send().await.unwrap().output;
    let attach = ram.attach_policy_to_role(PolicyName::custom(NAME), NAME);
    attach.send().await.unwrap();
    let key = ram.create_access_key(NAME).send().await.unwrap();
    (role.arn, key.output)
}

/// Cuts the tokens first, then deletes what is left.
async fn tear_down(stage: &Stage, key: &NewAccessKey) {
    let ram = &stage.ram;
    let detach = ram.detach_policy_from_role(PolicyName::custom(NAME), NAME);
    detach.send().await.unwrap();
    let id = key.access_key_id.as_str();
    let off = ram.update_access_key(NAME, id, KeyStatus::Inactive);
    off.send().await.unwrap();
    ram.delete_role(NAME).send().await.unwrap();
    let detach = ram.detach_policy_from_user(PolicyName::custom(ASSUME), NAME);
    detach.send().await.unwrap();
    ram.delete_access_key(NAME, id).send().await.unwrap();
    ram.delete_user(NAME).send().await.unwrap();
    for policy in [NAME, ASSUME] {
        ram.delete_policy(policy)
            .cascading_delete(true)
            .send()
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn from_nothing_to_an_object_and_back_to_nothing() {
    let stage = Stage::new().await;
    let (arn, key) = set_up(&stage).await;
    assert_eq!(
        arn,
        format!("acs:ram::{}:role/oss-uploads", stage.account())
    );
    let user = key.credentials().unwrap();
    let session = stage.assume(&arn, user.clone()).await.unwrap();

    let bucket = stage.bucket(session);
    bucket
        .put_object("incoming/a.txt")
        .body("hello")
        .send()
        .await
        .unwrap();
    let object = bucket.get_object("incoming/a.txt").send().await.unwrap();
    assert_eq!(object.output.body.text().await.unwrap(), "hello");
    let deleted = bucket
        .delete_object("incoming/a.txt")
        .send()
        .await
        .unwrap_err();
    assert_eq!(deleted.code(), Some("AccessDenied"));
    let beside = bucket.put_object("outgoing/a.txt").body("no").send().await;
    assert_eq!(
        beside.unwrap_err().service().unwrap().code(),
        Some("AccessDenied")
    );
    let own = stage.bucket(user.clone());
    assert!(own.get_object("incoming/a.txt").send().await.is_err());

    tear_down(&stage, &key).await;
    assert!(bucket.get_object("incoming/a.txt").send().await.is_err());
    nothing_is_left(&stage, &user).await;
}

async fn nothing_is_left(stage: &Stage, user: &Credentials) {
    let ram = &stage.ram;
    assert!(ram.get_user(NAME).send().await.unwrap_err().is_not_found());
    assert!(ram.get_role(NAME).send().await.unwrap_err().is_not_found());
    for policy in [NAME, ASSUME] {
        let get = ram.get_policy(PolicyName::custom(policy));
        assert!(get.send().await.unwrap_err().is_not_found());
    }
    let with_old_key = stage.ram_of(user.clone());
    let error = with_old_key.get_user(NAME).send().await.unwrap_err();
    assert!(error.is_invalid_key(), "{error}");
}

#[tokio::test]
async fn what_was_written_is_read_back() {
    let stage = Stage::new().await;
    let (arn, key) = set_up(&stage).await;
    let ram = &stage.ram;

    let user = ram.get_user(NAME).send().await.unwrap().output;
    assert_eq!(user.comments.as_deref(), Some(MARK));
    assert!(user.user_id.is_some() && user.create_date.is_some());
    let keys = ram
        .list_access_keys(NAME)
        .send()
        .await
        .unwrap()
        .output
        .access_keys;
    assert_eq!(keys.len(), 1);
    assert_eq!(
        (&keys[0].access_key_id, keys[0].status),
        (&key.access_key_id, KeyStatus::Active)
    );
    let attached = ram
        .list_policies_for_user(NAME)
        .send()
        .await
        .unwrap()
        .output
        .policies;
    let names: Vec<_> = attached.iter().map(AttachedPolicy::name).collect();
    assert_eq!(names, [PolicyName::custom(ASSUME)]);

    let role = ram.get_role(NAME).send().await.unwrap().output;
    assert_eq!(
        (role.arn, role.max_session_duration),
        (arn, Some(Duration::from_secs(3600)))
    );
    let trust = role.assume_role_policy_document.unwrap();
    let trust = trust.parse(DocumentUse::Trust).unwrap();
    assert_eq!(trust.in_words(stage.account()), ["trusts user/oss-uploads"]);

    let policy = ram
        .get_policy(PolicyName::custom(NAME))
        .send()
        .await
        .unwrap();
    assert_eq!(policy.policy.attachment_count, Some(1));
    let document = policy
        .output
        .default_policy_version
        .policy_document
        .unwrap();
    assert_eq!(document.as_str(), rights().text());
    assert!(
        document
            .parse(DocumentUse::Identity)
            .unwrap()
            .says_the_same(&rights())
    );

    let list = ram.list_entities_for_policy(PolicyName::custom(NAME));
    let entities = list.send().await.unwrap();
    assert_eq!(entities.roles[0].role_name, NAME);
    assert!(entities.users.is_empty() && entities.groups.is_empty());
    tear_down(&stage, &key).await;
}
