//! Versions and delete markers on the wire.

use crate::caller::Oss;

#[tokio::test]
async fn versions_are_named_read_and_deleted_one_by_one() {
    let oss = Oss::start().await;
    let status = || oss.bucket("GET").query("versioning", "");
    assert!(
        status()
            .send()
            .await
            .text()
            .ends_with("<VersioningConfiguration></VersioningConfiguration>")
    );
    oss.versioning("Enabled").await;
    assert_eq!(status().send().await.elements("Status"), ["Enabled"]);
    let (one, two) = (oss.put("k", "one").await, oss.put("k", "two").await);
    assert!(one != two && one.starts_with("CAEQ"));
    let old = oss.object("GET", "k").query("versionId", &one).send().await;
    assert_eq!(
        (old.text(), old.header("x-oss-version-id")),
        ("one", one.as_str())
    );

    let deleted = oss.object("DELETE", "k").send().await;
    let marker = deleted.header("x-oss-version-id").to_owned();
    assert_eq!(
        (deleted.status, deleted.header("x-oss-delete-marker")),
        (204, "true")
    );
    let gone = oss.object("GET", "k").send().await;
    assert_eq!(gone.outcome(), (404, "NoSuchKey"));
    assert_eq!(gone.header("x-oss-delete-marker"), "true");
    assert_eq!(gone.header("x-oss-version-id"), marker);

    let asked = oss
        .object("GET", "k")
        .query("versionId", &marker)
        .send()
        .await;
    assert_eq!(asked.outcome(), (405, "MethodNotAllowed"));
    assert_eq!(asked.header("allow"), "DELETE");
    assert_eq!(asked.elements("ResourceType"), ["DeleteMarker"]);
    let acl = |method: &'static str| {
        oss.object(method, "k")
            .query("versionId", &marker)
            .query("acl", "")
            .header("x-oss-object-acl", "private")
    };
    assert_eq!(acl("GET").send().await.header("x-oss-ec"), "0017-00000002");
    assert_eq!(acl("PUT").send().await.outcome(), (404, "NoSuchKey"));

    let removed = oss
        .object("DELETE", "k")
        .query("versionId", &marker)
        .send()
        .await;
    assert_eq!(removed.header("x-oss-delete-marker"), "true");
    assert_eq!(oss.object("GET", "k").send().await.text(), "two");
    let unknown = "CAEQARiBgID8rumR2hYiIGUyOTAyZGY2MzU5MjQ5ZjlhYzQzZjNlYTAyZDE3";
    let missing = oss
        .object("GET", "k")
        .query("versionId", unknown)
        .send()
        .await;
    assert_eq!(missing.outcome(), (404, "NoSuchVersion"));
    assert_eq!(
        oss.object("DELETE", "k")
            .query("versionId", unknown)
            .send()
            .await
            .status,
        204
    );
}

#[tokio::test]
async fn suspended_buckets_write_the_null_version() {
    let oss = Oss::start().await;
    oss.versioning("Enabled").await;
    let kept = oss.put("k", "kept").await;
    oss.versioning("Suspended").await;
    assert_eq!(oss.put("k", "null").await, "null");
    assert_eq!(
        oss.object("GET", "k")
            .query("versionId", "null")
            .send()
            .await
            .text(),
        "null"
    );
    assert_eq!(
        oss.object("GET", "k")
            .query("versionId", &kept)
            .send()
            .await
            .text(),
        "kept"
    );
    assert_eq!(
        oss.object("DELETE", "k")
            .send()
            .await
            .header("x-oss-version-id"),
        "null"
    );
}

#[tokio::test]
async fn another_status_is_refused() {
    let oss = Oss::start().await;
    for body in [
        "<VersioningConfiguration><Status>On</Status></VersioningConfiguration>",
        "<VersioningConfiguration></VersioningConfiguration>",
        "<Versioning/>",
        "<VersioningConfiguration>",
        "",
    ] {
        let put = oss
            .bucket("PUT")
            .query("versioning", "")
            .body(body)
            .send()
            .await;
        assert_eq!(put.outcome(), (400, "MalformedXML"), "{body}");
    }
}

#[tokio::test]
async fn a_listing_shows_versions_and_markers_in_one_order() {
    let oss = Oss::start().await;
    oss.versioning("Enabled").await;
    let mut made = Vec::new();
    for key in ["a", "b c"] {
        made.push((key, oss.put(key, "").await));
        made.push((key, oss.put(key, "").await));
        let deleted = oss.object("DELETE", key).send().await;
        made.push((key, deleted.header("x-oss-version-id").to_owned()));
    }
    let list = || {
        oss.bucket("GET")
            .query("versions", "")
            .query("encoding-type", "url")
    };
    let all = list().send().await;
    let ids: Vec<&str> = [2, 1, 0, 5, 4, 3]
        .iter()
        .map(|&i| made[i].1.as_str())
        .collect();
    assert_eq!(all.elements("VersionId"), ids);
    assert_eq!(all.elements("IsLatest")[..3], ["true", "false", "false"]);
    assert_eq!(all.elements("Key")[3], "b%20c");
    let (marker, version) = (
        all.text().find("<DeleteMarker>"),
        all.text().find("<Version>"),
    );
    assert!(marker < version);

    let page = list().query("max-keys", "4").send().await;
    assert_eq!(page.elements("NextKeyMarker"), ["b%20c"]);
    assert_eq!(page.elements("NextVersionIdMarker"), [ids[3]]);
    let rest = list()
        .query("key-marker", "b c")
        .query("version-id-marker", ids[3])
        .send()
        .await;
    assert_eq!(rest.elements("VersionId"), ids[4..]);
    let alone = list().query("version-id-marker", ids[3]).send().await;
    assert_eq!(alone.outcome(), (400, "InvalidArgument"));
}
