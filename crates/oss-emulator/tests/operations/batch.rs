//! DeleteMultipleObjects.

use crate::caller::Oss;

#[tokio::test]
async fn objects_are_deleted_and_reported_whether_they_are_there_or_not() {
    let oss = Oss::start().await;
    oss.put("a&b", "x").await;
    let body =
        "<Delete><Object><Key>a&amp;b</Key></Object><Object><Key>c d</Key></Object></Delete>";
    let ask = || {
        oss.bucket("POST")
            .query("delete", "")
            .query("encoding-type", "url")
            .body(body)
    };
    let deleted = ask().send().await;
    assert_eq!(deleted.status, 200);
    assert_eq!(deleted.elements("EncodingType"), ["url"]);
    assert_eq!(deleted.elements("Key"), ["a%26b", "c%20d"]);
    assert_eq!(oss.object("GET", "a&b").send().await.status, 404);
    let wrong = ask()
        .header("content-md5", "1B2M2Y8AsgTpgAmY7PhCfg==")
        .send()
        .await;
    assert_eq!(wrong.outcome(), (400, "InvalidDigest"));
}

#[tokio::test]
async fn quiet_says_nothing() {
    let oss = Oss::start().await;
    let body = "<Delete><Object><Key>a</Key></Object><Quiet>true</Quiet></Delete>";
    let deleted = oss
        .bucket("POST")
        .query("delete", "")
        .body(body)
        .send()
        .await;
    assert_eq!((deleted.status, deleted.text()), (200, ""));
    assert_eq!(deleted.header("content-length"), "0");
}

#[tokio::test]
async fn keys_may_have_characters_that_xml_forbids() {
    let oss = Oss::start().await;
    for (key, written) in [
        ("a\u{1}b", "a\u{1}b"),
        ("a\u{C}b", "a&#x0C;b"),
        ("a\u{2}b", "a&#x02;b"),
    ] {
        oss.put(key, "x").await;
        let body = format!("<Delete><Object><Key>{written}</Key></Object></Delete>");
        let deleted = oss
            .bucket("POST")
            .query("delete", "")
            .body(body)
            .send()
            .await;
        assert_eq!(deleted.status, 200, "{deleted:?}");
        assert_eq!(oss.object("GET", key).send().await.status, 404, "{key:?}");
    }
}

#[tokio::test]
async fn versions_and_markers_are_told_apart() {
    let oss = Oss::start().await;
    oss.versioning("Enabled").await;
    let version = oss.put("k", "x").await;
    let ask = |object: String| {
        let body = format!("<Delete><Object><Key>k</Key>{object}</Object></Delete>");
        let ask = oss.bucket("POST").query("delete", "").body(body);
        async { ask.send().await }
    };
    let marked = ask(String::new()).await;
    assert_eq!(marked.elements("DeleteMarker"), ["true"]);
    assert_eq!(marked.elements("VersionId"), [""; 0]);
    let marker = marked.elements("DeleteMarkerVersionId")[0].to_owned();
    let unmarked = ask(format!("<VersionId>{marker}</VersionId>")).await;
    assert_eq!(unmarked.elements("VersionId"), [marker.as_str()]);
    assert_eq!(
        unmarked.elements("DeleteMarkerVersionId"),
        [marker.as_str()]
    );
    let removed = ask(format!("<VersionId>{version}</VersionId>")).await;
    assert_eq!(removed.elements("VersionId"), [version.as_str()]);
    assert_eq!(removed.elements("DeleteMarker"), [""; 0]);
    let malformed = ask("<VersionId>234</VersionId>".to_owned()).await;
    assert_eq!(malformed.outcome(), (400, "InvalidArgument"));
}

#[tokio::test]
async fn other_documents_are_refused() {
    let oss = Oss::start().await;
    let many = "<Object><Key>k</Key></Object>".repeat(1001);
    for (body, code) in [
        ("<Delete></Delete>".to_owned(), "UserKeyMustBeSpecified"),
        (
            "<Delete><Object><Key></Key></Object></Delete>".to_owned(),
            "UserKeyMustBeSpecified",
        ),
        (format!("<Delete>{many}</Delete>"), "MalformedXML"),
        ("<Remove/>".to_owned(), "MalformedXML"),
        ("<Delete".to_owned(), "MalformedXML"),
    ] {
        let refused = oss
            .bucket("POST")
            .query("delete", "")
            .body(body)
            .send()
            .await;
        assert_eq!(refused.outcome(), (400, code));
    }
}

#[tokio::test]
async fn a_key_that_no_object_can_have_deletes_nothing() {
    let oss = Oss::start().await;
    oss.put("k", "data").await;
    for key in ["/lead", "\\\\lead", "a\u{0}b", &"k".repeat(5000)] {
        let objects = format!("<Object><Key>k</Key></Object><Object><Key>{key}</Key></Object>");
        let delete = oss.bucket("POST").query("delete", "");
        let reply = delete
            .body(format!("<Delete>{objects}</Delete>"))
            .send()
            .await;
        assert_eq!(reply.outcome(), (400, "InvalidObjectName"), "{key:.9}");
    }
    assert_eq!(oss.object("GET", "k").send().await.status, 200);
}
