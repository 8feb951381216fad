//! A signed form.

use std::fmt;

use oss_sign::{BucketName, UtcSeconds};

use crate::presign::{ExpiryReason, curl};

/// A form that a browser can send until it expires.
///
/// The form is sent to [`url`](Self::url) by `POST` as `multipart/form-data`. It contains the
/// [`fields`](Self::fields) and then, as its last field, the file in the field `file`.
#[derive(Clone)]
pub struct PresignedForm {
    pub(super) bucket: BucketName,
    pub(super) url: String,
    pub(super) fields: Vec<(String, String)>,
    pub(super) expires_at: UtcSeconds,
    pub(super) expiry_reason: ExpiryReason,
    pub(super) may_end_earlier: bool,
}

impl PresignedForm {
    /// Returns the URL that the form is sent to: the `action` of an HTML form.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Returns the name and value of each field, in the order in which the form contains them.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Returns the instant from which OSS refuses the form: the earlier of the end that was asked
    /// for and the end of the credentials.
    ///
    /// The instant is counted from the client's clock, corrected by the offset that the client has
    /// learned from the server, or from the time that was given to
    /// [`PresignForm::at`](crate::post_form::PresignForm::at). OSS compares it with its own clock.
    pub fn expires_at(&self) -> UtcSeconds {
        self.expires_at
    }

    /// Returns what ends the form at [`expires_at`](Self::expires_at).
    pub fn expiry_reason(&self) -> ExpiryReason {
        self.expiry_reason
    }

    /// Returns whether it may end before [`expires_at`](Self::expires_at), because it is signed with
    /// a security token whose end is not known. The server refuses it once the token has ended.
    pub fn may_end_earlier(&self) -> bool {
        self.may_end_earlier
    }

    /// Returns a `curl` command that sends the form with the file `FILE`, quoted for a POSIX shell.
    ///
    /// # Security
    ///
    /// The command contains the signature. Whoever has it can upload what the form allows.
    pub fn to_curl(&self) -> String {
        curl::for_form(&self.url, self.fields())
    }
}

impl fmt::Debug for PresignedForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.fields().map(|(name, _)| name).collect();
        f.debug_struct("PresignedForm")
            .field("url", &self.url)
            .field("fields", &names)
            .field("expires_at", &self.expires_at)
            .field("expiry_reason", &self.expiry_reason)
            .finish()
    }
}
