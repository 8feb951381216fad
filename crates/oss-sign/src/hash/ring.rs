//! The body on `ring`.

use ring::{digest, hmac};

use crate::sink::Sink;

#[derive(Clone)]
pub(crate) struct Sha256(digest::Context);

impl Sha256 {
    pub(crate) fn new() -> Self {
        Self(digest::Context::new(&digest::SHA256))
    }

    pub(crate) fn finish(self) -> [u8; 32] {
        fixed(self.0.finish().as_ref())
    }
}

impl Sink for Sha256 {
    fn put(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }
}

#[derive(Clone)]
pub(crate) struct HmacSha256Key(hmac::Key);

impl HmacSha256Key {
    pub(crate) fn new(key: &[u8]) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA256, key))
    }

    pub(crate) fn start(&self) -> HmacSha256 {
        HmacSha256(hmac::Context::with_key(&self.0))
    }
}

pub(crate) struct HmacSha256(hmac::Context);

impl HmacSha256 {
    pub(crate) fn finish(self) -> [u8; 32] {
        fixed(self.0.sign().as_ref())
    }
}

impl Sink for HmacSha256 {
    fn put(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }
}

#[derive(Clone)]
pub(crate) struct HmacSha1Key(hmac::Key);

impl HmacSha1Key {
    pub(crate) fn new(key: &[u8]) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, key))
    }

    pub(crate) fn start(&self) -> HmacSha1 {
        HmacSha1(hmac::Context::with_key(&self.0))
    }
}

pub(crate) struct HmacSha1(hmac::Context);

impl HmacSha1 {
    pub(crate) fn finish(self) -> [u8; 20] {
        fixed(self.0.sign().as_ref())
    }
}

impl Sink for HmacSha1 {
    fn put(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }
}

/// `ring` hands out slices; the algorithm fixes their length.
fn fixed<const N: usize>(bytes: &[u8]) -> [u8; N] {
    bytes.first_chunk().copied().unwrap_or([0; N])
}
