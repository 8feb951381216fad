//! How many requests and bytes reading costs, and what happens when something goes wrong on the way.

use std::ops::Range;

use object_store_0_14::path::Path;
use object_store_0_14::{Error, GetOptions, GetRange, ObjectStore, ObjectStoreExt};
use oss_emulator::{Fault, Injection};
use oss_object_store::OssStore;

use crate::server::{Kept, Server};

/// Content in which each range is different.
fn content(size: u32) -> Vec<u8> {
    (0..size)
        .flat_map(u32::to_be_bytes)
        .take(size as usize)
        .collect()
}

async fn stored(store: &OssStore, size: u32) -> (Path, Vec<u8>) {
    let (path, content) = (Path::from("data.parquet"), content(size));
    store.put(&path, content.clone().into()).await.unwrap();
    (path, content)
}

fn expected(content: &[u8], ranges: &[Range<u64>]) -> Vec<Vec<u8>> {
    let slice = |range: &Range<u64>| content[range.start as usize..range.end as usize].to_vec();
    ranges.iter().map(slice).collect()
}

#[tokio::test]
async fn a_footer_is_one_request() {
    let server = Server::start(Kept::InMemory).await;
    let store = server.store();
    let (path, content) = stored(&store, 100_000).await;
    server.take_requests();
    let footer = store.get_range(&path, 99_000..100_000).await.unwrap();
    assert_eq!(footer, content[99_000..]);
    // By a suffix, it is one request even if the size is not known.
    let options = GetOptions::new().with_range(Some(GetRange::Suffix(1000)));
    let result = store.get_opts(&path, options).await.unwrap();
    assert_eq!(
        (result.meta.size, result.range.clone()),
        (100_000, 99_000..100_000)
    );
    assert_eq!(result.bytes().await.unwrap(), content[99_000..]);
    assert_eq!(server.take_requests(), ["GetObject", "GetObject"]);
}

#[tokio::test]
async fn ranges_within_the_gap_are_one_request() {
    let server = Server::start(Kept::InMemory).await;
    let store = server.store();
    let (path, content) = stored(&store, 3_000_000).await;
    let near = [900_000..900_100, 5..10, 0..3, 900_050..900_080];
    let far = [0..10, 1_500_000..1_500_010, 2_900_000..2_900_010];
    server.take_requests();
    let pieces = store.get_ranges(&path, &near).await.unwrap();
    assert_eq!(pieces, expected(&content, &near));
    assert_eq!(server.take_requests().len(), 1);
    let pieces = store.get_ranges(&path, &far).await.unwrap();
    assert_eq!(pieces, expected(&content, &far));
    assert_eq!(server.take_requests().len(), 3);

    let tight = server.builder().coalesce_gap(0).build().unwrap();
    assert_eq!(
        tight.get_ranges(&path, &near).await.unwrap(),
        expected(&content, &near)
    );
    assert_eq!(server.take_requests().len(), 3);
    let wide = server
        .builder()
        .option("oss_coalesce_gap", "2000000")
        .build()
        .unwrap();
    assert_eq!(
        wide.get_ranges(&path, &far).await.unwrap(),
        expected(&content, &far)
    );
    assert_eq!(server.take_requests().len(), 1);
}

#[tokio::test]
async fn a_budget_divides_requests_and_still_gives_everything() {
    let server = Server::start(Kept::InMemory).await;
    let builder = server.builder().read_budget(64 * 1024).parallel_reads(4);
    let store = builder.build().unwrap();
    let (path, content) = stored(&store, 1_000_000).await;
    // Some are larger than the whole budget, and none of them waits for ever.
    let ranges = [
        0..200_000,
        200_000..230_000,
        230_000..260_000,
        300_000..990_000,
    ];
    server.take_requests();
    let (one, other) = tokio::join!(
        store.get_ranges(&path, &ranges),
        store.get_ranges(&path, &ranges)
    );
    assert_eq!(one.unwrap(), expected(&content, &ranges));
    assert_eq!(other.unwrap(), expected(&content, &ranges));
    assert_eq!(server.take_requests().len(), 6);
}

#[tokio::test]
async fn bytes_between_ranges_are_not_kept() {
    let server = Server::start(Kept::InMemory).await;
    let store = server.store();
    let (path, content) = stored(&store, 1_000_000).await;
    let ranges = [0..10, 999_000..999_010];
    let pieces = store.get_ranges(&path, &ranges).await.unwrap();
    assert_eq!(pieces, expected(&content, &ranges));
    for piece in pieces {
        // The buffer is unique and has what was asked for, not a slice of everything between.
        let buffer = piece.try_into_mut().unwrap();
        assert!(buffer.capacity() < 1000, "{}", buffer.capacity());
    }
}

#[tokio::test]
async fn a_connection_that_breaks_is_continued() {
    let server = Server::start(Kept::InMemory).await;
    let store = server.store();
    let (path, content) = stored(&store, 500_000).await;
    let cut = || Injection::new(Fault::CutBody { at: 1000 }).on("GetObject");
    server.oss.faults().inject(cut());
    let whole = store.get(&path).await.unwrap().bytes().await.unwrap();
    assert_eq!(whole, content);
    server.oss.faults().inject(cut());
    let ranges = [10..20, 400_000..450_000];
    let pieces = store.get_ranges(&path, &ranges).await.unwrap();
    assert_eq!(pieces, expected(&content, &ranges));
}

#[tokio::test]
async fn ranges_of_two_contents_are_never_mixed() {
    let server = Server::start(Kept::InMemory).await;
    let store = server
        .builder()
        .coalesce_gap(0)
        .parallel_reads(1)
        .build()
        .unwrap();
    let (path, _) = stored(&store, 1000).await;
    let replaced = Injection::new(Fault::ChangeObject).on("GetObject").after(1);
    server.oss.faults().inject(replaced);
    let error = store
        .get_ranges(&path, &[0..10, 500..510])
        .await
        .unwrap_err();
    assert!(matches!(error, Error::Generic { .. }), "{error}");
    assert!(error.to_string().contains("was replaced while"), "{error}");
}

#[tokio::test]
async fn damaged_content_is_found_out() {
    let server = Server::start(Kept::InMemory).await;
    let store = server.store();
    let (path, _) = stored(&store, 1000).await;
    // Damaged content is requested once more, so it must be damaged twice.
    let flips = Injection::new(Fault::FlipBit { at: 7 })
        .on("GetObject")
        .times(10);
    server.oss.faults().inject(flips);
    let result = store.get(&path).await.unwrap();
    let error = result.bytes().await.unwrap_err();
    assert!(matches!(error, Error::Generic { .. }), "{error}");
}

#[tokio::test]
async fn a_range_behind_the_end_is_refused_and_one_across_it_is_cut() {
    let server = Server::start(Kept::InMemory).await;
    let store = server.store();
    let (path, content) = stored(&store, 100).await;
    let pieces = store.get_ranges(&path, &[90..200, 0..1]).await.unwrap();
    assert_eq!(pieces, [content[90..].to_vec(), content[..1].to_vec()]);
    for ranges in [vec![0..1, 100..200], vec![50..60, 100..101]] {
        let error = store.get_ranges(&path, &ranges).await.unwrap_err();
        assert!(matches!(error, Error::Generic { .. }), "{error}");
    }
}
