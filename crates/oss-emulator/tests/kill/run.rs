//! Rounds of writing, killing and checking.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tokio::task::JoinHandle;

use crate::changes::{Change, between};
use crate::client::{Ask, Client, Gone};
use crate::model::{Model, Random, State, Unanswered};
use crate::server::Server;

/// How often to kill the server, and how many writes to wait for altogether.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    pub(crate) kills: u64,
    pub(crate) writes: u64,
    pub(crate) seed: u64,
}

/// One client: what it knows, and the numbers from which it chooses.
struct Writer {
    model: Model,
    random: Random,
}

impl Plan {
    /// Carries out the plan, and returns a sentence about it.
    pub(crate) async fn carry_out(self) -> String {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        let mut random = Random::new(self.seed);
        let changes: Arc<[Change]> = Change::served().into();
        let mut writers: Vec<Writer> = (0..WRITERS)
            .map(|number| Writer {
                model: Model::new(format!("kill-{number}")),
                random: Random::new(random.below(u64::MAX)),
            })
            .collect();
        let (mut written, mut checked) = (0, 0);
        let mut server = Server::start(&data);
        for writer in &writers {
            create(&server, &writer.model.bucket).await.unwrap();
        }
        for _ in 0..self.kills {
            let enough = 1 + random.below((2 * self.writes / self.kills).max(1));
            written += round(&mut writers, &changes, server, enough).await;
            server = Server::start(&data);
            for writer in &mut writers {
                checked += writer.model.check(&server).await.unwrap();
            }
        }
        for writer in &mut writers {
            writer.model.empty(&server).await.unwrap();
        }
        server.kill();
        // What nothing refers to is removed when the server starts.
        Server::start(&data).kill();
        let kept = files(&data.join("blobs"));
        assert!(
            kept.is_empty() || Change::served().contains(&Change::Multipart),
            "{kept:?}"
        );
        format!(
            "{} kills, {written} acknowledged writes, {checked} checks of objects; seed {}",
            self.kills, self.seed
        )
    }
}

/// Lets all clients write until enough writes were acknowledged, kills the server, and returns the
/// number of acknowledged writes.
async fn round(
    writers: &mut Vec<Writer>,
    changes: &Arc<[Change]>,
    server: Server,
    enough: u64,
) -> u64 {
    let written = Arc::new(AtomicU64::new(0));
    let tasks: Vec<_> = std::mem::take(writers)
        .into_iter()
        .map(|mut writer| {
            let (written, changes) = (Arc::clone(&written), Arc::clone(changes));
            let address = server.address.clone();
            tokio::spawn(async move {
                let ended = writer.write(&address, &changes, &written).await;
                (writer, ended)
            })
        })
        .collect();
    let mut tick = tokio::time::interval(Duration::from_millis(1));
    while written.load(Ordering::Relaxed) < enough && !tasks.iter().any(JoinHandle::is_finished) {
        tick.tick().await;
    }
    server.kill();
    for task in tasks {
        let (writer, _) = task.await.unwrap();
        writers.push(writer);
    }
    written.load(Ordering::Relaxed)
}

impl Writer {
    /// Writes until the server is gone.
    async fn write(&mut self, address: &str, changes: &[Change], written: &AtomicU64) -> Gone {
        let mut client = match Client::connect(address).await {
            Ok(client) => client,
            Err(gone) => return gone,
        };
        loop {
            let change = changes[self.random.below(changes.len() as u64) as usize];
            match change
                .make(&mut client, &mut self.model, &mut self.random)
                .await
            {
                Ok(()) => written.fetch_add(1, Ordering::Relaxed),
                Err(gone) => return gone,
            };
        }
    }
}

async fn create(server: &Server, bucket: &str) -> Result<(), Gone> {
    let ask = Ask {
        method: "PUT",
        bucket,
        ..Ask::default()
    };
    let mut client = Client::connect(&server.address).await?;
    client.succeed(ask).await.map(drop)
}

impl Model {
    fn new(bucket: String) -> Self {
        Self {
            bucket,
            acl: "private",
            keys: Default::default(),
            unanswered: None,
        }
    }

    /// Notes that the change was answered.
    pub(crate) fn acknowledge(&mut self) {
        match self.unanswered.take() {
            Some(Unanswered::Key(key, state)) => {
                self.keys.insert(key, state);
            }
            Some(Unanswered::Acl(acl)) => self.acl = acl,
            None => {}
        }
    }

    /// Checks that the server contains everything that was acknowledged, and that the change that was
    /// not answered was made as a whole or not at all. Returns the number of objects that were read.
    async fn check(&mut self, server: &Server) -> Result<u64, Gone> {
        let mut client = Client::connect(&server.address).await?;
        let acl = self.read_acl(&mut client).await?;
        match self.unanswered.take() {
            Some(Unanswered::Acl(new)) if acl == new => self.acl = new,
            Some(Unanswered::Key(key, new)) => {
                let found = self.read(&mut client, &key).await?;
                if found == new.as_ref().map(|object| object.content.bytes()) {
                    self.keys.insert(key, new);
                }
            }
            _ => {}
        }
        assert_eq!(acl, self.acl, "the ACL of {}", self.bucket);
        for (key, state) in &self.keys {
            let found = self.read(&mut client, key).await?;
            let expected = state.as_ref().map(|object| object.content.bytes());
            assert!(
                found == expected,
                "{}/{key} has {:?} bytes, and {:?} bytes were acknowledged or others",
                self.bucket,
                found.map(|found| found.len()),
                expected.map(|expected| expected.len())
            );
        }
        assert_eq!(self.list(&mut client).await?, self.listed());
        Ok(self.keys.len() as u64)
    }

    /// Deletes all objects.
    async fn empty(&mut self, server: &Server) -> Result<(), Gone> {
        let mut client = Client::connect(&server.address).await?;
        for (key, state) in &mut self.keys {
            let ask = Ask {
                method: "DELETE",
                bucket: &self.bucket,
                key: Some(key),
                ..Ask::default()
            };
            client.succeed(ask).await?;
            *state = State::None;
        }
        Ok(())
    }

    async fn read(&self, client: &mut Client, key: &str) -> Result<Option<Vec<u8>>, Gone> {
        let ask = Ask {
            bucket: &self.bucket,
            key: Some(key),
            ..Ask::default()
        };
        let reply = client.send(ask).await?;
        match reply.status {
            200 => Ok(Some(reply.body.to_vec())),
            404 => Ok(None),
            status => panic!("{}/{key}: {status}", self.bucket),
        }
    }

    async fn read_acl(&self, client: &mut Client) -> Result<String, Gone> {
        let ask = Ask {
            bucket: &self.bucket,
            query: &[("acl", "")],
            ..Ask::default()
        };
        let reply = client.succeed(ask).await?;
        let text = String::from_utf8(reply.body.to_vec()).unwrap();
        Ok(between(&text, "<Grant>", "</Grant>").to_owned())
    }

    async fn list(&self, client: &mut Client) -> Result<BTreeSet<String>, Gone> {
        let ask = Ask {
            bucket: &self.bucket,
            query: &[("list-type", "2"), ("max-keys", "1000")],
            ..Ask::default()
        };
        let reply = client.succeed(ask).await?;
        let text = String::from_utf8(reply.body.to_vec()).unwrap();
        let keys = text.split("<Key>").skip(1);
        Ok(keys
            .map(|rest| between(rest, "", "</Key>").to_owned())
            .collect())
    }

    fn listed(&self) -> BTreeSet<String> {
        let existing = self.keys.iter().filter(|(_, state)| state.is_some());
        existing.map(|(key, _)| key.clone()).collect()
    }
}

/// Returns the names of all files below a folder.
fn files(folder: &Path) -> Vec<String> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => names.extend(files(&path)),
            false => names.push(path.display().to_string()),
        }
    }
    names
}

/// How many clients write at the same time.
const WRITERS: u64 = 8;
