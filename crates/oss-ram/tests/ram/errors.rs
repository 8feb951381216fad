//! Refusals: every sample is read, falls into its family and says what to do.

use oss_ram::error::{AccessDeniedDetail, ServiceError};
use oss_ram::{Error, ErrorKind};
use oss_transport::testing::Answer;
use oss_transport::{ConnectFailure, TransportErrorKind};
use serde_json::Value;

use crate::stage::{answer, ram, sample};

async fn refused(answers: impl IntoIterator<Item = Answer>) -> Error {
    let (ram, _) = ram(answers);
    ram.create_user("u").send().await.unwrap_err()
}

fn status_of(error: &Error) -> Option<u16> {
    error.service().map(ServiceError::status)
}

fn detail(error: &Error) -> Option<&AccessDeniedDetail> {
    error.service()?.access_denied_detail()
}

#[tokio::test]
async fn every_refusal_is_read_with_code_status_id_and_advice() {
    let samples = sample("errors");
    for case in samples["errors"].as_array().unwrap() {
        let (status, body) = (case["status"].as_u64().unwrap(), &case["answer"]);
        let code = body["Code"].as_str().unwrap();
        // Throttling is met again until the patience ends.
        let answers = std::iter::repeat_with(|| answer(status.try_into().unwrap(), body));
        let error = refused(answers.take(200)).await;
        assert_eq!(error.code(), Some(code));
        assert_eq!(status_of(&error).map(u64::from), Some(status));
        assert_eq!(error.request_id(), body["RequestId"].as_str());
        let families = [
            ("EntityNotExist", error.is_not_found()),
            ("EntityAlreadyExists", error.is_already_exists()),
            ("DeleteConflict", error.is_delete_conflict()),
            ("LimitExceeded", error.is_limit_exceeded()),
            ("NoPermission", error.is_access_denied()),
            ("Throttling", error.is_throttled()),
        ];
        for (family, is_of) in families {
            assert_eq!(
                is_of,
                code.split('.').next() == Some(family),
                "{code}: {family}"
            );
        }
        assert!(
            error
                .to_string()
                .contains(body["Message"].as_str().unwrap())
        );
        assert!(
            !error.hint().unwrap().is_empty() && !error.may_be_executed(),
            "{code}"
        );
        let kind = match code {
            "Throttling" | "Throttling.User" => ErrorKind::Throttled,
            _ => ErrorKind::Service,
        };
        assert_eq!(
            (error.kind(), error.is_retryable()),
            (&kind, error.is_throttled())
        );
        let detail = detail(&error);
        assert_eq!(detail.is_some(), body.get("AccessDeniedDetail").is_some());
        if let Some(detail) = detail {
            assert_eq!(detail.action.as_deref(), Some("ram:CreateUser"));
            assert_eq!(
                detail.encoded_message.as_deref(),
                Some("EXAMPLEencodedMessage1")
            );
        }
    }
}

/// The detail names who and what; without one, the operation is what was asked for.
#[tokio::test]
async fn a_missing_right_is_named_by_the_detail_or_the_operation() {
    let plain = serde_json::json!({"Code": "NoPermission", "Message": "m"});
    let error = refused([answer(403, &plain)]).await;
    let advice = "no policy allows ram:CreateUser: ask an administrator of RAM to allow it";
    assert_eq!(error.hint().unwrap(), advice);

    let mut detailed = plain;
    detailed["AccessDeniedDetail"] = serde_json::json!({
        "AuthAction": "ram:TagResources", "AuthPrincipalType": "AssumedRoleUser",
        "AuthPrincipalDisplayName": "admin:s", "NoPermissionType": "ImplicitDeny",
        "PolicyType": "AccountLevelIdentityBasedPolicy",
    });
    let error = refused([answer(403, &detailed)]).await;
    let advice = "no policy allows ram:TagResources to role admin: ask an administrator of RAM to \
                  allow it";
    assert_eq!(error.hint().unwrap(), advice);

    detailed["AccessDeniedDetail"]["NoPermissionType"] = "ExplicitDeny".into();
    let error = refused([answer(403, &detailed)]).await;
    assert!(
        error.hint().unwrap().starts_with("a Deny in a RAM policy"),
        "{}",
        error.hint().unwrap()
    );
}

#[tokio::test]
async fn an_error_in_xml_is_read_too() {
    let samples = sample("errors");
    let text = samples["xml_error"]["answer_text"].as_str().unwrap();
    let error = refused([Answer::status(404).body(text.to_owned())]).await;
    assert!(error.is_not_found());
    assert_eq!(error.code(), Some("EntityNotExist.User"));
}

#[tokio::test]
async fn a_family_is_its_first_word_and_not_the_beginning_of_another() {
    let body = |code: &str| serde_json::json!({"Code": code, "Message": "m"});
    let error = refused([answer(404, &body("EntityNotExist.User.Something.New"))]).await;
    assert!(error.is_not_found());
    let error = refused([answer(404, &body("EntityNotExistent"))]).await;
    assert!(!error.is_not_found());
    let error = refused([answer(400, &Value::Null)]).await;
    assert_eq!((error.code(), status_of(&error)), (None, Some(400)));
}

#[tokio::test]
async fn a_report_has_the_causes_and_the_advice() {
    let refusal = || Answer::error(TransportErrorKind::Connect(ConnectFailure::Refused), false);
    let error = refused([refusal(), refusal(), refusal()]).await;
    assert_eq!(*error.kind(), ErrorKind::Connect);
    assert!(error.is_retryable() && !error.may_be_executed());
    let report = error.report().to_string();
    let mut lines = report.lines();
    assert_eq!(lines.next(), Some("CreateUser: cannot connect"));
    let second = lines.next().unwrap();
    let cause = "  because  ram.aliyuncs.com could not be reached in 3 attempts";
    assert_eq!(second, cause);
    assert!(lines.last().unwrap().starts_with("  to fix   "), "{report}");
}

#[tokio::test]
async fn a_missing_object_has_the_advice_of_its_kind() {
    let error = refused([answer(
        404,
        &serde_json::json!({"Code": "EntityNotExist.Role"}),
    )])
    .await;
    let report = error.report().to_string();
    assert!(report.starts_with("CreateUser: ram.aliyuncs.com answered 404 EntityNotExist.Role"));
    assert_eq!(report.matches("answered 404").count(), 1, "{report}");
}
