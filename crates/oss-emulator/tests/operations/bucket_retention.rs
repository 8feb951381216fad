//! Retention policies of buckets.

use std::time::Duration;

use crate::caller::{Oss, Reply};

const DAY: Duration = Duration::from_secs(86_400);

async fn initiate(oss: &Oss, days: &str) -> Reply {
    let body = format!(
        "<InitiateWormConfiguration><RetentionPeriodInDays>{days}</RetentionPeriodInDays>\
         </InitiateWormConfiguration>"
    );
    oss.bucket("POST").query("worm", "").body(body).send().await
}

async fn extend(oss: &Oss, id: &str, days: u32) -> Reply {
    let body = format!(
        "<ExtendWormConfiguration><RetentionPeriodInDays>{days}</RetentionPeriodInDays>\
         </ExtendWormConfiguration>"
    );
    let post = oss
        .bucket("POST")
        .query("wormExtend", "")
        .query("wormId", id);
    post.body(body).send().await
}

async fn complete(oss: &Oss, id: &str) -> Reply {
    oss.bucket("POST").query("wormId", id).send().await
}

async fn abort(oss: &Oss) -> Reply {
    oss.bucket("DELETE").query("worm", "").send().await
}

async fn get(oss: &Oss) -> Reply {
    oss.bucket("GET").query("worm", "").send().await
}

#[tokio::test]
async fn a_policy_is_begun_locked_and_extended() {
    let oss = Oss::start().await;
    for reply in [
        get(&oss).await,
        abort(&oss).await,
        complete(&oss, "1").await,
    ] {
        assert_eq!(reply.outcome(), (404, "NoSuchWORMConfiguration"));
    }
    for days in ["0", "25551"] {
        let refused = initiate(&oss, days).await;
        assert_eq!(
            refused.outcome(),
            (400, "InvalidWORMConfiguration"),
            "{days}"
        );
    }
    let begun = initiate(&oss, "2").await;
    let id = begun.header("x-oss-worm-id").to_owned();
    assert_eq!((begun.status, id.len()), (200, 32));
    let again = initiate(&oss, "2").await;
    assert_eq!(again.outcome(), (409, "WORMConfigurationAlreadyExists"));
    let expected = format!(
        "<WormConfiguration><WormId>{id}</WormId><State>InProgress</State>\
         <RetentionPeriodInDays>2</RetentionPeriodInDays>\
         <CreationDate>2025-11-25T12:00:00</CreationDate></WormConfiguration>"
    );
    assert!(get(&oss).await.text().ends_with(&expected));
    let unlocked = extend(&oss, &id, 3).await;
    assert_eq!(unlocked.outcome(), (400, "InvalidWORMConfiguration"));

    let other = complete(&oss, "other").await;
    assert_eq!(other.outcome(), (404, "NoSuchWORMConfiguration"));
    assert_eq!(
        other.elements("Message"),
        ["The specified WORM ID does not exist."]
    );
    assert_eq!(complete(&oss, &id).await.status, 200);
    for reply in [complete(&oss, &id).await, abort(&oss).await] {
        assert_eq!(reply.outcome(), (403, "WORMConfigurationLocked"));
    }
    let fewer = extend(&oss, &id, 1).await;
    assert_eq!(fewer.outcome(), (400, "InvalidWORMConfiguration"));
    assert_eq!(extend(&oss, &id, 3).await.status, 200);
    let got = get(&oss).await;
    assert_eq!(got.elements("State"), ["Locked"]);
    assert_eq!(got.elements("RetentionPeriodInDays"), ["3"]);

    let versioning = oss
        .bucket("PUT")
        .query("versioning", "")
        .body("<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>");
    assert_eq!(versioning.send().await.outcome(), (400, "InvalidRequest"));

    oss.put("k", "data").await;
    let deleted = oss.bucket("DELETE").send().await;
    assert_eq!(deleted.outcome(), (409, "BucketNotEmpty"));
    oss.server.clock().advance(3 * DAY);
    assert_eq!(oss.object("DELETE", "k").send().await.status, 204);
    // The policy protects objects, not an empty bucket.
    assert_eq!(oss.bucket("DELETE").send().await.status, 204);
}

#[tokio::test]
async fn a_policy_that_is_not_locked_is_aborted_or_expires() {
    let oss = Oss::start().await;
    initiate(&oss, "2").await;
    assert_eq!(abort(&oss).await.status, 204);
    assert_eq!(get(&oss).await.status, 404);

    let id = initiate(&oss, "2").await.header("x-oss-worm-id").to_owned();
    oss.server.clock().advance(DAY);
    assert_eq!(get(&oss).await.elements("State"), ["Expired"]);
    let late = complete(&oss, &id).await;
    assert_eq!(late.outcome(), (404, "NoSuchWORMConfiguration"));
    assert_eq!(initiate(&oss, "2").await.status, 200);
}

#[tokio::test]
async fn a_bucket_with_versioning_has_no_policy() {
    let oss = Oss::start().await;
    oss.versioning("Enabled").await;
    assert_eq!(initiate(&oss, "2").await.outcome(), (400, "InvalidRequest"));
}
