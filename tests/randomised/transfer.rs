//! One transfer: what it is of, and how it ended.

use std::path::{Path, PathBuf};

use bytes::Bytes;
use fastrand::Rng;
use futures_util::stream;
use oss_client::Error;
use oss_client::transfers::{Transfers, UploadSource};

pub(super) const BUCKET: &str = "examplebucket";
const PART: u64 = 100 * 1024;

/// The kinds of transfers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Bytes,
    File,
    Stream,
    Writer,
    ToFile,
    Resumable,
    ToStream,
    Copy,
}

/// A transfer that is going to be made.
pub(super) struct Transfer {
    pub(super) kind: Kind,
    pub(super) key: String,
    /// What is transferred.
    pub(super) content: Vec<u8>,
    /// What is at the destination before, if anything is.
    pub(super) before: Option<Vec<u8>>,
    pub(super) folder: PathBuf,
}

/// How a transfer ended.
pub(super) struct Ended {
    pub(super) result: Result<(), Error>,
    /// What a download to a stream has received.
    pub(super) received: Vec<u8>,
    pub(super) recovered: bool,
    pub(super) retries: u64,
    /// The multipart uploads that were reported.
    pub(super) reported: Vec<String>,
}

impl Ended {
    /// Whether the error says that a multipart upload may have been begun whose id nobody knows.
    pub(super) fn says_that_an_upload_may_stay(&self) -> bool {
        let hint = self.result.as_ref().err().and_then(Error::hint);
        hint.is_some_and(|hint| hint.contains("may have begun a multipart upload"))
    }
}

impl Transfer {
    pub(super) fn choose(random: &mut Rng, number: usize, folder: &Path) -> Self {
        let kinds = [
            Kind::Bytes,
            Kind::File,
            Kind::Stream,
            Kind::Writer,
            Kind::ToFile,
            Kind::Resumable,
            Kind::ToStream,
            Kind::Copy,
        ];
        let size = match random.u32(0..6) {
            0 => random.u64(0..10),
            1 => PART * random.u64(1..6),
            _ => random.u64(0..8 * PART),
        };
        let fill = |random: &mut Rng, size: u64| {
            let mut content = vec![0; size as usize];
            random.fill(&mut content);
            content
        };
        Self {
            kind: kinds[random.usize(0..kinds.len())],
            key: format!("object-{number}"),
            content: fill(random, size),
            before: random.bool().then(|| fill(random, 1000)),
            folder: folder.join(number.to_string()),
        }
    }

    pub(super) fn is_download(&self) -> bool {
        matches!(self.kind, Kind::ToFile | Kind::Resumable | Kind::ToStream)
    }

    pub(super) fn name(&self) -> &'static str {
        match self.kind {
            Kind::Bytes => "upload of bytes",
            Kind::File => "upload of a file",
            Kind::Stream => "upload of a stream",
            Kind::Writer => "writer",
            Kind::ToFile => "download to a file",
            Kind::Resumable => "download to a file, resumed",
            Kind::ToStream => "download to a stream",
            Kind::Copy => "copy",
        }
    }

    /// The local file: the source of an upload or the destination of a download.
    pub(super) fn path(&self) -> PathBuf {
        self.folder.join("file")
    }

    pub(super) fn source_key(&self) -> String {
        format!("{}-source", self.key)
    }

    /// Makes the transfer.
    pub(super) async fn make(&self, transfers: &Transfers) -> Ended {
        match self.kind {
            Kind::Bytes | Kind::File | Kind::Stream => self.upload(transfers).await,
            Kind::Writer => self.write(transfers).await,
            Kind::ToFile | Kind::Resumable => self.to_file(transfers).await,
            Kind::ToStream => self.to_stream(transfers).await,
            Kind::Copy => self.copy(transfers).await,
        }
    }

    async fn upload(&self, transfers: &Transfers) -> Ended {
        let source = match self.kind {
            Kind::Bytes => UploadSource::from(self.content.clone()),
            Kind::File => UploadSource::from(self.path()),
            _ => {
                let pieces: Vec<_> = self
                    .content
                    .chunks(30_000)
                    .map(|piece| Ok::<_, std::io::Error>(Bytes::copy_from_slice(piece)))
                    .collect();
                UploadSource::stream(stream::iter(pieces), None)
            }
        };
        let upload = transfers.upload(BUCKET, &self.key, source).part_size(PART);
        let mut progress = upload.progress();
        let sent = upload.send().await;
        let retries = progress.now().retries;
        let (recovered, reported) = match &sent {
            Ok(done) => (done.recovered, done.other_upload_ids.clone()),
            Err(error) => (false, reported(error)),
        };
        Ended {
            result: sent.map(drop),
            received: Vec::new(),
            recovered,
            retries,
            reported,
        }
    }

    async fn write(&self, transfers: &Transfers) -> Ended {
        use tokio::io::AsyncWriteExt;
        let builder = transfers.writer(BUCKET, &self.key).part_size(PART);
        let mut progress = builder.progress();
        let mut writer = builder.open().await.expect("the name of a bucket");
        for piece in self.content.chunks(40_000) {
            // The end says what was wrong.
            if let Err(error) = writer.write_all(piece).await {
                let error = error.downcast::<Error>();
                if let Ok(error) = error {
                    return Ended {
                        reported: reported(&error),
                        result: Err(error),
                        received: Vec::new(),
                        recovered: false,
                        retries: progress.now().retries,
                    };
                }
                break;
            }
        }
        let done = writer.finish().await;
        let (recovered, reported) = match &done {
            Ok(done) => (done.recovered, done.other_upload_ids.clone()),
            Err(error) => (false, reported(error)),
        };
        Ended {
            result: done.map(drop),
            received: Vec::new(),
            recovered,
            retries: progress.now().retries,
            reported,
        }
    }

    async fn to_file(&self, transfers: &Transfers) -> Ended {
        let mut retries = 0;
        let mut attempts = 0;
        loop {
            attempts += 1;
            let download = transfers.download(BUCKET, &self.key).part_size(PART);
            let download = match self.kind {
                Kind::Resumable => download.resumable_in(self.folder.join("notes")),
                _ => download,
            };
            let mut progress = download.progress();
            let result = download.to_file(self.path()).await.map(drop);
            retries += progress.now().retries;
            // A resumable download is begun again, as a person at a shell would.
            if self.kind == Kind::Resumable && result.is_err() && attempts < 3 {
                continue;
            }
            return Ended {
                result,
                received: Vec::new(),
                recovered: false,
                retries,
                reported: Vec::new(),
            };
        }
    }

    async fn to_stream(&self, transfers: &Transfers) -> Ended {
        let download = transfers.download(BUCKET, &self.key).part_size(PART);
        let mut progress = download.progress();
        let mut received = Vec::new();
        let result = download.to_writer(&mut received).await.map(drop);
        Ended {
            result,
            received,
            recovered: false,
            retries: progress.now().retries,
            reported: Vec::new(),
        }
    }

    async fn copy(&self, transfers: &Transfers) -> Ended {
        let copy = transfers.copy(BUCKET, &self.key, self.source_key());
        let copy = copy.part_size(PART);
        let mut progress = copy.progress();
        let copied = copy.send().await;
        let (recovered, reported) = match &copied {
            Ok(done) => (done.recovered, done.other_upload_ids.clone()),
            Err(error) => (false, reported(error)),
        };
        Ended {
            result: copied.map(drop),
            received: Vec::new(),
            recovered,
            retries: progress.now().retries,
            reported,
        }
    }
}

fn reported(error: &Error) -> Vec<String> {
    let own = error.upload_id().map(str::to_owned).into_iter();
    own.chain(error.other_upload_ids().iter().cloned())
        .collect()
}
