//! STS: who may assume what, within which limits, and what comes back in which form.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use oss_emulator::{Emulator, Role, User};
use oss_sign::{Credentials, acs3};
use serde_json::Value;

use crate::raw::{Reply, ask};
use crate::signed::{NOW, Signer, builder, form};

const MAY_ASSUME: &str =
    r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}]}"#;
const ROLE: &str = "acs:ram::1000000000000001:role/RamOssTest";
/// The two parameters that every AssumeRole has.
const ASSUME: [(&str, &str); 3] = [
    ("Action", "AssumeRole"),
    ("RoleArn", ROLE),
    ("RoleSessionName", "sessiontest"),
];

async fn server() -> Emulator {
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

fn nonce() -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    format!("nonce-{}", COUNT.fetch_add(1, Ordering::Relaxed))
}

fn get(query: &str) -> String {
    format!("GET /?{query} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
}

fn post(query: &str, body: &str) -> String {
    format!(
        "POST /{query} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\n\r\n{body}",
        body.len()
    )
}

async fn call(server: &Emulator, signer: &Signer, own: &[(&str, &str)]) -> Reply {
    ask(server, &post("", &signer.rpc("POST", own, &nonce()))).await
}

fn json(reply: &Reply) -> Value {
    serde_json::from_str(&reply.body).unwrap()
}

fn code(reply: &Reply) -> String {
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

fn with<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
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

#[tokio::test]
async fn calls_that_are_not_signed_well() {
    let server = server().await;
    #[rustfmt::skip]
    let cases: &[(&str, &str, u16, &str)] = &[
        ("SignatureMethod", "HMAC-SHA256", 400, "InvalidSignatureMethod"),
        ("SignatureVersion", "2.0", 400, "InvalidSignatureVersion"),
        ("AccessKeyId", "LTAIunknown", 404, "InvalidAccessKeyId.NotFound"),
        ("AccessKeyId", "LTAInobody", 403, "NoPermission"),
        ("Timestamp", "yesterday", 400, "InvalidTimeStamp.Format"),
        ("Timestamp", "2025-11-25T11:44:59Z", 400, "InvalidTimeStamp.Expired"),
        ("Timestamp", "2025-11-25T12:15:01Z", 400, "InvalidTimeStamp.Expired"),
        ("Timestamp", "2025-11-25T12:14:59.999Z", 200, ""),
        ("SignatureNonce", "", 400, "MissingSignatureNonce"),
        ("SecurityToken", "token", 400, "InvalidSecurityToken.MismatchWithAccessKey"),
    ];
    for &(name, value, status, expected) in cases {
        let reply = call(&server, &user("LTAIramtest"), &with(&[(name, value)])).await;
        assert_eq!(
            (reply.status, code(&reply).as_str()),
            (status, expected),
            "{name} {value}"
        );
    }
    assert!(
        server
            .identities()
            .set_access_key_active("LTAIramtest", false)
    );
    let reply = call(&server, &user("LTAIramtest"), &ASSUME).await;
    assert_eq!(
        (reply.status, code(&reply).as_str()),
        (400, "InvalidAccessKeyId.Inactive")
    );
}

#[tokio::test]
async fn a_spoiled_signature_is_answered_with_the_servers_text() {
    let server = server().await;
    let spoiled = user("LTAIramtest")
        .rpc("POST", &ASSUME, &nonce())
        .replace("sessiontest", "other");
    let reply = ask(&server, &post("", &spoiled)).await;
    assert_eq!(
        (reply.status, code(&reply).as_str()),
        (400, "SignatureDoesNotMatch")
    );
    let message = json(&reply)["Message"].as_str().unwrap().to_owned();
    assert!(
        message.contains("server string to sign is:POST&%2F&AccessKeyId%3D"),
        "{message}"
    );
}

#[tokio::test]
async fn a_nonce_is_used_once_and_only_by_who_can_sign() {
    let server = server().await;
    let request = user("LTAIramtest").rpc("POST", &ASSUME, "once");
    let stranger = Signer::with(Credentials::new("LTAIramtest", "guess").unwrap());
    let guess = ask(&server, &post("", &stranger.rpc("POST", &ASSUME, "once"))).await;
    assert_eq!(code(&guess), "SignatureDoesNotMatch");
    assert_eq!(ask(&server, &post("", &request)).await.status, 200);
    let again = ask(&server, &post("", &request)).await;
    assert_eq!(
        (again.status, code(&again).as_str()),
        (400, "SignatureNonceUsed")
    );
}

#[tokio::test]
async fn tokens_of_sessions_are_checked() {
    let server = server().await;
    let caller = user("LTAIramtest");
    let first = assume(&server, &caller, &[("RoleArn", ROLE)]).await;
    let second = assume(&server, &caller, &[("RoleArn", ROLE)]).await;
    let who = [("Action", "GetCallerIdentity")];
    let token_of = |signer: &Signer| {
        signer
            .credentials
            .access_key()
            .unwrap()
            .security_token()
            .unwrap()
            .expose()
            .to_owned()
    };
    let other = token_of(&second);
    for (token, expected) in [
        ("", "MissingSecurityToken"),
        ("never given out", "InvalidSecurityToken.Malformed"),
        (other.as_str(), "InvalidSecurityToken.MismatchWithAccessKey"),
    ] {
        let reply = call(&server, &first, &[who[0], ("SecurityToken", token)]).await;
        assert_eq!(code(&reply), expected);
    }
    server.clock().advance(Duration::from_secs(3600));
    let later = Signer {
        now: NOW.plus_seconds(3600),
        ..first
    };
    assert_eq!(
        code(&call(&server, &later, &who).await),
        "InvalidSecurityToken.Expired"
    );
}

/// What newer official clients send: action and version in headers, the signature too.
fn acs3_call(signer: &Signer, query: &[(&str, &str)], nonce: &str) -> String {
    let key = signer.credentials.access_key().unwrap();
    let (hash, date) = (acs3::hash_payload(b""), signer.now.to_iso_extended());
    let headers = [
        ("host", "127.0.0.1"),
        ("accept", "application/json"),
        ("x-acs-action", "AssumeRole"),
        ("x-acs-version", "2015-04-01"),
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

#[tokio::test]
async fn the_acs3_signature_is_the_other_way() {
    let server = server().await;
    let signer = user("LTAIramtest");
    let query = [("RoleArn", ROLE), ("RoleSessionName", "session test*")];
    let good = acs3_call(
        &signer,
        &[("RoleArn", ROLE), ("RoleSessionName", "st")],
        "n1",
    );
    assert_eq!(ask(&server, &good).await.status, 200);
    assert_eq!(code(&ask(&server, &good).await), "SignatureNonceUsed");
    let malformed = ask(&server, &acs3_call(&signer, &query, "n2")).await;
    assert_eq!(code(&malformed), "InvalidParameter.RoleSessionName");
    let fresh = acs3_call(
        &signer,
        &[("RoleArn", ROLE), ("RoleSessionName", "st")],
        "n3",
    );
    for (from, to, expected) in [
        (
            "RoleSessionName=st",
            "RoleSessionName=su",
            "SignatureDoesNotMatch",
        ),
        (
            "x-acs-date: 2025-11-25T12",
            "x-acs-date: 2025-11-25T10",
            "InvalidTimeStamp.Expired",
        ),
        (
            "Credential=LTAIramtest",
            "Credential=LTAIunknown",
            "InvalidAccessKeyId.NotFound",
        ),
        (
            "x-acs-content-sha256: e3",
            "x-acs-content-sha256: e4",
            "SignatureDoesNotMatch",
        ),
        (
            "SignedHeaders=accept;host;",
            "SignedHeaders=accept;",
            "IncompleteSignature",
        ),
    ] {
        assert!(fresh.contains(from), "{fresh}");
        let reply = ask(&server, &fresh.replacen(from, to, 1)).await;
        assert_eq!(code(&reply), expected, "{from} {}", reply.body);
    }
}
