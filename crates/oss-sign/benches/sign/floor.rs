//! The hashes alone.

use std::hint::black_box;

use oss_sign::explain::Explanation;

#[cfg(all(feature = "ring", not(feature = "rustcrypto")))]
mod backend {
    //! As the library calls `ring`, but in one piece.

    use ring::{digest, hmac};

    pub(crate) const NAME: &str = "ring";

    pub(crate) struct Key(hmac::Key);

    pub(crate) fn sha256(bytes: &[u8]) {
        std::hint::black_box(digest::digest(&digest::SHA256, bytes));
    }

    pub(crate) fn sha256_key(key: &[u8]) -> Key {
        Key(hmac::Key::new(hmac::HMAC_SHA256, key))
    }

    pub(crate) fn sha1_key(key: &[u8]) -> Key {
        Key(hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, key))
    }

    impl Key {
        pub(crate) fn sign(&self, bytes: &[u8]) {
            std::hint::black_box(hmac::sign(&self.0, bytes));
        }
    }
}

#[cfg(feature = "rustcrypto")]
mod backend {
    //! As the library calls `sha2`, `sha1` and `hmac`, but in one piece.

    use hmac::{Hmac, KeyInit, Mac};
    use sha2::Digest;

    pub(crate) const NAME: &str = "rustcrypto";

    pub(crate) enum Key {
        Sha256(Hmac<sha2::Sha256>),
        Sha1(Hmac<sha1::Sha1>),
    }

    pub(crate) fn sha256(bytes: &[u8]) {
        std::hint::black_box(sha2::Sha256::digest(bytes));
    }

    pub(crate) fn sha256_key(key: &[u8]) -> Key {
        Key::Sha256(Hmac::new_from_slice(key).expect("keys of every length"))
    }

    pub(crate) fn sha1_key(key: &[u8]) -> Key {
        Key::Sha1(Hmac::new_from_slice(key).expect("keys of every length"))
    }

    impl Key {
        pub(crate) fn sign(&self, bytes: &[u8]) {
            match self {
                Self::Sha256(hmac) => {
                    std::hint::black_box(hmac.clone().chain_update(bytes).finalize());
                }
                Self::Sha1(hmac) => {
                    std::hint::black_box(hmac.clone().chain_update(bytes).finalize());
                }
            }
        }
    }
}

pub(crate) const BACKEND: &str = backend::NAME;

const KEY: &[u8; 32] = &[7; 32];

/// V4: the hash of the canonical request, and the HMAC of the string to sign.
pub(crate) struct Floor4 {
    canonical_request: String,
    string_to_sign: String,
    key: backend::Key,
}

impl Floor4 {
    pub(crate) fn new(steps: &Explanation) -> Self {
        Self {
            canonical_request: steps.canonical_request().unwrap_or_default().to_owned(),
            string_to_sign: steps.string_to_sign().to_owned(),
            key: backend::sha256_key(KEY),
        }
    }

    pub(crate) fn run(&self) {
        backend::sha256(black_box(self.canonical_request.as_bytes()));
        self.key.sign(black_box(self.string_to_sign.as_bytes()));
    }

    /// A server has the secret, not the key of the day.
    pub(crate) fn run_with_key(&self) {
        self.derive();
        self.run();
    }

    /// The four steps from the secret to the key of the day.
    pub(crate) fn derive(&self) {
        for part in ["20231216", "cn-hangzhou", "oss", "aliyun_v4_request"] {
            backend::sha256_key(black_box(KEY)).sign(black_box(part.as_bytes()));
        }
        black_box(backend::sha256_key(black_box(KEY)));
    }
}

/// V1: the HMAC of the string to sign.
pub(crate) struct Floor1 {
    string_to_sign: String,
    key: backend::Key,
}

impl Floor1 {
    pub(crate) fn new(steps: &Explanation) -> Self {
        let string_to_sign = steps.string_to_sign().to_owned();
        Self {
            string_to_sign,
            key: backend::sha1_key(KEY),
        }
    }

    pub(crate) fn run(&self) {
        self.key.sign(black_box(self.string_to_sign.as_bytes()));
    }

    /// A server has the secret, not a key that is ready.
    pub(crate) fn run_with_key(&self) {
        backend::sha1_key(black_box(KEY)).sign(black_box(self.string_to_sign.as_bytes()));
    }
}
