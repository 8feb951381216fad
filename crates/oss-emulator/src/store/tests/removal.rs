//! Versions that must not be removed, and the changes that would remove them.

use super::*;

over_every_store! {
    a_bucket_protects_its_objects_for_some_days,
    a_retention_that_nobody_locks_lapses,
    a_protected_version_is_not_replaced_by_any_write,
}

const DAY: i64 = 86_400;

async fn retain(store: &Store, locked: bool) {
    let set = move |bucket: &mut Bucket| {
        bucket.retention = Some(BucketRetention {
            id: "1".to_owned(),
            locked,
            days: 2,
            created: NOW,
        });
        Ok::<(), StoreError>(())
    };
    store.update_bucket("b", set).await.unwrap().unwrap();
}

async fn delete_at(store: &Store, seconds: i64) -> Result<(), StoreError> {
    let now = NOW.plus_seconds(seconds);
    let deleted = store.delete("b", "k", None, Bypass::Governance, now);
    deleted.await.map(|_| ())
}

async fn a_bucket_protects_its_objects_for_some_days(store: Store) {
    put(&store, "k", "data").await;
    retain(&store, true).await;
    assert_eq!(
        delete_at(&store, 2 * DAY - 1).await,
        Err(StoreError::Immutable)
    );
    assert_eq!(text(&store, "k", None).await.unwrap(), "data");
    assert_eq!(delete_at(&store, 2 * DAY).await, Ok(()));
}

async fn a_retention_that_nobody_locks_lapses(store: Store) {
    put(&store, "k", "data").await;
    retain(&store, false).await;
    assert_eq!(delete_at(&store, DAY - 1).await, Err(StoreError::Immutable));
    assert_eq!(delete_at(&store, DAY).await, Ok(()));
}

async fn a_protected_version_is_not_replaced_by_any_write(store: Store) {
    put(&store, "k", "data").await;
    put(&store, "other", "other").await;
    let lock = |object: &mut Object| {
        object.lock.legal_hold = Some(true);
        Ok::<(), StoreError>(())
    };
    let locked = store.update_object("b", "k", None, lock).await;
    locked.unwrap().unwrap();
    let early = store.check_write("b", "k", Overwrite::Allowed, NOW);
    assert_eq!(early.await, Err(StoreError::Immutable));
    let data = blob(&store, "new").await;
    let write = store.put("b", "k", object(&data), data, Overwrite::Allowed);
    assert_eq!(write.await.unwrap_err(), StoreError::Immutable);
    let (found, _) = store.open("b", "other", None).await.unwrap();
    let copy = Object::clone(&found.object);
    let copied = store.copy(&found, "b", "k", copy, Overwrite::Allowed);
    assert_eq!(copied.await.unwrap_err(), StoreError::Immutable);
    for versioning in [Versioning::Enabled, Versioning::Suspended] {
        set_versioning(&store, versioning).await;
        let null = store.delete("b", "k", Some(&VersionId::Null), Bypass::No, NOW);
        assert_eq!(null.await, Err(StoreError::Immutable));
    }
    // The delete marker would replace the null version.
    let marker = store.delete("b", "k", None, Bypass::No, NOW).await;
    assert_eq!(marker, Err(StoreError::Immutable));
    let null = text(&store, "k", Some(&VersionId::Null)).await;
    assert_eq!(null.unwrap(), "data");
}
