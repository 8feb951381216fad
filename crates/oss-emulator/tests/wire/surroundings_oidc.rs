//! AssumeRoleWithOIDC: tokens good and bad, and what roles trust.

use std::time::Duration;

use oss_emulator::{Emulator, OidcIssuer, OidcToken, Role, Surroundings};

use crate::raw::{Reply, ask};
use crate::signed::form;
use crate::sts::{code, json, post};
use crate::surroundings::{NAMES, keys, live_for, server};

const SUBJECT: &str = "system:serviceaccount:shop:uploader";
const PROVIDER: &str = "acs:ram::1000000000000001:oidc-provider/ack-rrsa";
const ROLE: &str = "acs:ram::1000000000000001:role/oss-emulator";

fn cluster() -> Surroundings {
    Surroundings::new().oidc_provider("ack-rrsa")
}

fn issuer(server: &Emulator) -> &OidcIssuer {
    server.surroundings().oidc().unwrap()
}

/// A call with these parameters changed; `-` takes one away.
async fn assume(server: &Emulator, token: &str, changes: &[(&str, &str)]) -> Reply {
    let mut parameters = vec![
        ("Action", "AssumeRoleWithOIDC"),
        ("Version", "2015-04-01"),
        ("Format", "JSON"),
        ("Timestamp", "2025-11-25T12:00:00Z"),
        ("RoleArn", ROLE),
        ("OIDCProviderArn", PROVIDER),
        ("OIDCToken", token),
        ("RoleSessionName", "sessiontest"),
    ];
    parameters.retain(|(name, _)| !changes.iter().any(|(other, _)| other == name));
    parameters.extend(changes.iter().filter(|(_, value)| *value != "-"));
    ask(server, &post("", &form(&parameters))).await
}

#[tokio::test]
async fn a_good_token_gets_keys_without_any_signature() {
    let (server, clock) = server(cluster()).await;
    assert_eq!(issuer(&server).arn(), PROVIDER);
    let token = issuer(&server).issue_token(&OidcToken::new(SUBJECT));
    let reply = assume(&server, &token, &[("DurationSeconds", "900")]).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    let answer = json(&reply);
    let names: Vec<&String> = answer.as_object().unwrap().keys().collect();
    assert_eq!(
        names,
        [
            "RequestId",
            "AssumedRoleUser",
            "Credentials",
            "OIDCTokenInfo"
        ]
    );
    assert_eq!(
        answer["AssumedRoleUser"]["Arn"],
        "acs:ram::1000000000000001:role/oss-emulator/sessiontest"
    );
    let info = &answer["OIDCTokenInfo"];
    assert_eq!(info["Subject"], SUBJECT);
    assert_eq!(info["Issuer"], issuer(&server).issuer());
    assert_eq!(info["ClientIds"], "sts.aliyuncs.com");
    assert_eq!(info["IssuanceTime"], "2025-11-25T12:00:00Z");
    assert_eq!(info["ExpirationTime"], "2025-11-25T13:00:00Z");
    let keys = keys(&answer["Credentials"], NAMES);
    live_for(&server, &clock, &keys, Duration::from_secs(900)).await;
}

#[tokio::test]
async fn the_token_may_stand_in_the_url_as_some_clients_send_it() {
    let (server, _) = server(cluster()).await;
    let token = issuer(&server).issue_token(&OidcToken::new(SUBJECT));
    let query = form(&[
        ("Action", "AssumeRoleWithOIDC"),
        ("Version", "2015-04-01"),
        ("RoleArn", ROLE),
        ("OIDCProviderArn", PROVIDER),
        ("OIDCToken", &token),
        ("RoleSessionName", "sessiontest"),
        ("Format", "XML"),
    ]);
    let reply = ask(
        &server,
        &format!("GET /?{query} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"),
    )
    .await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    assert!(
        reply
            .body
            .contains("<AssumeRoleWithOIDCResponse><RequestId>")
    );
    assert_eq!(reply.element("Subject"), SUBJECT);
}

#[tokio::test]
async fn each_fault_of_a_token_has_its_code() {
    let (server, clock) = server(cluster()).await;
    let good = OidcToken::new(SUBJECT);
    let issue = |token: OidcToken| issuer(&server).issue_token(&token);
    let whole = issue(good.clone());
    let (signed, _) = whole.rsplit_once('.').unwrap();
    let mut stripped = whole.split('.').collect::<Vec<_>>();
    // {"alg":"none"}
    stripped[0] = "eyJhbGciOiJub25lIn0";
    let long = format!("{whole}{}", "A".repeat(20_000));
    #[rustfmt::skip]
    let cases = [
        (issue(good.clone().lifetime(Duration::ZERO)), "Expired"),
        (issue(good.clone().audience("somebody-else")), "AudienceNotMatch"),
        (issue(good.clone().issuer("https://issuer.example.com")), "IssuerNotMatch"),
        (issue(good.clone().foreign_key()), "Invalid"),
        (format!("{signed}."), "Invalid"),
        (stripped.join("."), "Invalid"),
        (whole.replace('.', ""), "Invalid"),
        ("not.a.token".to_owned(), "Invalid"),
        ("abc".to_owned(), "Invalid"),
        (long, "Invalid"),
        (format!("{whole}\n"), "Invalid"),
    ];
    for (token, fault) in cases {
        let reply = assume(&server, &token, &[]).await;
        assert_eq!(
            (reply.status, code(&reply)),
            (400, format!("AuthenticationFail.OIDCToken.{fault}")),
            "{token}"
        );
    }
    assert_eq!(assume(&server, &whole, &[]).await.status, 200);
    clock.advance(Duration::from_secs(3600));
    let late = assume(&server, &whole, &[]).await;
    assert_eq!(code(&late), "AuthenticationFail.OIDCToken.Expired");
    assert_eq!(json(&late)["Message"], "This JsonWebToken is expired.");
}

#[tokio::test]
async fn each_parameter_has_its_limits() {
    let (server, _) = server(cluster()).await;
    let token = issuer(&server).issue_token(&OidcToken::new(SUBJECT));
    let long = "x".repeat(65);
    #[rustfmt::skip]
    let cases: &[(&str, &str, u16, &str)] = &[
        ("RoleArn", "-", 400, "MissingRoleArn"),
        ("OIDCProviderArn", "-", 400, "MissingOIDCProviderArn"),
        ("OIDCToken", "-", 400, "MissingOIDCToken"),
        ("RoleSessionName", "-", 400, "MissingRoleSessionName"),
        ("RoleSessionName", &long, 400, "InvalidParameter.RoleSessionName"),
        ("RoleArn", "acs:ram::1:role", 400, "InvalidParameter.RoleArn"),
        ("RoleArn", "acs:ram::1000000000000001:role/none", 404, "EntityNotExist.Role"),
        ("OIDCProviderArn", "acs:ram::1000000000000001:oidc-provider/none", 403, "AuthenticationFail.NoPermission"),
        ("DurationSeconds", "899", 400, "InvalidParameter.DurationSeconds"),
        ("DurationSeconds", "3601", 400, "InvalidParameter.DurationSeconds"),
        ("Policy", "{}", 400, "InvalidParameter.PolicyGrammar"),
    ];
    for &(name, value, status, expected) in cases {
        let reply = assume(&server, &token, &[(name, value)]).await;
        assert_eq!(
            (reply.status, code(&reply).as_str()),
            (status, expected),
            "{name}={value}"
        );
    }
}

fn trusting(conditions: &str) -> Role {
    Role::new("pod").trust(format!(
        r#"{{"Version":"1","Statement":[{{"Effect":"Allow","Action":"sts:AssumeRole",
            "Principal":{{"Federated":["{PROVIDER}"]}},"Condition":{{"StringEquals":{{{conditions}}}}}}}]}}"#
    ))
}

#[tokio::test]
async fn the_role_decides_whom_of_the_provider_it_trusts() {
    let (server, _) = server(cluster()).await;
    let token = issuer(&server).issue_token(&OidcToken::new(SUBJECT));
    let issuer = issuer(&server).issuer();
    let good = [
        format!(r#""oidc:iss":"{issuer}""#),
        r#""oidc:aud":"sts.aliyuncs.com""#.to_owned(),
        format!(r#""oidc:sub":"{SUBJECT}""#),
    ];
    let pod = ("RoleArn", "acs:ram::1000000000000001:role/pod");
    server
        .identities()
        .add_role(trusting(&good.join(",")))
        .unwrap();
    assert_eq!(assume(&server, &token, &[pod]).await.status, 200);

    let others = [
        r#""oidc:iss":"https://issuer.example.com""#,
        r#""oidc:aud":"somebody-else""#,
        r#""oidc:sub":"system:serviceaccount:shop:other""#,
    ];
    for (index, other) in others.into_iter().enumerate() {
        let mut conditions = good.clone();
        conditions[index] = other.to_owned();
        server
            .identities()
            .add_role(trusting(&conditions.join(",")))
            .unwrap();
        let reply = assume(&server, &token, &[pod]).await;
        assert_eq!(
            (
                reply.status,
                code(&reply).as_str(),
                &json(&reply)["Message"]
            ),
            (
                403,
                "AuthenticationFail.NoPermission",
                &"There is no permission.".into()
            ),
            "{other}"
        );
    }
    // A role that trusts its account only trusts no provider of it.
    server.identities().add_role(Role::new("pod")).unwrap();
    let reply = assume(&server, &token, &[pod]).await;
    assert_eq!(code(&reply), "AuthenticationFail.NoPermission");
}

#[tokio::test]
async fn without_a_provider_none_is_registered() {
    let (other, _) = server(cluster()).await;
    let token = issuer(&other).issue_token(&OidcToken::new(SUBJECT));
    let (plain, _) = server(Surroundings::new()).await;
    assert!(plain.surroundings().oidc().is_none());
    let reply = assume(&plain, &token, &[]).await;
    assert_eq!(
        (code(&reply).as_str(), &json(&reply)["Message"]),
        (
            "AuthenticationFail.NoPermission",
            &"No such OIDC Provider registered.".into()
        )
    );
    // The provider of another server has the same name and another key.
    let (again, _) = server(cluster()).await;
    let reply = assume(&again, &token, &[]).await;
    assert_eq!(code(&reply), "AuthenticationFail.OIDCToken.Invalid");
}

#[tokio::test]
async fn the_policy_of_the_call_narrows_the_session() {
    let (server, _) = server(cluster()).await;
    let token = issuer(&server).issue_token(&OidcToken::new(SUBJECT));
    let policy = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"oss:GetObject","Resource":"*"}]}"#;
    let reply = assume(&server, &token, &[("Policy", policy)]).await;
    let keys = keys(&json(&reply)["Credentials"], NAMES);
    assert_eq!(keys.ask(&server, &crate::signed::GET).await.status, 404);
    assert_eq!(keys.ask(&server, &crate::signed::LIST).await.status, 403);
}

#[tokio::test]
async fn roles_are_assumed_so_often_within_a_minute_and_no_more() {
    let (server, clock) = server(cluster()).await;
    let token = issuer(&server).issue_token(&OidcToken::new(SUBJECT));
    let full = crate::signed::Signer::of(&server);
    let signed = async |now| {
        let own = [
            ("Action", "AssumeRole"),
            ("RoleArn", ROLE),
            ("RoleSessionName", "sessiontest"),
        ];
        let signer = crate::signed::Signer {
            now,
            ..full.clone()
        };
        crate::sts::call(&server, &signer, &own).await
    };
    server.faults().set_assume_role_quota(Some(2));
    assert_eq!(signed(crate::signed::NOW).await.status, 200);
    assert_eq!(assume(&server, &token, &[]).await.status, 200);
    for reply in [
        signed(crate::signed::NOW).await,
        assume(&server, &token, &[]).await,
    ] {
        assert_eq!(
            (reply.status, code(&reply).as_str()),
            (400, "Throttling.User")
        );
        assert_eq!(
            json(&reply)["Message"],
            "Request was denied due to user flow control."
        );
    }
    clock.advance(Duration::from_secs(60));
    assert_eq!(
        signed(crate::signed::NOW.plus_seconds(60)).await.status,
        200
    );
    server.faults().set_assume_role_quota(Some(0));
    assert_eq!(assume(&server, &token, &[]).await.status, 400);
    server.faults().clear();
    assert_eq!(assume(&server, &token, &[]).await.status, 200);
}
