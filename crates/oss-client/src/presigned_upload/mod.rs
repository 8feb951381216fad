//! Uploads in parts by somebody who has no keys.
//!
//! A program with keys begins the upload, and hands out one presigned URL for each part. Whoever has the
//! URLs, such as a browser or a partner, sends the parts by plain HTTP, in any order and at the same
//! time. The program then asks which parts have arrived, and completes or aborts the upload. Files of up
//! to 48.8 TiB can be uploaded like this, and a part that fails is sent again without the others.
//!
//! ```
//! use std::time::Duration;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let oss = oss_emulator::Emulator::builder().bucket("examplebucket").start().await?;
//! # let client = oss_client::Client::builder()
//! #     .endpoint(oss.endpoint())
//! #     .region(oss.region())
//! #     .credentials(oss.credentials())
//! #     .build()?;
//! # let bucket = client.bucket("examplebucket")?;
//! let upload = bucket
//!     .presigned_upload("videos/1.mp4")
//!     .length(250_000)
//!     .part_size(100 * 1024)
//!     .initiate_with(|initiate| initiate.content_type("video/mp4"))
//!     .await?;
//!
//! for part in upload.parts(1..=3, Duration::from_secs(3600)).await? {
//!     // Hand these to whoever has the file: they send the bytes from `offset` on, `length` of them.
//!     println!("{} {} {}", part.request().method(), part.offset(), part.length());
//! #     let body = vec![0; part.length() as usize];
//! #     let request = part.request().clone().into_http_request(body.into())?;
//! #     client.context().transport().send(request).await?;
//! }
//!
//! let status = upload.status().await?;
//! assert!(status.is_complete());
//! upload.complete().await?;
//! # Ok(())
//! # }
//! ```
//!
//! # What a URL allows
//!
//! Each URL is bound to one upload, one part number, one length and one end. The length is signed as the
//! header `Content-Length`, which browsers and HTTP libraries send on their own; OSS refuses a request
//! of another length with `SignatureDoesNotMatch`. [`PresignPart::content_md5`] also binds the content,
//! if whoever has the file says its digest first. Only signatures of version 4 can sign the length, so
//! with version 1 signing fails.
//!
//! The lengths of all parts are compared once more when the upload is completed, so that an object of
//! another length is never made, whatever else may write to the same upload.
//!
//! # Security
//!
//! - Whoever has a URL can upload that part, any number of times, until the URL ends. The last upload
//!   of a part counts. Until the upload is completed, its parts are no object and cannot be read.
//! - A URL ends at the time that was asked for or with the credentials that signed it, whichever is
//!   earlier; [`PresignedRequest::expires_at`](crate::PresignedRequest::expires_at) says when.
//!   With temporary credentials, sign the parts when they are needed instead of all at once.
//! - Aborting or completing the upload makes all its URLs useless at once.
//! - The content may be anything. What it is must be checked after completion, for example before it is
//!   copied to the key at which others read it.
//! - Parts of an upload that is neither completed nor aborted stay and are charged. A lifecycle rule
//!   can abort uploads by their age.
//!
//! # In a browser
//!
//! The bucket needs a [CORS rule](crate::operations::cors) that allows `PUT` from the page. The browser
//! does not have to read any header of the answers, because the server lists the parts itself.
//! [`PresignedPart`] implements `Serialize`, and the page sends
//!
//! ```text
//! fetch(part.url, { method: part.method, headers: part.headers,
//!                   body: file.slice(part.offset, part.offset + part.length) })
//! ```
//!
//! A slice of a file has no content type, so the browser adds none, as it must be.

mod begin;
mod complete;
mod identity;
mod part;
mod resume;
mod sizes;
mod status;
mod unfinished;
mod upload;

pub use begin::BeginPresignedUpload;
pub use part::{PresignPart, PresignedPart};
pub use status::{UploadStatus, WrongPart};
pub use unfinished::UnfinishedUpload;
pub use upload::PresignedUpload;
