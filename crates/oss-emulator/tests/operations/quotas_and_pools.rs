//! Storage quotas, tables of metadata, and resource pools.

use crate::caller::{Oss, Reply};
use crate::multipart::{SMALLEST, begin, begun, complete, part, stored};

async fn ask(oss: &Oss, method: &str, subresource: &str, body: &str) -> Reply {
    let ask = oss.bucket(method).query(subresource, "");
    ask.body(body.to_owned()).send().await
}

#[tokio::test]
async fn a_quota_is_returned_with_what_is_used() {
    let oss = Oss::start().await;
    let missing = (404, "NoSuchBucketStorageQuotaConfiguration");
    assert_eq!(ask(&oss, "GET", "quota", "").await.outcome(), missing);
    let quota = |bytes: &str, mode: &str| {
        format!(
            "<QuotaConfiguration><StorageQuota>{bytes}</StorageQuota><Mode>{mode}</Mode>\
             <CurrentUsage>99</CurrentUsage></QuotaConfiguration>"
        )
    };
    for (bytes, mode, outcome) in [
        ("0", "Strict", (400, "InvalidArgument")),
        ("-1", "Strict", (400, "MalformedXML")),
        ("1", "strict", (400, "MalformedXML")),
    ] {
        let refused = ask(&oss, "PUT", "quota", &quota(bytes, mode)).await;
        assert_eq!(refused.outcome(), outcome, "{bytes} {mode}");
    }
    oss.put("k", "data").await;
    for (bytes, mode) in [("10737418240", "Strict"), ("5", "Warning")] {
        let put = ask(&oss, "PUT", "quota", &quota(bytes, mode)).await;
        assert_eq!(put.status, 200, "{}", put.text());
        let got = ask(&oss, "GET", "quota", "").await;
        let texts = ["StorageQuota", "Mode", "CurrentUsage"].map(|name| got.elements(name)[0]);
        assert_eq!(texts, [bytes, mode, "4"]);
    }
    for _ in 0..2 {
        assert_eq!(ask(&oss, "DELETE", "quota", "").await.status, 204);
    }
    assert_eq!(ask(&oss, "GET", "quota", "").await.outcome(), missing);
}

const EXCEEDED: (u16, &str) = (403, "QuotaExceeded");

async fn set_quota(oss: &Oss, bytes: usize, mode: &str) {
    let quota = format!(
        "<QuotaConfiguration><StorageQuota>{bytes}</StorageQuota><Mode>{mode}</Mode>\
         </QuotaConfiguration>"
    );
    assert_eq!(ask(oss, "PUT", "quota", &quota).await.status, 200);
}

async fn used(oss: &Oss) -> String {
    let stat = ask(oss, "GET", "stat", "").await;
    stat.elements("Storage")[0].to_owned()
}

#[tokio::test]
async fn no_write_exceeds_a_strict_quota() {
    let oss = Oss::start().await;
    oss.put("k", "1234567").await;
    set_quota(&oss, 10, "Strict").await;
    let put = |key, data: &str| oss.object("PUT", key).body(data.to_owned()).send();
    let append = |position: &str, data: &str| {
        let append = oss.object("POST", "a").query("append", "");
        append
            .query("position", position)
            .body(data.to_owned())
            .send()
    };
    assert_eq!(put("other", "1234").await.outcome(), EXCEEDED);
    assert_eq!(oss.object("HEAD", "other").send().await.status, 404);
    let copy = oss.object("PUT", "copy");
    let copy = copy.header("x-oss-copy-source", "/examplebucket/k").send();
    assert_eq!(copy.await.outcome(), EXCEEDED);
    assert_eq!(append("0", "12").await.status, 200);
    assert_eq!(append("2", "34").await.outcome(), EXCEEDED);
    assert_eq!(append("2", "3").await.status, 200);
    assert_eq!(used(&oss).await, "10");
    // A write counts only what it adds, and empty objects fit into a full bucket.
    assert_eq!(put("k", "7654321").await.status, 200);
    assert_eq!(put("k", "12345678").await.outcome(), EXCEEDED);
    assert_eq!(put("empty", "").await.status, 200);
    assert_eq!(oss.object("GET", "k").send().await.text(), "7654321");
    assert_eq!(oss.object("DELETE", "k").send().await.status, 204);
    assert_eq!(put("k", "1234567").await.status, 200);

    set_quota(&oss, 5, "Warning").await;
    assert_eq!(put("more", "x").await.status, 200);
    set_quota(&oss, 5, "Strict").await;
    assert_eq!(put("empty", "").await.outcome(), EXCEEDED);
    assert_eq!(begin(&oss, "parts").send().await.outcome(), EXCEEDED);
    assert_eq!(ask(&oss, "DELETE", "quota", "").await.status, 204);
    assert_eq!(put("more", "xyz").await.status, 200);
}

#[tokio::test]
async fn an_upload_in_parts_ends_at_the_quota() {
    let oss = Oss::start().await;
    set_quota(&oss, SMALLEST, "Strict").await;
    let id = begun(begin(&oss, "k")).await;
    let one = stored(&oss, "k", &id, 1, &[b'x'; SMALLEST]).await;
    let two = stored(&oss, "k", &id, 2, b"y").await;
    let whole = complete(&oss, "k", &id, &[(1, &one), (2, &two)]);
    assert_eq!(whole.send().await.outcome(), EXCEEDED);
    let fits = complete(&oss, "k", &id, &[(1, &one)]).send().await;
    assert_eq!(fits.status, 200, "{}", fits.text());
    let id = begun(begin(&oss, "k")).await;
    set_quota(&oss, SMALLEST - 1, "Strict").await;
    let refused = part(&oss, "k", &id, 1).body("x").send().await;
    assert_eq!(refused.outcome(), EXCEEDED);
}

#[tokio::test]
async fn the_capacity_of_a_bucket_limits_writes_too() {
    let oss = Oss::start().await;
    let capacity = |gigabytes: &str| {
        format!("<BucketUserQos><StorageCapacity>{gigabytes}</StorageCapacity></BucketUserQos>")
    };
    assert_eq!(ask(&oss, "PUT", "qos", &capacity("0")).await.status, 200);
    let put = || oss.object("PUT", "k").body("x").send();
    assert_eq!(put().await.outcome(), EXCEEDED);
    for gigabytes in ["1", "-1"] {
        let set = ask(&oss, "PUT", "qos", &capacity(gigabytes)).await;
        assert_eq!(set.status, 200);
        assert_eq!(put().await.status, 200, "{gigabytes}");
    }
}

#[tokio::test]
async fn tables_of_metadata_are_created_changed_and_deleted() {
    let oss = Oss::start().await;
    let all = "metadataConfiguration";
    let journal = |expiration: &str| {
        format!(
            "<JournalTableConfiguration><RecordExpiration>{expiration}</RecordExpiration>\
             </JournalTableConfiguration>"
        )
    };
    let never = journal("<Expiration>DISABLED</Expiration>");
    let inventory = |state: &str| {
        format!(
            "<InventoryTableConfiguration><ConfigurationState>{state}</ConfigurationState>\
             </InventoryTableConfiguration>"
        )
    };
    let document =
        |tables: &str| format!("<MetadataConfiguration>{tables}</MetadataConfiguration>");
    let missing = (404, "NoSuchMetadataConfiguration");
    assert_eq!(ask(&oss, "GET", all, "").await.outcome(), missing);
    let early = ask(&oss, "PUT", "metadataJournalTable", &never).await;
    assert_eq!(early.outcome(), missing);
    for (expiration, outcome) in [
        (
            "<Expiration>ENABLED</Expiration><Days>6</Days>",
            (400, "InvalidArgument"),
        ),
        ("<Expiration>ENABLED</Expiration>", (400, "InvalidArgument")),
        (
            "<Expiration>Enabled</Expiration><Days>7</Days>",
            (400, "MalformedXML"),
        ),
        ("", (400, "MalformedXML")),
    ] {
        let refused = ask(&oss, "POST", all, &document(&journal(expiration))).await;
        assert_eq!(refused.outcome(), outcome, "{expiration}");
    }
    let week = journal("<Expiration>ENABLED</Expiration><Days>7</Days>");
    let tables = document(&(week + &inventory("DISABLED")));
    assert_eq!(ask(&oss, "POST", all, &tables).await.status, 200);
    let again = ask(&oss, "POST", all, &tables).await;
    assert_eq!(again.outcome(), (409, "MetadataConfigurationAlreadyExists"));
    let got = ask(&oss, "GET", all, "").await;
    let first = |name: &str| got.elements(name)[0];
    assert_eq!(first("TableBucketType"), "oss");
    assert_eq!(first("TableNamespace"), "b_examplebucket");
    let journal = "<JournalTableConfigurationResult><TableStatus>ACTIVE</TableStatus>\
        <TableName>journal</TableName>";
    assert!(got.text().contains(journal), "{}", got.text());
    assert_eq!((first("Expiration"), first("Days")), ("ENABLED", "7"));
    assert_eq!(first("ConfigurationState"), "DISABLED");

    let put = ask(&oss, "PUT", "metadataJournalTable", &never).await;
    assert_eq!(put.status, 200);
    let put = ask(&oss, "PUT", "metadataInventoryTable", &inventory("ENABLED")).await;
    assert_eq!(put.status, 200);
    let got = ask(&oss, "GET", all, "").await;
    assert_eq!(got.elements("Expiration"), ["DISABLED"]);
    assert_eq!(got.elements("Days").len(), 0);
    assert_eq!(got.elements("ConfigurationState"), ["ENABLED"]);
    assert_eq!(got.elements("TableName"), ["journal", "inventory"]);
    assert_eq!(ask(&oss, "DELETE", all, "").await.status, 204);
    assert_eq!(ask(&oss, "GET", all, "").await.outcome(), missing);
}

#[tokio::test]
async fn resource_pools_keep_the_limits_of_requesters() {
    let oss = Oss::with(|builder| builder.resource_pool("p2").resource_pool("p1")).await;
    let ask = |method, subresource: &str| oss.service(method).query(subresource, "");
    let list = ask("GET", "resourcePool")
        .query("max-keys", "1")
        .send()
        .await;
    assert_eq!(list.elements("Name"), ["p1"]);
    assert_eq!(list.elements("Region"), ["cn-hangzhou"]);
    assert_eq!(list.elements("Owner"), [oss.server.account()]);
    assert_eq!(list.elements("CreateTime"), ["2025-11-25T12:00:00.000Z"]);
    let next = list.elements("NextContinuationToken")[0];
    let list = ask("GET", "resourcePool").query("continuation-token", next);
    let list = list.send().await;
    assert_eq!(list.elements("Name"), ["p2"]);
    assert_eq!(list.elements("NextContinuationToken"), [""]);
    assert_eq!(list.elements("IsTruncated"), ["false"]);

    let qos = "requesterQosInfo";
    for (method, subresource) in [
        ("GET", "resourcePoolInfo"),
        ("GET", "resourcePoolBuckets"),
        ("GET", qos),
        ("PUT", qos),
        ("DELETE", qos),
    ] {
        for (pool, outcome, message) in [
            ("", (400, "InvalidArgument"), "Resource pool name is empty"),
            (
                "other",
                (404, "NoSuchResourcePool"),
                "The specified resource pool does not exist.",
            ),
        ] {
            let ask = ask(method, subresource).query("resourcePool", pool);
            let ask = match method {
                "GET" => ask,
                _ => ask.query("qosRequester", "1"),
            };
            let refused = ask.body("<QoSConfiguration/>").send().await;
            assert_eq!(refused.outcome(), outcome, "{method} {subresource}");
            assert_eq!(refused.elements("Message"), [message]);
        }
    }
    let info = ask("GET", "resourcePoolInfo").query("resourcePool", "p1");
    let info = info.send().await;
    assert_eq!(
        (info.elements("Name"), info.elements("TotalQps")),
        (vec!["p1"], vec!["-1"])
    );
    let buckets = ask("GET", "resourcePoolBuckets").query("resourcePool", "p1");
    assert_eq!(buckets.send().await.elements("ResourcePool"), ["p1"]);

    let of = |method, pool: &str, requester: &str| {
        let ask = ask(method, qos).query("resourcePool", pool);
        ask.query("qosRequester", requester)
    };
    for (pool, requester, limit) in [("p1", "1", "5"), ("p1", "2", "6"), ("p2", "1", "7")] {
        let body = format!("<QoSConfiguration><TotalQps>{limit}</TotalQps></QoSConfiguration>");
        let put = of("PUT", pool, requester).body(body).send().await;
        assert_eq!(put.status, 200, "{}", put.text());
        let got = of("GET", pool, requester).send().await;
        let found = (got.elements("Requester"), got.elements("TotalQps"));
        assert_eq!(found, (vec![requester], vec![limit]));
    }
    let list = ask("GET", qos).query("resourcePool", "p1").send().await;
    assert_eq!(list.elements("Requester"), ["1", "2"]);
    assert_eq!(list.elements("TotalQps"), ["5", "6"]);
    assert_eq!(of("DELETE", "p1", "1").send().await.status, 204);
    let gone = of("GET", "p1", "1").send().await;
    assert_eq!(gone.outcome(), (404, "NoSuchRequesterQoSInfo"));
}
