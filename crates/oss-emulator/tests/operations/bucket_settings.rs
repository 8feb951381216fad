//! What the configurations of a bucket change about it and about its objects.

use std::time::Duration;

use http::Request;
use http_body_util::Full;

use crate::caller::{BUCKET, Oss, Reply, exchange};

async fn set(oss: &Oss, parameter: &str, body: &'static str) {
    let put = oss
        .bucket("PUT")
        .query(parameter, "")
        .body(body)
        .send()
        .await;
    assert_eq!(put.status, 200, "{put:?}");
}

const ENCRYPTION: &str = "<ServerSideEncryptionRule><ApplyServerSideEncryptionByDefault>\
    <SSEAlgorithm>KMS</SSEAlgorithm><KMSMasterKeyID>key-1</KMSMasterKeyID>\
    </ApplyServerSideEncryptionByDefault></ServerSideEncryptionRule>";

#[tokio::test]
async fn bucket_info_shows_what_was_configured() {
    let oss = Oss::start().await;
    set(&oss, "encryption", ENCRYPTION).await;
    for (parameter, body) in [
        (
            "accessmonitor",
            "<AccessMonitorConfiguration><Status>Enabled</Status></AccessMonitorConfiguration>",
        ),
        (
            "transferAcceleration",
            "<TransferAccelerationConfiguration><Enabled>true</Enabled>\
             </TransferAccelerationConfiguration>",
        ),
        (
            "publicAccessBlock",
            "<PublicAccessBlockConfiguration><BlockPublicAccess>true</BlockPublicAccess>\
             </PublicAccessBlockConfiguration>",
        ),
        (
            "logging",
            "<BucketLoggingStatus><LoggingEnabled><TargetBucket>examplebucket</TargetBucket>\
             <TargetPrefix>log/</TargetPrefix></LoggingEnabled></BucketLoggingStatus>",
        ),
    ] {
        set(&oss, parameter, body).await;
    }
    let replication = "<ReplicationConfiguration><Rule><Destination><Bucket>mirror</Bucket>\
        <Location>oss-cn-beijing</Location></Destination></Rule></ReplicationConfiguration>";
    let post = oss
        .bucket("POST")
        .query("replication", "")
        .query("comp", "add");
    assert_eq!(post.body(replication).send().await.status, 200);

    let info = oss.bucket("GET").query("bucketInfo", "").send().await;
    for (name, value) in [
        ("AccessMonitor", "Enabled"),
        ("TransferAcceleration", "Enabled"),
        ("CrossRegionReplication", "Enabled"),
        ("SSEAlgorithm", "KMS"),
        ("KMSMasterKeyID", "key-1"),
        ("LogBucket", "examplebucket"),
        ("LogPrefix", "log/"),
        ("BlockPublicAccess", "true"),
    ] {
        assert_eq!(info.elements(name), [value], "{name}");
    }
}

#[tokio::test]
async fn new_objects_get_the_default_encryption() {
    let oss = Oss::start().await;
    set(&oss, "encryption", ENCRYPTION).await;
    let put = oss.object("PUT", "k").body("data").send().await;
    let named = oss.object("PUT", "named").body("data");
    let named = named
        .header("x-oss-server-side-encryption", "AES256")
        .send()
        .await;
    for (reply, algorithm, key) in [(&put, "KMS", "key-1"), (&named, "AES256", "")] {
        assert_eq!(reply.header("x-oss-server-side-encryption"), algorithm);
        assert_eq!(reply.header("x-oss-server-side-encryption-key-id"), key);
    }
    let head = oss.object("HEAD", "k").send().await;
    assert_eq!(head.header("x-oss-server-side-encryption"), "KMS");
}

#[tokio::test]
async fn a_rule_forbids_to_overwrite_objects() {
    let oss = Oss::start().await;
    let config = "<OverwriteConfiguration><Rule><Action>forbid</Action><Prefix>a/</Prefix>\
        <Suffix>.txt</Suffix></Rule><Rule><Action>forbid</Action><Prefix>b/</Prefix><Principals>\
        <Principal>1234</Principal></Principals></Rule></OverwriteConfiguration>";
    set(&oss, "overwriteConfig", config).await;
    for (key, status) in [("a/1.txt", 409), ("a/1.log", 200), ("b/1.txt", 200)] {
        oss.put(key, "first").await;
        let again = oss.object("PUT", key).body("second").send().await;
        assert_eq!(again.status, status, "{key}");
    }
    let kept = oss.object("GET", "a/1.txt").send().await;
    assert_eq!(kept.text(), "first");
}

#[tokio::test]
async fn objects_say_when_they_expire() {
    let oss = Oss::start().await;
    let lifecycle = "<LifecycleConfiguration><Rule><ID>r1</ID><Prefix>a/</Prefix>\
        <Status>Enabled</Status><Expiration><Days>2</Days></Expiration></Rule>\
        </LifecycleConfiguration>";
    set(&oss, "lifecycle", lifecycle).await;
    oss.put("a/k", "data").await;
    oss.put("b/k", "data").await;
    for method in ["GET", "HEAD"] {
        let reply = oss.object(method, "a/k").send().await;
        let expected = "expiry-date=\"Fri, 28 Nov 2025 00:00:00 GMT\", rule-id=\"r1\"";
        assert_eq!(reply.header("x-oss-expiration"), expected);
        let other = oss.object(method, "b/k").send().await;
        assert_eq!(other.header("x-oss-expiration"), "");
    }
}

#[tokio::test]
async fn buckets_are_created_and_listed_with_tags() {
    let oss = Oss::start().await;
    let put = oss.bucket("PUT").of_bucket("tagged-bucket");
    let put = put
        .header("x-oss-bucket-tagging", "k1=v1&k2=v2")
        .send()
        .await;
    assert_eq!(put.status, 200);
    let tags = oss
        .bucket("GET")
        .of_bucket("tagged-bucket")
        .query("tagging", "");
    assert_eq!(tags.send().await.elements("Value"), ["v1", "v2"]);
    let list = async |filters: &[(&str, &str)]| -> Vec<String> {
        let ask = oss.service("GET");
        let ask = filters
            .iter()
            .fold(ask, |ask, (name, value)| ask.query(name, value));
        let reply: Reply = ask.send().await;
        reply
            .elements("Name")
            .iter()
            .map(ToString::to_string)
            .collect()
    };
    assert_eq!(list(&[("tag-key", "k1")]).await, ["tagged-bucket"]);
    assert_eq!(
        list(&[("tag-key", "k1"), ("tag-value", "v1")]).await,
        ["tagged-bucket"]
    );
    assert_eq!(
        list(&[("tag-key", "k1"), ("tag-value", "v2")]).await,
        [""; 0]
    );
    assert_eq!(
        list(&[("tagging", "\"k1\":\"v1\",\"k2\":\"v2\"")]).await,
        ["tagged-bucket"]
    );
    assert_eq!(
        list(&[("tagging", "\"k1\":\"v1\",\"k3\":\"v2\"")]).await,
        [""; 0]
    );
    assert_eq!(list(&[]).await, [BUCKET, "tagged-bucket"]);
}

#[tokio::test]
async fn new_buckets_block_public_access_if_the_server_was_started_so() {
    let oss = Oss::with(oss_emulator::Builder::block_public_access).await;
    oss.bucket("PUT").of_bucket("new-bucket").send().await;
    let info = oss
        .bucket("GET")
        .of_bucket("new-bucket")
        .query("bucketInfo", "");
    assert_eq!(info.send().await.elements("BlockPublicAccess"), ["true"]);
}

#[tokio::test]
async fn the_redundancy_changes_with_time() {
    let oss = Oss::start().await;
    let create = |target: &str| {
        let ask = oss.bucket("POST").query("redundancyTransition", "");
        ask.query("x-oss-target-redundancy-type", target)
    };
    let of_task = |method, id: &str| {
        let ask = oss.bucket(method).query("redundancyTransition", "");
        ask.query("x-oss-redundancy-transition-taskid", id)
    };
    let list = || oss.bucket("GET").query("redundancyTransition", "");
    let missing = (404, "BucketDataRedundancyTransitionTaskNotExist");
    let conflict = (409, "BucketDataRedundancyTransitionTaskStatusConflict");
    assert_eq!(list().send().await.outcome(), missing);
    assert_eq!(of_task("GET", "x").send().await.outcome(), missing);
    assert_eq!(
        create("LRS").send().await.outcome(),
        (400, "InvalidArgument")
    );
    let id = create("ZRS").send().await.elements("TaskId")[0].to_owned();
    assert_eq!(create("ZRS").send().await.outcome(), conflict);
    assert_eq!(list().send().await.elements("Status"), ["Queueing"]);
    assert_eq!(of_task("DELETE", &id).send().await.status, 204);

    let id = create("ZRS").send().await.elements("TaskId")[0].to_owned();
    oss.server.clock().advance(Duration::from_secs(600 + 1800));
    let got = of_task("GET", &id).send().await;
    assert_eq!(got.elements("Status"), ["Processing"]);
    assert_eq!(got.elements("ProcessPercentage"), ["50"]);
    assert_eq!(of_task("DELETE", &id).send().await.outcome(), conflict);
    oss.server.clock().advance(Duration::from_secs(1800));
    let all = oss
        .service("GET")
        .query("redundancyTransition", "")
        .send()
        .await;
    assert_eq!(all.elements("Status"), ["Finished"]);
    assert_eq!(all.elements("EndTime"), ["2025-11-25T13:10:00.000Z"]);
    let redundancy = async || {
        let info = oss.bucket("GET").query("bucketInfo", "").send().await;
        info.elements("DataRedundancyType").concat()
    };
    assert_eq!(redundancy().await, "ZRS");
    assert_eq!(of_task("DELETE", &id).send().await.status, 204);
    assert_eq!(redundancy().await, "ZRS");
    assert_eq!(create("ZRS").send().await.outcome(), conflict);
}

#[tokio::test]
async fn limits_of_requesters_are_kept() {
    let oss = Oss::start().await;
    let limits = |method, requester: &str| {
        let ask = oss.bucket(method).query("requesterQosInfo", "");
        ask.query("qosRequester", requester)
    };
    let body = "<QoSConfiguration><TotalQps>5</TotalQps></QoSConfiguration>";
    assert_eq!(
        limits("GET", "20").send().await.outcome(),
        (404, "NoSuchRequesterQoSInfo")
    );
    assert_eq!(
        limits("PUT", "").body(body).send().await.outcome(),
        (400, "MissingArgument")
    );
    for requester in ["20", "21"] {
        assert_eq!(limits("PUT", requester).body(body).send().await.status, 200);
    }
    let got = limits("GET", "20").send().await;
    let expected = "<RequesterQoSInfo><Requester>20</Requester><QoSConfiguration>\
                    <TotalQps>5</TotalQps></QoSConfiguration></RequesterQoSInfo>";
    assert!(got.text().ends_with(expected), "{}", got.text());
    let list = oss
        .bucket("GET")
        .query("requesterQosInfo", "")
        .query("max-keys", "1");
    let list = list.send().await;
    assert_eq!(list.elements("Requester"), ["20"]);
    assert_eq!(list.elements("IsTruncated"), ["true"]);
    let all = oss.bucket("GET").query("requesterQosInfo", "").send().await;
    assert_eq!(all.elements("NextContinuationToken"), [""]);
    let part = "<QoSConfiguration><TotalQps>5</TotalQps><IntranetQps>6</IntranetQps>\
                </QoSConfiguration>";
    let part = limits("PUT", "20").body(part).send().await;
    assert_eq!(part.outcome(), (400, "InvalidArgument"));
    assert_eq!(limits("DELETE", "20").send().await.status, 204);
    assert_eq!(limits("GET", "20").send().await.status, 404);
}

fn cname(domain: &str, rest: &str) -> String {
    format!(
        "<BucketCnameConfiguration><Cname><Domain>{domain}</Domain>{rest}</Cname>\
         </BucketCnameConfiguration>"
    )
}

#[tokio::test]
async fn a_domain_must_be_verified() {
    let oss = Oss::start().await;
    let post = |comp| oss.bucket("POST").query("cname", "").query("comp", comp);
    let put = post("add").body(cname("img.example.com", "")).send().await;
    assert_eq!(put.outcome(), (403, "NeedVerifyDomainOwnership"));
    assert_eq!(put.elements("Bucket"), [BUCKET]);

    let token = || {
        oss.bucket("GET")
            .query("comp", "token")
            .query("cname", "img.example.com")
    };
    let absent = token().send().await;
    assert_eq!(absent.outcome(), (404, "CnameTokenNotFound"));
    let created = post("token")
        .body(cname("IMG.example.com", ""))
        .send()
        .await;
    assert_eq!(created.elements("Cname"), ["img.example.com"]);
    assert_eq!(
        created.elements("ExpireTime"),
        ["Fri, 28 Nov 2025 12:00:00 GMT"]
    );
    assert_eq!(token().send().await.text(), created.text());
    let unbound = post("delete").body(cname("img.example.com", ""));
    assert_eq!(unbound.send().await.status, 200);
    assert_eq!(token().send().await.outcome(), (404, "CnameTokenNotFound"));
    let created = post("token")
        .body(cname("img.example.com", ""))
        .send()
        .await;
    let again = post("token")
        .body(cname("img.example.com", ""))
        .send()
        .await;
    assert_eq!(again.text(), created.text());
    oss.server.clock().advance(Duration::from_secs(3 * 86_400));
    assert_eq!(token().send().await.status, 404);
    for body in ["<Cname/>".to_owned(), cname("nowhere", "")] {
        assert_eq!(post("token").body(body).send().await.status, 400);
    }
}

#[tokio::test]
async fn a_domain_is_bound_to_a_bucket() {
    let oss = Oss::with(oss_emulator::Builder::skip_domain_verification).await;
    let post = |comp, body| {
        let ask = oss.bucket("POST").query("cname", "").query("comp", comp);
        ask.body(body)
    };
    let list = || oss.bucket("GET").query("cname", "");
    let empty = list().send().await;
    assert!(
        empty
            .text()
            .contains("<ListCnameResult><Bucket>examplebucket</Bucket><Owner>")
    );
    let absent = post("delete", cname("img.example.com", "")).send().await;
    assert_eq!(absent.outcome(), (404, "NoSuchCname"));
    let token = post("token", cname("img.example.com", "")).send().await;
    assert_eq!(token.status, 200, "{token:?}");
    for status in [200, 404] {
        let forgotten = post("delete", cname("img.example.com", "")).send().await;
        assert_eq!(forgotten.status, status, "{forgotten:?}");
    }

    let uploaded = "<CertificateConfiguration><Certificate>cert</Certificate>\
                    <PrivateKey>key</PrivateKey></CertificateConfiguration>";
    let put = post("add", cname("img.example.com", uploaded)).send().await;
    assert_eq!(put.status, 200, "{put:?}");
    let listed = list().send().await;
    assert_eq!(listed.elements("Domain"), ["img.example.com"]);
    assert_eq!(listed.elements("Type"), ["Upload"]);
    assert!(!listed.text().contains("key"));
    let deleted = "<CertificateConfiguration><DeleteCertificate>true</DeleteCertificate>\
                   </CertificateConfiguration>";
    let put = post("add", cname("img.example.com", deleted)).send().await;
    assert_eq!(put.status, 200);
    assert_eq!(list().send().await.elements("Type"), [""; 0]);

    oss.object("PUT", "k")
        .header("x-oss-object-acl", "public-read")
        .body("data")
        .send()
        .await;
    let get = || {
        let request = Request::get("/k").header("host", "img.example.com");
        exchange(&oss.server, request.body(Full::default()).unwrap())
    };
    let got = get().await;
    assert_eq!((got.status, got.text()), (200, "data"));
    let other = oss.bucket("POST").of_bucket("other-bucket");
    oss.bucket("PUT").of_bucket("other-bucket").send().await;
    let other = other.query("cname", "").query("comp", "add");
    let other = other.body(cname("img.example.com", "")).send().await;
    assert_eq!(other.outcome(), (400, "InvalidArgument"));
    assert_eq!(
        post("delete", cname("img.example.com", ""))
            .send()
            .await
            .status,
        200
    );
    assert_eq!(get().await.outcome(), (403, "NonStandardHostForbidden"));
}

#[tokio::test]
async fn a_bucket_is_reached_through_transfer_acceleration_if_it_is_enabled() {
    let oss = Oss::start().await;
    oss.object("PUT", "k")
        .header("x-oss-object-acl", "public-read")
        .body("data")
        .send()
        .await;
    let get = || {
        let host = format!("{BUCKET}.oss-accelerate.aliyuncs.com");
        let request = Request::get("/k").header("host", host);
        exchange(&oss.server, request.body(Full::default()).unwrap())
    };
    assert_eq!(get().await.outcome(), (403, "TransferAccelerationDisabled"));
    let on = "<TransferAccelerationConfiguration><Enabled>true</Enabled>\
              </TransferAccelerationConfiguration>";
    set(&oss, "transferAcceleration", on).await;
    assert_eq!(get().await.text(), "data");
}
