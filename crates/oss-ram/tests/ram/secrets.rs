//! No secret stands in what is shown.

use oss_ram::Operation;
use serde_json::json;

use crate::stage::{SECRET, answer, form, ram, sample};

#[tokio::test]
async fn neither_keys_nor_signatures_nor_new_secrets_are_shown() {
    let created = sample("CreateAccessKey")["answer"].clone();
    let echo = json!({"Code": "SignatureDoesNotMatch", "Message": format!("bad {SECRET}")});
    let (ram, sent) = ram([answer(200, &created), answer(400, &echo)]);
    let create = ram.create_access_key("u");
    let output = create.clone().send().await.unwrap();
    let error = create.send().await.unwrap_err();
    let source = std::error::Error::source(&error);
    let shown = format!(
        "{ram:?} {output:?} {error} {error:?} {source:?} {}",
        error.hint().unwrap()
    );
    let signature = form(&sent.requests()[1])["Signature"].clone();
    for secret in [SECRET, "EXAMPLEsecret", &signature] {
        assert!(!shown.contains(secret), "{shown}");
    }
    let request = ram.create_user("u").comments("CANARY").request().unwrap();
    assert_eq!(format!("{request:?}"), r#"["UserName", "Comments"]"#);
}
