//! Every way in which a signature can fail, and how the server says so.

use oss_emulator::{Emulator, User};
use oss_sign::{Credentials, UtcSeconds};

use crate::raw::{Reply, ask};
use crate::signed::{GET, LIST, NOW, Plain, Signer, builder};

pub(crate) async fn server() -> Emulator {
    builder().start().await.unwrap()
}

pub(crate) fn assert_refused(
    reply: &Reply,
    about: &str,
    status: u16,
    code: &str,
    ec: &str,
    text: &str,
) {
    assert_eq!(
        (reply.status, reply.element("Code")),
        (status, code),
        "{about}: {}",
        reply.body
    );
    assert_eq!(reply.element("EC"), ec, "{about}: {}", reply.body);
    assert_eq!(reply.header("x-oss-ec"), ec, "{about}");
    assert!(
        reply.element("Message").starts_with(text),
        "{about}: {}",
        reply.element("Message")
    );
}

#[tokio::test]
async fn each_kind_of_signature_is_accepted() {
    let server = server().await;
    let signer = Signer::of(&server);
    for request in [
        signer.v4(&LIST),
        signer.v1(&LIST),
        signer.v4_url(&LIST, 60),
        signer.v1_url(&LIST, NOW.plus_seconds(60)),
    ] {
        let reply = ask(&server, &request).await;
        assert_eq!(reply.status, 200, "{request}\n{}", reply.body);
    }
}

/// The signatures are those that oss2 2.19.1 makes for this key and time.
#[tokio::test]
async fn the_second_version_of_the_signature_is_accepted() {
    let server = server().await;
    let header = |key: &str, signature: &str| {
        format!(
            "GET / HTTP/1.1\r\nHost: localhost\r\ndate: Tue, 25 Nov 2025 12:00:00 GMT\r\n\
             authorization: OSS2 AccessKeyId:{key},Signature:{signature}\r\n\r\n"
        )
    };
    let url = |rest: &str| {
        format!(
            "GET /examplebucket/?x-oss-signature-version=OSS2&x-oss-expires=1764072060\
             &x-oss-access-key-id=LTAI5tExample\
             &x-oss-signature=WU2mHzZKJab09YmeNfk8MVZmgGEsoZQwMjyEBCNMiIg%3D{rest} HTTP/1.1\r\n\
             Host: localhost\r\n\r\n"
        )
    };
    let good = "mgzoHsn1nU4Odp9m40cFLXirF1H5AILk9y+9360Qh40=";
    for request in [header("LTAI5tExample", good), url("")] {
        let reply = ask(&server, &request).await;
        assert_eq!(reply.status, 200, "{request}\n{}", reply.body);
    }
    for (about, request) in [
        ("header", header("LTAI5tExample", "bad=")),
        ("url", url("&prefix=a")),
    ] {
        let reply = ask(&server, &request).await;
        assert_refused(&reply, about, 403, MISMATCHED, "0002-00000040", MISMATCH);
    }
    let reply = ask(&server, &header("LTAI5tOther", good)).await;
    assert_eq!(
        reply.element("Code"),
        "InvalidAccessKeyId",
        "{}",
        reply.body
    );
}

/// A row: what is spoiled in the text of a good request, and the refusal.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    u16,
    &'static str,
    &'static str,
    &'static str,
);

async fn refuse_each(server: &Emulator, good: &str, rows: &[Row]) {
    for &(about, from, to, status, code, ec, text) in rows {
        assert!(good.contains(from), "{about}: {from} is not in {good}");
        let reply = ask(server, &good.replacen(from, to, 1)).await;
        assert_refused(&reply, about, status, code, ec, text);
    }
}

pub(crate) const MISMATCH: &str = "The request signature we calculated does not match";
pub(crate) const ARGUMENT: &str = "InvalidArgument";
pub(crate) const MISMATCHED: &str = "SignatureDoesNotMatch";

#[tokio::test]
async fn v4_headers_that_do_not_hold() {
    let server = server().await;
    let good = Signer::of(&server).v4(&GET);
    #[rustfmt::skip]
    let rows: &[Row] = &[
        ("other key", "/k.txt", "/l.txt", 403, MISMATCHED, "0002-00000201", MISMATCH),
        ("other method", "GET /", "DELETE /", 403, MISMATCHED, "0002-00000201", MISMATCH),
        ("unknown kind", "OSS4-HMAC-SHA256", "AWS4-HMAC-SHA256", 400, ARGUMENT, "0002-00000061", ""),
        ("no signature", "Signature=", "Sign=", 400, ARGUMENT, "0002-00000202", ""),
        ("no credential", "Credential=", "Cred=", 400, ARGUMENT, "0002-00000202", ""),
        ("scope of four parts", "/oss/", "/", 400, ARGUMENT, "0002-00000213", ""),
        ("date of other form", "/20251125/", "/2025112/", 400, ARGUMENT, "0002-00000212", "Invalid signing date in Authorization header."),
        ("date of other day", "/20251125/", "/20251124/", 400, ARGUMENT, "0002-00000212", "Invalid signing date in Authorization header."),
        ("payload hash", "UNSIGNED-PAYLOAD", "e3b0c442", 400, ARGUMENT, "0002-00000214", ""),
        ("no date", "x-oss-date", "x-other", 403, "AccessDenied", "0002-00000503", "OSS authentication requires a valid Date."),
        ("unreadable date", "x-oss-date: 2025", "x-oss-date: MMXX", 403, "AccessDenied", "0002-00000503", "OSS authentication requires a valid Date."),
        ("signed twice", "/k.txt ", "/k.txt?x-oss-signature=1 ", 400, ARGUMENT, "0002-00000039", ""),
        ("one more header", "Host:", "x-oss-meta-a: b\r\nHost:", 403, MISMATCHED, "0002-00000201", MISMATCH),
        ("empty additional headers", ",Signature=", ",AdditionalHeaders=,Signature=", 400, ARGUMENT, "0002-00000209", ""),
        ("empty additional header", ",Signature=", ",AdditionalHeaders=host;,Signature=", 400, ARGUMENT, "0002-00000210", ""),
        ("absent additional header", ",Signature=", ",AdditionalHeaders=accept,Signature=", 400, ARGUMENT, "0002-00000211", ""),
    ];
    refuse_each(&server, &good, rows).await;
}

#[tokio::test]
async fn v1_headers_that_do_not_hold() {
    let server = server().await;
    let signer = Signer::with(Credentials::new("LTAIexample", "wrong").unwrap());
    let good = Signer::of(&server).v1(&GET);
    #[rustfmt::skip]
    let rows: &[Row] = &[
        ("other key", "/k.txt", "/l.txt", 403, MISMATCHED, "0002-00000040", MISMATCH),
        ("no colon", "OSS LTAI5tExample:", "OSS LTAI5tExample", 400, ARGUMENT, "0002-00000062", ""),
        ("no id", "OSS LTAI5tExample:", "OSS :", 400, ARGUMENT, "0002-00000063", ""),
        ("no signature", "OSS LTAI5tExample:", "OSS LTAI5tExample:\r\nx-rest: ", 400, ARGUMENT, "0002-00000065", ""),
        ("unknown kind", "OSS LTAI", "Basic LTAI", 400, ARGUMENT, "0002-00000061", ""),
        ("no date", "date:", "other:", 403, "AccessDenied", "0002-00000503", "OSS authentication requires a valid Date."),
    ];
    refuse_each(&server, &good, rows).await;
    let reply = ask(&server, &signer.v1(&GET)).await;
    assert_refused(
        &reply,
        "unknown",
        403,
        "InvalidAccessKeyId",
        "0002-00000902",
        "The OSS Access",
    );
    assert_eq!(reply.element("OSSAccessKeyId"), "LTAIexample");
}

#[tokio::test]
async fn v4_urls_that_do_not_hold() {
    let server = server().await;
    let good = Signer::of(&server).v4_url(&GET, 60);
    #[rustfmt::skip]
    let rows: &[Row] = &[
        ("other key", "/k.txt", "/l.txt", 403, MISMATCHED, "0002-00000201", MISMATCH),
        ("no expiry", "x-oss-expires", "x-other", 400, ARGUMENT, "0002-00000215", ""),
        ("expiry zero", "x-oss-expires=60", "x-oss-expires=0", 400, ARGUMENT, "0002-00000232", ""),
        ("expiry over seven days", "x-oss-expires=60", "x-oss-expires=604801", 400, ARGUMENT, "0002-00000232", ""),
        ("expiry stretched", "x-oss-expires=60", "x-oss-expires=61", 403, MISMATCHED, "0002-00000201", MISMATCH),
        ("empty credential", "x-oss-credential=LTAI", "x-oss-credential=&x=LTAI", 400, ARGUMENT, "0002-00000218", ""),
        ("credential of other form", "%2Foss%2F", "%2F", 400, ARGUMENT, "0002-00000224", ""),
        ("no signature", "x-oss-signature=", "x-oss-sign=", 400, ARGUMENT, "0002-00000219", ""),
        ("unknown version", "=OSS4-HMAC-SHA256", "=OSS5", 400, ARGUMENT, "0002-00000066", ""),
        ("header besides", "Host:", "x-oss-meta-a: b\r\nHost:", 403, MISMATCHED, "0002-00000201", MISMATCH),
        ("token in a header", "Host:", "x-oss-security-token: t\r\nHost:", 400, "InvalidRequest", "", "Security-token must be provided by query string parameter."),
    ];
    refuse_each(&server, &good, rows).await;
}

#[tokio::test]
async fn v1_urls_that_do_not_hold() {
    let server = server().await;
    let good = Signer::of(&server).v1_url(&GET, NOW.plus_seconds(60));
    let expires = "Expires=1764072060";
    let incomplete = "Query-string authentication requires the Signature, Expires and";
    #[rustfmt::skip]
    let rows: &[Row] = &[
        ("other key", "/k.txt", "/l.txt", 403, MISMATCHED, "0002-00000040", MISMATCH),
        ("no expiry", "Expires", "Other", 403, "AccessDenied", "0002-00000067", incomplete),
        ("no id", "OSSAccessKeyId", "Other", 403, "AccessDenied", "0002-00000067", incomplete),
        ("no signature", "Signature", "Other", 403, "AccessDenied", "0002-00000067", incomplete),
        ("empty expiry", expires, "Expires=", 403, "AccessDenied", "0002-00000068", incomplete),
        ("expiry no number", expires, "Expires=soon", 403, "AccessDenied", "0002-00000070", "Invalid date (should be seconds since epoch)."),
        ("expiry stretched", expires, "Expires=1764072061", 403, MISMATCHED, "0002-00000040", MISMATCH),
    ];
    refuse_each(&server, &good, rows).await;
}

#[tokio::test]
async fn the_scope_is_that_of_the_server() {
    let server = server().await;
    let signer = Signer::of(&server);
    let region = Signer {
        region: "cn-beijing",
        ..signer.clone()
    };
    let product = Signer {
        product: "oss-cloudbox",
        ..signer
    };
    #[rustfmt::skip]
    let cases = [
        (region.v4(&GET), "0002-00000226", "Invalid signing region in Authorization header."),
        (region.v4_url(&GET, 60), "0002-00000226", "The signing region in credential is invalid."),
        (product.v4(&GET), "0002-00000227", "Invalid signing product in Authorization header."),
        (product.v4_url(&GET, 60), "0002-00000227", "The signing product in credential is invalid."),
    ];
    for (request, ec, text) in cases {
        assert_refused(&ask(&server, &request).await, text, 400, ARGUMENT, ec, text);
    }
}

#[tokio::test]
async fn time_runs_out() {
    let server = server().await;
    let at = |seconds| Signer {
        now: NOW.plus_seconds(seconds),
        ..Signer::of(&server)
    };
    let skew = "The difference between the request time and the current time is too large.";
    for request in [at(-901).v4(&LIST), at(901).v4(&LIST), at(-901).v1(&LIST)] {
        let reply = ask(&server, &request).await;
        assert_refused(
            &reply,
            "skew",
            403,
            "RequestTimeTooSkewed",
            "0002-00000504",
            skew,
        );
        assert_eq!(reply.element("MaxAllowedSkewMilliseconds"), "900000");
        assert_eq!(reply.element("ServerTime"), "2025-11-25T12:00:00.000Z");
    }
    assert_eq!(
        ask(&server, &at(-901).v4(&LIST))
            .await
            .element("RequestTime"),
        "2025-11-25T11:44:59.000Z"
    );
    for request in [
        at(-900).v4(&LIST),
        at(900).v1(&LIST),
        at(-7200).v4_url(&LIST, 7200),
    ] {
        assert_eq!(ask(&server, &request).await.status, 200);
    }
    let expired = "Request has expired.";
    let reply = ask(&server, &at(-61).v4_url(&LIST, 60)).await;
    assert_refused(
        &reply,
        "V4 URL",
        403,
        "AccessDenied",
        "0002-00000236",
        expired,
    );
    assert_eq!(reply.element("Expires"), "2025-11-25T11:59:59.000Z");
    let reply = ask(&server, &at(0).v1_url(&LIST, NOW.plus_seconds(-1))).await;
    assert_refused(
        &reply,
        "V1 URL",
        403,
        "AccessDenied",
        "0002-00000069",
        expired,
    );
    let reply = ask(&server, &at(901).v4_url(&LIST, 60)).await;
    assert_refused(
        &reply,
        "early",
        403,
        "AccessDenied",
        "0002-00000235",
        "Request is not valid",
    );
}

#[tokio::test]
async fn a_mismatch_shows_what_the_server_signed() {
    let server = server().await;
    let signer = Signer::of(&server);
    let spoiled = signer.v4(&GET).replace("/k.txt", "/l.txt");
    let reply = ask(&server, &spoiled).await;
    let id = signer.credentials.access_key().unwrap().id();
    assert_eq!(reply.element("OSSAccessKeyId"), id);
    assert!(spoiled.contains(reply.element("SignatureProvided")));
    let canonical = reply.element("CanonicalRequest");
    assert!(
        canonical.starts_with("GET\n/examplebucket/exampledir/l.txt\n"),
        "{canonical}"
    );
    assert!(
        reply
            .element("CanonicalRequestBytes")
            .starts_with("47 45 54 0A ")
    );
    assert!(
        reply
            .element("StringToSign")
            .starts_with("OSS4-HMAC-SHA256\n20251125T120000Z\n")
    );
    assert!(
        reply
            .element("StringToSignBytes")
            .starts_with("4F 53 53 34 ")
    );
}

#[tokio::test]
async fn an_answer_to_head_carries_its_refusal_in_headers() {
    let server = server().await;
    let plain = Plain {
        method: "HEAD",
        ..GET
    };
    let spoiled = Signer::of(&server).v4(&plain).replace("/k.txt", "/l.txt");
    let reply = ask(&server, &spoiled).await;
    assert_eq!(
        (reply.status, reply.header("x-oss-ec")),
        (403, "0002-00000201")
    );
    assert!(!reply.header("x-oss-err").is_empty());
}

#[tokio::test]
async fn keys_that_are_no_good() {
    let user = User::new("former").access_key("LTAIformer", "secret");
    let server = builder().user(user).start().await.unwrap();
    let ask_as = async |id: &str| {
        let signer = Signer::with(Credentials::new(id, "secret").unwrap());
        signer.ask(&server, &LIST).await
    };
    assert_eq!(
        ask_as("LTAIformer").await.element("Message"),
        "You are forbidden to list buckets."
    );
    assert!(
        server
            .identities()
            .set_access_key_active("LTAIformer", false)
    );
    #[rustfmt::skip]
    let cases = [
        ("LTAIunknown", "0002-00000902", "The OSS Access Key Id you provided does not exist in our records."),
        ("LTAIformer", "0002-00000904", "The OSS Access Key Id you provided is disabled."),
        ("STS.unknown", "0002-00000003", "The OSS Access Key Id you provided does not exist in our records. The Security Token may be lost"),
    ];
    for (id, ec, text) in cases {
        assert_refused(&ask_as(id).await, id, 403, "InvalidAccessKeyId", ec, text);
    }
    let with_token = server.credentials().with_security_token("token").unwrap();
    let reply = Signer::with(with_token).ask(&server, &LIST).await;
    assert_refused(
        &reply,
        "token",
        403,
        "InvalidAccessKeyId",
        "0002-00000002",
        "The OSS",
    );
}

#[tokio::test]
async fn a_missing_bucket_is_said_before_a_wrong_key_except_to_who_may_create_it() {
    let server = server().await;
    let signer = Signer::with(Credentials::new("LTAIunknown", "secret").unwrap());
    let missing = Some("missing-bucket");
    let acl = Plain {
        bucket: missing,
        key: None,
        query: &[("acl", "")],
        ..GET
    };
    assert_eq!(
        signer.ask(&server, &acl).await.element("Code"),
        "NoSuchBucket"
    );
    for (method, query) in [("PUT", &[][..]), ("PUT", &[("acl", "")][..])] {
        let create = Plain {
            method,
            bucket: missing,
            key: None,
            query,
            ..GET
        };
        assert_eq!(
            signer.ask(&server, &create).await.element("Code"),
            "InvalidAccessKeyId"
        );
    }
}

#[tokio::test]
async fn a_preflight_is_never_authenticated() {
    let server = server().await;
    let options = "OPTIONS /examplebucket/k HTTP/1.1\r\nHost: localhost\r\n\
                   Authorization: OSS wrong\r\nOrigin: http://a.example.com\r\n\
                   Access-Control-Request-Method: GET\r\n\r\n";
    assert_eq!(
        ask(&server, options).await.element("Code"),
        "AccessForbidden"
    );
}

#[tokio::test]
async fn skew_of_the_server_is_seen_by_signatures() {
    let server = server().await;
    server.faults().set_skew(3600);
    let signer = Signer::of(&server);
    assert_eq!(
        signer.ask(&server, &LIST).await.element("Code"),
        "RequestTimeTooSkewed"
    );
    let corrected = Signer {
        now: UtcSeconds::new(NOW.as_i64() + 3600),
        ..signer
    };
    assert_eq!(corrected.ask(&server, &LIST).await.status, 200);
}
