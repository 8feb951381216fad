//! RAM calls, for the tests of its operations.

use oss_emulator::Emulator;
use oss_sign::Credentials;
use serde_json::Value;

use crate::raw::Reply;
use crate::signed::{NOW, Signer, builder};
use crate::sts;

/// The account of the builder.
pub(crate) const ACCOUNT: &str = "1000000000000001";

/// Reads and writes of one object.
pub(crate) const PUT_AND_GET: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":["oss:PutObject","oss:GetObject"],"Resource":["acs:oss:*:*:examplebucket","acs:oss:*:*:examplebucket/*"]}]}"#;

/// Trusts the whole account.
pub(crate) const TRUST: &str = r#"{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"RAM":["acs:ram::1000000000000001:root"]}}],"Version":"1"}"#;

pub(crate) async fn server() -> Emulator {
    builder().start().await.unwrap()
}

/// A call of the operation, signed in its parameters.
pub(crate) async fn call(
    server: &Emulator,
    signer: &Signer,
    operation: &str,
    own: &[(&str, &str)],
) -> Reply {
    let mut all = vec![("Action", operation), ("Version", "2015-05-01")];
    all.extend_from_slice(own);
    sts::call(server, signer, &all).await
}

/// A call of the full user that succeeds, as JSON.
pub(crate) async fn done(server: &Emulator, operation: &str, own: &[(&str, &str)]) -> Value {
    let signer = Signer {
        now: server.clock().now(),
        ..Signer::of(server)
    };
    let reply = call(server, &signer, operation, own).await;
    assert_eq!(reply.status, 200, "{operation} {own:?}: {}", reply.body);
    sts::json(&reply)
}

/// A call of the full user that is refused: its status, code and message.
pub(crate) async fn refused(
    server: &Emulator,
    operation: &str,
    own: &[(&str, &str)],
) -> (u16, String, String) {
    let reply = call(server, &Signer::of(server), operation, own).await;
    refusal(&reply)
}

pub(crate) fn refusal(reply: &Reply) -> (u16, String, String) {
    let answer = sts::json(reply);
    let text = |name: &str| answer[name].as_str().unwrap_or_default().to_owned();
    (reply.status, text("Code"), text("Message"))
}

/// Makes a user with a key, and signs as that user.
pub(crate) async fn user_with_key(server: &Emulator, name: &str) -> Signer {
    done(server, "CreateUser", &[("UserName", name)]).await;
    key_of(server, name).await
}

/// Makes a key, and signs with it.
pub(crate) async fn key_of(server: &Emulator, name: &str) -> Signer {
    let answer = done(server, "CreateAccessKey", &[("UserName", name)]).await;
    let text = |name: &str| answer["AccessKey"][name].as_str().unwrap().to_owned();
    let credentials = Credentials::new(text("AccessKeyId"), text("AccessKeySecret")).unwrap();
    Signer {
        now: NOW,
        ..Signer::with(credentials)
    }
}

pub(crate) fn id(signer: &Signer) -> String {
    signer.credentials.access_key().unwrap().id().to_owned()
}
