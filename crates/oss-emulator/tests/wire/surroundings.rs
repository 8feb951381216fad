//! What all surroundings have in common: keys that work until they expire.

use std::time::Duration;

use oss_emulator::{Clock, Emulator, Surroundings};
use oss_sign::Credentials;
use serde_json::Value;

use crate::raw::{Reply, ask_at};
use crate::signed::{GET, NOW, Plain, Signer};

/// A server with these surroundings, and its clock.
pub(crate) async fn server(surroundings: Surroundings) -> (Emulator, Clock) {
    let clock = Clock::stepped(NOW);
    let server = crate::signed::builder()
        .clock(clock.clone())
        .surroundings(surroundings)
        .start();
    (server.await.unwrap(), clock)
}

/// A request to one of the surroundings.
pub(crate) async fn send(
    endpoint: &str,
    line: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> Reply {
    let mut text = format!("{line} HTTP/1.1\r\nHost: 127.0.0.1\r\n");
    for (name, value) in headers {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    if !line.starts_with("GET") {
        text.push_str(&format!("Content-Length: {}\r\n", body.len()));
    }
    ask_at(endpoint, &format!("{text}\r\n{body}")).await
}

/// The keys of an answer, whose four fields have these names.
pub(crate) fn keys(document: &Value, names: [&str; 3]) -> Signer {
    let text = |name: &str| document[name].as_str().unwrap().to_owned();
    let [id, secret, token] = names.map(text);
    let credentials = Credentials::new(id, secret).unwrap();
    Signer::with(credentials.with_security_token(token).unwrap())
}

/// The names that most services use.
pub(crate) const NAMES: [&str; 3] = ["AccessKeyId", "AccessKeySecret", "SecurityToken"];

/// That the keys put and get an object now, and are refused by OSS and STS after their life.
pub(crate) async fn live_for(server: &Emulator, clock: &Clock, keys: &Signer, life: Duration) {
    let later = |by: Duration| Signer {
        now: NOW.plus_seconds(i64::try_from(by.as_secs()).unwrap()),
        credentials: keys.credentials.clone(),
        ..*keys
    };
    let put = Plain {
        method: "PUT",
        body: "hello",
        ..GET
    };
    clock.advance(life - Duration::from_secs(1));
    let last = later(life - Duration::from_secs(1));
    assert_eq!(last.ask(server, &put).await.status, 200);
    assert_eq!(last.ask(server, &GET).await.body, "hello");
    let me = [("Action", "GetCallerIdentity")];
    assert_eq!(crate::sts::call(server, &last, &me).await.status, 200);
    clock.advance(Duration::from_secs(1));
    let refused = later(life).ask(server, &GET).await;
    assert_eq!(
        (refused.status, refused.element("Code")),
        (403, "SecurityTokenExpired")
    );
    let refused = crate::sts::call(server, &later(life), &me).await;
    assert_eq!(crate::sts::code(&refused), "InvalidSecurityToken.Expired");
}
