//! The errors as the service gives them: each of the sample file is reached, word for word.

use oss_emulator::{Emulator, Role};
use serde_json::Value;

use crate::ram::{PUT_AND_GET, TRUST, call, done, user_with_key};
use crate::raw::Reply;
use crate::signed::{Signer, builder};
use crate::sts::{self, user};

const ERRORS: &str = include_str!("../samples/ram/errors.json");
const ACCOUNT: &str = "1234567890123456";

/// One of each kind, all in use.
async fn server() -> Emulator {
    let server = builder()
        .account(ACCOUNT)
        .root_access_key("LTAIroot", "secret")
        .role(Role::new("trusts-nobody").trust(
            r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",
                "Principal":{"Service":["ecs.aliyuncs.com"]}}]}"#,
        ))
        .start()
        .await
        .unwrap();
    let trust = TRUST.replace("1000000000000001", ACCOUNT);
    done(&server, "CreateUser", &[USER]).await;
    done(
        &server,
        "CreateRole",
        &[ROLE, ("AssumeRolePolicyDocument", &trust)],
    )
    .await;
    done(&server, "CreatePolicy", &[POLICY, DOCUMENT]).await;
    done(&server, "AttachPolicyToUser", &[POLICY, CUSTOM, USER]).await;
    done(&server, "AttachPolicyToRole", &[POLICY, CUSTOM, ROLE]).await;
    for _ in 0..2 {
        done(&server, "CreateAccessKey", &[USER]).await;
    }
    for _ in 0..4 {
        done(&server, "CreatePolicyVersion", &[POLICY, DOCUMENT]).await;
    }
    server
}

const USER: (&str, &str) = ("UserName", "u");
const ROLE: (&str, &str) = ("RoleName", "inuse");
const POLICY: (&str, &str) = ("PolicyName", "p");
const CUSTOM: (&str, &str) = ("PolicyType", "Custom");
const DOCUMENT: (&str, &str) = ("PolicyDocument", PUT_AND_GET);

/// What brings each error about, in the order of the file.
async fn provoke(server: &Emulator, index: usize) -> Reply {
    let full = Signer::of(server);
    let no_version = r#"{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#;
    let ram =
        async |operation: &str, own: &[(&str, &str)]| call(server, &full, operation, own).await;
    let assume = async |signer: &Signer, role: &str| {
        let arn = format!("acs:ram::{ACCOUNT}:role/{role}");
        let own = [
            ("Action", "AssumeRole"),
            ("RoleArn", &arn),
            ("RoleSessionName", "st"),
        ];
        sts::call(server, signer, &own).await
    };
    match index {
        0 => ram("GetUser", &[("UserName", "unknown")]).await,
        1 => ram("GetRole", &[("RoleName", "RamOssTest")]).await,
        2 => ram("AttachPolicyToRole", &[POLICY, CUSTOM, ROLE]).await,
        3 => ram("AttachPolicyToUser", &[POLICY, CUSTOM, USER]).await,
        4 => ram("CreateAccessKey", &[USER]).await,
        5 => {
            ram(
                "CreatePolicyVersion",
                &[POLICY, DOCUMENT, ("RotateStrategy", "None")],
            )
            .await
        }
        6 => ram("DeleteRole", &[ROLE]).await,
        7 => ram("DeletePolicyVersion", &[POLICY, ("VersionId", "v1")]).await,
        8 => {
            ram(
                "CreatePolicy",
                &[("PolicyName", "q"), ("PolicyDocument", no_version)],
            )
            .await
        }
        9 => ram("CreateUser", &[("UserName", "a b")]).await,
        10 => {
            let key = user_with_key(server, "without-rights").await;
            call(server, &key, "CreateUser", &[("UserName", "v")]).await
        }
        11 => assume(&full, "trusts-nobody").await,
        12 => assume(&user("LTAIroot"), "inuse").await,
        13 => {
            server.faults().set_throttle(Some(0));
            ram("ListUsers", &[]).await
        }
        _ => panic!("the file has an error that nothing here brings about"),
    }
}

#[tokio::test]
async fn each_error_of_the_samples_is_reached_word_for_word() {
    let server = server().await;
    let file: Value = serde_json::from_str(ERRORS).unwrap();
    for (index, sample) in file["errors"].as_array().unwrap().iter().enumerate() {
        let (when, answer) = (&sample["when"], &sample["answer"]);
        let reply = provoke(&server, index).await;
        let ours = sts::json(&reply);
        assert_eq!(
            u64::from(reply.status),
            sample["status"].as_u64().unwrap(),
            "{when}"
        );
        for member in ["Code", "Message"] {
            assert_eq!(ours[member], answer[member], "{when}");
        }
        if let Some(detail) = answer["AccessDeniedDetail"].as_object() {
            for (name, value) in detail {
                let invented = ["EncodedDiagnosticMessage", "AuthPrincipalDisplayName"];
                let own = &ours["AccessDeniedDetail"][name];
                if invented.contains(&name.as_str()) {
                    assert!(own.is_string(), "{when} {name}");
                } else {
                    assert_eq!(own, value, "{when} {name}");
                }
            }
        }
    }
}
