//! Lifecycle rules: their document, and what they do to objects as the clock moves.

use std::time::Duration;

use crate::caller::{BUCKET, Oss, Reply};

const DAY: Duration = Duration::from_secs(86_400);

fn document(rules: &str) -> String {
    format!("<LifecycleConfiguration>{rules}</LifecycleConfiguration>")
}

/// A rule with an id for keys under `prefix`.
fn rule(id: &str, prefix: &str, rest: &str) -> String {
    format!("<Rule><ID>{id}</ID><Prefix>{prefix}</Prefix><Status>Enabled</Status>{rest}</Rule>")
}

async fn set(oss: &Oss, rules: &str) -> Reply {
    let put = oss.bucket("PUT").query("lifecycle", "");
    put.body(document(rules)).send().await
}

async fn keys(oss: &Oss) -> Vec<String> {
    let listed = oss.bucket("GET").send().await;
    listed
        .elements("Key")
        .iter()
        .map(ToString::to_string)
        .collect()
}

async fn class(oss: &Oss, key: &str) -> String {
    let head = oss.object("HEAD", key).send().await;
    head.header("x-oss-storage-class").to_owned()
}

async fn put_tagged(oss: &Oss, key: &str, tagging: &str) {
    let put = oss.object("PUT", key).header("x-oss-tagging", tagging);
    assert_eq!(put.body("data").send().await.status, 200);
}

#[tokio::test]
async fn a_document_is_completed_and_returned_in_order() {
    let oss = Oss::start().await;
    let get = || oss.bucket("GET").query("lifecycle", "");
    let absent = get().send().await;
    assert_eq!(absent.outcome(), (404, "NoSuchLifecycle"));
    assert_eq!(
        absent.elements("Message"),
        ["No Row found in Lifecycle Table."]
    );
    let put = set(
        &oss,
        "<Rule><Status>Enabled</Status><Transition><StorageClass>IA</StorageClass><Days>30</Days>\
         </Transition><Expiration><Days>60</Days></Expiration><Tag><Key>k</Key><Value>v</Value></Tag>\
         <Prefix>a/</Prefix></Rule>",
    );
    assert_eq!(put.await.status, 200);
    let got = get().send().await;
    let id = got.elements("ID")[0].to_owned();
    assert_eq!(id.len(), 36);
    let expected = format!(
        "<LifecycleConfiguration><Rule><ID>{id}</ID><Prefix>a/</Prefix><Tag><Key>k</Key>\
         <Value>v</Value></Tag><Status>Enabled</Status><Expiration><Days>60</Days></Expiration>\
         <Transition><Days>30</Days><StorageClass>IA</StorageClass></Transition></Rule>\
         </LifecycleConfiguration>"
    );
    assert!(got.text().ends_with(&expected), "{}", got.text());
    for _ in 0..2 {
        let deleted = oss.bucket("DELETE").query("lifecycle", "").send().await;
        assert_eq!(deleted.status, 204);
    }
    assert_eq!(get().send().await.status, 404);
}

#[tokio::test]
async fn documents_that_break_a_rule_are_refused() {
    let oss = Oss::start().await;
    let transition = |days: u32, class: &str| {
        format!("<Transition><Days>{days}</Days><StorageClass>{class}</StorageClass></Transition>")
    };
    let expire = |days: u32| format!("<Expiration><Days>{days}</Days></Expiration>");
    let date = |date: &str| {
        format!("<Expiration><CreatedBeforeDate>{date}</CreatedBeforeDate></Expiration>")
    };
    let access_time = "<Transition><Days>1</Days><StorageClass>IA</StorageClass>\
                       <IsAccessTime>true</IsAccessTime>\
                       <ReturnToStdWhenVisit>true</ReturnToStdWhenVisit></Transition>";
    let invalid = "InvalidArgument";
    for (rest, code) in [
        (transition(30, "Archive") + &transition(60, "IA"), invalid),
        (transition(60, "IA") + &expire(60), invalid),
        (transition(60, "Standard"), invalid),
        (expire(0), invalid),
        (date("2031-05-17T01:00:00.000Z"), invalid),
        (String::new(), invalid),
        (
            date("2031-05-17T00:00:00.000Z") + &transition(30, "IA"),
            "InvalidRequest",
        ),
        (access_time.to_owned(), "MalformedXML"),
        ("<Expiration/>".to_owned(), "MalformedXML"),
        (date("tomorrow"), "MalformedXML"),
        (transition(1, "Cold"), "MalformedXML"),
        (
            "<Tag><Key>%&amp;</Key><Value>v</Value></Tag>".to_owned() + &expire(1),
            invalid,
        ),
        (
            "<Tag><Key>k</Key><Value>)</Value></Tag>".to_owned() + &expire(1),
            invalid,
        ),
    ] {
        let refused = set(&oss, &rule("1", "a", &rest)).await;
        assert_eq!(refused.outcome(), (400, code), "{rest}");
    }
    let (key, value) = ("k".repeat(129), "v".repeat(257));
    let long = format!("<Tag><Key>{key}</Key><Value>{value}</Value></Tag>") + &expire(1);
    assert_eq!(set(&oss, &rule("1", "a", &long)).await.status, 200);
    let same_id = rule("1", "a", &expire(1)) + &rule("1", "b", &expire(1));
    assert_eq!(set(&oss, &same_id).await.outcome(), (400, invalid));
    assert_eq!(set(&oss, "").await.outcome(), (400, "MalformedXML"));

    let overlapping = rule("1", "a/", &expire(1)) + &rule("2", "a/b", &expire(2));
    let refused = set(&oss, &overlapping).await;
    assert_eq!(refused.outcome(), (400, invalid));
    let message = "Overlap for same action type Expiration";
    assert_eq!(refused.elements("Message"), [message]);
    let allowed = oss
        .bucket("PUT")
        .query("lifecycle", "")
        .header("x-oss-allow-same-action-overlap", "true")
        .body(document(&overlapping));
    assert_eq!(allowed.send().await.status, 200);
}

#[tokio::test]
async fn access_time_rules_need_the_monitor_and_hold_it() {
    let oss = Oss::start().await;
    let monitor = async |status: &str| {
        let body = format!(
            "<AccessMonitorConfiguration><Status>{status}</Status></AccessMonitorConfiguration>"
        );
        let put = oss.bucket("PUT").query("accessmonitor", "");
        put.body(body).send().await
    };
    assert_eq!(monitor("Enabled").await.status, 200);
    let rest = "<Transition><Days>2</Days><StorageClass>IA</StorageClass>\
                <IsAccessTime>true</IsAccessTime><AllowSmallFile>true</AllowSmallFile></Transition>";
    assert_eq!(set(&oss, &rule("1", "", rest)).await.status, 200);
    let got = oss.bucket("GET").query("lifecycle", "").send().await;
    assert_eq!(got.elements("AtimeBase"), ["1764072000"]);
    let refused = monitor("Disabled").await;
    assert_eq!(refused.elements("Code"), ["AccessMonitorDisableNotAllowed"]);

    oss.put("k", "data").await;
    oss.server.clock().advance(3 * DAY);
    assert_eq!(class(&oss, "k").await, "IA");
    let meta = oss.object("HEAD", "k").query("objectMeta", "").send().await;
    assert_eq!(
        meta.header("x-oss-last-access-time"),
        "Tue, 25 Nov 2025 12:00:00 GMT"
    );
}

#[tokio::test]
async fn objects_expire_after_midnight() {
    let oss = Oss::start().await;
    let tagged =
        "<Tag><Key>keep</Key><Value>no</Value></Tag><Expiration><Days>1</Days></Expiration>";
    let rules = rule("1", "log/", "<Expiration><Days>2</Days></Expiration>")
        + &rule("2", "tag/", tagged)
        + &rule(
            "3",
            "old/",
            "<Expiration><CreatedBeforeDate>2026-01-01T00:00:00.000Z</CreatedBeforeDate></Expiration>",
        );
    assert_eq!(set(&oss, &rules).await.status, 200);
    oss.put("log/a", "x").await;
    oss.put("old/a", "x").await;
    oss.put("other", "x").await;
    put_tagged(&oss, "tag/no", "keep=no").await;
    put_tagged(&oss, "tag/yes", "keep=yes").await;
    assert_eq!(keys(&oss).await.len(), 5);

    // It is noon. At the first midnight nothing is a day old.
    let clock = oss.server.clock();
    clock.advance(DAY / 2);
    assert_eq!(keys(&oss).await, ["log/a", "other", "tag/no", "tag/yes"]);
    clock.advance(DAY);
    assert_eq!(keys(&oss).await, ["log/a", "other", "tag/yes"]);
    clock.advance(DAY - Duration::from_secs(1));
    assert_eq!(keys(&oss).await.len(), 3);
    clock.advance(Duration::from_secs(1));
    // The object is gone for every operation, not only for lists.
    let head = oss.object("HEAD", "log/a").send().await;
    assert_eq!(head.status, 404);
    assert_eq!(keys(&oss).await, ["other", "tag/yes"]);
}

#[tokio::test]
async fn objects_change_their_class_and_filters_hold() {
    let oss = Oss::start().await;
    let transitions = "<Filter><ObjectSizeGreaterThan>2</ObjectSizeGreaterThan>\
                       <Not><Prefix>a/keep</Prefix></Not></Filter>\
                       <Transition><Days>1</Days><StorageClass>IA</StorageClass></Transition>\
                       <Transition><Days>3</Days><StorageClass>Archive</StorageClass></Transition>";
    assert_eq!(set(&oss, &rule("1", "a/", transitions)).await.status, 200);
    for (key, text) in [("a/big", "12345"), ("a/small", "12"), ("a/keep1", "12345")] {
        oss.put(key, text).await;
    }
    let etag = oss
        .object("HEAD", "a/big")
        .send()
        .await
        .header("etag")
        .to_owned();
    let clock = oss.server.clock();
    clock.advance(2 * DAY);
    assert_eq!(class(&oss, "a/big").await, "IA");
    assert_eq!(class(&oss, "a/small").await, "Standard");
    assert_eq!(class(&oss, "a/keep1").await, "Standard");
    let got = oss.object("GET", "a/big").send().await;
    assert_eq!((got.text(), got.header("etag")), ("12345", etag.as_str()));
    clock.advance(2 * DAY);
    assert_eq!(class(&oss, "a/big").await, "Archive");
    let stat = oss.bucket("GET").query("stat", "").send().await;
    assert_eq!(stat.elements("ArchiveObjectCount"), ["1"]);
    assert_eq!(stat.elements("StandardObjectCount"), ["2"]);
}

#[tokio::test]
async fn versions_and_delete_markers_expire() {
    let oss = Oss::start().await;
    oss.versioning("Enabled").await;
    let rest = "<Expiration><Days>1</Days></Expiration>\
                <NoncurrentVersionExpiration><NoncurrentDays>5</NoncurrentDays></NoncurrentVersionExpiration>\
                <NoncurrentVersionTransition><NoncurrentDays>2</NoncurrentDays>\
                <StorageClass>IA</StorageClass></NoncurrentVersionTransition>";
    assert_eq!(set(&oss, &rule("1", "", rest)).await.status, 200);
    let version = oss.put("k", "data").await;
    let versions = || oss.bucket("GET").query("versions", "");
    let clock = oss.server.clock();

    clock.advance(2 * DAY);
    let listed = versions().send().await;
    assert_eq!(listed.elements("IsLatest"), ["true", "false"]);
    assert_eq!(listed.elements("StorageClass"), ["Standard"]);
    assert_eq!(oss.object("HEAD", "k").send().await.status, 404);
    // The version became noncurrent when the marker was added.
    clock.advance(3 * DAY);
    let head = oss
        .object("HEAD", "k")
        .query("versionId", &version)
        .send()
        .await;
    assert_eq!(head.header("x-oss-storage-class"), "IA");
    clock.advance(3 * DAY);
    assert_eq!(versions().send().await.elements("IsLatest"), ["true"]);

    let rest =
        "<Expiration><ExpiredObjectDeleteMarker>true</ExpiredObjectDeleteMarker></Expiration>";
    assert_eq!(set(&oss, &rule("1", "", rest)).await.status, 200);
    clock.advance(DAY);
    assert_eq!(versions().send().await.elements("IsLatest"), [""; 0]);
    assert_eq!(
        oss.bucket("DELETE").of_bucket(BUCKET).send().await.status,
        204
    );
}

#[tokio::test]
async fn a_rule_that_is_not_enabled_does_nothing() {
    let oss = Oss::start().await;
    let disabled =
        rule("1", "", "<Expiration><Days>1</Days></Expiration>").replace("Enabled", "Disabled");
    assert_eq!(set(&oss, &disabled).await.status, 200);
    oss.put("k", "data").await;
    oss.server.clock().advance(9 * DAY);
    assert_eq!(keys(&oss).await, ["k"]);
}

#[tokio::test]
async fn a_transition_tells_its_time() {
    let oss = Oss::start().await;
    oss.put("k", "data").await;
    let ia = "<Transition><Days>1</Days><StorageClass>IA</StorageClass></Transition>";
    assert_eq!(set(&oss, &rule("1", "", ia)).await.status, 200);
    let times = async || {
        let head = oss.object("HEAD", "k").send().await;
        let meta = oss.object("HEAD", "k").query("objectMeta", "").send().await;
        let list = oss.bucket("GET").send().await;
        let versions = oss.bucket("GET").query("versions", "").send().await;
        let header = |reply: &Reply| reply.header("x-oss-transition-time").to_owned();
        let element = |reply: &Reply| reply.elements("TransitionTime").concat();
        [
            header(&head),
            header(&meta),
            element(&list),
            element(&versions),
        ]
    };
    assert_eq!(times().await, ["", "", "", ""]);
    oss.server.clock().advance(2 * DAY);
    let header = "Thu, 27 Nov 2025 12:00:00 GMT";
    let element = "2025-11-27T12:00:00.000Z";
    assert_eq!(times().await, [header, header, element, element]);
    let copy = oss.object("PUT", "copy");
    let copy = copy.header("x-oss-copy-source", "/examplebucket/k");
    assert_eq!(copy.send().await.status, 200);
    let copy = oss.object("HEAD", "copy").send().await;
    assert_eq!(copy.header("x-oss-transition-time"), "");
}

#[tokio::test]
async fn rules_by_access_time_leave_what_is_read() {
    let oss = Oss::start().await;
    let monitor = async |status: &str| {
        let document = format!(
            "<AccessMonitorConfiguration><Status>{status}</Status></AccessMonitorConfiguration>"
        );
        let put = oss.bucket("PUT").query("accessmonitor", "").body(document);
        assert_eq!(put.send().await.status, 200);
    };
    let accessed = async |key: &str| {
        let head = oss.object("HEAD", key).send().await;
        let meta = oss.object("HEAD", key).query("objectMeta", "").send().await;
        let name = "x-oss-last-access-time";
        assert_eq!(head.header(name), meta.header(name));
        head.header(name).to_owned()
    };
    oss.put("read", "data").await;
    oss.put("unread", "data").await;
    assert_eq!(accessed("read").await, "");
    monitor("Enabled").await;
    let by_access = "<Transition><Days>3</Days><StorageClass>IA</StorageClass>\
                     <IsAccessTime>true</IsAccessTime>\
                     <ReturnToStdWhenVisit>true</ReturnToStdWhenVisit></Transition>";
    assert_eq!(set(&oss, &rule("1", "", by_access)).await.status, 200);
    let written = "Tue, 25 Nov 2025 12:00:00 GMT";
    assert_eq!(accessed("read").await, written);
    oss.server.clock().advance(2 * DAY);
    let get = oss.object("GET", "read").send().await;
    assert_eq!(get.header("x-oss-last-access-time"), "");
    let read = "Thu, 27 Nov 2025 12:00:00 GMT";
    assert_eq!(accessed("read").await, read);
    assert_eq!(accessed("unread").await, written);
    // A second access within a day is not recorded.
    oss.server.clock().advance(DAY / 2);
    oss.object("GET", "read").send().await;
    assert_eq!(accessed("read").await, read);

    oss.server.clock().advance(2 * DAY);
    assert_eq!(class(&oss, "read").await, "Standard");
    assert_eq!(class(&oss, "unread").await, "IA");
    let modified = oss.object("HEAD", "unread").send().await;
    assert_eq!(oss.object("GET", "unread").send().await.text(), "data");
    assert_eq!(class(&oss, "unread").await, "Standard");
    let after = oss.object("HEAD", "unread").send().await;
    assert_eq!(
        after.header("last-modified"),
        modified.header("last-modified")
    );
}
