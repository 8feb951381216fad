//! Retention and legal hold, and the writes and deletions that they refuse.

use std::time::Duration;

use oss_emulator::User;
use oss_sign::Credentials;

use crate::caller::{Ask, Oss, Reply};
use crate::multipart::{begin, begun, complete_all, stored};

fn retain<'a>(oss: &'a Oss, mode: &str, until: &str) -> Ask<'a> {
    let body = format!(
        "<Retention><Mode>{mode}</Mode><RetainUntilDate>{until}</RetainUntilDate></Retention>"
    );
    oss.object("PUT", "k").query("retention", "").body(body)
}

fn hold<'a>(oss: &'a Oss, status: &str) -> Ask<'a> {
    let body = format!("<LegalHold><Status>{status}</Status></LegalHold>");
    oss.object("PUT", "k").query("legalHold", "").body(body)
}

fn assert_immutable(reply: &Reply) {
    assert_eq!(reply.outcome(), (409, "FileImmutable"), "{reply:?}");
    assert_eq!(
        reply.elements("Message"),
        ["The object you specified is immutable."]
    );
}

/// Now, as the clock of the tests says, is 2025-11-25T12:00:00.000Z.
const SOON: &str = "2025-11-25T12:00:10.000Z";
const LATER: &str = "2025-11-25T12:00:20.000Z";

#[tokio::test]
async fn a_retained_object_can_be_neither_overwritten_nor_deleted() {
    let oss = Oss::start().await;
    oss.put("k", "data").await;
    let none = oss.object("GET", "k").query("retention", "").send().await;
    assert_eq!(none.outcome(), (404, "ObjectNotUnderRetention"));
    let put = retain(&oss, "COMPLIANCE", SOON).send().await;
    assert_eq!((put.status, put.text()), (200, ""));
    let got = oss.object("GET", "k").query("retention", "").send().await;
    assert_eq!(
        got.text().split_once('\n').unwrap().1,
        format!(
            "<Retention><Mode>COMPLIANCE</Mode><RetainUntilDate>{SOON}</RetainUntilDate></Retention>"
        )
    );
    let head = oss.object("HEAD", "k").send().await;
    assert_eq!(head.header("x-oss-object-worm-mode"), "COMPLIANCE");
    assert_eq!(head.header("x-oss-object-worm-retain-until-date"), SOON);

    oss.put("other", "x").await;
    let id = begun(begin(&oss, "other")).await;
    stored(&oss, "other", &id, 1, b"x").await;
    let writes = || {
        [
            oss.object("PUT", "k").body("x"),
            oss.object("PUT", "k")
                .header("x-oss-copy-source", "/examplebucket/other"),
            oss.object("PUT", "k")
                .query("symlink", "")
                .header("x-oss-symlink-target", "t"),
            begin(&oss, "k"),
            oss.object("DELETE", "k"),
            oss.object("DELETE", "k").query("versionId", "null"),
        ]
    };
    for write in writes() {
        assert_immutable(&write.send().await);
    }
    let batch = "<Delete><Quiet>true</Quiet><Object><Key>k</Key></Object>\
                 <Object><Key>other</Key></Object></Delete>";
    let batch = oss
        .bucket("POST")
        .query("delete", "")
        .body(batch)
        .send()
        .await;
    assert_eq!(
        batch.text().split_once('\n').unwrap().1,
        "<DeleteResult><Error><Key>k</Key><Code>FileImmutable</Code>\
         <Message>The object you specified is immutable.</Message></Error></DeleteResult>"
    );
    assert_eq!(oss.object("GET", "other").send().await.status, 404);
    assert_eq!(oss.object("GET", "k").send().await.text(), "data");

    oss.server.clock().advance(Duration::from_secs(10));
    assert_eq!(oss.object("DELETE", "k").send().await.status, 204);
}

#[tokio::test]
async fn an_upload_that_began_before_cannot_be_completed() {
    let oss = Oss::start().await;
    oss.put("k", "data").await;
    let id = begun(begin(&oss, "k")).await;
    stored(&oss, "k", &id, 1, b"new").await;
    assert_eq!(retain(&oss, "GOVERNANCE", SOON).send().await.status, 200);
    assert_immutable(&complete_all(&oss, "k", &id).send().await);
    oss.server.clock().advance(Duration::from_secs(10));
    assert_eq!(complete_all(&oss, "k", &id).send().await.status, 200);
    assert_eq!(oss.object("GET", "k").send().await.text(), "new");
}

#[tokio::test]
async fn a_retention_can_be_made_longer_but_not_shorter() {
    let policy = r#"{"Version":"1","Statement":[
        {"Effect":"Allow","Action":"oss:*","Resource":"*"},
        {"Effect":"Deny","Action":"oss:BypassGovernanceRetention","Resource":"*"}]}"#;
    let user = User::new("clerk")
        .access_key("LTAI5tClerk", "secret")
        .policy(policy);
    let oss = Oss::with(|builder| builder.user(user)).await;
    let clerk = Credentials::new("LTAI5tClerk", "secret").unwrap();
    let bypass = "x-oss-bypass-governance-retention";
    oss.put("k", "data").await;
    for until in [SOON, LATER] {
        assert_eq!(retain(&oss, "GOVERNANCE", until).send().await.status, 200);
    }
    assert_immutable(&retain(&oss, "GOVERNANCE", SOON).send().await);
    let refused = retain(&oss, "GOVERNANCE", SOON).header(bypass, "true");
    let refused = refused.signed_by(&clerk).send().await;
    assert_eq!(refused.outcome(), (403, "AccessDenied"));
    let shortened = retain(&oss, "GOVERNANCE", SOON).header(bypass, "true");
    assert_eq!(shortened.send().await.status, 200);
    let delete = || oss.object("DELETE", "k");
    assert_immutable(&delete().send().await);
    let refused = delete()
        .header(bypass, "true")
        .signed_by(&clerk)
        .send()
        .await;
    assert_eq!(refused.outcome(), (403, "AccessDenied"));
    assert_eq!(delete().header(bypass, "true").send().await.status, 204);

    oss.put("k", "data").await;
    assert_eq!(retain(&oss, "COMPLIANCE", LATER).send().await.status, 200);
    for (mode, until) in [("COMPLIANCE", SOON), ("GOVERNANCE", LATER)] {
        let weaker = retain(&oss, mode, until).header(bypass, "true");
        assert_immutable(&weaker.send().await);
    }
    assert_immutable(&delete().header(bypass, "true").send().await);
}

#[tokio::test]
async fn a_legal_hold_has_no_end() {
    let oss = Oss::start().await;
    oss.put("k", "data").await;
    let get = async || oss.object("GET", "k").query("legalHold", "").send().await;
    assert_eq!(get().await.outcome(), (404, "ObjectNotUnderLegalHold"));
    assert_eq!(hold(&oss, "ON").send().await.status, 200);
    assert!(
        get()
            .await
            .text()
            .ends_with("<LegalHold><Status>ON</Status></LegalHold>")
    );
    let head = oss.object("HEAD", "k").send().await;
    assert_eq!(head.header("x-oss-object-worm-legal-hold"), "ON");
    oss.server.clock().advance(Duration::from_secs(1_000_000));
    assert_immutable(&oss.object("DELETE", "k").send().await);
    assert_eq!(hold(&oss, "OFF").send().await.status, 200);
    assert_eq!(get().await.elements("Status"), ["OFF"]);
    assert_eq!(oss.object("DELETE", "k").send().await.status, 204);
}

#[tokio::test]
async fn uploads_bring_their_protection() {
    let oss = Oss::start().await;
    let until = "x-oss-object-worm-retain-until-date";
    let put = oss
        .object("PUT", "k")
        .header("x-oss-object-worm-mode", "COMPLIANCE")
        .header(until, SOON)
        .body("data");
    assert_eq!(put.send().await.status, 200);
    assert_immutable(&oss.object("DELETE", "k").send().await);
    // A copy has the protection that its own request names.
    let copy = oss
        .object("PUT", "copy")
        .header("x-oss-copy-source", "/examplebucket/k")
        .header("x-oss-object-worm-legal-hold", "ON");
    assert_eq!(copy.send().await.status, 200);
    let head = oss.object("HEAD", "copy").send().await;
    assert_eq!(head.header("x-oss-object-worm-mode"), "");
    assert_eq!(head.header("x-oss-object-worm-legal-hold"), "ON");
    let id = begun(begin(&oss, "parts").header("x-oss-object-worm-legal-hold", "ON")).await;
    stored(&oss, "parts", &id, 1, b"x").await;
    assert_eq!(complete_all(&oss, "parts", &id).send().await.status, 200);
    assert_immutable(&oss.object("DELETE", "parts").send().await);
    for (name, value) in [
        ("x-oss-object-worm-mode", "COMPLIANCE"),
        (until, SOON),
        ("x-oss-object-worm-legal-hold", "on"),
    ] {
        let put = oss.object("PUT", "new").header(name, value).body("x");
        assert_eq!(
            put.send().await.outcome(),
            (400, "InvalidArgument"),
            "{name}"
        );
    }
}

#[tokio::test]
async fn one_version_is_protected() {
    let oss = Oss::start().await;
    oss.versioning("Enabled").await;
    let one = oss.put("k", "one").await;
    let put = retain(&oss, "COMPLIANCE", SOON).query("versionId", &one);
    assert_eq!(put.send().await.header("x-oss-version-id"), one);
    // Other versions can be added, and so can delete markers.
    let two = oss.put("k", "two").await;
    let marker = oss.object("DELETE", "k").send().await;
    assert_eq!(marker.header("x-oss-delete-marker"), "true");
    let delete = |id: &str| oss.object("DELETE", "k").query("versionId", id).send();
    assert_immutable(&delete(&one).await);
    assert_eq!(delete(&two).await.status, 204);
    let gone = retain(&oss, "COMPLIANCE", SOON).send().await;
    assert_eq!(gone.outcome(), (404, "NoSuchKey"));
    let gone = hold(&oss, "ON").query("versionId", marker.header("x-oss-version-id"));
    assert_eq!(gone.send().await.outcome(), (404, "NoSuchKey"));
    oss.versioning("Suspended").await;
    oss.put("n", "null").await;
    let held = "<LegalHold><Status>ON</Status></LegalHold>";
    let held = oss.object("PUT", "n").query("legalHold", "").body(held);
    assert_eq!(held.send().await.status, 200);
    // The delete marker would replace the null version.
    assert_immutable(&oss.object("DELETE", "n").send().await);
}

#[tokio::test]
async fn documents_that_say_nothing_are_refused() {
    let oss = Oss::start().await;
    oss.put("k", "data").await;
    let past = retain(&oss, "COMPLIANCE", "2025-11-25T12:00:00.000Z")
        .send()
        .await;
    assert_eq!(past.outcome(), (400, "InvalidArgument"));
    for refused in [
        retain(&oss, "FOREVER", SOON),
        retain(&oss, "COMPLIANCE", "tomorrow"),
        hold(&oss, "MAYBE"),
        oss.object("PUT", "k")
            .query("retention", "")
            .body("<LegalHold/>"),
    ] {
        assert_eq!(refused.send().await.outcome(), (400, "MalformedXML"));
    }
    let missing = oss
        .object("GET", "none")
        .query("retention", "")
        .send()
        .await;
    assert_eq!(missing.outcome(), (404, "NoSuchKey"));
}

#[tokio::test]
async fn a_delete_marker_replaces_a_retained_null_version_if_the_retention_is_passed_over() {
    let oss = Oss::start().await;
    oss.put("k", "data").await;
    assert_eq!(retain(&oss, "GOVERNANCE", SOON).send().await.status, 200);
    oss.versioning("Suspended").await;
    let delete = || oss.object("DELETE", "k");
    assert_immutable(&delete().send().await);
    let passed = delete().header("x-oss-bypass-governance-retention", "true");
    let passed = passed.send().await;
    assert_eq!(
        (passed.status, passed.header("x-oss-delete-marker")),
        (204, "true")
    );
    assert_eq!(oss.object("GET", "k").send().await.status, 404);
}

#[tokio::test]
async fn a_bucket_has_a_default_for_new_objects() {
    let oss = Oss::start().await;
    oss.put("before", "data").await;
    let rule = async |time: &str| {
        let document = format!(
            "<ObjectWormConfiguration><ObjectWormEnabled>Enabled</ObjectWormEnabled><Rule>\
             <DefaultRetention><Mode>GOVERNANCE</Mode>{time}</DefaultRetention></Rule>\
             </ObjectWormConfiguration>"
        );
        let put = oss.bucket("PUT").query("objectWorm", "").body(document);
        assert_eq!(put.send().await.status, 200);
    };
    let retention = async |key: &str| {
        let head = oss.object("HEAD", key).send().await;
        let header = |name: &str| head.header(name).to_owned();
        let mode = header("x-oss-object-worm-mode");
        (mode, header("x-oss-object-worm-retain-until-date"))
    };
    let governed = |until: &str| ("GOVERNANCE".to_owned(), until.to_owned());
    rule("<Days>2</Days>").await;
    oss.put("put", "data").await;
    let copy = oss.object("PUT", "copy");
    let copy = copy.header("x-oss-copy-source", "/examplebucket/before");
    assert_eq!(copy.send().await.status, 200);
    let id = begun(begin(&oss, "parts")).await;
    stored(&oss, "parts", &id, 1, b"x").await;
    assert_eq!(complete_all(&oss, "parts", &id).send().await.status, 200);
    let append = oss.object("POST", "append").query("append", "");
    let append = append.query("position", "0").body("x").send().await;
    assert_eq!(append.status, 200);
    for key in ["put", "copy", "parts", "append"] {
        let two_days = governed("2025-11-27T12:00:00.000Z");
        assert_eq!(retention(key).await, two_days, "{key}");
    }
    assert_eq!(retention("before").await, Default::default());
    assert_immutable(&oss.object("DELETE", "put").send().await);

    rule("<Years>1</Years>").await;
    oss.put("year", "data").await;
    assert_eq!(
        retention("year").await,
        governed("2026-11-25T12:00:00.000Z")
    );
    let own = oss
        .object("PUT", "own")
        .header("x-oss-object-worm-mode", "COMPLIANCE");
    let own = own.header("x-oss-object-worm-retain-until-date", SOON);
    assert_eq!(own.body("data").send().await.status, 200);
    assert_eq!(
        retention("own").await,
        ("COMPLIANCE".to_owned(), SOON.to_owned())
    );
}
