//! The body on `sha2`, `sha1` and `hmac`.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Digest;

use crate::sink::Sink;

#[derive(Clone)]
pub(crate) struct Sha256(sha2::Sha256);

impl Sha256 {
    pub(crate) fn new() -> Self {
        Self(sha2::Sha256::new())
    }

    pub(crate) fn finish(self) -> [u8; 32] {
        self.0.finalize().into()
    }
}

impl Sink for Sha256 {
    fn put(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }
}

#[derive(Clone)]
pub(crate) struct HmacSha256Key(Hmac<sha2::Sha256>);

impl HmacSha256Key {
    pub(crate) fn new(key: &[u8]) -> Self {
        Self(keyed(key))
    }

    pub(crate) fn start(&self) -> HmacSha256 {
        HmacSha256(self.0.clone())
    }
}

pub(crate) struct HmacSha256(Hmac<sha2::Sha256>);

impl HmacSha256 {
    pub(crate) fn finish(self) -> [u8; 32] {
        self.0.finalize().into_bytes().into()
    }
}

impl Sink for HmacSha256 {
    fn put(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }
}

#[derive(Clone)]
pub(crate) struct HmacSha1Key(Hmac<sha1::Sha1>);

impl HmacSha1Key {
    pub(crate) fn new(key: &[u8]) -> Self {
        Self(keyed(key))
    }

    pub(crate) fn start(&self) -> HmacSha1 {
        HmacSha1(self.0.clone())
    }
}

pub(crate) struct HmacSha1(Hmac<sha1::Sha1>);

impl HmacSha1 {
    pub(crate) fn finish(self) -> [u8; 20] {
        self.0.finalize().into_bytes().into()
    }
}

impl Sink for HmacSha1 {
    fn put(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }
}

fn keyed<M: KeyInit>(key: &[u8]) -> M {
    #[expect(clippy::expect_used, reason = "HMAC takes keys of every length")]
    M::new_from_slice(key).expect("HMAC takes keys of every length")
}
