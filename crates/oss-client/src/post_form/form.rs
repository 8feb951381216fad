//! What a form allows.

use std::fmt;
use std::ops::RangeInclusive;

use oss_sign::post_policy::PostPolicy;
use oss_sign::{ObjectKey, UtcSeconds};

use crate::bucket::Bucket;
use crate::error::Result;
use crate::operations::common::{ObjectAcl, StorageClass};
use crate::tags::Tags;

/// A form for an upload by a browser, to one key or below one prefix.
///
/// Every field that is set here is fixed: OSS refuses the form if it is missing or has another value.
///
/// ```
/// use std::time::Duration;
/// use oss_client::{Client, sign::Credentials};
/// # use oss_client::transport::testing::NoTransport;
///
/// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
/// # let client = Client::builder()
/// #     .region("cn-hangzhou")
/// #     .credentials(Credentials::new("EXAMPLEKEYID", "EXAMPLEKEYSECRET")?)
/// #     .transport(std::sync::Arc::new(NoTransport::new()))
/// #     .build()?;
/// let form = client
///     .bucket("examplebucket")?
///     .post_form_under("uploads/")
///     .content_length(1..=10 * 1024 * 1024)
///     .content_type("image/png")
///     .forbid("x-oss-object-acl")
///     .presign(Duration::from_secs(600))
///     .await?;
/// assert_eq!(form.url(), "https://examplebucket.oss-cn-hangzhou.aliyuncs.com/");
/// assert!(form.fields().any(|field| field == ("key", "uploads/${filename}")));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Security
///
/// A form limits only the fields that it names. Whoever has it can add others: publish the upload by
/// `x-oss-object-acl`, add `x-oss-tagging`, metadata or a storage class, or add a `callback` that
/// makes OSS send a request to a server of their choice. Fix each field that matters, by
/// [`acl`](Self::acl), [`tagging`](Self::tagging), [`callback`](Self::callback) or
/// [`field`](Self::field), or take the choice away by [`forbid`](Self::forbid).
#[must_use = "a form is nothing until it is presigned"]
pub struct PostForm {
    pub(super) bucket: Bucket,
    key: Key,
    conditions: Vec<Condition>,
}

enum Key {
    Exact(String),
    Under(String),
}

enum Condition {
    ContentLength(RangeInclusive<u64>),
    Equals(String, String),
    Forbidden(String),
}

impl Bucket {
    /// Begins a form for an upload to exactly this key. See [`PostForm`].
    pub fn post_form(&self, key: impl Into<String>) -> PostForm {
        PostForm::new(self, Key::Exact(key.into()))
    }

    /// Begins a form for uploads below this prefix. Each file keeps its name, so its key is the
    /// prefix followed by the name. See [`PostForm`].
    pub fn post_form_under(&self, prefix: impl Into<String>) -> PostForm {
        PostForm::new(self, Key::Under(prefix.into()))
    }
}

impl PostForm {
    fn new(bucket: &Bucket, key: Key) -> Self {
        Self {
            bucket: bucket.clone(),
            key,
            conditions: Vec::new(),
        }
    }

    /// Sets the smallest and the largest size of the file, in bytes. By default every size that OSS
    /// accepts is allowed, up to 5 GiB.
    pub fn content_length(self, bytes: RangeInclusive<u64>) -> Self {
        self.with(Condition::ContentLength(bytes))
    }

    /// Fixes the media type of the object (field `x-oss-content-type`, which takes precedence over
    /// the type that the browser gives to the file).
    pub fn content_type(self, content_type: impl Into<String>) -> Self {
        self.field("x-oss-content-type", content_type)
    }

    /// Fixes the storage class of the object (field `x-oss-storage-class`).
    pub fn storage_class(self, class: impl Into<StorageClass>) -> Self {
        self.field("x-oss-storage-class", class.into().as_str())
    }

    /// Fixes the access control list of the object (field `x-oss-object-acl`).
    pub fn acl(self, acl: impl Into<ObjectAcl>) -> Self {
        self.field("x-oss-object-acl", acl.into().as_str())
    }

    /// Fixes the tags of the object (field `x-oss-tagging`): [`Tags`], pairs, or a text in the form
    /// `key1=value1&key2=value2` with percent-encoded keys and values.
    pub fn tagging(self, tags: impl Into<Tags>) -> Self {
        self.field("x-oss-tagging", tags.into())
    }

    /// Fixes the callback that OSS makes after the upload (field `callback`), given as a
    /// [`Callback`](crate::callback::Callback) or as the Base64 text of its JSON document.
    /// [`notify`](Self::notify) fixes the variables of the callback too.
    pub fn callback(self, callback: impl Into<String>) -> Self {
        self.field("callback", callback)
    }

    /// Fixes whether an existing object is kept and the upload refused (field
    /// `x-oss-forbid-overwrite`).
    pub fn forbid_overwrite(self, forbid: bool) -> Self {
        self.field("x-oss-forbid-overwrite", forbid.to_string())
    }

    /// Fixes one entry of user metadata (field `x-oss-meta-NAME`).
    pub fn metadata(self, name: &str, value: impl Into<String>) -> Self {
        self.field(format!("x-oss-meta-{name}"), value)
    }

    /// Fixes the status of the response to a successful upload: 200, 201 or 204. Without the field
    /// it is 204.
    pub fn success_action_status(self, status: u16) -> Self {
        self.field("success_action_status", status.to_string())
    }

    /// Fixes the value of any other field of the form.
    pub fn field(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.with(Condition::Equals(name.into(), value.into()))
    }

    /// Takes the choice of a field away from whoever has the form. The form then contains the field
    /// with a value that has no effect, because OSS has no condition for an absent field.
    pub fn forbid(self, field: impl Into<String>) -> Self {
        self.with(Condition::Forbidden(field.into()))
    }

    fn with(mut self, condition: Condition) -> Self {
        self.conditions.push(condition);
        self
    }

    /// The policy that holds the user of the form to these conditions.
    pub(super) fn policy(&self, expires_at: UtcSeconds) -> Result<PostPolicy> {
        let policy = PostPolicy::new(expires_at).bucket(self.bucket.name());
        let policy = match &self.key {
            Key::Exact(key) => policy.key(&ObjectKey::new(key)?),
            Key::Under(prefix) => policy.key_starts_with(prefix),
        };
        let with = |policy: PostPolicy, condition: &Condition| match condition {
            Condition::ContentLength(bytes) => policy.content_length(bytes.clone()),
            Condition::Equals(name, value) => policy.equals(name, value),
            Condition::Forbidden(name) => policy.forbid(name),
        };
        Ok(self.conditions.iter().fold(policy, with))
    }

    /// The field `key` of a form for a prefix, which no condition fixes. OSS replaces `${filename}`.
    pub(super) fn key_field(&self) -> Option<String> {
        match &self.key {
            Key::Exact(_) => None,
            Key::Under(prefix) => Some(format!("{prefix}${{filename}}")),
        }
    }
}

impl fmt::Debug for PostForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PostForm")
            .field("bucket", &self.bucket)
            .finish_non_exhaustive()
    }
}
