//! The reasons of refusals in the request log: what a signer did wrong, and what denied a request.

use std::sync::{Arc, Mutex};

use oss_emulator::{Builder, Emulator, Role, User};
use oss_sign::{Credentials, post_policy};

use crate::authorisation::{PUT, allow};
use crate::raw::{Reply, ask};
use crate::signed::{GET, NOW, Plain, Signer, builder};
use crate::sts::{assume, user};

/// A server, and the reasons that it reports.
struct Watched {
    server: Emulator,
    reasons: Arc<Mutex<Vec<Option<String>>>>,
}

impl Watched {
    async fn start(builder: Builder) -> Self {
        let reasons = Arc::<Mutex<Vec<Option<String>>>>::default();
        let log = Arc::clone(&reasons);
        let server = builder
            .on_request(move |request| {
                let reason = request.reason().map(str::to_owned);
                let json: serde_json::Value =
                    serde_json::from_str(&request.to_json("now")).unwrap();
                assert_eq!(json["reason"].as_str(), reason.as_deref());
                let line = request.to_string();
                match &reason {
                    Some(reason) => assert!(line.ends_with(&format!(" ms reason={reason}"))),
                    None => assert!(line.ends_with(" ms")),
                }
                log.lock().unwrap().push(reason);
            })
            .start()
            .await
            .unwrap();
        Self { server, reasons }
    }

    /// Sends a request, and returns the answer with the reason that was logged for it.
    async fn ask(&self, request: &str) -> (Reply, Option<String>) {
        self.reasons.lock().unwrap().clear();
        let reply = ask(&self.server, request).await;
        let mut reasons = self.reasons.lock().unwrap();
        assert_eq!(reasons.len(), 1, "{reasons:?}");
        (reply, reasons.remove(0))
    }

    async fn reason(&self, request: &str) -> String {
        let (reply, reason) = self.ask(request).await;
        assert!(reply.status >= 400, "{}", reply.body);
        let reason = reason.unwrap();
        assert!(
            !reply.body.contains(&reason),
            "the log says more than the answer"
        );
        reason
    }

    async fn configure(&self, subresource: &str, document: &str) {
        let plain = Plain {
            method: "PUT",
            key: None,
            query: &[(subresource, "")],
            body: document,
            ..GET
        };
        let reply = Signer::of(&self.server).ask(&self.server, &plain).await;
        assert_eq!(reply.status / 100, 2, "{}", reply.body);
    }
}

/// The request with another line in its head.
fn and(request: &str, line: &str) -> String {
    request.replacen("\r\n", &format!("\r\n{line}\r\n"), 1)
}

#[tokio::test]
async fn the_mistake_of_a_signer_is_found() {
    let watched = Watched::start(builder()).await;
    let signer = Signer::of(&watched.server);
    let twice = Plain {
        key: Some("a%20b"),
        ..GET
    };
    let listing = Plain {
        key: None,
        query: &[("prefix", "a b"), ("max-keys", "2")],
        ..GET
    };
    let typed = Plain {
        headers: &[("content-type", "text/plain")],
        ..GET
    };
    let sent_once = |request: String| request.replacen("a%2520b", "a%20b", 1);
    let longer = |request: String| request.replacen(" HTTP", "&utm_source=mail HTTP", 1);
    let expires = NOW.plus_seconds(60);
    for (request, expected) in [
        (
            and(&signer.v4(&GET), "Content-Type: text/plain"),
            "the content type was not signed: the client seems to have signed \
             \"x-oss-content-sha256:UNSIGNED-PAYLOAD\" where the request has \
             \"content-type:text/plain\" (line 4)",
        ),
        (
            signer.v4(&typed).replacen("text/plain", "image/png", 1),
            "another content type was signed, text/plain: the client seems to have signed \
             \"content-type:text/plain\" where the request has \"content-type:image/png\" (line 4)",
        ),
        (
            and(&signer.v4(&GET), "x-oss-meta-a: 1"),
            "the header x-oss-meta-a was not signed: the client seems to have signed \"\" where \
             the request has \"x-oss-meta-a:1\" (line 6)",
        ),
        (
            sent_once(signer.v4(&twice)),
            "the path was percent-encoded twice: the client seems to have signed \
             \"/examplebucket/a%2520b\" where the request has \"/examplebucket/a%20b\" (line 2)",
        ),
        (
            signer.v4(&GET).replacen("GET", "DELETE", 1),
            "the request was signed for GET: the client seems to have signed \"GET\" where the \
             request has \"DELETE\" (line 1)",
        ),
        (
            signer
                .v4(&listing)
                .replacen("max-keys=2", "max-keys=2&start-after=x", 1),
            "the parameter start-after was not signed: ",
        ),
        (
            longer(signer.v4_url(&GET, 60)),
            "the parameter utm_source was not signed: ",
        ),
        (
            and(&signer.v1(&GET), "Content-Type: text/plain"),
            "the content type was not signed: the client seems to have signed \"\" where the \
             request has \"text/plain\" (line 3)",
        ),
        (
            sent_once(signer.v1(&twice)),
            "the path was percent-encoded: ",
        ),
        (
            signer.v1(&GET).replacen("GET", "DELETE", 1),
            "the request was signed for GET: ",
        ),
        (
            signer
                .v1_url(&GET, expires)
                .replacen(" HTTP", "&x-oss-process=style/a HTTP", 1),
            "the parameter x-oss-process was not signed: ",
        ),
    ] {
        let reason = watched.reason(&request).await;
        let expected = format!("SignatureDoesNotMatch: {expected}");
        assert!(
            reason.starts_with(&expected),
            "{reason}\n{expected}\n{request}"
        );
    }
}

#[tokio::test]
async fn another_secret_is_told_from_a_mistake() {
    let other = User::new("other").access_key("LTAIother", "the other secret");
    let watched = Watched::start(builder().user(other)).await;
    let with = |secret: &str| Signer::with(Credentials::new("LTAI5tExample", secret).unwrap());
    let expires = NOW.plus_seconds(60);
    for (secret, expected) in [
        (
            "the other secret",
            "the secret of the access key LTAIother was used",
        ),
        ("'secret'", "the secret was used with quotes around it"),
        (
            "LTAI5tExample",
            "the id of the access key was used as the secret",
        ),
    ] {
        let signer = with(secret);
        for request in [
            signer.v4(&GET),
            signer.v1(&GET),
            signer.v4_url(&GET, 60),
            signer.v1_url(&GET, expires),
        ] {
            let reason = watched.reason(&request).await;
            assert_eq!(reason, format!("SignatureDoesNotMatch: {expected}"));
        }
    }
    let (reply, reason) = watched.ask(&with("guessed").v4(&GET)).await;
    let (_, hash) = reply.element("StringToSign").rsplit_once('\n').unwrap();
    assert_eq!(
        reason.unwrap(),
        format!(
            "SignatureDoesNotMatch: no usual mistake explains the signature, so the client \
             probably has another secret; the SHA-256 of the server's canonical request is {hash}"
        )
    );
}

#[tokio::test]
async fn forms_and_calls_have_reasons_too() {
    let other = User::new("other").access_key("LTAIother", "the other secret");
    let watched = Watched::start(builder().user(other)).await;
    let policy = r#"{"expiration":"2030-01-01T00:00:00.000Z","conditions":[]}"#;
    let credentials = Credentials::new("LTAI5tExample", "the other secret").unwrap();
    let form = post_policy::sign_text_v1(policy, &credentials).unwrap();
    let mut body = String::new();
    for (name, value) in form.fields().chain([("key", "a"), ("file", "hello")]) {
        let part = format!("Content-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.push_str(&format!("--limit\r\n{part}"));
    }
    body.push_str("--limit--\r\n");
    let request = format!(
        "POST /examplebucket/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: {}\r\n\
         Content-Type: multipart/form-data; boundary=limit\r\n\r\n{body}",
        body.len()
    );
    assert_eq!(
        watched.reason(&request).await,
        "SignatureDoesNotMatch: the secret of the access key LTAIother was used"
    );

    let signer = Signer::of(&watched.server);
    let call = signer.rpc("POST", &[("Action", "GetCallerIdentity")], "1");
    let call = format!("GET /?{call} HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assert_eq!(
        watched.reason(&call).await,
        "SignatureDoesNotMatch: the call was signed for POST and sent by GET"
    );
}

#[tokio::test]
async fn no_reason_contains_a_token_or_a_signature() {
    let role = Role::new("ramosstest").policy(allow(r#""oss:*""#, "*"));
    let watched = Watched::start(builder().role(role)).await;
    let arn = "acs:ram::1000000000000001:role/ramosstest";
    let signer = Signer::of(&watched.server);
    let session = assume(&watched.server, &signer, &[("RoleArn", arn)]).await;
    let token = session
        .credentials
        .access_key()
        .unwrap()
        .security_token()
        .unwrap();
    let expires = NOW.plus_seconds(60);
    let call = session.rpc("GET", &[("Action", "GetCallerIdentity")], "1");
    for request in [
        and(&session.v4(&GET), "x-oss-request-payer: requester"),
        and(&session.v1(&GET), "x-oss-request-payer: requester"),
        session
            .v4_url(&GET, 60)
            .replacen(" HTTP", "&x-oss-t=1 HTTP", 1),
        session
            .v1_url(&GET, expires)
            .replacen(" HTTP", "&response-cache-control=no HTTP", 1),
        format!("GET /?{call}&More=1 HTTP/1.1\r\nHost: localhost\r\n\r\n"),
    ] {
        let reason = watched.reason(&request).await;
        assert!(reason.starts_with("SignatureDoesNotMatch: "), "{reason}");
        let start = token.expose().get(..12).unwrap();
        assert!(!reason.contains(start), "{reason}");
        let signature = request
            .split(['=', '&', ' ', '\r', ':'])
            .find(|part| part.len() == 64);
        assert!(
            signature.is_none_or(|signature| !reason.contains(signature)),
            "{reason}"
        );
    }
}

#[tokio::test]
async fn the_link_that_denies_a_request_is_named() {
    let deny = r#"{"Version":"1","Statement":[{"Effect":"Deny","Action":"oss:*","Resource":"*"}]}"#;
    let reader = User::new("reader")
        .access_key("LTAIreader", "secret")
        .named_policy(
            "read",
            allow(r#""oss:GetObject""#, "acs:oss:*:*:examplebucket/*"),
        );
    let denied = User::new("denied")
        .access_key("LTAIdenied", "secret")
        .named_policy("nothing", deny);
    let nobody = User::new("nobody").access_key("LTAInobody", "secret");
    let role = Role::new("ramosstest").policy(allow(r#""oss:*""#, "*"));
    let watched = Watched::start(builder().user(reader).user(denied).user(nobody).role(role)).await;
    let signer = Signer::of(&watched.server);
    let arn = "acs:ram::1000000000000001:role/ramosstest";
    let narrow = allow(r#""oss:GetObject""#, "acs:oss:*:*:examplebucket/other");
    let session = [("RoleArn", arn), ("Policy", narrow.as_str())];
    let session = assume(&watched.server, &signer, &session).await;
    let object = "oss:PutObject on \
        acs:oss:oss-cn-hangzhou:1000000000000001:examplebucket/exampledir/k.txt";
    for (request, expected) in [
        (
            user("LTAIreader").v4(&PUT),
            format!(
                "no statement of the identity policies of user reader of account 1000000000000001 \
                 allows {object} (implicit); the nearest is policy read, statement 0: resource and \
                 condition fit, action oss:PutObject is not in [oss:GetObject]; add oss:PutObject \
                 to the actions; the bucket's ACL is private"
            ),
        ),
        (
            user("LTAIdenied").v4(&PUT),
            format!("{object}, by policy nothing, statement 0 (explicit); "),
        ),
        (
            user("LTAInobody").v4(&PUT),
            "no statement of the identity policies of user nobody ".to_owned(),
        ),
        (
            session.v4(&GET),
            "no statement of the session policy of ".to_owned(),
        ),
    ] {
        let reason = watched.reason(&request).await;
        assert!(
            reason.starts_with(&format!("AccessDenied: {expected}")),
            "{reason}"
        );
    }
    let reason = watched.reason(&session.v4(&GET)).await;
    let nearest = "the nearest is the session policy, statement 0: action and condition fit, \
        resource acs:oss:oss-cn-hangzhou:1000000000000001:examplebucket/exampledir/k.txt is not in";
    assert!(
        reason.contains(nearest) && !reason.contains("ACL"),
        "{reason}"
    );

    let trust = signer.rpc(
        "GET",
        &[("Action", "ListUsers"), ("Version", "2015-05-01")],
        "1",
    );
    let call = |query: &str| format!("GET /?{query} HTTP/1.1\r\nHost: localhost\r\n\r\n");
    let (reply, reason) = watched.ask(&call(&trust)).await;
    assert_eq!((reply.status, reason), (200, None));
    let list = user("LTAIreader").rpc(
        "GET",
        &[("Action", "ListUsers"), ("Version", "2015-05-01")],
        "1",
    );
    let reason = watched.reason(&call(&list)).await;
    let begin = "NoPermission: no statement of the identity policies of user reader ";
    assert!(reason.starts_with(begin), "{reason}");
}

#[tokio::test]
async fn the_rules_of_a_bucket_are_named() {
    const ANYBODY: &str = "GET /examplebucket/exampledir/k.txt HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let watched = Watched::start(builder()).await;
    let signer = Signer::of(&watched.server);
    assert_eq!(signer.ask(&watched.server, &PUT).await.status, 200);
    let put = |query: &'static [(&'static str, &'static str)], headers, key| Plain {
        method: "PUT",
        query,
        headers,
        key,
        ..GET
    };
    let reason = watched.reason(ANYBODY).await;
    assert!(
        reason.contains("no statement of the bucket policy of an anonymous caller"),
        "{reason}"
    );
    assert!(
        reason.ends_with("; the bucket's ACL is private"),
        "{reason}"
    );

    let public = put(&[("acl", "")], &[("x-oss-acl", "public-read")], None);
    assert_eq!(signer.ask(&watched.server, &public).await.status, 200);
    let (reply, reason) = watched.ask(ANYBODY).await;
    assert_eq!((reply.status, reason), (200, None));
    let private = put(&[("acl", "")], &[("x-oss-object-acl", "private")], GET.key);
    assert_eq!(signer.ask(&watched.server, &private).await.status, 200);
    let reason = watched.reason(ANYBODY).await;
    assert!(
        reason.ends_with("; the object's ACL is private"),
        "{reason}"
    );
    let public = put(
        &[("acl", "")],
        &[("x-oss-object-acl", "public-read")],
        GET.key,
    );
    assert_eq!(signer.ask(&watched.server, &public).await.status, 200);

    let referers = "<RefererConfiguration><AllowEmptyReferer>false</AllowEmptyReferer>\
        <RefererList><Referer>http://www.example.com</Referer></RefererList></RefererConfiguration>";
    watched.configure("referer", referers).await;
    let reason = watched.reason(ANYBODY).await;
    assert_eq!(
        reason,
        "AccessDenied: the bucket allows no request without a Referer"
    );
    let reason = watched
        .reason(&and(ANYBODY, "Referer: http://other.example.com"))
        .await;
    let expected = "AccessDenied: the referer rules of the bucket do not allow this Referer";
    assert_eq!(reason, expected);
    let open = referers.replace("false", "true");
    watched.configure("referer", &open).await;

    let pays =
        "<RequestPaymentConfiguration><Payer>Requester</Payer></RequestPaymentConfiguration>";
    watched.configure("requestPayment", pays).await;
    let reason = watched.reason(ANYBODY).await;
    assert!(
        reason.starts_with("AccessDenied: the requester pays in this bucket"),
        "{reason}"
    );
    let pays = pays.replace("Requester<", "BucketOwner<");
    watched.configure("requestPayment", &pays).await;

    let policy = r#"{"Version":"1","Statement":[{"Effect":"Deny","Action":"oss:GetObject",
        "Principal":"*","Resource":"acs:oss:*:*:examplebucket/*"}]}"#;
    watched.configure("policy", policy).await;
    let reason = watched.reason(ANYBODY).await;
    assert!(
        reason.contains(", by the bucket policy, statement 0 (explicit)"),
        "{reason}"
    );
    let allowed = policy.replace("Deny", "Allow").replace("/*", "/other");
    watched.configure("policy", &allowed).await;

    let block = "<PublicAccessBlockConfiguration><BlockPublicAccess>true</BlockPublicAccess>\
        </PublicAccessBlockConfiguration>";
    watched.configure("publicAccessBlock", block).await;
    let reason = watched.reason(ANYBODY).await;
    let blocked = "; public access is blocked, so access control lists allow nothing";
    assert!(reason.ends_with(blocked), "{reason}");
    let reason = watched.reason(&signer.v4(&public)).await;
    let expected = "AccessDenied: public access is blocked, and the request sets a public ACL";
    assert_eq!(reason, expected);
}

#[tokio::test]
async fn every_other_error_has_its_code_and_its_message() {
    let watched = Watched::start(builder()).await;
    let signer = Signer::of(&watched.server);
    let (_, reason) = watched.ask(&signer.v4(&GET)).await;
    assert_eq!(
        reason.unwrap(),
        "NoSuchKey: The specified key does not exist."
    );
    let other_region = Signer {
        region: "cn-beijing",
        ..signer.clone()
    };
    assert_eq!(
        watched.reason(&other_region.v4(&GET)).await,
        "InvalidArgument: the signature is for the region \"cn-beijing\", but this is \
         \"cn-hangzhou\""
    );
    let (reply, reason) = watched.ask("NO HEAD\r\n\r\n").await;
    assert_eq!(reply.status, 400);
    assert!(reason.unwrap().starts_with("BadRequest: "));
    // What was sent is repeated, however long and strange it is.
    let version = format!("%1B[31m%E2%80%AE{}", "a".repeat(3000));
    let request =
        format!("GET /?x-oss-signature-version={version} HTTP/1.1\r\nHost: localhost\r\n\r\n");
    let reason = watched.reason(&request).await;
    let visible = |letter| matches!(letter, ' '..='~' | '…');
    assert!(reason.contains("\\u{1b}[31m\\u{202e}aaa"), "{reason}");
    assert!(reason.chars().all(visible), "{reason}");
    assert_eq!(reason.chars().count(), 2049);
}
