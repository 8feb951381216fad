//! The key with which the server signs callbacks, so that an application can check who has sent them.

use std::fmt;
use std::io;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use md5::Md5;
use ring::rand::{SecureRandom, SystemRandom};
use rsa::PrivateKey;
use rsa::pkcs8::{EncodePublicKey, LineEnding};
use rsa::rand_core::{TryCryptoRng, TryRng};
use tokio::sync::OnceCell;

use crate::codes::{Code, OssError};

/// The path at which the server serves the public key. No bucket can be named `-`.
pub(crate) const PUBLIC_KEY_PATH: &str = "/-/callback-key.pem";

/// The media type of the public key.
pub(crate) const PEM: &str = "application/x-pem-file";

/// The RSA key of a server. It is made when it is needed first, because that takes a while and few
/// servers send callbacks.
#[derive(Default)]
pub(crate) struct CallbackKey(OnceCell<Pair>);

struct Pair {
    private: PrivateKey,
    public_pem: String,
}

impl CallbackKey {
    /// Returns the public key as a PEM document.
    ///
    /// # Errors
    ///
    /// Returns `InternalError` if no key can be made, because the system has no random values.
    pub(crate) async fn public_pem(&self) -> Result<&str, OssError> {
        Ok(&self.pair().await?.public_pem)
    }

    /// Returns the value of the header `authorization` for a callback: the signature of its path, its
    /// query and its body.
    ///
    /// # Errors
    ///
    /// Returns `InternalError` if no key can be made.
    pub(super) async fn sign(&self, text: &[u8]) -> Result<String, OssError> {
        let private = &self.pair().await?.private;
        let signature = private.pkcs1v15_sign::<Md5>(text);
        Ok(BASE64.encode(signature.map_err(|_| no_key())?))
    }

    async fn pair(&self) -> Result<&Pair, OssError> {
        self.0
            .get_or_try_init(|| async {
                let made = tokio::task::spawn_blocking(Pair::generate).await;
                made.ok().flatten().ok_or_else(no_key)
            })
            .await
    }
}

impl Pair {
    fn generate() -> Option<Self> {
        let private = PrivateKey::new(&mut SystemRandomness(SystemRandom::new()), BITS).ok()?;
        let public = private.to_public_key();
        let public_pem = public.to_public_key_pem(LineEnding::LF).ok()?;
        Some(Self {
            private,
            public_pem,
        })
    }
}

/// Shows nothing of the key.
impl fmt::Debug for CallbackKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CallbackKey")
    }
}

fn no_key() -> OssError {
    OssError::new(Code::InternalError)
}

/// The random values of the system in the form in which the RSA library asks for them.
#[derive(Debug)]
struct SystemRandomness(SystemRandom);

impl TryRng for SystemRandomness {
    type Error = io::Error;

    fn try_next_u32(&mut self) -> Result<u32, io::Error> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_ne_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, io::Error> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_ne_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), io::Error> {
        let filled = self.0.fill(bytes);
        filled.map_err(|_| io::Error::other("the system has no random values"))
    }
}

impl TryCryptoRng for SystemRandomness {}

/// The length of the key in bits.
const BITS: usize = 2048;
