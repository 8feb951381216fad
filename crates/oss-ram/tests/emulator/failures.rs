//! Lost answers, refusals and missing rights.

use oss_emulator::{Fault, Injection};
use oss_policy::grant::{AdminPolicy, Trust};
use oss_ram::PolicyName;
use oss_ram::error::ServiceError;

use crate::stage::Stage;

#[tokio::test]
async fn a_lost_answer_of_create_access_key_leaves_one_key_that_can_be_found() {
    let stage = Stage::new().await;
    let ram = &stage.ram;
    ram.create_user("u").send().await.unwrap();
    let lose = Injection::new(Fault::LoseAnswer).on("CreateAccessKey");
    stage.server.faults().inject(lose);
    let error = ram.create_access_key("u").send().await.unwrap_err();
    assert!(error.may_be_executed(), "{error}");

    let keys = ram
        .list_access_keys("u")
        .send()
        .await
        .unwrap()
        .output
        .access_keys;
    assert_eq!(keys.len(), 1, "a repetition would have made a second one");
    let orphan = &keys[0].access_key_id;
    ram.delete_access_key("u", orphan).send().await.unwrap();
    let key = ram.create_access_key("u").send().await.unwrap().output;
    let keys = ram
        .list_access_keys("u")
        .send()
        .await
        .unwrap()
        .output
        .access_keys;
    assert_eq!(keys[0].access_key_id, key.access_key_id);
}

#[tokio::test]
async fn lost_answers_of_other_calls_are_made_good() {
    let stage = Stage::new().await;
    let ram = &stage.ram;
    ram.create_user("u").send().await.unwrap();
    stage
        .server
        .faults()
        .inject(Injection::new(Fault::LoseAnswer).on("GetUser"));
    ram.get_user("u").send().await.unwrap();
    // The repetition finds what the lost call made, which the caller can read and compare.
    stage
        .server
        .faults()
        .inject(Injection::new(Fault::LoseAnswer).on("CreateUser"));
    let error = ram.create_user("v").send().await.unwrap_err();
    assert!(error.is_already_exists(), "{error}");
}

#[tokio::test]
async fn refusals_fall_into_their_families() {
    let stage = Stage::new().await;
    let ram = &stage.ram;
    ram.create_user("u").send().await.unwrap();
    let again = ram.create_user("u").send().await.unwrap_err();
    assert!(
        again.is_already_exists() && again.service().map(ServiceError::status) == Some(409),
        "{again}"
    );
    assert!(again.request_id().is_some());
    for _ in 0..2 {
        ram.create_access_key("u").send().await.unwrap();
    }
    let third = ram.create_access_key("u").send().await.unwrap_err();
    assert!(
        third.is_limit_exceeded() && !third.may_be_executed(),
        "{third}"
    );
    let busy = ram.delete_user("u").send().await.unwrap_err();
    assert!(
        busy.is_delete_conflict() && busy.hint().unwrap().contains("access keys"),
        "{busy}"
    );
    let attach = ram.attach_policy_to_user(PolicyName::system("AliyunSTSAssumeRoleAccess"), "u");
    attach.clone().send().await.unwrap();
    let again = attach.send().await.unwrap_err();
    assert!(
        again.is_already_exists() && again.hint().unwrap().contains("nothing to do"),
        "{again}"
    );
    let nobody = Trust::new()
        .user(stage.account(), "nobody")
        .to_document()
        .unwrap();
    let error = ram.create_role("r", nobody).send().await.unwrap_err();
    assert_eq!(error.code(), Some("MalformedPolicyDocument"));
}

#[tokio::test]
async fn the_administrators_policy_is_enough_for_grants_and_nothing_else() {
    let stage = Stage::new().await;
    let ram = &stage.ram;
    ram.create_user("admin").send().await.unwrap();
    let policy = AdminPolicy::new(stage.account()).to_document().unwrap();
    ram.create_policy("grants", policy).send().await.unwrap();
    let attach = ram.attach_policy_to_user(PolicyName::custom("grants"), "admin");
    attach.send().await.unwrap();
    let key = ram.create_access_key("admin").send().await.unwrap().output;
    let admin = stage.ram_of(key.credentials().unwrap());

    admin.create_user("oss-uploads").send().await.unwrap();
    admin.create_access_key("oss-uploads").send().await.unwrap();
    let denied = admin.create_access_key("admin").send().await.unwrap_err();
    assert!(denied.is_access_denied(), "{denied}");
    let detail = denied.service().unwrap().access_denied_detail().unwrap();
    assert_eq!(detail.action.as_deref(), Some("ram:CreateAccessKey"));
    assert_eq!(detail.kind.as_deref(), Some("ImplicitDeny"));
    let denied = admin.get_user("admin").send().await.unwrap_err();
    assert!(denied.is_access_denied(), "{denied}");
}

#[tokio::test]
async fn a_refusal_can_be_decoded_to_what_stood_behind_it() {
    let stage = Stage::new().await;
    let ram = &stage.ram;
    ram.create_user("u").send().await.unwrap();
    let key = ram.create_access_key("u").send().await.unwrap();
    let user = stage.ram_of(key.credentials().unwrap());
    let denied = user.get_role("oss-x").send().await.unwrap_err();
    let detail = denied.service().unwrap().access_denied_detail().unwrap();
    let message = detail.encoded_message.as_deref().unwrap();
    let decode = ram.decode_diagnostic_message(message);
    let diagnosis = decode.send().await.unwrap();
    assert!(!diagnosis.explicit_deny);
    assert_eq!(diagnosis.action.as_deref(), Some("ram:GetRole"));
    assert_eq!(diagnosis.principal_type.as_deref(), Some("SubUser"));
    assert_eq!(diagnosis.principal, detail.principal);
}
