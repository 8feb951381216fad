//! No secret stands in what is shown.

use oss_ram::{CreateAccessKey, CreateUser, Operation};
use serde_json::json;

use crate::stage::{SECRET, answer, form, ram, sample};

#[tokio::test]
async fn neither_keys_nor_signatures_nor_new_secrets_are_shown() {
    let created = sample("CreateAccessKey")["answer"].clone();
    let echo = json!({"Code": "SignatureDoesNotMatch", "Message": format!("bad {SECRET}")});
    let (ram, sent) = ram([answer(200, &created), answer(400, &echo)]);
    let create = CreateAccessKey::new("u");
    let output = ram.send(&create).await.unwrap();
    let error = ram.send(&create).await.unwrap_err();
    let source = std::error::Error::source(&error);
    let shown = format!(
        "{ram:?} {output:?} {error} {error:?} {source:?} {}",
        error.hint().unwrap()
    );
    let signature = form(&sent.requests()[1])["Signature"].clone();
    for secret in [SECRET, "EXAMPLEsecret", &signature] {
        assert!(!shown.contains(secret), "{shown}");
    }
    let parameters = CreateUser::new("u")
        .comments("CANARY")
        .parameters()
        .unwrap();
    assert_eq!(format!("{parameters:?}"), r#"["UserName", "Comments"]"#);
}
