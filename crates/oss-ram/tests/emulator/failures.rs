//! Lost answers, refusals and missing rights.

use oss_emulator::{Fault, Injection};
use oss_policy::grant::{AdminPolicy, Trust};
use oss_ram::*;

use crate::stage::Stage;

#[tokio::test]
async fn a_lost_answer_of_create_access_key_leaves_one_key_that_can_be_found() {
    let stage = Stage::new().await;
    let ram = &stage.ram;
    ram.send(&CreateUser::new("u")).await.unwrap();
    let lose = Injection::new(Fault::LoseAnswer).on("CreateAccessKey");
    stage.server.faults().inject(lose);
    let error = ram.send(&CreateAccessKey::new("u")).await.unwrap_err();
    assert!(error.may_be_executed(), "{error}");

    let keys = ram
        .send(&ListAccessKeys::new("u"))
        .await
        .unwrap()
        .access_keys;
    assert_eq!(keys.len(), 1, "a repetition would have made a second one");
    let orphan = &keys[0].access_key_id;
    ram.send(&DeleteAccessKey::new("u", orphan)).await.unwrap();
    let key = ram
        .send(&CreateAccessKey::new("u"))
        .await
        .unwrap()
        .access_key;
    let keys = ram
        .send(&ListAccessKeys::new("u"))
        .await
        .unwrap()
        .access_keys;
    assert_eq!(keys[0].access_key_id, key.access_key_id);
}

#[tokio::test]
async fn lost_answers_of_other_calls_are_made_good() {
    let stage = Stage::new().await;
    let ram = &stage.ram;
    ram.send(&CreateUser::new("u")).await.unwrap();
    stage
        .server
        .faults()
        .inject(Injection::new(Fault::LoseAnswer).on("GetUser"));
    ram.send(&GetUser::new("u")).await.unwrap();
    // The repetition finds what the lost call made, which the caller can read and compare.
    stage
        .server
        .faults()
        .inject(Injection::new(Fault::LoseAnswer).on("CreateUser"));
    let error = ram.send(&CreateUser::new("v")).await.unwrap_err();
    assert!(error.is_already_exists(), "{error}");
}

#[tokio::test]
async fn refusals_fall_into_their_families() {
    let stage = Stage::new().await;
    let ram = &stage.ram;
    ram.send(&CreateUser::new("u")).await.unwrap();
    let again = ram.send(&CreateUser::new("u")).await.unwrap_err();
    assert!(
        again.is_already_exists() && again.status() == Some(409),
        "{again}"
    );
    assert!(again.request_id().is_some());
    for _ in 0..2 {
        ram.send(&CreateAccessKey::new("u")).await.unwrap();
    }
    let third = ram.send(&CreateAccessKey::new("u")).await.unwrap_err();
    assert!(
        third.is_limit_exceeded() && !third.may_be_executed(),
        "{third}"
    );
    let busy = ram.send(&DeleteUser::new("u")).await.unwrap_err();
    assert!(
        busy.is_delete_conflict() && busy.hint().unwrap().contains("access keys"),
        "{busy}"
    );
    let attach = AttachPolicyToUser::new(PolicyName::system("AliyunSTSAssumeRoleAccess"), "u");
    ram.send(&attach).await.unwrap();
    let again = ram.send(&attach).await.unwrap_err();
    assert!(
        again.is_already_exists() && again.hint().unwrap().contains("nothing to do"),
        "{again}"
    );
    let nobody = Trust::new()
        .user(stage.account(), "nobody")
        .to_document()
        .unwrap();
    let error = ram.send(&CreateRole::new("r", nobody)).await.unwrap_err();
    assert_eq!(error.code(), Some("MalformedPolicyDocument"));
}

#[tokio::test]
async fn the_administrators_policy_is_enough_for_grants_and_nothing_else() {
    let stage = Stage::new().await;
    let ram = &stage.ram;
    ram.send(&CreateUser::new("admin")).await.unwrap();
    let policy = AdminPolicy::new(stage.account()).to_document().unwrap();
    ram.send(&CreatePolicy::new("grants", policy))
        .await
        .unwrap();
    let attach = AttachPolicyToUser::new(PolicyName::custom("grants"), "admin");
    ram.send(&attach).await.unwrap();
    let key = ram
        .send(&CreateAccessKey::new("admin"))
        .await
        .unwrap()
        .access_key;
    let admin = stage.ram_of(key.credentials().unwrap());

    admin.send(&CreateUser::new("oss-uploads")).await.unwrap();
    admin
        .send(&CreateAccessKey::new("oss-uploads"))
        .await
        .unwrap();
    let denied = admin
        .send(&CreateAccessKey::new("admin"))
        .await
        .unwrap_err();
    assert!(denied.is_no_permission(), "{denied}");
    let detail = denied.access_denied_detail().unwrap();
    assert_eq!(detail.action.as_deref(), Some("ram:CreateAccessKey"));
    assert_eq!(detail.kind.as_deref(), Some("ImplicitDeny"));
    let denied = admin.send(&GetUser::new("admin")).await.unwrap_err();
    assert!(denied.is_no_permission(), "{denied}");
}

#[tokio::test]
async fn a_refusal_can_be_decoded_to_what_stood_behind_it() {
    let stage = Stage::new().await;
    let ram = &stage.ram;
    ram.send(&CreateUser::new("u")).await.unwrap();
    let key = ram.send(&CreateAccessKey::new("u")).await.unwrap();
    let user = stage.ram_of(key.access_key.credentials().unwrap());
    let denied = user.send(&GetRole::new("oss-x")).await.unwrap_err();
    let detail = denied.access_denied_detail().unwrap();
    let message = detail.encoded_message.as_deref().unwrap();
    let decode = DecodeDiagnosticMessage::new(message);
    let diagnosis = ram.send(&decode).await.unwrap().diagnosis;
    assert!(!diagnosis.explicit_deny);
    assert_eq!(diagnosis.action.as_deref(), Some("ram:GetRole"));
    assert_eq!(diagnosis.principal_type.as_deref(), Some("SubUser"));
    assert_eq!(diagnosis.principal, detail.principal);
}
