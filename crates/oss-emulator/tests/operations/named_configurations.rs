//! Configurations of which a bucket can have several, and those of the whole service.

use std::time::Duration;

use crate::caller::{Oss, Reply};

fn inventory(id: &str) -> String {
    format!(
        "<InventoryConfiguration><Id>{id}</Id><IsEnabled>true</IsEnabled>\
         <Filter><Prefix>a/</Prefix><LowerSizeBound>10</LowerSizeBound>\
         <StorageClass>Standard,IA</StorageClass></Filter>\
         <Destination><OSSBucketDestination><Format>CSV</Format><AccountId>1</AccountId>\
         <RoleArn>acs:ram::1:role/r</RoleArn><Bucket>acs:oss:::examplebucket</Bucket>\
         <Prefix>p</Prefix><Encryption><SSE-KMS><KeyId>k</KeyId></SSE-KMS></Encryption>\
         </OSSBucketDestination></Destination><Schedule><Frequency>Daily</Frequency></Schedule>\
         <IncludedObjectVersions>All</IncludedObjectVersions>\
         <OptionalFields><Field>Size</Field><Field>ETag</Field></OptionalFields>\
         </InventoryConfiguration>"
    )
}

async fn put_inventory(oss: &Oss, id: &str, body: String) -> Reply {
    let put = oss.bucket("PUT").query("inventory", "");
    put.query("inventoryId", id).body(body).send().await
}

#[tokio::test]
async fn inventories_are_added_listed_and_deleted() {
    let oss = Oss::start().await;
    let get = |id: &'static str| {
        oss.bucket("GET")
            .query("inventory", "")
            .query("inventoryId", id)
    };
    let list = || oss.bucket("GET").query("inventory", "");
    for reply in [get("one").send().await, list().send().await] {
        assert_eq!(reply.outcome(), (404, "NoSuchInventory"));
    }
    assert_eq!(
        put_inventory(&oss, "one", inventory("one")).await.status,
        200
    );
    let again = put_inventory(&oss, "one", inventory("one")).await;
    assert_eq!(again.outcome(), (409, "InventoryAlreadyExist"));
    let got = get("one").send().await;
    let (before, after) = (got.text().find("<Schedule>"), got.text().find("<Filter>"));
    assert!(before < after, "{}", got.text());
    assert!(got.text().contains("<SSE-KMS><KeyId>k</KeyId></SSE-KMS>"));
    assert_eq!(got.elements("Field"), ["Size", "ETag"]);
    assert_eq!(got.elements("StorageClass"), ["IA,Standard"]);

    for (id, body, code) in [
        ("two", inventory("other"), "InvalidArgument"),
        (
            "two",
            inventory("two").replace("acs:oss:::", ""),
            "InvalidArgument",
        ),
        (
            "two",
            inventory("two").replace("Daily", "Hourly"),
            "MalformedXML",
        ),
        ("", inventory("two"), "MissingArgument"),
    ] {
        let refused = put_inventory(&oss, id, body).await;
        assert_eq!(refused.outcome(), (400, code));
    }

    for at in 0..100 {
        let id = format!("n{at:03}");
        let body = inventory(&id);
        assert_eq!(put_inventory(&oss, &id, body).await.status, 200);
    }
    let first = list().send().await;
    assert_eq!(first.elements("Id").len(), 100);
    assert_eq!(first.elements("IsTruncated"), ["true"]);
    let token = first.elements("NextContinuationToken")[0];
    let second = list().query("continuation-token", token).send().await;
    assert_eq!(second.elements("Id"), ["one"]);
    assert_eq!(second.elements("ContinuationToken"), [token]);
    assert_eq!(first.elements("ContinuationToken"), [""; 0]);
    assert_eq!(second.elements("IsTruncated"), ["false"]);

    let delete = || {
        oss.bucket("DELETE")
            .query("inventory", "")
            .query("inventoryId", "one")
    };
    assert_eq!(delete().send().await.status, 204);
    assert_eq!(delete().send().await.status, 204);
    assert_eq!(get("one").send().await.outcome(), (404, "NoSuchInventory"));
}

#[tokio::test]
async fn styles_are_set_listed_and_deleted() {
    let oss = Oss::start().await;
    let style = |method, name| {
        oss.bucket(method)
            .query("style", "")
            .query("styleName", name)
    };
    let absent = style("GET", "small").send().await;
    assert_eq!(absent.outcome(), (404, "NoSuchStyle"));
    assert_eq!(absent.elements("Message"), ["No Such Image Style."]);
    let body = |width| format!("<Style><Content>image/resize,w_{width}</Content></Style>");
    for name in ["", "a b"] {
        let refused = style("PUT", name).body(body(1)).send().await;
        assert_eq!(refused.outcome(), (400, "InvalidArgument"), "{name:?}");
    }
    let empty = style("PUT", "small").body("<Style><Content/></Style>");
    let empty = empty.send().await;
    assert_eq!(empty.outcome(), (400, "InvalidArgument"));
    assert_eq!(empty.elements("Message"), ["Style content is invalid."]);
    let wrong = style("PUT", "small")
        .query("category", "sound")
        .body(body(1));
    assert_eq!(wrong.send().await.outcome(), (400, "InvalidArgument"));

    assert_eq!(style("PUT", "small").body(body(1)).send().await.status, 200);
    oss.server.clock().advance(Duration::from_secs(60));
    let put = style("PUT", "small")
        .query("category", "video")
        .body(body(2));
    assert_eq!(put.send().await.status, 200);
    let got = style("GET", "small").send().await;
    let expected = "<Style><Name>small</Name><Content>image/resize,w_2</Content>\
                    <Category>video</Category><CreateTime>Tue, 25 Nov 2025 12:00:00 GMT</CreateTime>\
                    <LastModifyTime>Tue, 25 Nov 2025 12:01:00 GMT</LastModifyTime></Style>";
    assert!(got.text().ends_with(expected), "{}", got.text());
    assert_eq!(style("PUT", "large").body(body(9)).send().await.status, 200);
    let list = oss.bucket("GET").query("style", "").send().await;
    assert_eq!(list.elements("Name"), ["large", "small"]);
    assert_eq!(style("DELETE", "small").send().await.status, 204);
    let left = oss.bucket("GET").query("style", "").send().await;
    assert_eq!(left.elements("Category"), ["image"]);
}

fn replication(bucket: &str, location: &str) -> String {
    format!(
        "<ReplicationConfiguration><Rule><Destination><Bucket>{bucket}</Bucket>\
         <Location>{location}</Location></Destination><PrefixSet><Prefix>a/</Prefix></PrefixSet>\
         <HistoricalObjectReplication>disabled</HistoricalObjectReplication></Rule>\
         </ReplicationConfiguration>"
    )
}

#[tokio::test]
async fn replication_rules_are_added_shown_and_deleted() {
    let oss = Oss::start().await;
    let get = |parameter: &'static str| oss.bucket("GET").query(parameter, "");
    let post = |comp| {
        oss.bucket("POST")
            .query("replication", "")
            .query("comp", comp)
    };
    for parameter in ["replication", "replicationProgress"] {
        let absent = get(parameter).send().await;
        assert_eq!(absent.outcome(), (404, "NoSuchReplicationConfiguration"));
    }
    let of_rule = get("replicationProgress").query("rule-id", "other");
    let absent = of_rule.send().await;
    assert_eq!(absent.outcome(), (404, "NoSuchReplicationRule"));
    let put = post("add")
        .body(replication("mirror", "oss-cn-beijing"))
        .send()
        .await;
    let id = put.header("x-oss-replication-rule-id").to_owned();
    assert_eq!((put.status, id.len()), (200, 36));
    let again = post("add")
        .body(replication("mirror", "oss-cn-beijing"))
        .send()
        .await;
    assert_eq!(again.outcome(), (400, "BucketReplicationAlreadyExist"));
    oss.bucket("PUT").of_bucket("other-bucket").send().await;
    let there = post("add")
        .body(replication("other-bucket", "oss-cn-beijing"))
        .send()
        .await;
    assert_eq!(there.outcome(), (400, "InvalidTargetLocation"));
    let both = Oss::with(|builder| builder.host("oss-cn-beijing.aliyuncs.com")).await;
    both.bucket("PUT").of_bucket("other-bucket").send().await;
    for (location, status) in [("oss-cn-beijing", 200), ("oss-cn-shanghai", 400)] {
        let add = both
            .bucket("POST")
            .query("replication", "")
            .query("comp", "add");
        let add = add.body(replication("other-bucket", location)).send().await;
        assert_eq!(add.status, status, "{location}");
    }
    let itself = post("add")
        .body(replication("examplebucket", "oss-cn-hangzhou"))
        .send()
        .await;
    assert_eq!(itself.outcome(), (400, "InvalidArgument"));

    let got = get("replication").send().await;
    let expected = format!(
        "<ReplicationConfiguration><Rule><ID>{id}</ID><PrefixSet><Prefix>a/</Prefix></PrefixSet>\
         <Action>ALL</Action><Destination><Bucket>mirror</Bucket><Location>oss-cn-beijing</Location>\
         <TransferType>internal</TransferType></Destination><Status>starting</Status>\
         <HistoricalObjectReplication>disabled</HistoricalObjectReplication></Rule>\
         </ReplicationConfiguration>"
    );
    assert!(got.text().ends_with(&expected), "{}", got.text());
    oss.server.clock().advance(Duration::from_secs(60));
    let progress = get("replicationProgress")
        .query("rule-id", &id)
        .send()
        .await;
    assert_eq!(progress.elements("Status"), ["doing"]);
    assert_eq!(progress.elements("NewObject"), ["2025-11-25T12:01:00.000Z"]);
    // Nothing that existed before the rule is copied.
    assert_eq!(progress.elements("HistoricalObject"), ["0"]);
    let other = get("replicationProgress")
        .query("rule-id", "other")
        .send()
        .await;
    assert_eq!(other.outcome(), (404, "NoSuchReplicationRule"));

    let control = |id: &str| {
        let body = format!(
            "<ReplicationRule><RTC><Status>enabled</Status></RTC><ID>{id}</ID></ReplicationRule>"
        );
        oss.bucket("PUT").query("rtc", "").body(body)
    };
    assert_eq!(control(&id).send().await.status, 200);
    assert_eq!(
        control("other").send().await.outcome(),
        (404, "NoSuchReplicationRule")
    );
    let got = get("replication").send().await;
    assert!(
        got.text()
            .contains("<RTC><Status>enabled</Status></RTC></Rule>")
    );

    let locations = get("replicationLocation").send().await;
    assert!(locations.elements("Location").contains(&"oss-cn-beijing"));
    assert!(!locations.elements("Location").contains(&"oss-cn-hangzhou"));

    let delete = |id: &str| {
        let body = format!("<ReplicationRules><ID>{id}</ID></ReplicationRules>");
        post("delete").body(body)
    };
    assert_eq!(
        delete("other").send().await.outcome(),
        (404, "NoSuchReplicationRule")
    );
    assert_eq!(delete(&id).send().await.status, 200);
    assert_eq!(get("replication").send().await.status, 404);
}

#[tokio::test]
async fn a_bucket_changes_its_resource_group() {
    let oss = Oss::start().await;
    let get = || oss.bucket("GET").query("resourceGroup", "");
    let put = |group: &str| {
        let body = format!(
            "<BucketResourceGroupConfiguration><ResourceGroupId>{group}</ResourceGroupId>\
             </BucketResourceGroupConfiguration>"
        );
        oss.bucket("PUT").query("resourceGroup", "").body(body)
    };
    let before = get().send().await.elements("ResourceGroupId")[0].to_owned();
    assert!(before.starts_with("rg-"));
    let unknown = put("rg-unknown").send().await;
    assert_eq!(unknown.outcome(), (400, "ResourceGroupIdPreCheckError"));
    let other = oss.bucket("PUT").of_bucket("other-bucket");
    other
        .header("x-oss-resource-group-id", "rg-known")
        .send()
        .await;
    assert_eq!(put("rg-known").send().await.status, 200);
    assert_eq!(get().send().await.elements("ResourceGroupId"), ["rg-known"]);
    assert_eq!(put("").send().await.status, 200);
    assert_eq!(
        get().send().await.elements("ResourceGroupId"),
        [before.as_str()]
    );
}

#[tokio::test]
async fn public_access_is_blocked_for_an_account() {
    let oss = Oss::start().await;
    let block = |method| oss.service(method).query("publicAccessBlock", "");
    assert_eq!(
        block("GET").send().await.elements("BlockPublicAccess"),
        ["false"]
    );
    let body = "<PublicAccessBlockConfiguration><BlockPublicAccess>true</BlockPublicAccess>\
                </PublicAccessBlockConfiguration>";
    assert_eq!(block("PUT").body(body).send().await.status, 200);
    assert_eq!(
        block("PUT").body("<X/>").send().await.outcome(),
        (400, "MalformedXML")
    );
    assert_eq!(
        block("GET").send().await.elements("BlockPublicAccess"),
        ["true"]
    );
    assert_eq!(block("DELETE").send().await.status, 204);
    assert_eq!(
        block("GET").send().await.elements("BlockPublicAccess"),
        ["false"]
    );
}

#[tokio::test]
async fn regions_and_cloud_boxes_are_listed() {
    let oss = Oss::start().await;
    let all = oss.service("GET").query("regions", "").send().await;
    assert!(all.elements("Region").contains(&"oss-cn-chengdu"));
    let one = oss
        .service("GET")
        .query("regions", "oss-cn-hangzhou")
        .send()
        .await;
    let expected = "<RegionInfoList><RegionInfo><Region>oss-cn-hangzhou</Region>\
                    <InternetEndpoint>oss-cn-hangzhou.aliyuncs.com</InternetEndpoint>\
                    <InternalEndpoint>oss-cn-hangzhou-internal.aliyuncs.com</InternalEndpoint>\
                    <AccelerateEndpoint>oss-accelerate.aliyuncs.com</AccelerateEndpoint>\
                    </RegionInfo></RegionInfoList>";
    assert!(one.text().ends_with(expected), "{}", one.text());
    let unknown = oss
        .service("GET")
        .query("regions", "oss-nowhere")
        .send()
        .await;
    assert_eq!(unknown.outcome(), (404, "NoSuchRegion"));
    assert_eq!(unknown.elements("Message"), ["NoSuchRegion"]);
    let boxes = oss.service("GET").query("cloudboxes", "").send().await;
    assert!(
        boxes
            .text()
            .ends_with("<CloudBoxes></CloudBoxes></ListCloudBoxResult>")
    );
    let qos = oss.service("GET").query("qosInfo", "").send().await;
    assert!(
        qos.text()
            .contains("<Region>oss-cn-hangzhou</Region><TotalUploadBandwidth>10<")
    );
    assert_eq!(qos.elements("TotalDownloadBandwidth"), ["10"]);
    assert_eq!(qos.elements("TotalQps"), ["-1"]);
}

#[tokio::test]
async fn an_account_has_no_resource_pools() {
    let oss = Oss::start().await;
    let pools = oss.service("GET").query("resourcePool", "").send().await;
    assert_eq!(pools.elements("Region"), ["cn-hangzhou"]);
    for element in ["ContinuationToken", "NextContinuationToken"] {
        assert_eq!(pools.elements(element), [""]);
    }
    assert_eq!(pools.elements("IsTruncated"), ["false"]);
    for (method, operation, requester) in [
        ("GET", "resourcePoolInfo", None),
        ("GET", "resourcePoolBuckets", None),
        ("GET", "requesterQosInfo", None),
        ("GET", "requesterQosInfo", Some("1")),
        ("PUT", "requesterQosInfo", Some("1")),
        ("DELETE", "requesterQosInfo", Some("1")),
    ] {
        let ask = oss.service(method).query(operation, "");
        let ask = ask
            .query("resourcePool", "pool")
            .body("<QoSConfiguration/>");
        let ask = match requester {
            Some(id) => ask.query("qosRequester", id),
            None => ask,
        };
        let reply = ask.send().await;
        assert_eq!(reply.outcome(), (404, "NoSuchResourcePool"), "{operation}");
        let message = "The specified resource pool does not exist.";
        assert_eq!(reply.elements("Message"), [message]);
    }
}

#[tokio::test]
async fn an_overwrite_document_is_checked_before_the_bucket() {
    let oss = Oss::start().await;
    let put = |body: &'static str| {
        oss.bucket("PUT")
            .of_bucket("missing-bucket")
            .query("overwriteConfig", "")
            .body(body)
    };
    let vague = put(
        "<OverwriteConfiguration><Rule><ID>1</ID><Action>forbid</Action></Rule></OverwriteConfiguration>",
    );
    let vague = vague.send().await;
    assert_eq!(vague.outcome(), (400, "MalformedXML"));
    assert_eq!(vague.elements("EC"), ["0015-00000231"]);
    let right = put(
        "<OverwriteConfiguration><Rule><Action>forbid</Action><Prefix>a</Prefix></Rule></OverwriteConfiguration>",
    );
    assert_eq!(right.send().await.outcome(), (404, "NoSuchBucket"));
}

#[tokio::test]
async fn replication_keeps_the_settings_for_encrypted_objects_that_have_an_effect() {
    let oss = Oss::start().await;
    for (number, (role, status, shown)) in [
        ("", "Enabled", (0, 0)),
        ("<SyncRole>copier</SyncRole>", "Disabled", (1, 0)),
        ("<SyncRole>copier</SyncRole>", "Enabled", (1, 1)),
    ]
    .into_iter()
    .enumerate()
    {
        let document = format!(
            "<ReplicationConfiguration><Rule><Destination><Bucket>target-{number}</Bucket>\
             <Location>oss-cn-beijing</Location></Destination>{role}<SourceSelectionCriteria>\
             <SseKmsEncryptedObjects><Status>{status}</Status></SseKmsEncryptedObjects>\
             </SourceSelectionCriteria><EncryptionConfiguration><ReplicaKmsKeyID>key</ReplicaKmsKeyID>\
             </EncryptionConfiguration></Rule></ReplicationConfiguration>"
        );
        let bucket = format!("source-{number}");
        oss.bucket("PUT").of_bucket(&bucket).send().await;
        let put = oss.bucket("POST").of_bucket(&bucket);
        let put = put.query("replication", "").query("comp", "add");
        assert_eq!(put.body(document).send().await.status, 200);
        let get = oss.bucket("GET").of_bucket(&bucket);
        let got = get.query("replication", "").send().await;
        let found = |name: &str| got.text().matches(&format!("<{name}>")).count();
        let found = (found("SseKmsEncryptedObjects"), found("ReplicaKmsKeyID"));
        assert_eq!(found, shown, "{role} {status}: {}", got.text());
    }
}
