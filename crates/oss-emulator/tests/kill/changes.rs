//! The changes that a client makes.

use crate::client::{Ask, Client, Gone};
use crate::model::{Content, Model, Object, Random, State, Unanswered};
use crate::server::program;

/// A kind of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    PutSmall,
    PutLarge,
    Delete,
    Configure,
    Append,
    Multipart,
}

impl Change {
    /// Returns the changes that the server carries out, each as often as it is to be chosen.
    pub(crate) fn served() -> Vec<Self> {
        use Change::*;
        let mut changes = vec![
            PutSmall, PutSmall, PutSmall, PutLarge, PutLarge, Delete, Configure,
        ];
        changes.extend(
            serves("AppendObject")
                .then_some([Append, Append])
                .into_iter()
                .flatten(),
        );
        changes.extend(serves("CompleteMultipartUpload").then_some(Multipart));
        changes
    }

    /// Makes the change in the bucket of the model, and waits for the answer. Until then the change
    /// is noted as unanswered.
    pub(crate) async fn make(
        self,
        client: &mut Client,
        model: &mut Model,
        random: &mut Random,
    ) -> Result<(), Gone> {
        let bucket = model.bucket.clone();
        if self == Self::Configure {
            let acl = ["private", "public-read"][random.below(2) as usize];
            model.unanswered = Some(Unanswered::Acl(acl));
            let ask = Ask {
                method: "PUT",
                bucket: &bucket,
                query: &[("acl", "")],
                headers: &[("x-oss-acl", acl)],
                ..Ask::default()
            };
            client.succeed(ask).await?;
        } else {
            let key = format!("key-{}", random.below(KEYS));
            let before = model.keys.get(&key).cloned().flatten();
            let (after, sent) = self.of_object(before, random);
            model.unanswered = Some(Unanswered::Key(key.clone(), after));
            sent.send(client, &bucket, &key).await?;
        }
        model.acknowledge();
        Ok(())
    }

    /// Returns what a key contains after the change, and what must be sent.
    fn of_object(self, before: State, random: &mut Random) -> (State, Sent) {
        let put = |content: Content| {
            let object = Object {
                content: content.clone(),
                appendable: false,
            };
            (Some(object), content)
        };
        match self {
            Self::PutSmall | Self::Configure => {
                let len = random.below(4_000);
                let (after, content) = put(Content(vec![random.piece(len)]));
                (after, Sent::Put(content))
            }
            Self::PutLarge => {
                let len = 8_000 + random.below(400_000);
                let (after, content) = put(Content(vec![random.piece(len)]));
                (after, Sent::Put(content))
            }
            Self::Delete => (None, Sent::Delete),
            Self::Append => {
                let (mut content, replaces) = match before {
                    Some(object) if object.appendable && object.content.len() < 500_000 => {
                        (object.content, false)
                    }
                    other => (Content::default(), other.is_some()),
                };
                if replaces {
                    // Only an object that was created by an append can be extended.
                    return (None, Sent::Delete);
                }
                let (position, len) = (content.len(), 1 + random.below(30_000));
                let piece = random.piece(len);
                content.0.push(piece);
                let appended = Content(vec![piece]);
                let after = Object {
                    content,
                    appendable: true,
                };
                (Some(after), Sent::Append(position, appended))
            }
            Self::Multipart => {
                let mut pieces: Vec<_> = (0..random.below(3))
                    .map(|_| random.piece(102_400))
                    .collect();
                let last = 1 + random.below(20_000);
                pieces.push(random.piece(last));
                let (after, content) = put(Content(pieces));
                (after, Sent::Parts(content))
            }
        }
    }
}

/// What is sent about an object.
enum Sent {
    Put(Content),
    Delete,
    Append(u64, Content),
    Parts(Content),
}

impl Sent {
    async fn send(self, client: &mut Client, bucket: &str, key: &str) -> Result<(), Gone> {
        let ask = Ask {
            bucket,
            key: Some(key),
            ..Ask::default()
        };
        match self {
            Self::Put(content) => {
                let body = content.bytes();
                let ask = Ask {
                    method: "PUT",
                    body,
                    ..ask
                };
                client.succeed(ask).await?;
            }
            Self::Delete => {
                let ask = Ask {
                    method: "DELETE",
                    ..ask
                };
                client.succeed(ask).await?;
            }
            Self::Append(position, content) => {
                let (position, body) = (position.to_string(), content.bytes());
                let query = &[("append", ""), ("position", position.as_str())];
                let ask = Ask {
                    method: "POST",
                    query,
                    body,
                    ..ask
                };
                client.succeed(ask).await?;
            }
            Self::Parts(content) => multipart(client, bucket, key, &content).await?,
        }
        Ok(())
    }
}

async fn multipart(
    client: &mut Client,
    bucket: &str,
    key: &str,
    content: &Content,
) -> Result<(), Gone> {
    let ask = Ask {
        method: "POST",
        bucket,
        key: Some(key),
        ..Ask::default()
    };
    let begin = Ask {
        query: &[("uploads", "")],
        ..ask.clone()
    };
    let begun = client.succeed(begin).await?;
    let answer = String::from_utf8(begun.body.to_vec()).unwrap();
    let id = between(&answer, "<UploadId>", "</UploadId>").to_owned();
    let mut listed = String::new();
    for (number, piece) in (1..).zip(&content.0) {
        let number = format!("{number}");
        let part = Ask {
            method: "PUT",
            query: &[("partNumber", number.as_str()), ("uploadId", id.as_str())],
            body: piece.bytes(),
            ..ask.clone()
        };
        let part = client.succeed(part).await?;
        let tag = part.headers.get("etag").unwrap().to_str().unwrap();
        listed += &format!("<Part><PartNumber>{number}</PartNumber><ETag>{tag}</ETag></Part>");
    }
    let complete = Ask {
        query: &[("uploadId", id.as_str())],
        body: format!("<CompleteMultipartUpload>{listed}</CompleteMultipartUpload>").into_bytes(),
        ..ask
    };
    client.succeed(complete).await.map(drop)
}

/// Returns the text between two others.
pub(crate) fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    let (_, rest) = text.split_once(start).unwrap_or_default();
    rest.split(end).next().unwrap_or_default()
}

/// Returns whether the program carries out an operation.
fn serves(operation: &str) -> bool {
    let output = program().arg("--list-operations").output().unwrap();
    let served = String::from_utf8(output.stdout).unwrap();
    served.lines().any(|line| line == operation)
}

/// How many keys a client uses.
const KEYS: u64 = 24;
