//! The metadata service: both versions, its switches, its keys.

use std::time::Duration;

use oss_emulator::{Emulator, Fault, Imds, Injection, Role, Surroundings};

use crate::raw::Reply;
use crate::sts::json;
use crate::surroundings::{NAMES, keys, live_for, send, server};

const LIST: &str = "/latest/meta-data/ram/security-credentials/";
const TTL: &str = "X-aliyun-ecs-metadata-token-ttl-seconds";
const TOKEN: &str = "X-aliyun-ecs-metadata-token";

fn instance() -> Surroundings {
    Surroundings::new().ecs_role("oss-emulator")
}

async fn put_token(server: &Emulator, headers: &[(&str, &str)]) -> Reply {
    let endpoint = server.surroundings().metadata().unwrap().endpoint();
    send(endpoint, "PUT /latest/api/token", headers, "").await
}

async fn token(server: &Emulator) -> String {
    let reply = put_token(server, &[(TTL, "21600")]).await;
    assert_eq!(
        (reply.status, reply.header("content-type")),
        (200, "text/plain")
    );
    reply.body
}

async fn get(server: &Emulator, path: &str, token: Option<&str>) -> Reply {
    let endpoint = server.surroundings().metadata().unwrap().endpoint();
    let headers: Vec<_> = token.map(|token| (TOKEN, token)).into_iter().collect();
    send(endpoint, &format!("GET {path}"), &headers, "").await
}

#[tokio::test]
async fn the_way_of_version_two_ends_with_keys_that_live_six_hours() {
    let (server, clock) = server(instance().imds(Imds::TokenRequired)).await;
    let token = token(&server).await;
    let role = get(&server, LIST, Some(&token)).await;
    assert_eq!((role.status, role.body.as_str()), (200, "oss-emulator"));
    let reply = get(&server, &format!("{LIST}oss-emulator"), Some(&token)).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    let answer = json(&reply);
    let names: Vec<&String> = answer.as_object().unwrap().keys().collect();
    assert_eq!(
        names,
        [
            "AccessKeyId",
            "AccessKeySecret",
            "Expiration",
            "SecurityToken",
            "LastUpdated",
            "Code"
        ]
    );
    assert_eq!(answer["Code"], "Success");
    assert_eq!(answer["LastUpdated"], "2025-11-25T12:00:00Z");
    assert_eq!(answer["Expiration"], "2025-11-25T18:00:00Z");
    let keys = keys(&answer, NAMES);
    live_for(&server, &clock, &keys, Duration::from_secs(6 * 3600)).await;
}

#[tokio::test]
async fn a_token_needs_a_life_within_limits_and_ends_with_it() {
    let (server, clock) = server(instance().imds(Imds::TokenRequired)).await;
    for ttl in ["0", "21601", "-1", "soon", ""] {
        assert_eq!(
            put_token(&server, &[(TTL, ttl)]).await.status,
            400,
            "{ttl:?}"
        );
    }
    assert_eq!(put_token(&server, &[]).await.status, 400);
    let short = put_token(&server, &[(TTL, "1")]).await.body;
    let long = put_token(&server, &[(TTL, "21600")]).await.body;
    assert_eq!(get(&server, LIST, Some(&short)).await.status, 200);
    clock.advance(Duration::from_secs(1));
    assert_eq!(get(&server, LIST, Some(&short)).await.status, 401);
    assert_eq!(get(&server, LIST, Some(&long)).await.status, 200);
    server.surroundings().metadata().unwrap().forget_tokens();
    assert_eq!(get(&server, LIST, Some(&long)).await.status, 401);
}

#[tokio::test]
async fn each_switch_lets_itself_be_asked_in_its_way() {
    let (server, _) = server(instance()).await;
    let metadata = server.surroundings().metadata().unwrap();
    let good = token(&server).await;
    let mut seen = Vec::new();
    for imds in [
        Imds::TokenOptional,
        Imds::TokenRequired,
        Imds::V1Only,
        Imds::Disabled,
    ] {
        metadata.set_imds(imds);
        let put = put_token(&server, &[(TTL, "60")]).await.status;
        let mut statuses = vec![put];
        for token in [None, Some(good.as_str()), Some("wrong")] {
            statuses.push(get(&server, LIST, token).await.status);
        }
        seen.push(statuses);
    }
    assert_eq!(
        seen,
        [
            [200, 200, 200, 401],
            [200, 403, 200, 401],
            [404, 200, 200, 200],
            [404, 404, 404, 404]
        ]
    );
}

#[tokio::test]
async fn both_spellings_are_answered_and_other_places_and_methods_are_not() {
    let (server, _) = server(instance()).await;
    let status = async |path: &str| get(&server, path, None).await.status;
    let base = "/latest/meta-data";
    assert_eq!(
        status(&format!("{base}/Ram/security-credentials/oss-emulator")).await,
        200
    );
    assert_eq!(
        status(&format!("{base}/ram/security-credentials")).await,
        200
    );
    assert_eq!(
        status(&format!("{base}/ram/security-credentials/other")).await,
        404
    );
    assert_eq!(
        status(&format!("{base}/ram/security-credentials/oss%2Demulator")).await,
        200
    );
    assert_eq!(status(&format!("{base}/instance-id")).await, 404);
    assert_eq!(status("/").await, 404);
    assert_eq!(status("/latest/api/token").await, 405);
    let endpoint = server.surroundings().metadata().unwrap().endpoint();
    assert_eq!(
        send(endpoint, &format!("PUT {LIST}"), &[], "").await.status,
        405
    );
    assert_eq!(send(endpoint, "POST /v1/token", &[], "").await.status, 404);
}

#[tokio::test]
async fn keys_stay_the_same_until_they_are_rotated() {
    let (server, clock) = server(instance()).await;
    let metadata = server.surroundings().metadata().unwrap();
    let path = format!("{LIST}oss-emulator");
    let fetch = async || json(&get(&server, &path, None).await);
    let first = fetch().await;
    clock.advance(Duration::from_secs(5 * 3600 + 1799));
    assert_eq!(fetch().await, first);
    clock.advance(Duration::from_secs(1));
    let second = fetch().await;
    assert_ne!(second["AccessKeyId"], first["AccessKeyId"]);
    assert_eq!(second["LastUpdated"], "2025-11-25T17:30:00Z");
    metadata.rotate();
    let third = fetch().await;
    assert_ne!(third["AccessKeyId"], second["AccessKeyId"]);
    metadata.set_lifetime(Duration::from_secs(1000));
    assert_eq!(fetch().await, third, "only new keys live shorter");
    metadata.rotate();
    assert_eq!(fetch().await["Expiration"], "2025-11-25T17:46:40Z");
    clock.advance(Duration::from_secs(750));
    assert_eq!(fetch().await["Expiration"], "2025-11-25T17:59:10Z");
}

#[tokio::test]
async fn without_a_role_or_without_its_trust_there_are_no_keys() {
    let (server, _) = server(Surroundings::new().ecs_without_role()).await;
    let metadata = server.surroundings().metadata().unwrap();
    let none = get(&server, LIST, None).await;
    assert_eq!(
        (none.status, none.header("content-type")),
        (404, "text/html")
    );
    assert!(
        none.body.contains("<title>404 - Not Found</title>"),
        "{}",
        none.body
    );

    server.identities().add_role(Role::new("strict")).unwrap();
    for role in ["strict", "missing"] {
        metadata.bind_role(role);
        assert_eq!(get(&server, LIST, None).await.body, role);
        let reply = get(&server, &format!("{LIST}{role}"), None).await;
        assert_eq!(
            (reply.status, &json(&reply)["Code"]),
            (200, &"Failed".into())
        );
    }
    metadata.bind_role("oss-emulator");
    assert_eq!(get(&server, LIST, None).await.status, 200);
    metadata.unbind_role();
    assert_eq!(get(&server, LIST, None).await.status, 404);
}

#[tokio::test]
async fn faults_meet_each_step_by_its_name() {
    let (server, _) = server(instance()).await;
    let busy = || Fault::Status {
        status: 503,
        code: "Busy".into(),
        retry_after: None,
    };
    for name in ["MetadataToken", "MetadataRole", "MetadataCredentials"] {
        server.faults().inject(Injection::new(busy()).on(name));
        let statuses = [
            put_token(&server, &[(TTL, "60")]).await.status,
            get(&server, LIST, None).await.status,
            get(&server, &format!("{LIST}oss-emulator"), None)
                .await
                .status,
        ];
        let failed = statuses.iter().filter(|&&status| status == 503).count();
        assert_eq!(failed, 1, "{name}: {statuses:?}");
    }
    assert_eq!(token(&server).await.len(), 56);
}
