//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::operations::common::RequestPayer;
use crate::operations::process::{AsyncProcessObject, ProcessObject, WriteGetObjectResponse};
use crate::operations::sample;

#[test]
fn process_object() {
    let bucket = sample::bucket("ProcessObject");
    sample::sends(
        "ProcessObject",
        bucket
            .process_object(
                "reports/2031/q1 summary.csv",
                "image/resize,w_320|sys/saveas,o_Y2FyZC5qcGc,b_aGFyYm9yLW5vdGVz",
            )
            .request_payer(RequestPayer::Requester),
    );
    sample::presigns(
        || {
            bucket.process_object(
                "reports/2031/q1 summary.csv",
                "image/resize,w_320|sys/saveas,o_Y2FyZC5qcGc,b_aGFyYm9yLW5vdGVz",
            )
        },
        &[|operation: ProcessObject| operation.request_payer(RequestPayer::Requester)],
    );
    let output = sample::reads::<ProcessObject>("ProcessObject");
    assert_eq!(output.bucket, Some("harbor-notes".to_owned()));
    assert_eq!(output.file_size, Some(3267));
    assert_eq!(output.object, Some("card.jpg".to_owned()));
    assert_eq!(output.process_status, Some("OK".to_owned()));
}

#[test]
fn async_process_object() {
    let bucket = sample::bucket("AsyncProcessObject");
    sample::sends(
        "AsyncProcessObject",
        bucket
            .async_process_object(
                "reports/2031/q1 summary.csv",
                "video/convert,f_mp4,vcodec_h264",
            )
            .request_payer(RequestPayer::Requester),
    );
    sample::presigns(
        || {
            bucket.async_process_object(
                "reports/2031/q1 summary.csv",
                "video/convert,f_mp4,vcodec_h264",
            )
        },
        &[|operation: AsyncProcessObject| operation.request_payer(RequestPayer::Requester)],
    );
    let output = sample::reads::<AsyncProcessObject>("AsyncProcessObject");
    assert_eq!(output.event_id, "event-id".to_owned());
    assert_eq!(output.request_id, "67F8A1B2C3D4E5F601234567".to_owned());
    assert_eq!(
        output.task_id,
        "4be5beb0f74f490186311b268bf6000a".to_owned()
    );
}

#[test]
fn write_get_object_response() {
    let client = sample::client();
    sample::sends(
        "WriteGetObjectResponse",
        client
            .write_get_object_response(
                "fc-1357924680135790-harbor",
                "dG9rZW4tZm9yLW9uZS1yZWFk",
                200,
            )
            .accept_ranges("x-oss-fwd-header-accept-ranges")
            .cache_control("x-oss-fwd-header-cache-control")
            .content_disposition("x-oss-fwd-header-content-disposition")
            .content_encoding("x-oss-fwd-header-content-encoding")
            .content_language("x-oss-fwd-header-content-language")
            .content_range("x-oss-fwd-header-content-range")
            .content_type("x-oss-fwd-header-content-type")
            .etag("x-oss-fwd-header-etag")
            .expires("x-oss-fwd-header-expires")
            .last_modified("x-oss-fwd-header-last-modified")
            .body("tide,low\n1,40\n"),
    );
    sample::presigns(
        || {
            client.write_get_object_response(
                "fc-1357924680135790-harbor",
                "dG9rZW4tZm9yLW9uZS1yZWFk",
                200,
            )
        },
        &[
            |operation: WriteGetObjectResponse| {
                operation.accept_ranges("x-oss-fwd-header-accept-ranges")
            },
            |operation: WriteGetObjectResponse| {
                operation.cache_control("x-oss-fwd-header-cache-control")
            },
            |operation: WriteGetObjectResponse| {
                operation.content_disposition("x-oss-fwd-header-content-disposition")
            },
            |operation: WriteGetObjectResponse| {
                operation.content_encoding("x-oss-fwd-header-content-encoding")
            },
            |operation: WriteGetObjectResponse| {
                operation.content_language("x-oss-fwd-header-content-language")
            },
            |operation: WriteGetObjectResponse| {
                operation.content_range("x-oss-fwd-header-content-range")
            },
            |operation: WriteGetObjectResponse| {
                operation.content_type("x-oss-fwd-header-content-type")
            },
            |operation: WriteGetObjectResponse| operation.etag("x-oss-fwd-header-etag"),
            |operation: WriteGetObjectResponse| operation.expires("x-oss-fwd-header-expires"),
            |operation: WriteGetObjectResponse| {
                operation.last_modified("x-oss-fwd-header-last-modified")
            },
        ],
    );
    sample::reads::<WriteGetObjectResponse>("WriteGetObjectResponse");
}
