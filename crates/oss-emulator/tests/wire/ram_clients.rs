//! What official clients send beside what is needed, as captured from them.

use serde_json::Value;

use crate::ram::{TRUST, call, done, server};
use crate::raw::ask;
use crate::signed::Signer;
use crate::sts::{json, nonce};

/// The query, and headers that say it again.
fn in_query(method: &str, query: &str, headers: &str) -> String {
    format!("{method} /?{query} HTTP/1.1\r\nHost: 127.0.0.1\r\n{headers}Content-Length: 0\r\n\r\n")
}

#[tokio::test]
async fn all_stands_in_the_query_of_a_post_and_in_that_of_a_get() {
    let server = server().await;
    let own = [
        ("Action", "CreateUser"),
        ("Version", "2015-05-01"),
        ("UserName", "u1"),
        ("DisplayName", "u 1"),
        ("RegionId", "cn-hangzhou"),
        ("SignatureType", ""),
    ];
    let headers = "x-acs-action: CreateUser\r\nx-acs-version: 2015-05-01\r\n\
                   x-sdk-invoke-type: normal\r\n";
    let query = Signer::of(&server).rpc("POST", &own, &nonce());
    let reply = ask(&server, &in_query("POST", &query, headers)).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    assert_eq!(json(&reply)["User"]["DisplayName"], "u 1");

    let own = [
        ("Action", "ListUsers"),
        ("Version", "2015-05-01"),
        ("MaxItems", "2"),
        ("RegionId", "cn-hangzhou"),
    ];
    let query = Signer::of(&server).rpc("GET", &own, &nonce());
    let reply = ask(&server, &in_query("GET", &query, "")).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    assert_eq!(json(&reply)["IsTruncated"], false);
}

#[tokio::test]
async fn tags_come_as_json_and_numbered() {
    let server = server().await;
    let trust = ("AssumeRolePolicyDocument", TRUST);
    let as_json = ("Tag", r#"[{"Key":"team","Value":"web"}]"#);
    let numbered = [("Tag.1.Key", "team"), ("Tag.1.Value", "web")];
    let further = [("Tag.2.Key", "stage"), ("Tag.2.Value", "test")];
    done(&server, "CreateRole", &[("RoleName", "a"), trust, as_json]).await;
    let own = [
        ("RoleName", "b"),
        trust,
        numbered[0],
        numbered[1],
        further[0],
        further[1],
    ];
    done(&server, "CreateRole", &own).await;
    let listed = async |own: &[(&str, &str)]| {
        let answer = done(&server, "ListRoles", own).await;
        let roles = answer["Roles"]["Role"].as_array().unwrap().clone();
        let name = |role: &Value| role["RoleName"].as_str().unwrap().to_owned();
        roles.iter().map(name).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(listed(&[]).await, "a b oss-emulator");
    assert_eq!(listed(&[as_json]).await, "a b");
    assert_eq!(listed(&numbered).await, "a b");
    assert_eq!(listed(&[("Tag.1.Key", "stage")]).await, "b");
    assert_eq!(
        listed(&[("Tag.1.Key", "team"), ("Tag.1.Value", "api")]).await,
        ""
    );
}

#[tokio::test]
async fn a_parameter_that_stands_twice_is_refused() {
    let server = server().await;
    let own = [
        ("Action", "GetUser"),
        ("Version", "2015-05-01"),
        ("UserName", "u"),
    ];
    let query = Signer::of(&server).rpc("GET", &own, &nonce());
    let reply = ask(
        &server,
        &in_query("GET", &format!("{query}&UserName=v"), ""),
    )
    .await;
    assert_eq!(json(&reply)["Code"], "InvalidParameter");
    let reply = call(&server, &Signer::of(&server), "GetUser", &own[2..]).await;
    assert_eq!(json(&reply)["Code"], "EntityNotExist.User");
}
