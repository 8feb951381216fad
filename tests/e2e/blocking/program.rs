//! Whole programs.

use std::thread;
use std::time::Duration;

use oss_client::blocking::Wait;
use oss_client::transport::Body;

use super::Theatre;
use crate::stage::{BUCKET, KEY};

#[test]
fn a_program_without_async_can_do_everything() {
    let theatre = Theatre::new();
    let client = theatre.stage.client();
    let bucket = client.bucket(BUCKET).unwrap();

    let put = bucket.put_object(KEY).body("hello").wait().unwrap();
    let sent = bucket.head_object(KEY).send().wait().unwrap();
    assert_eq!((&put.etag, sent.content_length), (&sent.etag, 5));
    assert_eq!(
        bucket
            .get_object(KEY)
            .wait()
            .unwrap()
            .bytes(100)
            .wait()
            .unwrap(),
        "hello"
    );
    assert!(bucket.object_exists(KEY).wait().unwrap());
    assert!(
        bucket
            .get_object("missing")
            .wait()
            .unwrap_err()
            .is_not_found()
    );

    for number in 0..5 {
        let key = format!("list/{number}");
        bucket.put_object(key).body("x").wait().unwrap();
    }
    let list = || bucket.list_objects_v2().prefix("list/").max_keys(2);
    let keys: Vec<_> = list().items().into_iter().map(|o| o.unwrap().key).collect();
    assert_eq!(keys, ["list/0", "list/1", "list/2", "list/3", "list/4"]);
    let mut pages = 0;
    for page in list().pages() {
        pages += 1;
        assert!(page.unwrap().objects.len() <= 2);
    }
    assert_eq!(pages, 3);
    let mut items = list().items();
    assert_eq!(items.next().wait().unwrap().unwrap().key, "list/0");

    let url = bucket
        .get_object(KEY)
        .presign(Duration::from_secs(60))
        .wait()
        .unwrap();
    assert_eq!(url.method(), "GET");

    let mut log = bucket.appender("log.txt").wait().unwrap();
    log.append("one\n").wait().unwrap();
    log.append("two\n").wait().unwrap();
    assert_eq!(log.position(), 8);

    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("log.txt");
    let log = bucket.get_object("log.txt").wait().unwrap();
    assert_eq!(log.save_to(&path).wait().unwrap(), 8);
    let body = Body::from_file(&path).wait().unwrap();
    bucket.put_object("copy.txt").body(body).wait().unwrap();
    let copy = bucket.get_object("copy.txt").wait().unwrap();
    assert_eq!(copy.text().wait().unwrap(), "one\ntwo\n");
}

#[test]
fn a_failed_attempt_is_repeated_after_a_wait() {
    use oss_emulator::{Fault, Injection};
    let (theatre, bucket) = Theatre::with_object(10);
    let lost = Injection::new(Fault::LoseAnswer).times(2);
    theatre.stage.oss.faults().inject(lost);
    assert_eq!(bucket.head_object(KEY).wait().unwrap().attempts(), 3);
    // A limit in real time.
    let stall = Fault::StallHead {
        pause: Duration::from_secs(60),
    };
    theatre.stage.oss.faults().inject(stall);
    let client = theatre
        .stage
        .builder()
        .runtime(std::sync::Arc::new(
            oss_client::transport::SystemRuntime::new(),
        ))
        .credentials(theatre.stage.oss.credentials())
        .build()
        .unwrap();
    let head = client.bucket(BUCKET).unwrap().head_object(KEY);
    let error = head
        .with_timeout(Duration::from_millis(100))
        .wait()
        .unwrap_err();
    assert_eq!(*error.kind(), oss_client::ErrorKind::Deadline);
}

#[test]
fn many_threads_share_one_client() {
    let (theatre, bucket) = Theatre::with_object(100_000);
    thread::scope(|scope| {
        for thread in 0..16 {
            let bucket = &bucket;
            scope.spawn(move || {
                for number in 0..20 {
                    let key = format!("{thread}/{number}");
                    bucket.put_object(&key).body(key.clone()).wait().unwrap();
                    let object = bucket.get_object(&key).wait().unwrap();
                    assert_eq!(object.text().wait().unwrap(), key);
                }
            });
        }
    });
    assert_eq!(theatre.stage.witness.take_count(), 16 * 20 * 2);
    assert_eq!(bucket.list_objects_v2().items().into_iter().count(), 321);
}
