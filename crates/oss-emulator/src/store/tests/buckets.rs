//! Buckets and their configurations.

use super::*;

over_every_store! {
    a_bucket_is_deleted_only_when_nothing_is_left_in_it,
    creating_a_bucket_again_changes_the_acl_or_is_refused,
    an_account_has_a_hundred_buckets,
    a_configuration_is_kept_and_removed_with_its_bucket,
}

async fn a_bucket_is_deleted_only_when_nothing_is_left_in_it(store: Store) {
    set_versioning(&store, Versioning::Enabled).await;
    put(&store, "k", "one").await;
    let marker = delete(&store, "k", None).await;
    assert_eq!(
        store.delete_bucket("b").await,
        Err(StoreError::BucketNotEmpty)
    );
    let page = store
        .list_versions("b", listing::versions_query(1000))
        .await
        .unwrap();
    let ids: Vec<VersionId> = page.items().map(|version| version.id.clone()).collect();
    assert_eq!(ids.len(), 2);
    assert_eq!(Some(&ids[0]), marker.version.as_ref());
    for id in &ids {
        delete(&store, "k", Some(id)).await;
    }
    assert_eq!(store.delete_bucket("b").await, Ok(()));
    assert_eq!(
        store.delete_bucket("b").await,
        Err(StoreError::NoSuchBucket)
    );
}

async fn creating_a_bucket_again_changes_the_acl_or_is_refused(store: Store) {
    let again = |owner, new| store.put_bucket("b", owner, new, NOW);
    let public = NewBucket {
        acl: Some(BucketAcl::PublicRead),
        ..NewBucket::default()
    };
    assert_eq!(again(OWNER, public).await, Ok(Created::Existing));
    assert_eq!(
        again(OWNER, NewBucket::default()).await,
        Ok(Created::Existing)
    );
    assert_eq!(store.bucket("b").unwrap().acl, BucketAcl::PublicRead);
    let archive = NewBucket {
        class: Some(StorageClass::Archive),
        ..NewBucket::default()
    };
    assert_eq!(
        again(OWNER, archive).await,
        Err(StoreError::OtherStorageClass)
    );
    let zoned = NewBucket {
        redundancy: Some(Redundancy::Zone),
        ..NewBucket::default()
    };
    assert_eq!(again(OWNER, zoned).await, Err(StoreError::OtherRedundancy));
    assert_eq!(
        again("2", NewBucket::default()).await,
        Err(StoreError::BucketTaken)
    );
}

async fn an_account_has_a_hundred_buckets(store: Store) {
    let create = async |name: &str, owner| {
        let new = NewBucket::default();
        store.put_bucket(name, owner, new, NOW).await
    };
    for number in 1..100 {
        let name = format!("b{number}");
        assert_eq!(create(&name, OWNER).await, Ok(Created::New));
    }
    assert_eq!(create("more", OWNER).await, Err(StoreError::TooManyBuckets));
    assert_eq!(create("more", "2").await, Ok(Created::New));
}

async fn a_configuration_is_kept_and_removed_with_its_bucket(store: Store) {
    struct Length(usize);
    impl Configuration for Length {
        const KIND: ConfigurationKind = ConfigurationKind::Cors;

        fn from_document(document: &[u8]) -> Option<Self> {
            Some(Self(document.len()))
        }
    }
    let set = |bucket: &mut Bucket| {
        bucket.configurations.set("four", Length(4));
        let style = Slot::new("style");
        bucket
            .configurations
            .insert(ConfigurationKind::Style, "s", style);
        Ok::<(), StoreError>(())
    };
    store.update_bucket("b", set).await.unwrap().unwrap();
    let refused = store.update_bucket("b", |bucket| {
        bucket.configurations.remove(ConfigurationKind::Cors, "");
        Err::<(), _>("refused")
    });
    assert_eq!(refused.await, Ok(Err("refused")));
    let bucket = store.bucket("b").unwrap();
    assert_eq!(bucket.configurations.get::<Length>().unwrap().0, 4);
    let document = bucket
        .configurations
        .document(ConfigurationKind::Style, "s");
    assert_eq!(document.unwrap(), "style");

    store.delete_bucket("b").await.unwrap();
    let store = with_bucket(store).await;
    let bucket = store.bucket("b").unwrap();
    assert!(bucket.configurations.get::<Length>().is_none());
}
