//! Credentials URI, CloudSSO and OAuth: proofs good and bad, forms of answers, keys that work.

use std::time::Duration;

use oss_emulator::{CloudSso, CredentialsUri, Emulator, Fault, Injection, OAuth, Surroundings};
use serde_json::{Value, json};

use crate::raw::Reply;
use crate::surroundings::{NAMES, keys, live_for, send, server};

const HOUR: Duration = Duration::from_secs(3600);

fn around(role: &str) -> Surroundings {
    Surroundings::new()
        .credentials_uri(role)
        .cloud_sso(role)
        .oauth(role)
}

fn names(document: &Value) -> Vec<&str> {
    let members = document.as_object().unwrap();
    members.keys().map(String::as_str).collect()
}

fn uri(server: &Emulator) -> &CredentialsUri {
    server.surroundings().credentials_uri().unwrap()
}

fn sso(server: &Emulator) -> &CloudSso {
    server.surroundings().cloud_sso().unwrap()
}

fn oauth(server: &Emulator) -> &OAuth {
    server.surroundings().oauth().unwrap()
}

/// Scheme and authority, and the rest.
fn split(uri: &str) -> (&str, &str) {
    let slash = "http://".len() + uri["http://".len()..].find('/').unwrap();
    uri.split_at(slash)
}

async fn get(uri: &str) -> Reply {
    let (endpoint, target) = split(uri);
    send(endpoint, &format!("GET {target}"), &[], "").await
}

async fn cloud_credentials(server: &Emulator, token: &str, body: &str) -> Reply {
    let sign_in = sso(server).sign_in_url();
    let (endpoint, _) = split(&sign_in);
    let bearer = format!("Bearer {token}");
    let headers = [
        ("Authorization", bearer.as_str()),
        ("Content-Type", "application/json"),
    ];
    send(endpoint, "POST /cloud-credentials", &headers, body).await
}

fn target(server: &Emulator) -> String {
    json!({
        "AccountId": sso(server).account_id(),
        "AccessConfigurationId": sso(server).access_configuration_id(),
    })
    .to_string()
}

async fn exchange(server: &Emulator, token: &str) -> Reply {
    let bearer = format!("Bearer {token}");
    let headers = [("Authorization", bearer.as_str())];
    send(oauth(server).endpoint(), "POST /v1/exchange", &headers, "").await
}

async fn refresh(server: &Emulator, form: &str) -> Reply {
    send(oauth(server).endpoint(), "POST /v1/token", &[], form).await
}

fn parse(reply: &Reply) -> Value {
    assert_eq!(
        reply.header("content-type"),
        "application/json;charset=utf-8"
    );
    serde_json::from_str(&reply.body).unwrap()
}

#[tokio::test]
async fn the_credentials_uri_gives_keys_to_whoever_has_all_of_it() {
    let (server, clock) = server(around("oss-emulator")).await;
    let uri = uri(&server).uri();
    let reply = get(&uri).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    let answer = parse(&reply);
    assert_eq!(
        names(&answer),
        [
            "Code",
            "AccessKeyId",
            "AccessKeySecret",
            "SecurityToken",
            "Expiration"
        ]
    );
    assert_eq!(
        (&answer["Code"], &answer["Expiration"]),
        (&"Success".into(), &"2025-11-25T13:00:00Z".into())
    );
    for wrong in [uri.split('?').next().unwrap().to_owned(), format!("{uri}x")] {
        let reply = get(&wrong).await;
        assert_eq!(
            (reply.status, &parse(&reply)["Code"]),
            (403, &"Forbidden".into())
        );
    }
    let (endpoint, path) = split(&uri);
    assert_eq!(
        send(endpoint, &format!("POST {path}"), &[], "")
            .await
            .status,
        405
    );
    assert_ne!(
        parse(&get(&uri).await)["AccessKeyId"],
        answer["AccessKeyId"]
    );
    live_for(&server, &clock, &keys(&answer, NAMES), HOUR).await;
}

#[tokio::test]
async fn cloud_sso_gives_keys_for_a_login_that_lasts() {
    let (server, clock) = server(around("oss-emulator")).await;
    sso(&server).set_lifetime(Duration::from_secs(900));
    let token = sso(&server).log_in(HOUR);
    let reply = cloud_credentials(&server, &token, &target(&server)).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    let answer = parse(&reply);
    assert_eq!(names(&answer), ["CloudCredential", "RequestId"]);
    let credential = &answer["CloudCredential"];
    assert_eq!(
        names(credential),
        [
            "AccessKeyId",
            "AccessKeySecret",
            "SecurityToken",
            "Expiration"
        ]
    );
    live_for(
        &server,
        &clock,
        &keys(credential, NAMES),
        Duration::from_secs(900),
    )
    .await;
    assert_eq!(
        cloud_credentials(&server, &token, &target(&server))
            .await
            .status,
        200
    );
    clock.advance(Duration::from_secs(2700));
    assert_eq!(
        cloud_credentials(&server, &token, &target(&server))
            .await
            .status,
        401
    );
}

#[tokio::test]
async fn cloud_sso_says_no_in_its_own_form() {
    let (server, _) = server(around("oss-emulator")).await;
    let good = sso(&server).log_in(HOUR);
    let dead = sso(&server).log_in(Duration::ZERO);
    let body = target(&server);
    let other = body.replace(sso(&server).account_id(), "1");
    let cases = [
        (dead.as_str(), body.as_str(), 401, "InvalidAccessToken"),
        ("wrong", &body, 401, "InvalidAccessToken"),
        (&good, "", 400, "InvalidParameter"),
        (&good, "{\"AccountId\":1}", 400, "InvalidParameter"),
        (&good, &other, 403, "NoPermission"),
    ];
    for (token, body, status, code) in cases {
        let reply = cloud_credentials(&server, token, body).await;
        let answer = parse(&reply);
        assert_eq!((reply.status, &answer["ErrorCode"]), (status, &code.into()));
        assert_eq!(names(&answer), ["ErrorCode", "ErrorMessage", "RequestId"]);
    }
}

#[tokio::test]
async fn an_access_token_is_exchanged_until_it_expires() {
    let (server, clock) = server(around("oss-emulator")).await;
    oauth(&server).set_lifetime(Duration::from_secs(900));
    let login = oauth(&server).log_in(HOUR);
    let reply = exchange(&server, login.access_token()).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    let answer = parse(&reply);
    let own = ["accessKeyId", "accessKeySecret", "securityToken"];
    assert_eq!(
        names(&answer),
        ["requestId", own[0], own[1], own[2], "expiration"]
    );
    live_for(
        &server,
        &clock,
        &keys(&answer, own),
        Duration::from_secs(900),
    )
    .await;
    clock.advance(Duration::from_secs(2700));
    let refused = |reply: &Reply| {
        let answer = parse(reply);
        assert_eq!(names(&answer), ["error", "error_description", "requestId"]);
        (reply.status, answer["error"].as_str().unwrap().to_owned())
    };
    let late = exchange(&server, login.access_token()).await;
    assert_eq!(refused(&late), (400, "expired_token".to_owned()));
    let wrong = exchange(&server, "wrong").await;
    assert_eq!(refused(&wrong), (401, "invalid_token".to_owned()));
}

#[tokio::test]
async fn a_refresh_token_is_good_once_and_has_a_successor() {
    let (server, _) = server(around("oss-emulator")).await;
    let login = oauth(&server).log_in(Duration::ZERO);
    let form = |kind: &str, client: &str, token: &str| {
        crate::signed::form(&[
            ("grant_type", kind),
            ("refresh_token", token),
            ("client_id", client),
        ])
    };
    let (china, abroad) = ("4038181954557748008", "4103531455503354461");
    let old = login.refresh_token();
    let cases = [
        (form("password", china, old), "unsupported_grant_type"),
        (form("refresh_token", "1", old), "invalid_client"),
        (form("refresh_token", china, "wrong"), "invalid_grant"),
    ];
    for (form, error) in cases {
        let reply = refresh(&server, &form).await;
        assert_eq!(
            (reply.status, &parse(&reply)["error"]),
            (400, &error.into())
        );
    }
    let reply = refresh(&server, &form("refresh_token", china, old)).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    let answer = parse(&reply);
    assert_eq!(
        names(&answer),
        ["access_token", "refresh_token", "expires_in", "token_type"]
    );
    assert_eq!(
        (&answer["expires_in"], &answer["token_type"]),
        (&10_800.into(), &"Bearer".into())
    );
    let again = refresh(&server, &form("refresh_token", china, old)).await;
    assert_eq!(
        (again.status, &parse(&again)["error"]),
        (400, &"invalid_grant".into())
    );
    let access = answer["access_token"].as_str().unwrap();
    assert_eq!(exchange(&server, access).await.status, 200);
    let next = form(
        "refresh_token",
        abroad,
        answer["refresh_token"].as_str().unwrap(),
    );
    assert_eq!(refresh(&server, &next).await.status, 200);
}

#[tokio::test]
async fn a_role_that_is_not_there_gives_no_keys() {
    let (server, _) = server(around("missing")).await;
    let answer = parse(&get(&uri(&server).uri()).await);
    assert_eq!(answer["Code"], "EntityNotExist.Role");
    let token = sso(&server).log_in(HOUR);
    let answer = parse(&cloud_credentials(&server, &token, &target(&server)).await);
    assert_eq!(answer["ErrorCode"], "EntityNotExist.Role");
    let answer = parse(&exchange(&server, oauth(&server).log_in(HOUR).access_token()).await);
    assert_eq!(answer["error"], "EntityNotExist.Role");
}

#[tokio::test]
async fn faults_have_the_form_of_the_service_they_meet() {
    let (server, _) = server(around("oss-emulator")).await;
    let busy = |name: &str| {
        let fault = Fault::Status {
            status: 503,
            code: "Busy".into(),
            retry_after: None,
        };
        server.faults().inject(Injection::new(fault).on(name));
    };
    busy("CredentialsUri");
    let reply = get(&uri(&server).uri()).await;
    assert_eq!(
        (reply.status, &parse(&reply)["Code"]),
        (503, &"Busy".into())
    );
    busy("CloudSsoCredentials");
    let reply = cloud_credentials(&server, "", "").await;
    assert_eq!(
        (reply.status, &parse(&reply)["ErrorCode"]),
        (503, &"Busy".into())
    );
    for name in ["OAuthToken", "OAuthExchange"] {
        busy(name);
        let replies = [refresh(&server, "").await, exchange(&server, "").await];
        let met = replies.iter().filter(|reply| reply.status == 503);
        let errors: Vec<Value> = met.map(|reply| parse(reply)["error"].clone()).collect();
        assert_eq!(errors, ["Busy"]);
    }
    let broken = Fault::Answer {
        status: 200,
        body: "{\"Code\":\"Success\",".into(),
    };
    server
        .faults()
        .inject(Injection::new(broken).on("CredentialsUri"));
    let reply = get(&uri(&server).uri()).await;
    assert_eq!(
        (reply.status, reply.body.as_str()),
        (200, "{\"Code\":\"Success\",")
    );
}

#[tokio::test]
async fn what_was_not_asked_for_is_not_there_and_no_secret_is_in_debug_output() {
    let (lonely, _) = server(Surroundings::new().credentials_uri("oss-emulator")).await;
    assert!(lonely.surroundings().oauth().is_none());
    let uri = uri(&lonely).uri();
    let (endpoint, _) = split(&uri);
    assert_eq!(send(endpoint, "POST /v1/token", &[], "").await.status, 404);
    assert_eq!(
        send(
            endpoint,
            "GET /latest/meta-data/ram/security-credentials/",
            &[],
            ""
        )
        .await
        .status,
        404
    );
    assert_eq!(
        send(endpoint, "POST /credentials", &[], &"x".repeat(300_000))
            .await
            .status,
        413
    );

    let (server, _) = server(
        around("oss-emulator")
            .ecs_role("oss-emulator")
            .oidc_provider("p"),
    )
    .await;
    let login = oauth(&server).log_in(HOUR);
    let token = sso(&server).log_in(HOUR);
    let keys = parse(&get(&self::uri(&server).uri()).await);
    let shown = format!("{server:?} {login:?}");
    let address = self::uri(&server).uri();
    let secrets = [
        login.access_token(),
        login.refresh_token(),
        &token,
        address.split('=').nth(1).unwrap(),
        keys["AccessKeySecret"].as_str().unwrap(),
        keys["SecurityToken"].as_str().unwrap(),
    ];
    for secret in secrets {
        assert!(!shown.contains(secret), "{secret}");
    }
    assert!(
        shown.contains(oauth(&server).endpoint()),
        "the search itself works"
    );
}
