//! Appends: how the data of an object grows, and what refuses to grow.

use super::*;

over_every_store! {
    an_appended_object_is_one_object_whose_data_grows,
    a_copy_and_a_reader_keep_what_was_there_before,
    an_append_needs_the_end_of_an_appendable_object,
    nothing_is_left_of_an_appended_object_that_is_deleted,
}

async fn append(store: &Store, position: u64, data: &str) -> Result<u64, StoreError> {
    let data = blob(store, data).await;
    let new = object(&NewBlob::empty());
    let appended = store.append("b", "k", position, data, new, None).await?;
    Ok(appended.length)
}

async fn an_appended_object_is_one_object_whose_data_grows(store: Store) {
    for (position, data, length) in [(0, "one", 3), (3, "", 3), (3, "two", 6), (6, "three", 11)] {
        assert_eq!(append(&store, position, data).await, Ok(length));
    }
    assert_eq!(text(&store, "k", None).await.unwrap(), "onetwothree");
    let (found, data) = store.open("b", "k", None).await.unwrap();
    let pieces: Vec<Bytes> = data.read(2..7).try_collect().await.unwrap();
    assert_eq!(pieces.concat(), b"etwot");
    let whole = blob(&store, "onetwothree").await;
    assert_eq!(found.object.crc64, whole.digests.crc64);
    let counts = store.counts("b").await.unwrap();
    assert_eq!((counts.total().objects, counts.total().bytes), (1, 11));
}

async fn a_copy_and_a_reader_keep_what_was_there_before(store: Store) {
    append(&store, 0, "one").await.unwrap();
    append(&store, 3, "two").await.unwrap();
    let (found, data) = store.open("b", "k", None).await.unwrap();
    let copy = Object::clone(&found.object);
    let copied = store.copy(&found, "b", "copy", copy, Overwrite::Allowed);
    copied.await.unwrap();
    append(&store, 6, "three").await.unwrap();
    assert_eq!(read(&data, 6).await.unwrap(), "onetwo");
    assert_eq!(text(&store, "copy", None).await.unwrap(), "onetwo");
    // What was found is not what is there now.
    let copy = Object::clone(&found.object);
    let late = store.copy(&found, "b", "late", copy, Overwrite::Allowed);
    assert_eq!(late.await.unwrap_err(), StoreError::Changed);
    delete(&store, "k", None).await;
    assert_eq!(text(&store, "copy", None).await.unwrap(), "onetwo");
}

async fn an_append_needs_the_end_of_an_appendable_object(store: Store) {
    let wrong = |length| Err(StoreError::WrongPosition { length });
    assert_eq!(append(&store, 1, "x").await, wrong(0));
    append(&store, 0, "one").await.unwrap();
    assert_eq!(append(&store, 0, "x").await, wrong(3));
    assert!(store.seal("b", "k", 3, NOW).await.is_ok());
    assert_eq!(append(&store, 3, "x").await, Err(StoreError::Sealed));
    put(&store, "k", "one").await;
    assert_eq!(append(&store, 3, "x").await, Err(StoreError::NotAppendable));
    set_versioning(&store, Versioning::Enabled).await;
    delete(&store, "k", None).await;
    assert_eq!(append(&store, 0, "x").await, Err(StoreError::NotAppendable));
}

async fn nothing_is_left_of_an_appended_object_that_is_deleted(store: Store) {
    for position in 0..4 {
        append(&store, position, "x").await.unwrap();
    }
    delete(&store, "k", None).await;
    assert_eq!(rows_of_objects(&store).await, []);
}
