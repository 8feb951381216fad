//! STS: who may assume what, within which limits, and what comes back in which form.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use oss_emulator::{Emulator, Role, User};
use oss_sign::{Credentials, acs3};
use serde_json::Value;

use crate::raw::{Reply, ask};
use crate::signed::{Signer, builder, form};

const MAY_ASSUME: &str =
    r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}]}"#;
pub(crate) const ROLE: &str = "acs:ram::1000000000000001:role/RamOssTest";
/// The two parameters that every AssumeRole has.
pub(crate) const ASSUME: [(&str, &str); 3] = [
    ("Action", "AssumeRole"),
    ("RoleArn", ROLE),
    ("RoleSessionName", "sessiontest"),
];

pub(crate) async fn server() -> Emulator {
    builder()
        .user(
            User::new("ramtest")
                .access_key("LTAIramtest", "secret")
                .policy(MAY_ASSUME),
        )
        .user(User::new("nobody").access_key("LTAInobody", "secret"))
        .root_access_key("LTAIroot", "secret")
        .role(Role::new("RamOssTest"))
        .role(Role::new("long").max_session_duration(Duration::from_secs(43_200)))
        .role(Role::new("guarded").trust(
            r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",
                "Principal":{"RAM":["acs:ram::1000000000000001:root"]},
                "Condition":{"StringEquals":{"sts:ExternalId":"shared-secret"}}}]}"#,
        ))
        .role(Role::new("service").trust(
            r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",
                "Principal":{"Service":["ecs.aliyuncs.com"]}}]}"#,
        ))
        .start()
        .await
        .unwrap()
}

pub(crate) fn user(id: &str) -> Signer {
    Signer::with(Credentials::new(id, "secret").unwrap())
}

pub(crate) fn nonce() -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    format!("nonce-{}", COUNT.fetch_add(1, Ordering::Relaxed))
}

fn get(query: &str) -> String {
    format!("GET /?{query} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
}

pub(crate) fn post(query: &str, body: &str) -> String {
    format!(
        "POST /{query} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\n\r\n{body}",
        body.len()
    )
}

pub(crate) async fn call(server: &Emulator, signer: &Signer, own: &[(&str, &str)]) -> Reply {
    ask(server, &post("", &signer.rpc("POST", own, &nonce()))).await
}

/// What newer official clients send: action and version in headers, the signature too.
pub(crate) fn acs3_call(
    signer: &Signer,
    (action, version): (&str, &str),
    query: &[(&str, &str)],
    nonce: &str,
) -> String {
    let key = signer.credentials.access_key().unwrap();
    let (hash, date) = (acs3::hash_payload(b""), signer.now.to_iso_extended());
    let headers = [
        ("host", "127.0.0.1"),
        ("accept", "application/json"),
        ("x-acs-action", action),
        ("x-acs-version", version),
        ("x-acs-date", &date),
        ("x-acs-signature-nonce", nonce),
        ("x-acs-content-sha256", &hash),
    ];
    let call = acs3::Call {
        method: "POST",
        path: "/",
        query,
        headers: &headers,
        payload_sha256: &hash,
    };
    let authorization = acs3::sign(key, &call).unwrap();
    let lines: String = headers
        .iter()
        .map(|(name, value)| format!("{name}: {value}\r\n"))
        .collect();
    format!(
        "POST /?{} HTTP/1.1\r\n{lines}authorization: {authorization}\r\nContent-Length: 0\r\n\r\n",
        form(query)
    )
}

pub(crate) fn json(reply: &Reply) -> Value {
    serde_json::from_str(&reply.body).unwrap()
}

pub(crate) fn code(reply: &Reply) -> String {
    json(reply)["Code"].as_str().unwrap_or_default().to_owned()
}

/// Temporary credentials for a role, as the parameters say.
pub(crate) async fn assume(server: &Emulator, signer: &Signer, own: &[(&str, &str)]) -> Signer {
    let mut parameters = vec![("Action", "AssumeRole"), ("RoleSessionName", "sessiontest")];
    parameters.extend_from_slice(own);
    let reply = call(server, signer, &parameters).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    let answer = json(&reply);
    let text = |name: &str| answer["Credentials"][name].as_str().unwrap().to_owned();
    let credentials = Credentials::new(text("AccessKeyId"), text("AccessKeySecret")).unwrap();
    Signer::with(
        credentials
            .with_security_token(text("SecurityToken"))
            .unwrap(),
    )
}

pub(crate) fn with<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = ASSUME
        .into_iter()
        .filter(|(name, _)| !changes.iter().any(|(n, _)| n == name));
    kept.chain(changes.iter().copied().filter(|(_, value)| *value != "-"))
        .collect()
}

#[tokio::test]
async fn assume_role_answers_with_temporary_credentials() {
    let server = server().await;
    let reply = call(&server, &user("LTAIramtest"), &ASSUME).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    let answer = json(&reply);
    let assumed = &answer["AssumedRoleUser"];
    assert_eq!(
        assumed["Arn"],
        "acs:ram::1000000000000001:role/ramosstest/sessiontest"
    );
    assert!(
        assumed["AssumedRoleId"]
            .as_str()
            .unwrap()
            .ends_with(":sessiontest")
    );
    let credentials = &answer["Credentials"];
    assert!(
        credentials["AccessKeyId"]
            .as_str()
            .unwrap()
            .starts_with("STS.")
    );
    assert_eq!(credentials["Expiration"], "2025-11-25T13:00:00Z");
    assert_eq!(answer["RequestId"].as_str().unwrap().len(), 36);
    // Clients must encode the token, which has all that base64 can have.
    let token = credentials["SecurityToken"].as_str().unwrap();
    assert!(token.contains('+') && token.contains('/') && token.ends_with("=="));
}

#[tokio::test]
async fn query_form_and_both_together_are_the_same() {
    let server = server().await;
    let signer = user("LTAIramtest");
    let whole = |method| signer.rpc(method, &ASSUME, &nonce());
    assert_eq!(ask(&server, &get(&whole("GET"))).await.status, 200);
    assert_eq!(ask(&server, &post("", &whole("POST"))).await.status, 200);
    let query = format!("?{}", whole("POST"));
    let in_query =
        format!("POST /{query} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 0\r\n\r\n");
    assert_eq!(ask(&server, &in_query).await.status, 200);
    // credentials-go: public parameters in the query, the others in the form.
    let all = whole("POST");
    let (business, public): (Vec<&str>, Vec<&str>) =
        all.split('&').partition(|pair| pair.starts_with("Role"));
    let split = post(&format!("?{}", public.join("&")), &business.join("&"));
    assert_eq!(ask(&server, &split).await.status, 200);
    let twice = post("?Action=AssumeRole&Version=2015-04-01", &whole("POST"));
    assert_eq!(code(&ask(&server, &twice).await), "InvalidParameter");
}

#[tokio::test]
async fn answers_are_json_or_xml_as_asked() {
    let server = server().await;
    let signer = user("LTAIramtest");
    let reply = call(&server, &signer, &with(&[("Format", "XML")])).await;
    assert_eq!(reply.header("content-type"), "application/xml");
    assert!(
        reply.body.contains("<AssumeRoleResponse><RequestId>"),
        "{}",
        reply.body
    );
    assert!(reply.element("AccessKeyId").starts_with("STS."));
    assert_eq!(
        call(&server, &signer, &with(&[("Format", "json")]))
            .await
            .status,
        200
    );
    let refused = call(&server, &user("LTAInobody"), &with(&[("Format", "xml")])).await;
    assert_eq!(
        (refused.status, refused.element("Code")),
        (403, "NoPermission")
    );
}

/// Changed parameters, and the status and code of the answer.
type Limit<'a> = (&'a [(&'a str, &'a str)], u16, &'a str);

#[tokio::test]
async fn each_parameter_has_its_limits() {
    let server = server().await;
    let long = "x".repeat(65);
    let policy = |length: usize| {
        let text =
            r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"oss:*","Resource":"*"}]}"#;
        format!("{text}{}", " ".repeat(length - text.len()))
    };
    let (fits, too_long) = (policy(2048), policy(2049));
    #[rustfmt::skip]
    let cases: &[Limit<'_>] = &[
        (&[("RoleArn", "-")], 400, "MissingRoleArn"),
        (&[("RoleArn", "acs:ram::x:role/r")], 400, "InvalidParameter.RoleArn"),
        (&[("RoleArn", "acs:ram::1:group/r")], 400, "InvalidParameter.RoleArn"),
        (&[("RoleArn", "acs:ram::1000000000000001:role/none")], 404, "EntityNotExist.Role"),
        (&[("RoleArn", "acs:ram::1000000000000001:user/ramtest")], 404, "EntityNotExist.Role"),
        (&[("RoleSessionName", "-")], 400, "MissingRoleSessionName"),
        (&[("RoleSessionName", "x")], 400, "InvalidParameter.RoleSessionName"),
        (&[("RoleSessionName", &long)], 400, "InvalidParameter.RoleSessionName"),
        (&[("RoleSessionName", "a b")], 400, "InvalidParameter.RoleSessionName"),
        (&[("RoleSessionName", &long[..64])], 200, ""),
        (&[("DurationSeconds", "899")], 400, "InvalidParameter.DurationSeconds"),
        (&[("DurationSeconds", "soon")], 400, "InvalidParameter.DurationSeconds"),
        (&[("DurationSeconds", "900")], 200, ""),
        (&[("DurationSeconds", "3601")], 400, "InvalidParameter.DurationSeconds"),
        (&[("RoleArn", "acs:ram::1000000000000001:role/long"), ("DurationSeconds", "43200")], 200, ""),
        (&[("RoleArn", "acs:ram::1000000000000001:role/long"), ("DurationSeconds", "43201")], 400, "InvalidParameter.DurationSeconds"),
        (&[("Policy", "{}")], 400, "InvalidParameter.PolicyGrammar"),
        (&[("Policy", r#"{"Version":"1","Statements":[]}"#)], 400, "InvalidParameter.PolicyGrammar"),
        (&[("Policy", &too_long)], 400, "InvalidParameter.PolicySize"),
        (&[("Policy", &fits)], 200, ""),
        (&[("ExternalId", "x")], 400, "InvalidParameter.ExternalId"),
        (&[("SourceIdentity", "acs:x")], 400, "InvalidParameter.SourceIdentity"),
        (&[("SourceIdentity", "alice@example.com")], 200, ""),
        (&[("Action", "AssumeNothing")], 400, "InvalidParameter"),
        (&[("Version", "2016-04-01")], 400, "InvalidParameter"),
    ];
    for &(changes, status, expected) in cases {
        let reply = call(&server, &user("LTAIramtest"), &with(changes)).await;
        assert_eq!(
            (reply.status, code(&reply).as_str()),
            (status, expected),
            "{changes:?}"
        );
    }
}

#[tokio::test]
async fn trust_and_the_callers_own_right_are_both_needed() {
    let server = server().await;
    let refused = async |id: &str, changes: &[(&str, &str)]| {
        let reply = call(&server, &user(id), &with(changes)).await;
        assert_eq!(
            (reply.status, code(&reply).as_str()),
            (403, "NoPermission"),
            "{id} {changes:?}"
        );
        json(&reply)
    };
    let own = refused("LTAInobody", &[]).await;
    assert_eq!(
        own["AccessDeniedDetail"]["PolicyType"],
        "ResourceGroupLevelIdentityBasedPolicy"
    );
    assert_eq!(own["AccessDeniedDetail"]["AuthAction"], "sts:AssumeRole");
    let service = ("RoleArn", "acs:ram::1000000000000001:role/service");
    let trust = refused("LTAIramtest", &[service]).await;
    assert_eq!(
        trust["AccessDeniedDetail"]["PolicyType"],
        "AssumeRolePolicy"
    );
    let root = refused("LTAIroot", &[]).await;
    assert_eq!(
        root["Message"],
        "Roles may not be assumed by root accounts."
    );

    let guarded = ("RoleArn", "acs:ram::1000000000000001:role/guarded");
    refused("LTAIramtest", &[guarded]).await;
    refused("LTAIramtest", &[guarded, ("ExternalId", "wrong")]).await;
    let right = with(&[guarded, ("ExternalId", "shared-secret")]);
    assert_eq!(
        call(&server, &user("LTAIramtest"), &right).await.status,
        200
    );
}

#[tokio::test]
async fn a_session_may_assume_a_further_role_with_its_own_right() {
    let server = builder()
        .user(
            User::new("ramtest")
                .access_key("LTAIramtest", "secret")
                .policy(MAY_ASSUME),
        )
        .role(Role::new("first").policy(MAY_ASSUME))
        .role(Role::new("second"))
        .start()
        .await
        .unwrap();
    let arn = |name: &str| format!("acs:ram::1000000000000001:role/{name}");
    let (first, second) = (arn("first"), arn("second"));
    let session = assume(&server, &user("LTAIramtest"), &[("RoleArn", &first)]).await;
    let further = assume(&server, &session, &[("RoleArn", &second)]).await;
    let reply = call(&server, &further, &with(&[("RoleArn", &first)])).await;
    assert_eq!(code(&reply), "NoPermission");
}

#[tokio::test]
async fn get_caller_identity_says_who_signed() {
    let server = server().await;
    let who = async |signer: &Signer| {
        let reply = call(&server, signer, &[("Action", "GetCallerIdentity")]).await;
        assert_eq!(reply.status, 200, "{}", reply.body);
        json(&reply)
    };
    let nobody = who(&user("LTAInobody")).await;
    assert_eq!(nobody["IdentityType"], "RAMUser");
    assert_eq!(nobody["Arn"], "acs:ram::1000000000000001:user/nobody");
    assert_eq!(nobody["UserId"].as_str().unwrap().len(), 18);
    let root = who(&user("LTAIroot")).await;
    assert_eq!(
        (&root["IdentityType"], &root["PrincipalId"]),
        (&"Account".into(), &"1000000000000001".into())
    );
    let session = who(&assume(&server, &user("LTAIramtest"), &[("RoleArn", ROLE)]).await).await;
    assert_eq!(session["IdentityType"], "AssumedRoleUser");
    assert_eq!(
        session["Arn"],
        "acs:ram::1000000000000001:assumed-role/ramosstest/sessiontest"
    );
    let id = session["RoleId"].as_str().unwrap();
    assert_eq!(session["PrincipalId"], format!("{id}:sessiontest"));
}
