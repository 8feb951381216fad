//! What must not be seen is not seen.

use oss_emulator::User;

use crate::signed::builder;
use crate::sts::{assume, user};

#[tokio::test]
async fn no_secret_and_no_token_is_in_debug_output() {
    let wanted = User::new("u").access_key("LTAIuser", "secret-of-u");
    let configured = builder()
        .access_key("LTAIfull", "secret-of-full")
        .user(wanted.clone());
    let before = format!("{wanted:?} {configured:?}");
    let server = configured.start().await.unwrap();
    let session = assume(&server, &full(), &[("RoleArn", &server.role_arn())]).await;
    let key = session.credentials.access_key().unwrap();
    let text = format!("{before} {server:?}");
    for secret in [
        "secret-of-u",
        "secret-of-full",
        key.secret().expose(),
        key.security_token().unwrap().expose(),
    ] {
        assert!(!text.contains(secret));
    }
    assert!(text.contains("LTAIuser"), "the search itself works");
}

fn full() -> crate::signed::Signer {
    let credentials = oss_sign::Credentials::new("LTAIfull", "secret-of-full").unwrap();
    crate::signed::Signer {
        credentials,
        ..user("LTAIfull")
    }
}
