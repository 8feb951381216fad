//! Content that is read by the traits of the standard library.

use std::io::{self, BufRead, Read, Seek, SeekFrom, Write};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use oss_client::blocking::{Io, Wait};
use oss_client::transport::Timeouts;
use oss_client::{Error, ErrorKind};
use oss_emulator::{Fault, Injection};
use tokio::sync::Notify;

use super::{Theatre, content};
use crate::misbehaving::Misbehaving;
use crate::stage::{BUCKET, KEY};

const SIZE: usize = 3_000_000;

#[test]
fn the_whole_content_is_read_whatever_the_size_of_the_reads() {
    let (_theatre, bucket) = Theatre::with_object(SIZE);
    for size in [1000, 65_536, 1 << 20] {
        let object = bucket.get_object(KEY).wait().unwrap();
        let mut reader = object.into_body().blocking_reader();
        assert_eq!(reader.remaining(), Some(SIZE as u64));
        let (mut all, mut buffer) = (Vec::new(), vec![0; size]);
        loop {
            let read = reader.read(&mut buffer).unwrap();
            all.extend_from_slice(&buffer[..read]);
            assert_eq!(reader.remaining(), Some((SIZE - all.len()) as u64));
            if read == 0 {
                break;
            }
        }
        assert!(all == content(SIZE));
        assert_eq!(reader.read(&mut buffer).unwrap(), 0);
    }
}

#[test]
fn lines_are_read_over_the_edges_of_pieces() {
    let (_theatre, bucket) = Theatre::with_object(0);
    let lines: Vec<_> = (0..100_000)
        .map(|number| format!("line {number}"))
        .collect();
    bucket
        .put_object(KEY)
        .body(lines.join("\n"))
        .wait()
        .unwrap();
    let body = bucket.get_object(KEY).wait().unwrap().into_body();
    let read: io::Result<Vec<_>> = body.blocking_reader().lines().collect();
    assert!(read.unwrap() == lines);
}

#[test]
fn a_cut_download_goes_on() {
    let (theatre, bucket) = Theatre::with_object(SIZE);
    let cut = Injection::new(Fault::CutBody { at: 500_000 }).times(4);
    theatre.stage.oss.faults().inject(cut);
    let body = bucket.get_object(KEY).wait().unwrap().into_body();
    let mut all = Vec::new();
    body.blocking_reader().read_to_end(&mut all).unwrap();
    assert!(all == content(SIZE));
    assert_eq!(theatre.stage.witness.take_count(), 5);
}

#[test]
fn damaged_content_never_looks_complete() {
    let (theatre, bucket) = Theatre::with_object(SIZE);
    let last = SIZE as u64 - 1;
    theatre
        .stage
        .oss
        .faults()
        .inject(Fault::FlipBit { at: last });
    let body = bucket.get_object(KEY).wait().unwrap().into_body();
    let mut reader = body.blocking_reader();
    let error = reader.read_to_end(&mut Vec::new()).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::InvalidData);
    let inner = error.get_ref().unwrap().downcast_ref::<Error>().unwrap();
    assert!(
        matches!(inner.kind(), ErrorKind::Integrity { .. }),
        "{inner}"
    );
    for _ in 0..2 {
        let error = reader.read(&mut [0; 10]).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::InvalidData);
    }
}

#[test]
fn content_that_failed_before_has_no_end() {
    let (theatre, bucket) = Theatre::with_object(SIZE);
    theatre.stage.oss.faults().inject(Fault::FlipBit { at: 0 });
    let mut body = bucket.get_object(KEY).wait().unwrap().into_body();
    while let Some(Ok(_)) = body.chunk().wait() {}
    let error = body.blocking_reader().read(&mut [0; 10]).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::InvalidData);
}

#[test]
fn content_may_be_dropped_at_any_point() {
    let (_theatre, bucket) = Theatre::with_object(20_000_000);
    for read in [0, 1, 300_000, 2_000_000] {
        // Never read, read by this thread, and read ahead by the other one.
        drop(bucket.get_object(KEY).wait().unwrap());
        let mut body = bucket.get_object(KEY).wait().unwrap().into_body();
        assert!(body.chunk().wait().unwrap().is_ok());
        drop(body);
        let body = bucket.get_object(KEY).wait().unwrap().into_body();
        let mut reader = body.blocking_reader();
        reader.read_exact(&mut vec![0; read]).unwrap();
        drop(reader);
        assert_eq!(
            bucket.head_object(KEY).wait().unwrap().content_length,
            20_000_000
        );
    }
}

#[test]
fn a_reader_that_is_dropped_reads_no_further() {
    let (theatre, bucket) = Theatre::with_object(20_000_000);
    let cut = Injection::new(Fault::CutBody { at: 1_000_000 }).on("GetObject");
    theatre.stage.oss.faults().inject(cut.times(u32::MAX));
    let body = bucket.get_object(KEY).wait().unwrap().into_body();
    let mut reader = body.blocking_reader();
    reader.read_exact(&mut [0; 1000]).unwrap();
    drop(reader);
    // It held less than the first million bytes, so the rest was never asked for.
    bucket.head_object(KEY).wait().unwrap();
    assert_eq!(theatre.stage.witness.take_count(), 2);
}

#[test]
fn a_reader_that_waits_for_a_silent_server_lets_it_go_when_it_is_dropped() {
    let theatre = Theatre::new();
    let closed = Arc::new(Notify::new());
    let tell = Arc::clone(&closed);
    let server = theatre
        .server
        .block_on(Misbehaving::serving(move |mut peer, _| {
            let tell = Arc::clone(&tell);
            async move {
                peer.head().await;
                peer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nfirst")
                    .await;
                // Nothing more comes, in either direction, until the client closes.
                peer.head().await;
                tell.notify_one();
            }
        }));
    let patience = Timeouts::new().idle_read(Duration::from_secs(3600));
    let client = theatre.stage.builder().timeouts(patience);
    let client = client.endpoint(server.endpoint().as_str()).build().unwrap();
    let object = client
        .bucket(BUCKET)
        .unwrap()
        .get_object(KEY)
        .wait()
        .unwrap();
    let mut reader = object.into_body().blocking_reader();
    reader.read_exact(&mut [0; 5]).unwrap();
    drop(reader);
    let limit = Duration::from_secs(20);
    let closed = async { tokio::time::timeout(limit, closed.notified()).await };
    theatre.server.block_on(closed).unwrap();
}

#[test]
fn many_readers_share_the_background_thread() {
    let (_theatre, bucket) = Theatre::with_object(SIZE);
    thread::scope(|scope| {
        for _ in 0..12 {
            scope.spawn(|| {
                let body = bucket.get_object(KEY).wait().unwrap().into_body();
                let mut all = Vec::new();
                body.blocking_reader().read_to_end(&mut all).unwrap();
                assert!(all == content(SIZE));
            });
        }
    });
}

#[test]
fn what_has_the_traits_of_tokio_can_be_read_written_and_sought() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("file");
    let file = tokio::fs::OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .clone();
    let mut file = Io::new(file.open(&path).wait().unwrap());
    file.write_all(b"0123456789").unwrap();
    file.flush().unwrap();
    file.seek(SeekFrom::Start(4)).unwrap();
    let mut read = String::new();
    file.read_to_string(&mut read).unwrap();
    assert_eq!(read, "456789");

    let (mut near, far) = tokio::io::duplex(100);
    let mut writer = Io::new(far);
    writer.write_all(b"hello").unwrap();
    writer.finish().unwrap();
    let mut all = Vec::new();
    tokio::io::AsyncReadExt::read_to_end(&mut near, &mut all)
        .wait()
        .unwrap();
    assert_eq!(all, b"hello");
}
