//! Lists over more than one page.

use futures_util::TryStreamExt;
use oss_client::Bucket;
use oss_client::operations::common::StorageClass;

use crate::stage::{BUCKET, Stage};

async fn filled(keys: impl IntoIterator<Item = String>) -> (Stage, Bucket) {
    let stage = Stage::new().await;
    let bucket = stage.bucket();
    for key in keys {
        bucket.put_object(key).body("x").send().await.unwrap();
    }
    stage.witness.take_count();
    (stage, bucket)
}

fn names(count: usize) -> impl Iterator<Item = String> {
    (0..count).map(|number| format!("key-{number:03}"))
}

#[tokio::test]
async fn items_go_over_all_pages_in_order() {
    let (stage, bucket) = filled(names(25)).await;
    let items: Vec<_> = bucket
        .list_objects_v2()
        .max_keys(10)
        .items()
        .try_collect()
        .await
        .unwrap();
    let keys: Vec<_> = items.iter().map(|item| item.key.clone()).collect();
    assert_eq!(keys, names(25).collect::<Vec<_>>());
    assert_eq!(items[0].size, 1);
    assert_eq!(items[0].storage_class, StorageClass::Standard);
    assert_eq!(items[0].last_modified, stage.now());
    assert_eq!(stage.witness.take_count(), 3);
}

#[tokio::test]
async fn pages_say_how_many_they_have_and_end() {
    let (_stage, bucket) = filled(names(25)).await;
    let pages: Vec<_> = bucket
        .list_objects_v2()
        .max_keys(10)
        .pages()
        .try_collect()
        .await
        .unwrap();
    let counts: Vec<_> = pages.iter().map(|page| page.key_count).collect();
    assert_eq!(counts, [10, 10, 5]);
    let truncated: Vec<_> = pages.iter().map(|page| page.is_truncated).collect();
    assert_eq!(truncated, [true, true, false]);
}

#[tokio::test]
async fn a_page_is_asked_for_only_when_it_is_wanted() {
    let (stage, bucket) = filled(names(25)).await;
    let mut items = bucket.list_objects_v2().max_keys(10).items();
    for _ in 0..10 {
        items.next().await.unwrap().unwrap();
    }
    assert_eq!(stage.witness.take_count(), 1);
    items.next().await.unwrap().unwrap();
    assert_eq!(stage.witness.take_count(), 1);
}

#[tokio::test]
async fn a_delimiter_folds_what_is_below_it_once_over_all_pages() {
    let keys = [
        "a.txt", "b/1", "b/2", "b/3", "c.txt", "d/1", "d/e/2", "f.txt",
    ];
    let (_stage, bucket) = filled(keys.map(str::to_owned)).await;
    for max_keys in [1, 2, 3, 100] {
        let list = bucket.list_objects_v2().delimiter("/").max_keys(max_keys);
        let pages: Vec<_> = list.pages().try_collect().await.unwrap();
        let prefixes: Vec<_> = pages
            .iter()
            .flat_map(|page| &page.common_prefixes)
            .map(|group| &group.prefix)
            .collect();
        assert_eq!(prefixes, ["b/", "d/"], "{max_keys} a page");
        let list = bucket.list_objects_v2().delimiter("/").max_keys(max_keys);
        let items: Vec<_> = list.items().try_collect().await.unwrap();
        let keys: Vec<_> = items.into_iter().map(|item| item.key).collect();
        assert_eq!(keys, ["a.txt", "c.txt", "f.txt"]);
    }
    let below: Vec<_> = bucket
        .list_objects_v2()
        .prefix("d/")
        .delimiter("/")
        .items()
        .try_collect()
        .await
        .unwrap();
    assert_eq!(below[0].key, "d/1");
    assert_eq!(below.len(), 1);
}

#[tokio::test]
async fn a_list_may_begin_after_a_key() {
    let (_stage, bucket) = filled(names(12)).await;
    let list = bucket.list_objects_v2().start_after("key-004").max_keys(3);
    let items: Vec<_> = list.items().try_collect().await.unwrap();
    let keys: Vec<_> = items.into_iter().map(|item| item.key).collect();
    assert_eq!(keys, names(12).skip(5).collect::<Vec<_>>());
}

#[tokio::test]
async fn an_empty_bucket_is_one_page_without_items() {
    let (stage, bucket) = filled([]).await;
    let pages: Vec<_> = bucket
        .list_objects_v2()
        .pages()
        .try_collect()
        .await
        .unwrap();
    assert_eq!((pages.len(), pages[0].objects.len()), (1, 0));
    assert!(bucket.list_objects_v2().items().next().await.is_none());
    assert_eq!(stage.witness.take_count(), 2);
}

#[tokio::test]
async fn a_page_that_fails_is_the_last() {
    let (stage, bucket) = filled(names(5)).await;
    let mut items = bucket.list_objects_v2().max_keys(2).items();
    items.next().await.unwrap().unwrap();
    items.next().await.unwrap().unwrap();
    stage
        .oss
        .identities()
        .set_access_key_active(stage.oss.credentials().access_key().unwrap().id(), false);
    let error = items.next().await.unwrap().unwrap_err();
    assert_eq!(error.service().unwrap().status(), 403);
    assert!(items.next().await.is_none());
}

#[tokio::test]
async fn owners_come_when_asked_for() {
    let (stage, bucket) = filled(names(1)).await;
    let page = bucket.list_objects_v2().send().await.unwrap();
    assert_eq!(page.objects[0].owner, None);
    let page = bucket
        .list_objects_v2()
        .fetch_owner(true)
        .send()
        .await
        .unwrap();
    let owner = page.objects[0].owner.as_ref().unwrap();
    assert_eq!(owner.id, stage.oss.account());
}

#[tokio::test]
async fn buckets_are_made_listed_and_removed() {
    let stage = Stage::new().await;
    let client = stage.client();
    for number in 0..5 {
        let bucket = client.bucket(format!("bucket-{number}")).unwrap();
        bucket.put_bucket().send().await.unwrap();
    }
    let list = client.list_buckets().prefix("bucket-").max_keys(2);
    let buckets: Vec<_> = list.items().try_collect().await.unwrap();
    let names: Vec<_> = buckets.iter().map(|bucket| &bucket.name).collect();
    assert_eq!(
        names,
        ["bucket-0", "bucket-1", "bucket-2", "bucket-3", "bucket-4"]
    );
    assert_eq!(buckets[0].region.as_deref(), Some("cn-hangzhou"));
    client
        .bucket("bucket-3")
        .unwrap()
        .delete_bucket()
        .send()
        .await
        .unwrap();
    let all = client.list_buckets().send().await.unwrap();
    assert_eq!(all.buckets.len(), 5);
    assert!(all.buckets.iter().any(|bucket| bucket.name == BUCKET));
    let gone = client
        .bucket("bucket-3")
        .unwrap()
        .list_objects_v2()
        .send()
        .await;
    assert_eq!(gone.unwrap_err().code(), Some("NoSuchBucket"));
}
