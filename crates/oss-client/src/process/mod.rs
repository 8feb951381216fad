//! Instructions for processing an object: images, snapshots of videos, and storing the result.
//!
//! [`GetObject::process`](crate::operations::object::GetObject::process) gives the result to the
//! caller, and [`Bucket::process_object`](crate::Bucket::process_object) stores it. Both take what this
//! module builds, and as well the text of any other instruction. OSS refuses values that are out of
//! range.
//!
//! ```
//! use oss_client::process::{Image, Resize};
//!
//! # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
//! let small = Image::new().resize(Resize::width(200)).quality(80).format("webp");
//! assert_eq!(small.to_string(), "image/resize,w_200/quality,q_80/format,webp");
//!
//! let scaled = bucket.get_object("exampledir/photo.jpg").process(&small).send().await?;
//! scaled.output.body.save_to("photo.webp").await?;
//!
//! bucket
//!     .process_object("exampledir/photo.jpg", small.save_as("examplebucket", "small/photo.webp"))
//!     .send()
//!     .await?;
//! # Ok(())
//! # }
//! ```

mod crop;
mod gravity;
mod image;
mod instruction;
mod resize;
mod video;
mod watermark;

pub use crop::Crop;
pub use gravity::Gravity;
pub use image::Image;
pub use instruction::Process;
pub use resize::{Resize, ResizeMode};
pub use video::VideoSnapshot;
pub use watermark::TextWatermark;
