//! A partner without keys uploads a large file in parts: the program with the keys hands out one URL for
//! each part, watches what arrives, and completes the upload.
//!
//! `cargo run --example presigned_upload`

#![expect(clippy::print_stdout, reason = "a program that shows what it does")]

use std::time::Duration;

use oss_client::Client;
use oss_client::presigned_upload::UnfinishedUpload;
use oss_emulator::Emulator;

type Failure = Box<dyn std::error::Error + Send + Sync>;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    // With an account this is `.region("cn-hangzhou").credentials(EnvProvider::new())` only.
    let oss = Emulator::builder().bucket("examplebucket").start().await?;
    let client = Client::builder()
        .endpoint(oss.endpoint())
        .region(oss.region())
        .credentials(oss.credentials())
        .build()?;
    let bucket = client.bucket("examplebucket")?;

    let file: Vec<u8> = (0..250_000_u32)
        .map(|number| (number % 251) as u8)
        .collect();
    let upload = bucket
        .presigned_upload("incoming/video.mp4")
        .length(file.len() as u64)
        .part_size(100 * 1024)
        .initiate_with(|initiate| initiate.content_type("video/mp4"))
        .await?;
    // What a database would keep, so that any process can go on.
    let row = serde_json::to_string(&upload.unfinished())?;

    let mut handed_out = Vec::new();
    for part in upload.parts(1..=3, Duration::from_secs(3600)).await? {
        println!(
            "part {}: {} bytes from {}, until {}",
            part.number(),
            part.length(),
            part.offset(),
            part.request().expires_at().to_iso_extended()
        );
        handed_out.push(serde_json::to_value(&part)?);
    }

    // The partner sends two of them. The last one with too few bytes is refused.
    let last = handed_out.pop().ok_or("there are three parts")?;
    for part in &handed_out {
        println!("partner: {}", partner::upload(part, &file, 0).await?);
    }
    println!("partner: {}", partner::upload(&last, &file, 1).await?);

    let unfinished: UnfinishedUpload = serde_json::from_str(&row)?;
    let upload = bucket.resume_presigned_upload(unfinished)?;
    let status = upload.status().await?;
    println!(
        "{} bytes are there, parts {:?} are missing",
        status.bytes(),
        status.missing
    );
    if let Err(error) = upload.complete().await {
        println!("not yet: {error}");
    }

    println!("partner: {}", partner::upload(&last, &file, 0).await?);
    let completed = upload.complete().await?;
    println!("completed, CRC-64 {:?}", completed.crc64);
    let object = bucket.get_object("incoming/video.mp4").await?;
    if object.bytes(file.len()).await? != file {
        return Err("the object is not the file".into());
    }
    Ok(())
}

/// Somebody who knows nothing but HTTP and what was handed out.
mod partner {
    use serde_json::Value;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpStream;

    use super::Failure;

    /// Sends one part, without its last bytes if it is to be refused, and returns the status line.
    pub(super) async fn upload(
        part: &Value,
        file: &[u8],
        left_out: usize,
    ) -> Result<String, Failure> {
        let text = |name: &str| part[name].as_str().ok_or("a field is missing");
        let number = |name: &str| -> Result<usize, Failure> {
            Ok(part[name]
                .as_u64()
                .ok_or("a field is missing")?
                .try_into()?)
        };
        let (offset, length) = (number("offset")?, number("length")? - left_out);
        let bytes = file
            .get(offset..offset + length)
            .ok_or("the file is too short")?;
        let url: http::Uri = text("url")?.parse()?;
        let authority = url.authority().ok_or("the URL has no host")?.as_str();
        let path = url.path_and_query().ok_or("the URL has no path")?;
        let head = format!(
            "{} {path} HTTP/1.1\r\nhost: {authority}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n",
            text("method")?
        );
        let mut connection = TcpStream::connect(authority).await?;
        connection.write_all(head.as_bytes()).await?;
        connection.write_all(bytes).await?;
        let mut answer = String::new();
        connection.read_to_string(&mut answer).await?;
        Ok(answer.lines().next().unwrap_or_default().to_owned())
    }
}
