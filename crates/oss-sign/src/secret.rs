//! Text that must never be printed.

use std::fmt;

use zeroize::Zeroizing;

/// A secret text. It is overwritten when it is dropped, `Debug` does not show it, and it has no
/// `Display`.
///
/// ```
/// let secret = oss_sign::Secret::new("TestSecret0001");
/// assert_eq!(format!("{secret:?}"), "Secret(****)");
/// assert_eq!(secret.expose(), "TestSecret0001");
/// ```
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Creates a secret from a text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(Zeroizing::new(text.into()))
    }

    /// Returns the secret text itself.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(****)")
    }
}
