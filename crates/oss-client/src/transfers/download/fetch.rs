//! One part of a download to a file.

use std::fs::File;
use std::ops::Range;
use std::pin::Pin;
use std::sync::Arc;

use bytes::Bytes;
use futures_core::Stream;
use futures_util::StreamExt;
use oss_transport::{Body, RateLimit};

use super::blocks::Blocks;
use super::object::{GetSettings, Object};
use crate::body::ObjectBody;
use crate::error::{Error, ErrorKind, Result};
use crate::integrity::Crc64;
use crate::transfers::options::Job;

/// Receives a range of the object, writes it to its place in the file, and returns its CRC-64.
pub(super) async fn fetch(
    job: &Job,
    get: &GetSettings,
    object: &Object,
    range: Range<u64>,
    body: Option<ObjectBody>,
    (file, offset): (Arc<File>, u64),
) -> Result<u64> {
    let mut counted = 0;
    let fetched = receive(job, get, object, range, body, (&file, offset), &mut counted).await;
    match fetched {
        Ok(crc64) => {
            job.counters.add_part();
            Ok(crc64)
        }
        Err(error) => {
            job.counters.take_back(counted);
            Err(object.changed(error))
        }
    }
}

async fn receive(
    job: &Job,
    get: &GetSettings,
    object: &Object,
    range: Range<u64>,
    body: Option<ObjectBody>,
    (file, offset): (&Arc<File>, u64),
    counted: &mut u64,
) -> Result<u64> {
    let length = range.end - range.start;
    let body = match body {
        Some(body) => body,
        None => get.part(job, object, range).await?,
    };
    let mut pieces = paced(body, job.rate.as_ref());
    let mut blocks = Blocks::new(file, job.runtime(), offset);
    let mut crc64 = Crc64::new();
    while let Some(piece) = pieces.next().await.transpose()? {
        crc64.update(&piece);
        blocks.add(&piece).await.map_err(unwritable)?;
        *counted += piece.len() as u64;
        job.counters.add(piece.len() as u64);
        job.member.moved(piece.len() as u64);
    }
    blocks.finish().await.map_err(unwritable)?;
    match *counted == length {
        true => Ok(crc64.value()),
        false => Err(Error::protocol(format!(
            "a part has {counted} bytes, but {length} were asked for"
        ))),
    }
}

pub(super) type Pieces = Pin<Box<dyn Stream<Item = Result<Bytes>> + Send>>;

/// The content, no faster than the limit allows.
pub(super) fn paced(body: ObjectBody, rate: Option<&RateLimit>) -> Pieces {
    match rate {
        None => Box::pin(body),
        Some(limit) => {
            let body = Body::from(body).throttled(limit);
            Box::pin(body.map(|piece| piece.map_err(own_error)))
        }
    }
}

/// The error of the content, which has passed through a body of the transport.
fn own_error(error: oss_transport::BodyError) -> Error {
    match error
        .into_source()
        .map(<dyn std::error::Error + Send + Sync>::downcast::<Error>)
    {
        Some(Ok(error)) => *error,
        Some(Err(source)) => Error::new(ErrorKind::Body).with_source(source),
        None => Error::new(ErrorKind::Body),
    }
}

pub(super) fn unwritable(error: std::io::Error) -> Error {
    Error::new(ErrorKind::Io)
        .with_message(format!("cannot write the file: {error}"))
        .with_source(error)
}
