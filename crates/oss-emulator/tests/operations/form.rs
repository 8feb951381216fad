//! PostObject.

use std::time::Duration;

use oss_emulator::Surroundings;
use oss_sign::post_policy::{PostForm, PostPolicy};
use oss_sign::{BucketName, Credentials};

use crate::caller::{BUCKET, NOW, Oss, Reply};

const BOUNDARY: &str = "9431149156168";

/// The parts of a form: fields, then the file.
pub(crate) struct Form {
    parts: Vec<String>,
    headers: Vec<(String, String)>,
}

impl Form {
    pub(crate) fn new(signed: Option<&PostForm>) -> Self {
        let mut form = Self {
            parts: Vec::new(),
            headers: Vec::new(),
        };
        for (name, value) in signed.into_iter().flat_map(PostForm::fields) {
            form = form.field(name, value);
        }
        form
    }

    /// A header of the request, beside the form.
    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn field(mut self, name: &str, value: &str) -> Self {
        self.parts.push(format!(
            "Content-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}"
        ));
        self
    }

    pub(crate) fn file(mut self, name: &str, data: &str) -> Self {
        self.parts.push(format!(
            "Content-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             Content-Type: text/plain\r\n\r\n{data}"
        ));
        self
    }

    pub(crate) async fn send(self, oss: &Oss) -> Reply {
        let parts = self
            .parts
            .iter()
            .map(|part| format!("--{BOUNDARY}\r\n{part}\r\n"));
        let body = parts.collect::<String>() + &format!("--{BOUNDARY}--\r\n");
        let content_type = format!("multipart/form-data; boundary={BOUNDARY}");
        let mut ask = oss
            .bucket("POST")
            .anonymous()
            .header("content-type", &content_type);
        for (name, value) in &self.headers {
            ask = ask.header(name, value);
        }
        ask.body(body).send().await
    }
}

fn policy() -> PostPolicy {
    PostPolicy::new(NOW.plus_seconds(3600)).bucket(&BucketName::new(BUCKET).unwrap())
}

fn v4(oss: &Oss, policy: &PostPolicy) -> PostForm {
    policy
        .sign_v4(&oss.server.credentials(), oss.server.region(), NOW)
        .unwrap()
}

#[tokio::test]
async fn signed_forms_of_both_versions_upload() {
    let oss = Oss::start().await;
    let policy = policy().key_starts_with("dir/").content_length(1..=10);
    let forms = [
        v4(&oss, &policy),
        policy.sign_v1(&oss.server.credentials(), NOW).unwrap(),
    ];
    for signed in &forms {
        let posted = Form::new(Some(signed))
            .field("key", "dir/${filename}")
            .field("x-oss-meta-a", "é")
            .field("Cache-Control", "no-cache")
            .file("a b.txt", "data")
            .field("submit", "Upload")
            .send(&oss)
            .await;
        assert_eq!((posted.status, posted.text()), (204, ""), "{posted:?}");
        assert_eq!(
            posted.header("etag"),
            "\"8D777F385D3DFEC8815D20F7496026DC\""
        );
        let got = oss.object("GET", "dir/a b.txt").send().await;
        assert_eq!(
            (got.text(), got.header("content-type")),
            ("data", "text/plain")
        );
        assert_eq!(got.headers["x-oss-meta-a"].as_bytes(), "é".as_bytes());
        assert_eq!(got.header("cache-control"), "no-cache");
        oss.object("DELETE", "dir/a b.txt").send().await;
    }
}

#[tokio::test]
async fn the_form_says_what_is_answered() {
    let oss = Oss::start().await;
    let signed = v4(&oss, &policy());
    let form = |name: &str, value: &str| {
        Form::new(Some(&signed))
            .field("key", "a b")
            .field(name, value)
            .file("f", "data")
    };
    let ok = form("success_action_status", "200").send(&oss).await;
    assert_eq!((ok.status, ok.text()), (200, ""));
    let created = form("success_action_status", "201").send(&oss).await;
    assert_eq!(created.status, 201);
    assert_eq!(created.elements("Key"), ["a b"]);
    let location = format!("{}/{BUCKET}/a%20b", oss.server.endpoint());
    assert_eq!(created.elements("Location"), [location.as_str()]);
    assert_eq!(created.elements("ETag"), [created.header("etag")]);
    assert_eq!(
        form("success_action_status", "302").send(&oss).await.status,
        204
    );
    let moved = form("success_action_redirect", "http://a.b/?x=1")
        .send(&oss)
        .await;
    assert_eq!(moved.status, 303);
    assert_eq!(
        moved.header("location"),
        "http://a.b/?x=1&bucket=examplebucket&key=a%20b\
         &etag=%228D777F385D3DFEC8815D20F7496026DC%22"
    );
}

#[tokio::test]
async fn a_form_that_breaks_its_policy_is_refused() {
    let oss = Oss::start().await;
    let policy = policy()
        .key_starts_with("dir/")
        .content_length(2..=4)
        .equals("success_action_status", "200");
    let signed = v4(&oss, &policy);
    let form = |key: &str, status: &str, data: &str| {
        let mut form = Form::new(None).field("key", key);
        for (name, own) in signed.fields() {
            let is_status = name == "success_action_status";
            form = form.field(name, if is_status { status } else { own });
        }
        form.file("f", data)
    };
    assert_eq!(form("dir/a", "200", "data").send(&oss).await.status, 200);
    let failed = form("dir/b", "201", "data").send(&oss).await;
    assert_eq!(failed.outcome(), (403, "AccessDenied"));
    assert_eq!(
        failed.elements("Message"),
        ["Invalid according to Policy: Policy Condition failed: \
          [\"eq\", \"$success_action_status\", \"200\"]"]
    );
    assert_eq!(failed.header("x-oss-ec"), "0006-00000227");
    assert_eq!(
        form("b", "200", "data").send(&oss).await.outcome(),
        (403, "AccessDenied")
    );
    let small = form("dir/b", "200", "d").send(&oss).await;
    assert_eq!(small.outcome(), (400, "EntityTooSmall"));
    let large = form("dir/b", "200", "large").send(&oss).await;
    assert_eq!(large.outcome(), (400, "EntityTooLarge"));
    assert_eq!(oss.object("GET", "dir/b").send().await.status, 404);

    oss.server.clock().advance(Duration::from_secs(3601));
    let expired = form("dir/a", "200", "data").send(&oss).await;
    assert_eq!(expired.outcome(), (403, "AccessDenied"));
    assert_eq!(
        expired.elements("Message"),
        ["Invalid according to Policy: Policy expired."]
    );
}

#[tokio::test]
async fn without_a_signature_the_buckets_acl_decides() {
    let oss = Oss::start().await;
    let post = || async {
        Form::new(None)
            .field("key", "k")
            .file("f", "data")
            .send(&oss)
            .await
    };
    assert_eq!(post().await.outcome(), (403, "AccessDenied"));
    let open = oss
        .bucket("PUT")
        .query("acl", "")
        .header("x-oss-acl", "public-read-write");
    assert_eq!(open.send().await.status, 200);
    assert_eq!(post().await.status, 204);
}

#[tokio::test]
async fn signatures_are_checked() {
    let oss = Oss::start().await;
    let signed = v4(&oss, &policy());
    let spoiled = |field: &str, value: &str| {
        let mut form = Form::new(None);
        for (name, own) in signed.fields() {
            form = form.field(name, if name == field { value } else { own });
        }
        form.field("key", "k").file("f", "data")
    };
    let wrong = spoiled("x-oss-signature", &"0".repeat(64)).send(&oss).await;
    assert_eq!(wrong.outcome(), (403, "SignatureDoesNotMatch"));
    assert_eq!(wrong.header("x-oss-ec"), "0002-00000705");
    let empty = spoiled("x-oss-signature", "").send(&oss).await;
    assert_eq!(empty.outcome(), (400, "InvalidArgument"));
    assert_eq!(empty.header("x-oss-ec"), "0002-00000704");
    let garbled = spoiled("policy", "no base64!").send(&oss).await;
    assert_eq!(garbled.outcome(), (400, "InvalidPolicyDocument"));
    let unsigned = Form::new(None)
        .field("OSSAccessKeyId", "ak")
        .field("key", "k")
        .file("f", "x");
    assert_eq!(
        unsigned.send(&oss).await.header("x-oss-ec"),
        "0002-00000702"
    );
}

#[tokio::test]
async fn other_bodies_are_refused() {
    let oss = Oss::start().await;
    let open = oss
        .bucket("PUT")
        .query("acl", "")
        .header("x-oss-acl", "public-read-write");
    open.send().await;
    let no_file = Form::new(None).field("key", "k").send(&oss).await;
    assert_eq!(
        no_file.outcome(),
        (400, "IncorrectNumberOfFilesInPOSTRequest")
    );
    let two = Form::new(None)
        .field("key", "k")
        .file("a", "1")
        .file("b", "2")
        .send(&oss)
        .await;
    assert_eq!(two.outcome(), (400, "IncorrectNumberOfFilesInPOSTRequest"));
    let late = Form::new(None)
        .file("a", "1")
        .field("key", "k")
        .send(&oss)
        .await;
    assert_eq!(late.outcome(), (400, "InvalidArgument"));
    let slash = Form::new(None)
        .field("key", "/k")
        .file("a", "1")
        .send(&oss)
        .await;
    assert_eq!(slash.outcome(), (400, "InvalidObjectName"));
    let long = "x".repeat(2 * 1024 * 1024 + 1);
    let field = Form::new(None)
        .field("x", &long)
        .field("key", "k")
        .file("a", "1")
        .send(&oss)
        .await;
    assert_eq!(field.outcome(), (400, "FieldItemTooLong"));
    for (content_type, body, code) in [
        ("application/json", "{}", "RequestIsNotMultiPartContent"),
        ("multipart/form-data", "", "MalformedPOSTRequest"),
        (
            "multipart/form-data; boundary=x",
            "no form",
            "MalformedPOSTRequest",
        ),
    ] {
        let ask = oss
            .bucket("POST")
            .anonymous()
            .header("content-type", content_type)
            .body(body);
        assert_eq!(ask.send().await.outcome(), (400, code), "{content_type}");
    }
    assert_eq!(oss.object("GET", "k").send().await.status, 404);
}

#[tokio::test]
async fn a_key_with_the_name_of_the_file_needs_that_name() {
    let oss = Oss::start().await;
    let signed = v4(&oss, &policy());
    for key in ["${filename}", "dir/${filename}"] {
        let form = Form::new(Some(&signed)).field("key", key);
        let refused = form.file("", "data").send(&oss).await;
        assert_eq!(refused.outcome(), (400, "InvalidArgument"), "{key}");
    }
    assert_eq!(oss.object("GET", "dir/").send().await.status, 404);
}

#[tokio::test]
async fn the_policy_of_a_v4_form_fixes_its_token() {
    let surroundings = Surroundings::new().credentials_uri("oss-emulator");
    let oss = Oss::with(|builder| builder.surroundings(surroundings)).await;
    let uri = oss.server.surroundings().credentials_uri().unwrap().uri();
    let keys = crate::caller::keys(&uri).await;
    let with_token = keys.0.clone().with_security_token(&keys.1).unwrap();
    let fixed = |credentials: &Credentials| {
        let region = oss.server.region();
        policy().sign_v4(credentials, region, NOW).unwrap()
    };
    let good = Form::new(Some(&fixed(&with_token))).field("key", "k");
    assert_eq!(good.file("f", "data").send(&oss).await.status, 204);
    let unfixed = Form::new(Some(&fixed(&keys.0))).field("x-oss-security-token", &keys.1);
    let refused = unfixed.field("key", "k").file("f", "data").send(&oss).await;
    assert_eq!(refused.outcome(), (403, "AccessDenied"));
}
