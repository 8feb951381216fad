//! What every call can do, and what every response has.

use std::time::Duration;

use oss_ram::operation::{Members, OperationRequest};
use oss_ram::{Error, ErrorKind, Operation};
use oss_transport::TransportErrorKind;
use oss_transport::testing::Answer;
use serde_json::json;

use crate::stage::{answer, form, ram};

/// An operation that the crate does not have.
struct CreateGroup(&'static str);

impl Operation for CreateGroup {
    type Output = String;
    const NAME: &'static str = "CreateGroup";

    fn request(self) -> Result<OperationRequest, Error> {
        if self.0.is_empty() {
            return Err(Error::invalid_request("GroupName is empty"));
        }
        Ok(OperationRequest::new().parameter("GroupName", self.0))
    }

    fn response(response: &Members<'_>) -> Result<String, Error> {
        response.object("Group")?.text("GroupName")
    }
}

#[tokio::test]
async fn an_operation_of_ones_own_is_called_like_any_other() {
    let body = json!({"RequestId": "R", "Group": {"GroupName": "g"}});
    let (ram, sent) = ram([answer(200, &body), answer(200, &json!({}))]);
    let call = ram.call(CreateGroup("g")).with_parameter("Comments", "c");
    let response = call.send().await.unwrap();
    assert_eq!((response.as_str(), response.request_id()), ("g", "R"));
    let form = form(&sent.requests()[0]);
    for (name, value) in [
        ("Action", "CreateGroup"),
        ("GroupName", "g"),
        ("Comments", "c"),
    ] {
        assert_eq!(form[name], value);
    }
    let damaged = ram.call(CreateGroup("g")).await.unwrap_err();
    assert_eq!(*damaged.kind(), ErrorKind::Protocol);
    assert_eq!(damaged.operation(), Some("CreateGroup"));
    let refused = ram.call(CreateGroup("")).await.unwrap_err();
    assert_eq!(*refused.kind(), ErrorKind::InvalidRequest);
    assert_eq!(refused.to_string(), "GroupName is empty");
    assert_eq!(sent.requests().len(), 2);
}

#[tokio::test]
async fn setters_take_values_and_options() {
    let (ram, _) = ram([]);
    let create = |display_name: Option<String>, comments: Option<&str>| {
        let call = ram.create_user("u");
        let call = call.display_name(display_name).comments(comments);
        let request = call.email("e").request().unwrap();
        let names = request.parameters().map(|(name, _)| name.to_owned());
        names.collect::<Vec<_>>()
    };
    assert_eq!(create(None, None), ["UserName", "Email"]);
    let all = ["UserName", "DisplayName", "Comments", "Email"];
    assert_eq!(create(Some("d".to_owned()), Some("c")), all);
}

#[tokio::test]
async fn a_parameter_that_the_operation_sets_is_not_added_again() {
    let (ram, sent) = ram([answer(200, &json!({}))]);
    let call = ram.delete_user("u").with_parameter("UserName", "v");
    let error = call.send().await.unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::InvalidRequest);
    assert!(error.to_string().starts_with("UserName is set"), "{error}");
    assert!(sent.requests().is_empty());
}

#[tokio::test]
async fn a_response_counts_the_attempts_and_awaiting_is_sending() {
    let busy = json!({"Code": "Throttling", "Message": "m", "RequestId": "R1"});
    let done = json!({"RequestId": "R2"});
    let (ram, _) = ram([answer(400, &busy), answer(200, &done), answer(200, &done)]);
    let response = ram.delete_user("u").await.unwrap();
    assert_eq!((response.attempts(), response.request_id()), (2, "R2"));
    assert_eq!(ram.delete_user("u").await.unwrap().attempts(), 1);
}

#[tokio::test]
async fn an_error_has_every_attempt_with_what_was_met() {
    let lost = || Answer::error(TransportErrorKind::Interrupted, true);
    let failed = json!({"Code": "InternalError", "Message": "m", "RequestId": "R1"});
    let denied = json!({"Code": "NoPermission", "Message": "m", "RequestId": "R2"});
    let (ram, _) = ram([lost(), answer(500, &failed), answer(403, &denied)]);
    let error = ram.delete_user("u").await.unwrap_err();
    let attempts = error.attempts();
    let kinds: Vec<_> = attempts
        .iter()
        .map(|attempt| attempt.kind.clone())
        .collect();
    let expected = [
        ErrorKind::Interrupted,
        ErrorKind::Transient,
        ErrorKind::Service,
    ];
    assert_eq!(kinds, expected);
    assert_eq!(*error.kind(), ErrorKind::Service);
    assert!(!error.is_retryable() && !error.may_be_executed());
    let codes: Vec<_> = attempts
        .iter()
        .map(|attempt| attempt.code.as_deref())
        .collect();
    assert_eq!(codes, [None, Some("InternalError"), Some("NoPermission")]);
    assert_eq!(attempts[1].request_id.as_deref(), Some("R1"));
    let waited: Vec<_> = attempts
        .iter()
        .map(|attempt| attempt.delay.is_some())
        .collect();
    assert_eq!(waited, [true, true, false]);
    assert!(attempts[0].delay > Some(Duration::ZERO));
}

#[tokio::test]
async fn a_time_limit_ends_the_call_with_the_attempts_so_far() {
    let busy = json!({"Code": "Throttling", "Message": "m"});
    let answers = std::iter::repeat_with(|| answer(400, &busy)).take(200);
    let (ram, sent) = ram(answers);
    let call = ram.delete_user("u").with_timeout(Duration::from_secs(10));
    let error = call.send().await.unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::Deadline);
    assert!(error.is_timeout() && error.is_retryable() && error.may_be_executed());
    assert_eq!(
        error.to_string(),
        "DeleteUser: the time limit of the call has passed"
    );
    assert_eq!(error.attempts().len(), sent.requests().len());
    assert!(!error.attempts().is_empty() && error.attempts().len() < 20);
}

#[tokio::test]
async fn whether_an_unclear_call_is_repeated_can_be_set() {
    for (repeat, requests) in [(Some(false), 1), (Some(true), 2), (None, 2)] {
        let lost = Answer::error(TransportErrorKind::Interrupted, true);
        let (ram, sent) = ram([lost, answer(200, &json!({}))]);
        let mut call = ram.delete_user("u");
        if let Some(repeat) = repeat {
            call = call.with_repeat_ambiguous(repeat);
        }
        assert_eq!(call.send().await.is_ok(), requests == 2);
        assert_eq!(sent.requests().len(), requests);
    }
}
