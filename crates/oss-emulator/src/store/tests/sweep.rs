//! Rules that are applied to all versions and uploads of a bucket.

use super::*;

over_every_store! {
    all_steps_of_a_sweep_are_made,
    a_version_knows_when_it_was_replaced,
    old_uploads_are_aborted,
    a_policy_protects_objects_for_some_days,
}

async fn all_steps_of_a_sweep_are_made(store: Store) {
    // More keys than one step of a sweep has.
    for number in 0..1100 {
        put(&store, &format!("k{number:04}"), "x").await;
    }
    let sweep = store.sweep("b", NOW, |_, version| match version.key {
        key if key.ends_with('7') => Verdict::Transition(StorageClass::Archive),
        key if key < "k1090" => Verdict::Delete,
        _ => Verdict::Keep,
    });
    sweep.await.unwrap();
    let query = ListQuery {
        limit: 1000,
        ..ListQuery::default()
    };
    let page = store.list("b", query).await.unwrap();
    assert_eq!(page.items().count(), 110 + 9);
    let counts = store.counts("b").await.unwrap();
    assert_eq!(counts.class(StorageClass::Archive).objects, 110);
    assert_eq!(counts.class(StorageClass::Standard).objects, 9);
    assert_eq!(text(&store, "k0007", None).await.unwrap(), "x");
    assert_eq!(
        store.sweep("c", NOW, |_, _| Verdict::Keep).await,
        Err(StoreError::NoSuchBucket)
    );
}

async fn a_version_knows_when_it_was_replaced(store: Store) {
    set_versioning(&store, Versioning::Enabled).await;
    put(&store, "k", "one").await;
    put(&store, "k", "two").await;
    put(&store, "single", "x").await;
    let (send, seen) = std::sync::mpsc::channel();
    let note = move |_: &Bucket, version: &VersionInSweep<'_>| {
        let object = version.object.is_some();
        send.send((
            version.key.to_owned(),
            object,
            version.replaced,
            version.is_only,
        ))
        .unwrap();
        match version.key {
            "k" => Verdict::Delete,
            _ => Verdict::Keep,
        }
    };
    let note = std::sync::Mutex::new(note);
    let sweep = store.sweep("b", NOW, move |bucket, version| {
        (note.lock().unwrap())(bucket, version)
    });
    sweep.await.unwrap();
    let key = || "k".to_owned();
    let expected = [
        (key(), true, None, false),
        (key(), true, Some(NOW), false),
        ("single".to_owned(), true, None, true),
    ];
    assert_eq!(seen.iter().collect::<Vec<_>>(), expected);
    // The current version stays behind a delete marker, and the older one is gone.
    let page = store
        .list_versions("b", listing::versions_query(1000))
        .await
        .unwrap();
    let markers: Vec<bool> = page
        .items()
        .map(|version| version.object.is_none())
        .collect();
    assert_eq!(markers, [true, false, false]);
}

async fn old_uploads_are_aborted(store: Store) {
    for (key, age) in [("old", 100), ("new", 0), ("kept", 100)] {
        let upload = upload_begun(NOW.plus_seconds(-age));
        store.begin_upload("b", key, upload).await.unwrap();
    }
    let sweep = store.sweep_uploads("b", |key, initiated| key != "kept" && initiated < NOW);
    sweep.await.unwrap();
    assert_eq!(store.counts("b").await.unwrap().uploads, 2);
}

fn upload_begun(initiated: UtcSeconds) -> rows::row::Upload {
    rows::row::Upload {
        initiated,
        sequential: false,
        class: StorageClass::Standard,
        acl: ObjectAcl::Default,
        headers: Vec::new(),
        tags: Vec::new(),
        lock: Lock::default(),
    }
}

async fn a_policy_protects_objects_for_some_days(store: Store) {
    put(&store, "k", "x").await;
    let policy = BucketRetention {
        id: "1".to_owned(),
        locked: false,
        days: 3,
        created: NOW,
    };
    let set = move |bucket: &mut Bucket| {
        bucket.retention = Some(policy);
        Ok::<(), StoreError>(())
    };
    store.update_bucket("b", set).await.unwrap().unwrap();
    let object = store.find("b", "k", None).await.unwrap().object;
    let protects = |days: i64, locked: bool| {
        let mut bucket = Bucket::clone(&store.bucket("b").unwrap());
        bucket.retention.as_mut().unwrap().locked = locked;
        bucket.protects(&object, NOW.plus_seconds(days * 86_400))
    };
    assert!(protects(0, false));
    // A policy that nobody has locked ends after a day.
    assert!(!protects(1, false));
    assert!(protects(2, true));
    assert!(!protects(3, true));
}
