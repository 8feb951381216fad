//! What a request is allowed to do is what it does: signature, conditions and handlers see the same
//! values.

use oss_emulator::User;
use oss_sign::Credentials;
use oss_sign::post_policy::PostPolicy;

use crate::caller::{BUCKET, NOW, Oss};
use crate::form::Form;

/// A user who may do everything that this statement does not narrow or deny.
fn user(oss: &Oss, statements: &str) -> Credentials {
    let policy = format!(r#"{{"Version":"1","Statement":[{statements}]}}"#);
    let user = User::new("reader").access_key("LTAI5tReader", "secret");
    oss.server
        .identities()
        .add_user(user.policy(policy))
        .unwrap();
    Credentials::new("LTAI5tReader", "secret").unwrap()
}

const EVERYTHING: &str = r#"{"Effect":"Allow","Action":"oss:*","Resource":"*"}"#;

fn deny(key: &str, value: &str) -> String {
    format!(
        r#"{EVERYTHING},{{"Effect":"Deny","Action":"oss:*","Resource":"*",
            "Condition":{{"StringLike":{{"{key}":"{value}"}}}}}}"#
    )
}

#[tokio::test]
async fn a_header_of_one_value_is_not_given_twice() {
    let oss = Oss::start().await;
    let private = r#"{"Effect":"Allow","Action":"oss:PutObject","Resource":"*",
        "Condition":{"StringEquals":{"oss:x-oss-object-acl":"private"}}}"#;
    let user = user(&oss, private);
    let put = |first: &str, second: &str| {
        let ask = oss.object("PUT", "k").signed_by(&user).body("data");
        let ask = ask.header("x-oss-object-acl", first);
        ask.header("x-oss-object-acl", second).send()
    };
    for (first, second) in [("private", "public-read"), ("public-read", "private")] {
        let reply = put(first, second).await;
        assert_eq!(reply.outcome(), (400, "InvalidArgument"));
        assert_eq!(reply.elements("ArgumentName"), ["x-oss-object-acl"]);
    }
    assert_eq!(oss.object("GET", "k").send().await.status, 404);
}

#[tokio::test]
async fn a_parameter_is_not_given_twice() {
    let oss = Oss::start().await;
    oss.put("k", "data").await;
    let get = oss.object("GET", "k").anonymous();
    let get = get.query("versionId", "null").query("versionId", "");
    let reply = get.send().await;
    assert_eq!(reply.outcome(), (400, "InvalidArgument"));
    assert_eq!(reply.elements("ArgumentName"), ["versionId"]);
}

#[tokio::test]
async fn the_source_of_a_copy_has_one_reading() {
    let oss = Oss::start().await;
    let user = user(
        &oss,
        &deny("oss:x-oss-copy-source", "/examplebucket/secret-é*"),
    );
    oss.put("secret-é", "data").await;
    oss.put("other", "data").await;
    let copy = |source: &'static str| {
        let copy = oss.object("PUT", "copy").signed_by(&user);
        copy.header("x-oss-copy-source", source).send()
    };
    for source in [
        "/examplebucket/secret-é",
        "/examplebucket/secret-%C3%A9",
        "/examplebucket/%73ecret%2D%C3%A9",
        "examplebucket/secret-é",
        "/examplebucket/secret-é?versionId=null",
    ] {
        let reply = copy(source).await;
        assert_eq!(reply.outcome(), (403, "AccessDenied"), "{source}");
    }
    assert_eq!(copy("/examplebucket/other").await.status, 200);
}

#[tokio::test]
async fn text_beyond_ascii_is_seen_by_conditions() {
    let oss = Oss::start().await;
    let user = user(&oss, &deny("oss:x-oss-meta-team", "é"));
    let put = oss.object("PUT", "k").signed_by(&user).body("data");
    let reply = put.header("x-oss-meta-team", "é").send().await;
    assert_eq!(reply.outcome(), (403, "AccessDenied"));
}

#[tokio::test]
async fn the_fields_of_a_form_are_its_headers() {
    let oss = Oss::start().await;
    let statements = format!(
        "{},{}",
        deny("oss:x-oss-object-acl", "public-*"),
        r#"{"Effect":"Deny","Action":"oss:*","Resource":"*",
            "Condition":{"StringEquals":{"oss:RequestObjectTag/team":"secret"}}}"#
    );
    let user = user(&oss, &statements);
    let signed = PostPolicy::new(NOW.plus_seconds(3600))
        .bucket(&oss_sign::BucketName::new(BUCKET).unwrap())
        .sign_v4(&user, oss.server.region(), NOW)
        .unwrap();
    let form = |name: &'static str, value: &'static str| {
        let form = Form::new(Some(&signed))
            .field("key", "k")
            .field(name, value);
        form.file("f", "data")
    };
    for (name, value) in [
        ("x-oss-object-acl", "public-read"),
        ("X-OSS-Object-ACL", "public-read-write"),
        ("x-oss-tagging", "team=secret"),
        ("x-oss-tagging", "te%61m=secr%65t"),
    ] {
        let reply = form(name, value).send(&oss).await;
        assert_eq!(reply.outcome(), (403, "AccessDenied"), "{name}");
    }
    assert_eq!(
        form("x-oss-object-acl", "private").send(&oss).await.status,
        204
    );
    // A header of the request is none of the form's.
    let reply = form("a", "b")
        .header("x-oss-object-acl", "public-read")
        .send(&oss)
        .await;
    assert_eq!(reply.status, 204);
    let acl = oss.object("GET", "k").query("acl", "").send().await;
    assert_eq!(acl.elements("Grant"), ["default"]);
}

#[tokio::test]
async fn a_field_of_a_form_is_not_given_twice() {
    let oss = Oss::start().await;
    let signed = PostPolicy::new(NOW.plus_seconds(3600))
        .bucket(&oss_sign::BucketName::new(BUCKET).unwrap())
        .key_starts_with("dir/")
        .sign_v4(&oss.server.credentials(), oss.server.region(), NOW)
        .unwrap();
    let form = Form::new(Some(&signed))
        .field("key", "dir/a")
        .field("Key", "other");
    let reply = form.file("f", "data").send(&oss).await;
    assert_eq!(reply.outcome(), (400, "InvalidArgument"));
    assert_eq!(reply.elements("ArgumentName"), ["key"]);
}

#[tokio::test]
async fn a_proxy_says_nothing_to_policies() {
    let oss = Oss::start().await;
    let office = r#"{"Effect":"Allow","Action":"oss:*","Resource":"*",
        "Condition":{"IpAddress":{"acs:SourceIp":"203.0.113.0/24"}}}"#;
    let user = user(&oss, office);
    let get = oss.object("GET", "k").signed_by(&user);
    let get = get.query("x-oss-ac-forward-allow", "true");
    let reply = get.header("x-forwarded-for", "203.0.113.9").send().await;
    assert_eq!(reply.outcome(), (403, "AccessDenied"));
}

#[tokio::test]
async fn nobody_names_a_network_unless_the_server_believes_it() {
    let oss = Oss::start().await;
    let inside = r#"{"Effect":"Allow","Action":"oss:*","Resource":"*",
        "Condition":{"StringEquals":{"acs:SourceVpc":"vpc-inside"}}}"#;
    let user = user(&oss, inside);
    let get = oss.object("GET", "k").signed_by(&user);
    let reply = get.header("oss-emulator-vpc-id", "vpc-inside").send().await;
    assert_eq!(reply.outcome(), (403, "AccessDenied"));
}
