//! Uploads from readers of the standard library.

use std::io::{self, Read};

use oss_client::ErrorKind;
use oss_client::blocking::{Wait, body_from_reader};

use super::{Theatre, content};
use crate::stage::KEY;

/// Yields some bytes, and then fails or panics.
struct Broken {
    good: usize,
    panics: bool,
}

impl Read for Broken {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match (self.good, self.panics) {
            (0, true) => panic!("a bug in the reader"),
            (0, false) => Err(io::Error::other("the disk is gone")),
            _ => {
                let read = buffer.len().min(self.good);
                self.good -= read;
                Ok(read)
            }
        }
    }
}

/// Yields one byte at a time, and is interrupted before each.
struct Slow {
    left: usize,
    interrupted: bool,
}

impl Read for Slow {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.interrupted = !self.interrupted;
        if self.interrupted {
            return Err(io::ErrorKind::Interrupted.into());
        }
        let read = self.left.min(1);
        buffer[..read].fill(b'x');
        self.left -= read;
        Ok(read)
    }
}

#[test]
fn a_reader_is_sent_whole_with_and_without_a_length() {
    let (_theatre, bucket) = Theatre::with_object(0);
    for size in [0, 1, 262_144, 262_145, 3_000_000] {
        for length in [Some(size as u64), None] {
            let body = body_from_reader(io::Cursor::new(content(size)), length);
            bucket.put_object(KEY).body(body).wait().unwrap();
            let stored = bucket.get_object(KEY).wait().unwrap();
            assert!(stored.bytes(size).wait().unwrap() == content(size));
        }
    }
    let slow = Slow {
        left: 1000,
        interrupted: false,
    };
    let body = body_from_reader(slow, Some(1000));
    bucket.put_object(KEY).body(body).wait().unwrap();
    let head = bucket.head_object(KEY).wait().unwrap();
    assert_eq!(head.content_length, 1000);
}

#[test]
fn a_reader_that_fails_panics_or_has_another_length_stores_nothing() {
    let (_theatre, bucket) = Theatre::with_object(10);
    let broken = |panics| Broken {
        good: 700_000,
        panics,
    };
    let ten = || io::Cursor::new(vec![0; 10]);
    let bodies = [
        body_from_reader(broken(false), Some(1_000_000)),
        body_from_reader(broken(false), None),
        body_from_reader(broken(true), Some(1_000_000)),
        body_from_reader(broken(true), None),
        body_from_reader(ten(), Some(9)),
        body_from_reader(ten(), Some(11)),
    ];
    for body in bodies {
        let error = bucket.put_object(KEY).body(body).wait().unwrap_err();
        assert_eq!(*error.kind(), ErrorKind::BodySource, "{error}");
        let kept = bucket.get_object(KEY).wait().unwrap();
        assert_eq!(kept.bytes(100).wait().unwrap(), content(10));
    }
}

#[test]
fn the_content_of_one_object_becomes_that_of_another() {
    let (_theatre, bucket) = Theatre::with_object(3_000_000);
    let reader = bucket.get_object(KEY).wait().unwrap().into_body();
    let reader = reader.blocking_reader();
    let length = reader.remaining();
    // Both run on the background thread, which neither may block.
    let body = body_from_reader(reader, length);
    bucket.put_object("copy").body(body).wait().unwrap();
    let copy = bucket.get_object("copy").wait().unwrap();
    assert!(copy.bytes(3_000_000).wait().unwrap() == content(3_000_000));
}
