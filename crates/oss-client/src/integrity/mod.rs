//! Checksums of contents: CRC-64 as OSS computes it, and `Content-MD5`.

mod checked;
mod crc64;
mod md5;
mod shift;

pub use checked::checked;
pub use crc64::Crc64;
pub use md5::content_md5;
