//! Transfers in programs without async.

use std::io::{BufRead, Read, Seek, SeekFrom, Write};

use oss_client::blocking::{Io, Wait};

use super::{Theatre, content};
use crate::stage::{BUCKET, KEY};

#[test]
fn files_go_both_ways_and_objects_are_read_and_written_like_files() {
    let (theatre, bucket) = Theatre::with_object(10);
    let transfers = bucket.client().transfers();
    let folder = tempfile::tempdir().unwrap();
    let (source, copy) = (folder.path().join("source"), folder.path().join("copy"));
    let mut file = std::fs::File::create(&source).unwrap();
    file.write_all(&content(500_000)).unwrap();
    let upload = transfers.upload(BUCKET, KEY, &source).part_size(100 * 1024);
    assert_eq!(upload.wait().unwrap().parts, 5);
    let download = transfers.download(BUCKET, KEY).part_size(100 * 1024);
    assert_eq!(download.to_file(&copy).wait().unwrap().size, 500_000);

    let mut object = Io::new(transfers.open(BUCKET, KEY).wait().unwrap());
    object.seek(SeekFrom::Start(400_000)).unwrap();
    let mut bytes = [0; 1000];
    object.read_exact(&mut bytes).unwrap();
    assert_eq!(bytes, content(500_000)[400_000..401_000]);

    let writer = transfers.writer(BUCKET, "lines");
    let mut writer = Io::new(writer.open().wait().unwrap());
    writeln!(writer, "one").unwrap();
    writeln!(writer, "two").unwrap();
    writer.finish().unwrap();
    let lines = bucket.get_object("lines").wait().unwrap();
    let lines: Vec<_> = lines.output.body.blocking_reader().lines().collect();
    assert_eq!(lines.len(), 2);
    drop(theatre);
}
