//! What access control lists open, and what conditions see.

use oss_emulator::User;

use crate::authorisation::{PUT, allow, guide, role_arn};
use crate::raw::ask;
use crate::signed::{GET, Plain, Signer, builder};
use crate::sts::{assume, user};

#[tokio::test]
async fn access_control_lists_open_to_everybody() {
    let server = guide().await;
    let full = Signer::of(&server);
    assert_eq!(full.ask(&server, &PUT).await.status, 200);
    let anonymous = async |method: &str, target: &str| {
        let length = if method == "PUT" {
            "Content-Length: 0\r\n"
        } else {
            ""
        };
        let request = format!("{method} {target} HTTP/1.1\r\nHost: 127.0.0.1\r\n{length}\r\n");
        ask(&server, &request).await.status
    };
    let set = async |name: &str, value: &str, key: Option<&'static str>| {
        let headers = [(name, value)];
        let plain = Plain {
            method: "PUT",
            key,
            query: &[("acl", "")],
            headers: &headers,
            body: "",
            ..GET
        };
        assert_eq!(full.ask(&server, &plain).await.status, 200, "{value}");
    };
    let object = "/examplebucket/exampledir/k.txt";
    for (acl, get, list, put, manage) in [
        ("private", 403, 403, 403, 403),
        ("public-read", 200, 200, 403, 403),
        ("public-read-write", 200, 200, 200, 403),
    ] {
        set("x-oss-acl", acl, None).await;
        assert_eq!(anonymous("GET", object).await, get, "{acl}");
        assert_eq!(anonymous("GET", "/examplebucket/").await, list, "{acl}");
        assert_eq!(anonymous("PUT", "/examplebucket/other").await, put, "{acl}");
        assert_eq!(
            anonymous("GET", "/examplebucket/?acl").await,
            manage,
            "{acl}"
        );
        // Users of other rights are no better off than everybody.
        assert_eq!(
            user("LTAIramtest").ask(&server, &GET).await.status,
            get,
            "{acl}"
        );
    }
    set("x-oss-object-acl", "private", GET.key).await;
    assert_eq!(anonymous("GET", object).await, 403);
    set("x-oss-acl", "private", None).await;
    set("x-oss-object-acl", "public-read", GET.key).await;
    assert_eq!(anonymous("GET", object).await, 200);
    assert_eq!(
        anonymous("GET", &format!("{object}?versionId=null")).await,
        200
    );
}

#[tokio::test]
async fn a_session_policy_holds_even_where_everybody_may() {
    let server = guide().await;
    let full = Signer::of(&server);
    let open = Plain {
        method: "PUT",
        key: None,
        query: &[("acl", "")],
        headers: &[("x-oss-acl", "public-read-write")],
        ..GET
    };
    assert_eq!(full.ask(&server, &open).await.status, 200);
    let narrow = allow(r#""oss:GetObject""#, "*");
    let parameters = [("RoleArn", role_arn()), ("Policy", narrow)];
    let parameters = parameters.each_ref().map(|(n, v)| (*n, v.as_str()));
    let session = assume(&server, &user("LTAIramtest"), &parameters).await;
    assert_eq!(
        session.ask(&server, &PUT).await.element("PolicyType"),
        "SessionPolicy"
    );
    assert_eq!(user("LTAIramtest").ask(&server, &PUT).await.status, 200);
}

#[tokio::test]
async fn conditions_see_the_request() {
    let condition = |text: &str| {
        format!(
            r#"{{"Version":"1","Statement":[{{"Effect":"Allow","Action":"oss:*","Resource":"*","Condition":{{{text}}}}}]}}"#
        )
    };
    #[rustfmt::skip]
    let cases = [
        (r#""IpAddress":{"acs:SourceIp":"127.0.0.0/8"}"#, GET, true),
        (r#""IpAddress":{"acs:SourceIp":"203.0.113.0/24"}"#, GET, false),
        (r#""Bool":{"acs:SecureTransport":"false"}"#, GET, true),
        (r#""DateLessThan":{"acs:CurrentTime":"2025-11-25T12:00:01Z"}"#, GET, true),
        (r#""DateLessThan":{"acs:CurrentTime":"2025-11-25T12:00:00Z"}"#, GET, false),
        (r#""StringLike":{"acs:UserAgent":"tester/*"}"#, GET, true),
        (r#""StringEquals":{"acs:AccessId":"LTAIuser"}"#, GET, true),
        (r#""StringEquals":{"acs:SourceVpc":"vpc-1"}"#, GET, true),
        (r#""StringEquals":{"acs:SourceVpc":"vpc-2"}"#, GET, false),
        (r#""StringEquals":{"oss:Prefix":"a/"}"#, Plain { query: &[("prefix", "a/")], key: None, ..GET }, true),
        (r#""StringEquals":{"oss:Prefix":""}"#, Plain { key: None, ..GET }, true),
        (r#""StringEquals":{"oss:Prefix":""}"#, GET, false),
        (r#""StringEquals":{"oss:Delimiter":"/"}"#, Plain { query: &[("delimiter", "/")], key: None, ..GET }, true),
        (r#""StringEquals":{"oss:x-oss-storage-class":"IA"}"#, Plain { headers: &[("x-oss-storage-class", "IA")], ..PUT }, true),
        (r#""StringEquals":{"oss:RequestObjectTag/k":"v w"}"#, Plain { headers: &[("x-oss-tagging", "k=v%20w")], ..PUT }, true),
        (r#""StringEquals":{"oss:ExistingObjectTag/k":"v"}"#, GET, false),
    ];
    for (text, plain, allowed) in cases {
        let tester = User::new("u")
            .access_key("LTAIuser", "secret")
            .policy(condition(text));
        let server = builder().vpc("vpc-1").user(tester).start().await.unwrap();
        let request =
            user("LTAIuser")
                .v4(&plain)
                .replacen("Host:", "User-Agent: tester/1\r\nHost:", 1);
        let reply = ask(&server, &request).await;
        assert_eq!(reply.status != 403, allowed, "{text} {}", reply.body);
    }
}
