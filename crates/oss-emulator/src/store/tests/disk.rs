//! What only a store on a disk does: a full disk, files that are not needed any more, directories
//! that cannot be used.

use std::collections::BTreeSet;
use std::time::Duration;

use super::program::{blobs_with_files, data, describe};
use super::stopping::{files, open};
use super::*;
use crate::store::files::simulated::SimulatedDisk;

const LARGE: usize = 600_000;

async fn put_data(store: &Store, key: &str, len: usize) -> Result<(), StoreError> {
    let data = data(store, 1, len).await?;
    let stored = store.put("b", key, object(&data), data, Overwrite::Allowed);
    stored.await.map(drop)
}

/// Waits until the files are those to which rows refer.
async fn collected(store: &Store, disk: &SimulatedDisk) {
    let mut tick = tokio::time::interval(Duration::from_millis(20));
    for _ in 0..500 {
        let referred: BTreeSet<u64> = blobs_with_files(store).await.unwrap().into_iter().collect();
        if files(disk) == referred {
            return;
        }
        tick.tick().await;
    }
    panic!("the files are not removed: {:?}", files(disk));
}

#[tokio::test]
async fn a_full_disk_refuses_loses_nothing_and_works_again_when_there_is_room() {
    let disk = SimulatedDisk::default();
    let store = with_bucket(open(&disk).unwrap()).await;
    put_data(&store, "kept", LARGE).await.unwrap();
    let before = describe(&store).await.unwrap();

    disk.set_room(Some(disk.used() + 1000));
    let refused = put_data(&store, "large", LARGE).await;
    assert!(matches!(refused, Err(StoreError::Disk(_))), "{refused:?}");
    let mut small = 0;
    // Changes of rows succeed until the database must grow.
    let refused = loop {
        match put_data(&store, &format!("small{small}"), 8000).await {
            Ok(()) => small += 1,
            Err(error) => break error,
        }
    };
    assert!(matches!(refused, StoreError::Disk(_)), "{refused:?}");
    assert!(describe(&store).await.unwrap().starts_with("b "));

    disk.set_room(None);
    put_data(&store, "large", LARGE).await.unwrap();
    assert_ne!(describe(&store).await.unwrap(), before);
    let after = describe(&store).await.unwrap();
    drop(store);
    disk.restart(0);
    let store = open(&disk).unwrap();
    assert_eq!(describe(&store).await.unwrap(), after);
    for number in 0..small {
        let (found, _) = store
            .open("b", &format!("small{number}"), None)
            .await
            .unwrap();
        assert_eq!(found.object.size, 8000);
    }
    collected(&store, &disk).await;
}

#[tokio::test]
async fn a_store_is_opened_on_a_full_disk_so_that_objects_can_be_deleted() {
    let disk = SimulatedDisk::default();
    let store = with_bucket(open(&disk).unwrap()).await;
    for number in 0..20 {
        put_data(&store, &format!("kept{number}"), LARGE)
            .await
            .unwrap();
    }
    let before = describe(&store).await.unwrap();
    // The machine stops, so that the database must be repaired when it is opened.
    disk.restart(0);
    drop(store);
    disk.set_room(Some(disk.used()));
    let store = open(&disk).unwrap();
    assert_eq!(describe(&store).await.unwrap(), before);
    for number in 0..20 {
        delete(&store, &format!("kept{number}"), None).await;
    }
    collected(&store, &disk).await;
    put_data(&store, "new", LARGE).await.unwrap();
    drop(store);
    // The next start has a reserve again.
    drop(open(&disk).unwrap());
    disk.set_room(Some(disk.used()));
    drop(open(&disk).unwrap());
}

#[tokio::test]
async fn what_a_failed_sync_has_lost_is_not_relied_on() {
    let disk = SimulatedDisk::default();
    let store = with_bucket(open(&disk).unwrap()).await;
    // So many keys do not fit into one page of the database.
    for number in 0..100 {
        put_data(&store, &format!("key{number}"), 100)
            .await
            .unwrap();
    }
    // Opening the database again syncs too.
    for failing in 1..5 {
        disk.fail_syncs(failing);
        let refused = put_data(&store, "zzz", 100).await;
        assert!(matches!(refused, Err(StoreError::Disk(_))), "{refused:?}");
        let mut tick = tokio::time::interval(Duration::from_millis(1));
        while put_data(&store, "aaa", 200 + failing as usize)
            .await
            .is_err()
        {
            tick.tick().await;
        }
    }
    let after = describe(&store).await.unwrap();
    drop(store);
    disk.restart(0);
    let found = describe(&open(&disk).unwrap()).await.unwrap();
    assert!(found == after, "what was acknowledged is there");
}

#[tokio::test]
async fn a_file_is_removed_when_nothing_refers_to_it_and_nobody_reads_it() {
    let disk = SimulatedDisk::default();
    let store = with_bucket(open(&disk).unwrap()).await;
    put_data(&store, "a", LARGE).await.unwrap();
    let (found, opened) = store.open("b", "a", None).await.unwrap();
    let copied = store.copy(&found, "b", "copy", object_of(&found), Overwrite::Allowed);
    copied.await.unwrap();
    put_data(&store, "a", LARGE + 1).await.unwrap();
    delete(&store, "copy", None).await;
    put_data(&store, "other", LARGE).await.unwrap();
    delete(&store, "other", None).await;

    let mut tick = tokio::time::interval(Duration::from_millis(20));
    for _ in 0..500 {
        if files(&disk).len() == 2 {
            break;
        }
        tick.tick().await;
    }
    assert_eq!(files(&disk).len(), 2, "one is being read");
    let read: Vec<Bytes> = opened.read(0..LARGE as u64).try_collect().await.unwrap();
    assert_eq!(read.concat().len(), LARGE);
    drop(opened);
    collected(&store, &disk).await;
    assert_eq!(files(&disk).len(), 1);
}

fn object_of(found: &Found) -> Object {
    Object::clone(&found.object)
}

#[tokio::test]
async fn data_that_is_given_up_or_refused_leaves_no_file() {
    let disk = SimulatedDisk::default();
    let store = with_bucket(open(&disk).unwrap()).await;
    let mut writer = store.writer();
    writer.push(Bytes::from(vec![1; LARGE])).await.unwrap();
    writer.push(Bytes::from(vec![1; LARGE])).await.unwrap();
    drop(writer);
    drop(data(&store, 1, LARGE).await.unwrap());
    let refused = data(&store, 1, LARGE).await.unwrap();
    let stored = store.put("none", "a", object(&refused), refused, Overwrite::Allowed);
    assert_eq!(stored.await.unwrap_err(), StoreError::NoSuchBucket);
    collected(&store, &disk).await;
    assert!(files(&disk).is_empty());
}

#[tokio::test]
async fn a_range_of_a_file_is_read_in_pieces() {
    let folder = tempfile::tempdir().unwrap();
    let store = with_bucket(Store::on_disk(folder.path().to_owned()).await.unwrap()).await;
    put_data(&store, "a", LARGE).await.unwrap();
    let (_, opened) = store.open("b", "a", None).await.unwrap();
    let whole: Vec<Bytes> = opened.read(0..LARGE as u64).try_collect().await.unwrap();
    assert!(whole.len() > 2, "it is not read at once");
    let part: Vec<Bytes> = opened.read(5..500_007).try_collect().await.unwrap();
    assert_eq!(part.concat(), whole.concat()[5..500_007]);
}

#[tokio::test]
async fn a_closed_store_refuses_changes_and_leaves_the_directory_to_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let store = with_bucket(Store::on_disk(folder.path().to_owned()).await.unwrap()).await;
    let second = Store::on_disk(folder.path().to_owned()).await;
    assert!(matches!(second, Err(OpenError::InUse)), "{second:?}");
    store.close().await;
    let refused = put_data(&store, "a", 1).await;
    assert!(matches!(refused, Err(StoreError::Disk(_))), "{refused:?}");
    let second = Store::on_disk(folder.path().to_owned()).await.unwrap();
    assert!(second.bucket("b").is_ok());
}
