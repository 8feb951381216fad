//! How STS calls are signed, and every way in which that can fail.

use std::time::Duration;

use oss_sign::Credentials;

use crate::raw::ask;
use crate::signed::{NOW, Signer};
use crate::sts::{
    ASSUME, ROLE, acs3_call, assume, call, code, json, nonce, post, server, user, with,
};

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

#[tokio::test]
async fn the_acs3_signature_is_the_other_way() {
    const ACTION: (&str, &str) = ("AssumeRole", "2015-04-01");
    let server = server().await;
    let signer = user("LTAIramtest");
    let query = [("RoleArn", ROLE), ("RoleSessionName", "session test*")];
    let good = acs3_call(
        &signer,
        ACTION,
        &[("RoleArn", ROLE), ("RoleSessionName", "st")],
        "n1",
    );
    assert_eq!(ask(&server, &good).await.status, 200);
    assert_eq!(code(&ask(&server, &good).await), "SignatureNonceUsed");
    let malformed = ask(&server, &acs3_call(&signer, ACTION, &query, "n2")).await;
    assert_eq!(code(&malformed), "InvalidParameter.RoleSessionName");
    let fresh = acs3_call(
        &signer,
        ACTION,
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

#[tokio::test]
async fn further_public_parameters_are_signed_like_all_others() {
    let server = server().await;
    let more = [("RegionId", "cn-hangzhou"), ("SignatureType", "")];
    let call = user("LTAIramtest").rpc("POST", &with(&more), &nonce());
    assert!(call.contains("&SignatureType&"), "{call}");
    assert_eq!(ask(&server, &post("", &call)).await.status, 200);
    let without = call.replace("RegionId=cn-hangzhou", "RegionId=cn-beijing");
    let refused = ask(&server, &post("", &without)).await;
    assert_eq!(code(&refused), "SignatureDoesNotMatch");
}

#[tokio::test]
async fn a_call_says_everything_once() {
    let server = server().await;
    let form = "Content-Type: application/x-www-form-urlencoded\r\n";
    let call = "Action=GetCallerIdentity&Version=2015-04-01";
    for (target, headers, body, says) in [
        (
            "/?Action=GetCallerIdentity",
            form,
            call,
            "The parameter Action is given more than once.",
        ),
        (
            "/",
            form,
            "Action=A&Version=2015-04-01&%41ction=B",
            "The parameter Action is given more than once.",
        ),
        (
            "/",
            form,
            "Action=A&Version=%FF",
            "The characters encoding must be utf-8.",
        ),
        (
            "/",
            &format!("{form}x-acs-action: AssumeRole\r\n"),
            call,
            "The parameter Action is GetCallerIdentity, and the header x-acs-action is AssumeRole.",
        ),
        (
            "/",
            &format!("{form}x-acs-date: a\r\nx-acs-date: b\r\n"),
            call,
            "The header x-acs-date is given more than once.",
        ),
    ] {
        let length = body.len();
        let request = format!(
            "POST {target} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {length}\r\n{headers}\r\n{body}"
        );
        let reply = ask(&server, &request).await;
        assert_eq!(reply.status, 400, "{}", reply.body);
        assert!(reply.body.contains(says), "{says}: {}", reply.body);
    }
}
