//! Versions: what writes and deletions do in each state of versioning.

use super::*;

over_every_store! {
    without_versioning_a_write_overwrites_and_names_no_version,
    a_reader_keeps_the_object_that_it_has_opened,
    enabled_keeps_every_version_and_adds_a_marker_per_deletion,
    suspended_replaces_the_null_version_wherever_it_stands,
    an_unknown_version_is_missing_and_its_deletion_succeeds,
    forbidden_overwriting_counts_only_without_versioning,
    an_acl_changes_one_version_only,
    counts_follow_every_change,
}

async fn without_versioning_a_write_overwrites_and_names_no_version(store: Store) {
    assert_eq!(put(&store, "k", "one").await, None);
    assert_eq!(put(&store, "k", "two").await, None);
    assert_eq!(text(&store, "k", None).await.unwrap(), "two");
    assert_eq!(
        text(&store, "k", Some(&VersionId::Null)).await.unwrap(),
        "two"
    );
    assert_eq!(delete(&store, "k", None).await, Deleted::default());
    assert_eq!(
        text(&store, "k", None).await,
        Err(StoreError::NoSuchKey { marker: None })
    );
    assert_eq!(delete(&store, "k", None).await, Deleted::default());
}

async fn a_reader_keeps_the_object_that_it_has_opened(store: Store) {
    for size in [3, 100_000] {
        let old = "o".repeat(size);
        put(&store, "k", &old).await;
        let (found, data) = store.open("b", "k", None).await.unwrap();
        put(&store, "k", "new").await;
        delete(&store, "k", None).await;
        assert_eq!(read(&data, found.object.size).await.unwrap(), old);
    }
}

async fn enabled_keeps_every_version_and_adds_a_marker_per_deletion(store: Store) {
    set_versioning(&store, Versioning::Enabled).await;
    let one = put(&store, "k", "one").await.unwrap();
    let two = put(&store, "k", "two").await.unwrap();
    assert_ne!(one, two);
    assert_eq!(text(&store, "k", Some(&one)).await.unwrap(), "one");

    let first = delete(&store, "k", None).await;
    let second = delete(&store, "k", None).await;
    assert!(first.marker && second.marker && first.version != second.version);
    assert_eq!(
        text(&store, "k", None).await,
        Err(StoreError::NoSuchKey {
            marker: second.version.clone()
        })
    );
    let id = second.version.unwrap();
    assert_eq!(
        text(&store, "k", Some(&id)).await,
        Err(StoreError::IsDeleteMarker { id: id.clone() })
    );
    assert_eq!(listing::keys(&store).await, [""; 0]);

    let removed = delete(&store, "k", Some(&id)).await;
    assert_eq!(
        removed,
        Deleted {
            version: Some(id),
            marker: true
        }
    );
    delete(&store, "k", first.version.as_ref()).await;
    assert_eq!(text(&store, "k", None).await.unwrap(), "two");
    let removed = delete(&store, "k", Some(&two)).await;
    assert_eq!(
        removed,
        Deleted {
            version: Some(two),
            marker: false
        }
    );
    assert_eq!(text(&store, "k", None).await.unwrap(), "one");
}

async fn suspended_replaces_the_null_version_wherever_it_stands(store: Store) {
    put(&store, "k", "before versioning").await;
    set_versioning(&store, Versioning::Enabled).await;
    let kept = put(&store, "k", "kept").await.unwrap();
    assert_eq!(
        text(&store, "k", Some(&VersionId::Null)).await.unwrap(),
        "before versioning"
    );

    set_versioning(&store, Versioning::Suspended).await;
    assert_eq!(put(&store, "k", "null again").await, Some(VersionId::Null));
    assert_eq!(text(&store, "k", None).await.unwrap(), "null again");
    assert_eq!(text(&store, "k", Some(&kept)).await.unwrap(), "kept");

    let deleted = delete(&store, "k", None).await;
    assert_eq!(
        deleted,
        Deleted {
            version: Some(VersionId::Null),
            marker: true
        }
    );
    assert_eq!(
        text(&store, "k", Some(&VersionId::Null)).await,
        Err(StoreError::IsDeleteMarker {
            id: VersionId::Null
        })
    );
    delete(&store, "k", Some(&VersionId::Null)).await;
    assert_eq!(text(&store, "k", None).await.unwrap(), "kept");
}

async fn an_unknown_version_is_missing_and_its_deletion_succeeds(store: Store) {
    set_versioning(&store, Versioning::Enabled).await;
    put(&store, "k", "one").await;
    let unknown = VersionId::parse("CAEQARiBgID8rumR2hYiIGUy").unwrap();
    assert_eq!(
        text(&store, "k", Some(&unknown)).await,
        Err(StoreError::NoSuchVersion)
    );
    let deleted = delete(&store, "k", Some(&unknown)).await;
    assert_eq!(
        deleted,
        Deleted {
            version: Some(unknown),
            marker: false
        }
    );
    assert_eq!(text(&store, "k", None).await.unwrap(), "one");
}

async fn forbidden_overwriting_counts_only_without_versioning(store: Store) {
    let forbidden = async |key| {
        let data = blob(&store, "two").await;
        let object = object(&data);
        store
            .put("b", key, object, data, Overwrite::Forbidden)
            .await
    };
    put(&store, "k", "one").await;
    assert_eq!(forbidden("k").await, Err(StoreError::AlreadyExists));
    assert!(forbidden("other").await.is_ok());
    set_versioning(&store, Versioning::Enabled).await;
    assert!(forbidden("k").await.is_ok());
}

async fn an_acl_changes_one_version_only(store: Store) {
    set_versioning(&store, Versioning::Enabled).await;
    let old = put(&store, "k", "old").await.unwrap();
    put(&store, "k", "new").await;
    let set = |object: &mut Object| {
        object.acl = ObjectAcl::PublicRead;
        Ok::<(), StoreError>(())
    };
    let updated = store.update_object("b", "k", Some(&old), set).await;
    assert_eq!(updated, Ok(Ok(((), Some(old.clone())))));
    let acl = async |version| store.find("b", "k", version).await.unwrap().object.acl;
    assert_eq!(acl(Some(&old)).await, ObjectAcl::PublicRead);
    assert_eq!(acl(None).await, ObjectAcl::Default);
}

async fn counts_follow_every_change(store: Store) {
    let counted = async || {
        let counts = store.counts("b").await.unwrap();
        let total = counts.total();
        (total.objects, total.bytes, counts.delete_markers)
    };
    assert_eq!(counted().await, (0, 0, 0));
    put(&store, "k", "one").await;
    put(&store, "k", "three").await;
    assert_eq!(counted().await, (1, 5, 0));
    set_versioning(&store, Versioning::Enabled).await;
    put(&store, "k", "one").await;
    let marker = delete(&store, "k", None).await;
    assert_eq!(counted().await, (2, 8, 1));
    delete(&store, "k", marker.version.as_ref()).await;
    delete(&store, "k", Some(&VersionId::Null)).await;
    assert_eq!(counted().await, (1, 3, 0));
}
