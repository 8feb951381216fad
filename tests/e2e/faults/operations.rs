//! Operations that users write themselves: whether they are repeated follows from their method, or from
//! what they declare.

use http::Method;
use oss_client::operation::{Idempotency, OperationRequest, RawResponse};
use oss_client::retry::{AttemptInfo, Decision, RetryPolicy};
use oss_client::sign::BucketName;
use oss_client::{Error, ErrorKind, Operation};
use oss_emulator::{Fault, Injection};

use super::{kinds, status, with_object};
use crate::stage::{BUCKET, Stage};

/// Deletes one object by the document of many: a POST that may be repeated only if it says so.
struct Sweep {
    idempotency: Option<Idempotency>,
}

impl Operation for Sweep {
    type Output = u16;
    const NAME: &'static str = "Sweep";

    fn request(self) -> Result<OperationRequest, Error> {
        let document = "<Delete><Object><Key>swept.txt</Key></Object></Delete>";
        let request = OperationRequest::bucket(Method::POST, BucketName::new(BUCKET)?)
            .query("delete", "")
            .document("application/xml", document)
            .content_md5();
        Ok(match self.idempotency {
            Some(idempotency) => request.idempotency(idempotency),
            None => request,
        })
    }

    fn response(response: RawResponse) -> Result<u16, Error> {
        Ok(response.status().as_u16())
    }
}

async fn sweep(stage: &Stage, fault: Fault, says: Option<Idempotency>) -> Result<u16, Error> {
    stage.oss.faults().clear();
    stage.witness.take_count();
    stage
        .oss
        .faults()
        .inject(Injection::new(fault).on("DeleteMultipleObjects"));
    let call = stage.client().call(Sweep { idempotency: says });
    Ok(call.send().await?.into_output())
}

#[tokio::test]
async fn a_post_is_not_repeated_when_it_may_have_been_executed() {
    let (stage, _) = with_object("x").await;
    for fault in [
        Fault::LoseAnswer,
        Fault::DropBeforeHead,
        status(500, "InternalError"),
    ] {
        let error = sweep(&stage, fault.clone(), None).await.unwrap_err();
        assert_eq!(error.attempts().len(), 1, "{fault:?}");
        assert_eq!(stage.witness.take_count(), 1);
    }
}

#[tokio::test]
async fn a_post_is_repeated_when_it_was_not_executed() {
    let (stage, _) = with_object("x").await;
    for fault in [status(503, "SlowDown"), status(400, "RequestTimeout")] {
        assert_eq!(sweep(&stage, fault, None).await.unwrap(), 200);
        assert_eq!(stage.witness.take_count(), 2);
    }
}

#[tokio::test]
async fn an_operation_may_say_that_twice_is_the_same_as_once() {
    let (stage, _) = with_object("x").await;
    let says = Some(Idempotency::Overwrite);
    assert_eq!(sweep(&stage, Fault::LoseAnswer, says).await.unwrap(), 200);
    assert_eq!(stage.witness.take_count(), 2);
}

#[tokio::test]
async fn a_client_may_repeat_nothing_at_all() {
    #[derive(Debug)]
    struct Never;
    impl RetryPolicy for Never {
        fn decide(&self, _: &AttemptInfo<'_>) -> Decision {
            Decision::Stop {
                note: "this client repeats nothing",
            }
        }
    }
    let (stage, _) = with_object("x").await;
    let client = stage.builder().retry(Never).build().unwrap();
    stage.oss.faults().inject(status(503, "SlowDown"));
    let list = client.bucket(BUCKET).unwrap().list_objects_v2();
    let error = list.send().await.unwrap_err();
    assert_eq!(kinds(&error), [ErrorKind::Throttled]);
    assert!(stage.runtime.waits().is_empty());
}

#[tokio::test]
async fn all_calls_of_a_client_share_a_budget_of_repetitions() {
    let (stage, bucket) = with_object("x").await;
    stage
        .oss
        .faults()
        .inject(super::always(status(500, "InternalError")));
    let mut attempts = Vec::new();
    for _ in 0..40 {
        let error = bucket.list_objects_v2().send().await.unwrap_err();
        attempts.push(error.attempts().len());
    }
    // 500 tokens at 5 a repetition: a hundred repetitions, three a call.
    assert!(
        attempts[..33].iter().all(|count| *count == 4),
        "{attempts:?}"
    );
    assert!(
        attempts[34..].iter().all(|count| *count == 1),
        "{attempts:?}"
    );
    stage.oss.faults().clear();
    assert!(bucket.list_objects_v2().send().await.is_ok());
}
