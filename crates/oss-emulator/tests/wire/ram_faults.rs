//! Changes that take their time, answers that are lost, calls that are too many.

use std::time::Duration;

use oss_emulator::{Emulator, Fault, Injection};
use oss_sign::Credentials;

use crate::ram::{TRUST, call, done, id, key_of, refused, server, user_with_key};
use crate::raw::Connection;
use crate::signed::{GET, NOW, Signer};
use crate::sts::{assume, code, json, nonce, post};

const DELAY: Duration = Duration::from_secs(5);

/// Who signs by the server's clock.
fn at_its_time(server: &Emulator, signer: &Signer) -> Signer {
    Signer {
        now: server.clock().now(),
        ..signer.clone()
    }
}

async fn identity(server: &Emulator, signer: &Signer) -> String {
    let signer = at_its_time(server, signer);
    let own = [("Version", "2015-04-01")];
    let reply = call(server, &signer, "GetCallerIdentity", &own).await;
    match reply.status {
        200 => "known".to_owned(),
        _ => code(&reply),
    }
}

#[tokio::test]
async fn a_change_is_read_at_once_and_counts_when_it_has_spread() {
    let server = server().await;
    server.faults().set_propagation(DELAY);
    let key = user_with_key(&server, "u").await;
    let keys = done(&server, "ListAccessKeys", &[("UserName", "u")]).await;
    assert_eq!(keys["AccessKeys"]["AccessKey"][0]["AccessKeyId"], id(&key));
    assert_eq!(identity(&server, &key).await, "InvalidAccessKeyId.NotFound");
    let oss = key.ask(&server, &GET).await;
    assert_eq!(oss.element("Code"), "InvalidAccessKeyId");
    server.clock().advance(Duration::from_millis(4999));
    assert_eq!(identity(&server, &key).await, "InvalidAccessKeyId.NotFound");
    server.clock().advance(Duration::from_millis(1));
    assert_eq!(identity(&server, &key).await, "known");

    // A right that was taken away works for a while.
    let own = [
        ("PolicyName", "AliyunOSSFullAccess"),
        ("PolicyType", "System"),
        ("UserName", "u"),
    ];
    let allowed = async || {
        let signer = at_its_time(&server, &key);
        signer.ask(&server, &GET).await.element("Code") == "NoSuchKey"
    };
    done(&server, "AttachPolicyToUser", &own).await;
    assert!(!allowed().await);
    server.clock().advance(DELAY);
    assert!(allowed().await);
    done(&server, "DetachPolicyFromUser", &own).await;
    assert!(allowed().await);
    server.clock().advance(DELAY);
    assert!(!allowed().await);
}

#[tokio::test]
async fn a_role_is_assumed_when_it_has_spread() {
    let server = server().await;
    server.faults().set_propagation(DELAY);
    let role = [("RoleName", "r"), ("AssumeRolePolicyDocument", TRUST)];
    let arn = done(&server, "CreateRole", &role).await;
    let arn = arn["Role"]["Arn"].as_str().unwrap().to_owned();
    let own = [
        ("Action", "AssumeRole"),
        ("RoleArn", &arn),
        ("RoleSessionName", "st"),
    ];
    let reply = crate::sts::call(&server, &Signer::of(&server), &own).await;
    assert_eq!(code(&reply), "EntityNotExist.Role");
    server.clock().advance(DELAY);
    let full = at_its_time(&server, &Signer::of(&server));
    assume(&server, &full, &[("RoleArn", &arn)]).await;
}

#[tokio::test]
async fn flapping_shows_every_second_request_the_old_state() {
    let server = server().await;
    let fresh = user_with_key(&server, "u").await;
    server.faults().set_flapping_propagation(DELAY);
    let own = [
        ("UserName", "u"),
        ("UserAccessKeyId", &id(&fresh)),
        ("Status", "Inactive"),
    ];
    done(&server, "UpdateAccessKey", &own).await;
    let mut seen = Vec::new();
    for _ in 0..4 {
        seen.push(identity(&server, &fresh).await);
    }
    let (old, new) = ("known", "InvalidAccessKeyId.Inactive");
    assert_eq!(seen, [new, old, new, old]);
    server.clock().advance(DELAY);
    assert_eq!(identity(&server, &fresh).await, new);
    assert_eq!(identity(&server, &fresh).await, new);
}

#[tokio::test]
async fn a_lost_answer_leaves_a_key_whose_secret_nobody_has() {
    let server = server().await;
    done(&server, "CreateUser", &[("UserName", "u")]).await;
    let lose = Injection::new(Fault::LoseAnswer).on("CreateAccessKey");
    server.faults().inject(lose);
    let own = [
        ("Action", "CreateAccessKey"),
        ("Version", "2015-05-01"),
        ("UserName", "u"),
    ];
    let request = post("", &Signer::of(&server).rpc("POST", &own, &nonce()));
    let mut connection = Connection::open(&server).await;
    connection.write(&request).await;
    assert!(connection.is_closed().await);
    let keys = async || {
        let listed = done(&server, "ListAccessKeys", &[("UserName", "u")]).await;
        let keys = listed["AccessKeys"]["AccessKey"]
            .as_array()
            .unwrap()
            .clone();
        keys.len()
    };
    assert_eq!(keys().await, 1);
    key_of(&server, "u").await;
    assert_eq!(keys().await, 2);
    let (status, code, message) = refused(&server, "CreateAccessKey", &[("UserName", "u")]).await;
    assert_eq!(
        (status, code.as_str()),
        (409, "LimitExceeded.User.AccessKey")
    );
    assert!(message.contains("beyond the current limits"));
}

#[tokio::test]
async fn calls_of_ram_are_throttled_by_the_minute() {
    let server = server().await;
    server.faults().set_throttle(Some(2));
    let list = async || {
        let signer = at_its_time(&server, &Signer::of(&server));
        let reply = call(&server, &signer, "ListUsers", &[]).await;
        (reply.status, code(&reply))
    };
    assert_eq!(list().await.0, 200);
    assert_eq!(list().await.0, 200);
    assert_eq!(list().await, (400, "Throttling.User".to_owned()));
    // STS and OSS have limits of their own.
    assert_eq!(identity(&server, &Signer::of(&server)).await, "known");
    server.clock().advance(Duration::from_secs(60));
    assert_eq!(list().await.0, 200);
}

#[tokio::test]
async fn a_call_fails_as_told_by_its_name() {
    let server = server().await;
    let busy = Fault::Status {
        status: 503,
        code: "ServiceUnavailable".to_owned(),
        retry_after: None,
    };
    server
        .faults()
        .inject(Injection::new(busy).on("CreateUser").after(1));
    done(&server, "CreateUser", &[("UserName", "a")]).await;
    let (status, code, _) = refused(&server, "CreateUser", &[("UserName", "b")]).await;
    assert_eq!((status, code.as_str()), (503, "ServiceUnavailable"));
    let listed = done(&server, "ListUsers", &[]).await;
    assert!(!listed.to_string().contains("\"b\""));
}

#[tokio::test]
async fn when_a_key_was_last_used_is_known() {
    let server = server().await;
    let key = user_with_key(&server, "u").await;
    let last = async || {
        let own = [("UserName", "u"), ("UserAccessKeyId", &id(&key))];
        let answer = done(&server, "GetAccessKeyLastUsed", &own).await;
        answer["AccessKeyLastUsed"]["LastUsedDate"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(last().await, "");
    // A guess proves nothing.
    let guess = Signer::with(Credentials::new(id(&key), "guess").unwrap());
    assert_eq!(guess.ask(&server, &GET).await.status, 403);
    assert_eq!(last().await, "");
    assert_eq!(key.ask(&server, &GET).await.element("Code"), "AccessDenied");
    assert_eq!(last().await, NOW.to_iso_extended());
    server.clock().advance(DELAY);
    assert_eq!(identity(&server, &key).await, "known");
    assert_eq!(last().await, NOW.plus_seconds(5).to_iso_extended());
    let listed = call(&server, &at_its_time(&server, &key), "ListUsers", &[]).await;
    assert_eq!(json(&listed)["Code"], "NoPermission");
}
