//! Error responses: which requests are sent again, and which are not.

use std::time::Duration;

use oss_client::ErrorKind;
use oss_emulator::{Fault, Injection};

use super::{always, kinds, status, text, with_object};
use crate::stage::KEY;

#[tokio::test]
async fn failures_of_the_server_are_repeated() {
    let (stage, bucket) = with_object("old").await;
    let faults = [
        status(500, "InternalError"),
        status(500, ""),
        status(502, ""),
        Fault::Html { status: 502 },
        Fault::Html { status: 504 },
        status(503, ""),
        status(599, "Whatever"),
    ];
    for fault in faults {
        stage
            .oss
            .faults()
            .inject(Injection::new(fault.clone()).times(3));
        assert_eq!(text(&bucket).await.unwrap(), "old", "{fault:?}");
        assert_eq!(stage.witness.take_count(), 4, "{fault:?}");
        stage.oss.faults().inject(fault.clone());
        bucket.put_object(KEY).body("old").send().await.unwrap();
        assert_eq!(stage.witness.take_count(), 2);
        stage.oss.faults().inject(always(fault));
        let error = text(&bucket).await.unwrap_err();
        assert_eq!(kinds(&error), vec![ErrorKind::Transient; 4]);
        assert_eq!(stage.witness.take_count(), 4);
        stage.oss.faults().clear();
    }
}

#[tokio::test]
async fn a_gateways_page_is_shown_in_short() {
    let (stage, bucket) = with_object("old").await;
    stage
        .oss
        .faults()
        .inject(always(Fault::Html { status: 502 }));
    let error = text(&bucket).await.unwrap_err();
    let service = error.service().unwrap();
    assert_eq!((service.status(), service.code()), (502, None));
    assert!(
        service.message().contains("Bad Gateway"),
        "{}",
        service.message()
    );
    assert!(!error.to_string().contains('\n'));
}

#[tokio::test]
async fn a_server_that_is_asked_too_much_gets_time() {
    let (stage, bucket) = with_object("old").await;
    let faults = [
        status(503, "SlowDown"),
        status(503, "ServiceUnavailable"),
        status(503, "ServerBusy"),
        status(429, ""),
        status(403, "QpsLimitExceeded"),
        status(400, "Throttling.User"),
        status(403, "RequestRateLimitExceeded"),
        status(403, "TotalQpsLimitExceeded"),
        status(403, "MetaOperationQpsLimitExceeded"),
        status(403, "DownloadTrafficRateLimitExceeded"),
        status(403, "UploadTrafficRateLimitExceeded"),
    ];
    for fault in faults {
        stage
            .oss
            .faults()
            .inject(Injection::new(fault.clone()).times(2));
        assert_eq!(text(&bucket).await.unwrap(), "old", "{fault:?}");
        assert_eq!(stage.witness.take_count(), 3);
        stage.oss.faults().inject(fault);
        bucket
            .delete_multiple_objects(["missing"])
            .send()
            .await
            .unwrap();
        assert_eq!(stage.witness.take_count(), 2);
    }
    stage.oss.faults().inject(always(status(503, "SlowDown")));
    let error = text(&bucket).await.unwrap_err();
    assert!(error.is_throttled() && error.is_retryable());
    assert_eq!(error.attempts().len(), 4);
}

#[tokio::test]
async fn the_time_that_a_throttling_server_asks_for_is_waited() {
    let (stage, bucket) = with_object("old").await;
    let busy = |retry_after| Fault::Status {
        status: 503,
        code: "ServiceUnavailable".into(),
        retry_after: Some(retry_after),
    };
    stage.oss.faults().inject(busy(3));
    assert_eq!(text(&bucket).await.unwrap(), "old");
    assert_eq!(stage.runtime.waits(), [Duration::from_secs(3)]);
}

#[tokio::test]
async fn what_a_repetition_cannot_change_is_said_at_once() {
    let (stage, bucket) = with_object("old").await;
    let refusals = [
        (400, "BadRequest"),
        (400, "InvalidArgument"),
        (401, "Unauthorized"),
        (403, "SignatureDoesNotMatch"),
        (403, "AccessDenied"),
        (404, "NoSuchKey"),
        (405, "MethodNotAllowed"),
        (409, "FileAlreadyExists"),
        (411, "MissingContentLength"),
        (412, "PreconditionFailed"),
        (413, "EntityTooLarge"),
        (416, "InvalidRange"),
        (418, ""),
        (501, "NotImplemented"),
        (505, ""),
    ];
    for (number, code) in refusals {
        stage.oss.faults().inject(always(status(number, code)));
        let get = text(&bucket).await.unwrap_err();
        let put = bucket.put_object(KEY).body("new").send().await.unwrap_err();
        for error in [get, put] {
            assert_eq!(kinds(&error), [ErrorKind::Service], "{number} {code}");
            let service = error.service().unwrap();
            assert_eq!(
                (service.status(), service.code()),
                (number, Some(code).filter(|code| !code.is_empty()))
            );
            assert_eq!(service.request_id().unwrap().len(), 24);
            assert!(!error.is_retryable());
        }
        assert_eq!(stage.witness.take_count(), 2, "{number} {code}");
        stage.oss.faults().clear();
    }
    assert_eq!(text(&bucket).await.unwrap(), "old");
}

#[tokio::test]
async fn a_bad_request_asks_whether_http_was_sent_to_https() {
    let (stage, bucket) = with_object("old").await;
    stage.oss.faults().inject(status(400, "BadRequest"));
    let error = text(&bucket).await.unwrap_err();
    assert!(error.hint().unwrap().contains("https"), "{error:?}");
}

#[tokio::test]
async fn an_error_whose_body_is_cut_is_told_by_its_status() {
    let (stage, bucket) = with_object("old").await;
    stage.oss.faults().inject(always(Fault::CutBody { at: 10 }));
    let error = bucket.get_object("missing").send().await.unwrap_err();
    assert!(error.is_not_found(), "{error}");
    assert_eq!(stage.witness.take_count(), 1);
}

#[tokio::test]
async fn a_failed_callback_is_never_repeated_and_names_the_object() {
    let (stage, bucket) = with_object("old").await;
    stage
        .oss
        .faults()
        .inject(always(status(203, "CallbackFailed")));
    let error = bucket.put_object(KEY).body("new").send().await.unwrap_err();
    assert!(
        matches!(error.kind(), ErrorKind::CallbackFailed { .. }),
        "{error}"
    );
    assert_eq!(stage.witness.take_count(), 1);
}

#[tokio::test]
async fn an_error_inside_a_200_is_that_error() {
    let (stage, bucket) = with_object("old").await;
    let inside = |code: &str| Fault::ErrorIn200 { code: code.into() };
    stage
        .oss
        .faults()
        .inject(Injection::new(inside("InternalError")).times(2));
    bucket.copy_object("copy.txt", KEY).send().await.unwrap();
    assert_eq!(stage.witness.take_count(), 3);
    stage.oss.faults().inject(inside("SlowDown"));
    bucket.copy_object("copy.txt", KEY).send().await.unwrap();
    assert_eq!(stage.witness.take_count(), 2);
    stage.oss.faults().inject(inside("AccessDenied"));
    let error = bucket
        .copy_object("copy.txt", KEY)
        .send()
        .await
        .unwrap_err();
    assert_eq!(error.code(), Some("AccessDenied"));
    assert_eq!(error.attempts().len(), 1);
    stage.oss.faults().inject(inside("AccessDenied"));
    assert!(bucket.put_object(KEY).body("new").send().await.is_err());
}

#[tokio::test]
async fn a_document_that_is_cut_or_damaged_is_read_once_more() {
    let (stage, bucket) = with_object("old").await;
    for fault in [Fault::CutBody { at: 100 }, Fault::FlipBit { at: 0 }] {
        stage.oss.faults().inject(fault.clone());
        let page = bucket.list_objects_v2().send().await.unwrap();
        assert_eq!(page.objects.len(), 1, "{fault:?}");
        assert_eq!(stage.witness.take_count(), 2);
    }
    stage.oss.faults().inject(always(Fault::FlipBit { at: 0 }));
    let error = bucket.list_objects_v2().send().await.unwrap_err();
    assert_eq!(kinds(&error), vec![ErrorKind::Protocol; 2]);
    stage.oss.faults().clear();
    // A copy whose answer is cut may be made again: it gives the same.
    stage.witness.take_count();
    stage.oss.faults().inject(Fault::CutBody { at: 20 });
    bucket.copy_object("copy.txt", KEY).send().await.unwrap();
    assert_eq!(stage.witness.take_count(), 2);
}

#[tokio::test]
async fn a_redirect_is_not_followed_and_says_where() {
    let (stage, bucket) = with_object("old").await;
    stage.oss.faults().inject(Fault::Redirect {
        location: "http://examplebucket.oss-cn-beijing.aliyuncs.com/exampledir?x".into(),
    });
    let error = text(&bucket).await.unwrap_err();
    let ErrorKind::WrongEndpoint { endpoint } = error.kind() else {
        panic!("{error:?}");
    };
    assert!(
        endpoint.contains("oss-cn-beijing.aliyuncs.com"),
        "{endpoint}"
    );
    assert!(!endpoint.contains('?'));
    assert_eq!(stage.witness.take_count(), 1);
}
