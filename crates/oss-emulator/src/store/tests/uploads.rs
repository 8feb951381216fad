//! Multipart uploads: which parts become an object, and what is left of the others.

use crate::runtime::upper_hex;

use super::*;

over_every_store! {
    parts_become_one_object_in_the_order_of_their_numbers,
    a_completed_upload_leaves_its_object_only,
    an_aborted_upload_leaves_nothing,
    a_copied_part_shares_the_data_of_its_source,
    a_part_is_not_copied_from_a_source_that_has_changed,
    counts_follow_uploads_and_parts,
    an_upload_belongs_to_one_key,
}

/// The size of parts, which are not smaller than the minimum.
const LARGE: usize = 102_400;

async fn begin(store: &Store) -> UploadId {
    let upload = Upload {
        initiated: NOW,
        sequential: false,
        class: StorageClass::Standard,
        acl: ObjectAcl::Default,
        headers: Vec::new(),
        tags: Vec::new(),
        lock: Lock::default(),
    };
    store.begin_upload("b", "k", upload).await.unwrap()
}

fn place(upload: UploadId, number: u16) -> PartPlace {
    PartPlace {
        bucket: "b".to_owned(),
        key: "k".to_owned(),
        upload,
        number,
    }
}

async fn put_part(store: &Store, upload: UploadId, number: u16, text: &str) -> String {
    let data = blob(store, text).await;
    let etag = upper_hex(&data.digests.md5);
    let stored = store.put_part(place(upload, number), data, NOW);
    stored.await.unwrap();
    etag
}

async fn complete(store: &Store, id: UploadId, chosen: Chosen) -> Result<u64, StoreError> {
    let completion = Completion {
        chosen,
        md5: None,
        acl: None,
        rules: Overwrite::Allowed.into(),
        now: NOW,
    };
    let completed = store.complete_upload("b", "k", id, completion).await?;
    Ok(completed.object.size)
}

async fn parts_become_one_object_in_the_order_of_their_numbers(store: Store) {
    let id = begin(&store).await;
    let (one, two) = ("1".repeat(LARGE), "2".repeat(LARGE));
    put_part(&store, id, 300, "last").await;
    put_part(&store, id, 2, "replaced").await;
    put_part(&store, id, 2, &two).await;
    put_part(&store, id, 1, &one).await;
    let size = complete(&store, id, Chosen::All).await.unwrap();
    let whole = format!("{one}{two}last");
    assert_eq!(size, whole.len() as u64);
    assert_eq!(text(&store, "k", None).await.unwrap(), whole);
    let (found, _) = store.open("b", "k", None).await.unwrap();
    let expected = blob(&store, &whole).await;
    assert_eq!(found.object.crc64, expected.digests.crc64);
}

async fn a_completed_upload_leaves_its_object_only(store: Store) {
    put(&store, "k", "old").await;
    let id = begin(&store).await;
    put_part(&store, id, 1, "unused").await;
    let used = put_part(&store, id, 2, "used").await;
    let listed = Chosen::Listed(vec![(2, used.clone())]);
    complete(&store, id, listed.clone()).await.unwrap();
    assert_eq!(text(&store, "k", None).await.unwrap(), "used");
    assert_eq!(rows_of_objects(&store).await, [('v', 1), ('d', 1)]);
    let again = complete(&store, id, listed).await;
    assert_eq!(again, Err(StoreError::NoSuchUpload));
    delete(&store, "k", None).await;
    assert_eq!(rows_of_objects(&store).await, []);
}

async fn an_aborted_upload_leaves_nothing(store: Store) {
    let id = begin(&store).await;
    put_part(&store, id, 1, "x").await;
    put_part(&store, id, 1, "y").await;
    put_part(&store, id, 2, "").await;
    store.abort_upload("b", "k", id).await.unwrap();
    assert_eq!(rows_of_objects(&store).await, []);
    let again = store.abort_upload("b", "k", id).await;
    assert_eq!(again, Err(StoreError::NoSuchUpload));
}

async fn a_copied_part_shares_the_data_of_its_source(store: Store) {
    let data = blob(&store, "0123456789").await;
    let digests = data.digests;
    let stored = store.put("b", "source", object(&data), data, Overwrite::Allowed);
    stored.await.unwrap();
    let (found, _) = store.open("b", "source", None).await.unwrap();
    let id = begin(&store).await;
    let copy = |range, number| store.copy_part(&found, range, digests, place(id, number), NOW);
    copy(2..5, 1).await.unwrap();
    // The part replaces one that has the same data.
    copy(5..9, 1).await.unwrap();
    assert_eq!(rows_of_objects(&store).await.last(), Some(&('r', 1)));
    delete(&store, "source", None).await;
    complete(&store, id, Chosen::All).await.unwrap();
    assert_eq!(text(&store, "k", None).await.unwrap(), "5678");
    assert_eq!(rows_of_objects(&store).await, [('v', 1), ('d', 1)]);
    delete(&store, "k", None).await;
    assert_eq!(rows_of_objects(&store).await, []);
}

async fn a_part_is_not_copied_from_a_source_that_has_changed(store: Store) {
    put(&store, "source", "old").await;
    let (found, _) = store.open("b", "source", None).await.unwrap();
    put(&store, "source", "new").await;
    let id = begin(&store).await;
    let digests = NewBlob::empty().digests;
    let copied = store.copy_part(&found, 0..3, digests, place(id, 1), NOW);
    assert_eq!(copied.await, Err(StoreError::Changed));
    assert_eq!(
        complete(&store, id, Chosen::All).await,
        Err(StoreError::NoParts)
    );
}

async fn counts_follow_uploads_and_parts(store: Store) {
    let counted = async || {
        let counts = store.counts("b").await.unwrap();
        (counts.uploads, counts.parts, counts.total().bytes)
    };
    let (a, b) = (begin(&store).await, begin(&store).await);
    put_part(&store, a, 1, "x").await;
    put_part(&store, a, 1, "yy").await;
    put_part(&store, b, 7, "z").await;
    assert_eq!(counted().await, (2, 2, 0));
    complete(&store, a, Chosen::All).await.unwrap();
    assert_eq!(counted().await, (1, 1, 2));
    store.abort_upload("b", "k", b).await.unwrap();
    assert_eq!(counted().await, (0, 0, 2));
}

async fn an_upload_belongs_to_one_key(store: Store) {
    let id = begin(&store).await;
    for (bucket, key, error) in [
        ("b", "other", StoreError::NoSuchUpload),
        ("none", "k", StoreError::NoSuchBucket),
    ] {
        let found = store.upload(bucket, key, id).await;
        assert_eq!(found.unwrap_err(), error);
        let place = PartPlace {
            bucket: bucket.to_owned(),
            key: key.to_owned(),
            ..place(id, 1)
        };
        let data = blob(&store, "x").await;
        assert_eq!(store.put_part(place, data, NOW).await, Err(error));
    }
    assert_eq!(rows_of_objects(&store).await, [('u', 1)]);
}
