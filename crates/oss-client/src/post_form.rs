//! Forms with which browsers upload.

use std::fmt;
use std::ops::RangeInclusive;
use std::time::Duration;

use oss_sign::post_policy::PostPolicy;
use oss_sign::{Credentials, ExpiryReason, ObjectKey, Resource, SignatureVersion, UtcSeconds};

use crate::bucket::Bucket;
use crate::error::{Error, Result, Subject};
use crate::operations::enums::{ObjectAclType, StorageClassType};
use crate::pipeline::{self, Purpose, Shared};

/// A form about to be signed: with it a browser uploads to one key, or below one prefix, and can
/// change nothing that the form says.
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
///     .sign(Duration::from_secs(600))
///     .await?;
/// assert_eq!(form.url(), "https://examplebucket.oss-cn-hangzhou.aliyuncs.com/");
/// assert!(form.fields().any(|field| field == ("key", "uploads/${filename}")));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use = "a form is nothing until it is signed"]
pub struct PostForm {
    bucket: Bucket,
    key: Key,
    fields: Vec<(String, String)>,
    content_length: Option<RangeInclusive<u64>>,
}

enum Key {
    Exact(String),
    Under(String),
}

impl Bucket {
    /// A form for an upload to exactly this key. See [`PostForm`].
    pub fn post_form(&self, key: impl Into<String>) -> PostForm {
        PostForm::new(self, Key::Exact(key.into()))
    }

    /// A form for uploads below this prefix, each under the name of its file. See [`PostForm`].
    pub fn post_form_under(&self, prefix: impl Into<String>) -> PostForm {
        PostForm::new(self, Key::Under(prefix.into()))
    }
}

impl PostForm {
    fn new(bucket: &Bucket, key: Key) -> Self {
        Self {
            bucket: bucket.clone(),
            key,
            fields: Vec::new(),
            content_length: None,
        }
    }

    /// The file must have so many bytes, both ends included.
    pub fn content_length(mut self, bytes: RangeInclusive<u64>) -> Self {
        self.content_length = Some(bytes);
        self
    }

    /// The media type of the object (field `x-oss-content-type`, which outranks the type that the
    /// browser gives to the file).
    pub fn content_type(self, content_type: impl Into<String>) -> Self {
        self.field("x-oss-content-type", content_type)
    }

    /// The storage class of the object (field `x-oss-storage-class`).
    pub fn storage_class(self, class: impl Into<StorageClassType>) -> Self {
        self.field("x-oss-storage-class", class.into().as_str())
    }

    /// The access control list of the object (field `x-oss-object-acl`).
    pub fn acl(self, acl: impl Into<ObjectAclType>) -> Self {
        self.field("x-oss-object-acl", acl.into().as_str())
    }

    /// Whether an existing object is kept and the upload refused (field
    /// `x-oss-forbid-overwrite`).
    pub fn forbid_overwrite(self, forbid: bool) -> Self {
        self.field("x-oss-forbid-overwrite", forbid.to_string())
    }

    /// One entry of user metadata (field `x-oss-meta-NAME`).
    pub fn metadata(self, name: &str, value: impl Into<String>) -> Self {
        self.field(format!("x-oss-meta-{name}"), value)
    }

    /// The status of a successful answer: 200, 201 or, by default, 204.
    pub fn success_action_status(self, status: u16) -> Self {
        self.field("success_action_status", status.to_string())
    }

    /// Any other field of the form, with exactly this value.
    pub fn field(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.fields.push((name.into(), value.into()));
        self
    }

    /// Signs the form for so long. Nothing is sent, and the network is not touched when the
    /// provider has keys at hand.
    ///
    /// # Errors
    ///
    /// A key that OSS does not take, a range that holds no length, anonymous credentials, and
    /// those of the provider.
    ///
    /// # Security
    ///
    /// Whoever holds the fields may upload what the form says until it expires.
    pub async fn sign(self, expires_in: Duration) -> Result<SignedForm> {
        let subject = Subject {
            operation: "PostObject",
            resource: self.bucket.name().to_string(),
        };
        let shared = self.bucket.client().shared();
        let credentials = pipeline::provide_for(shared, expires_in).await;
        credentials
            .and_then(|credentials| self.signed(&credentials, shared, expires_in))
            .map_err(|error| error.about(&subject))
    }

    fn signed(
        &self,
        credentials: &Credentials,
        shared: &Shared,
        expires_in: Duration,
    ) -> Result<SignedForm> {
        let config = &shared.config;
        let now = shared.context.now();
        let policy = self.policy(now.plus(expires_in))?;
        let form = match config.signature_version {
            SignatureVersion::V1 => policy.sign_v1(credentials, now)?,
            SignatureVersion::V4 => {
                policy.sign_v4_with(&shared.signers.v4(credentials, config, now)?, now)?
            }
        };
        let expiry = form
            .expiry()
            .ok_or_else(|| Error::invalid_request("the policy has no end"))?;
        let endpoint = pipeline::endpoint(config, Purpose::Presign);
        // The form has the fields that the policy fixes: with an exact key, that one too.
        let under = match &self.key {
            Key::Exact(_) => None,
            Key::Under(prefix) => Some(("key".to_owned(), format!("{prefix}${{filename}}"))),
        };
        let signed = form
            .fields()
            .map(|(name, value)| (name.to_owned(), value.to_owned()));
        let fields = under.into_iter().chain(signed).collect();
        Ok(SignedForm {
            url: endpoint.locate(Resource::Bucket(self.bucket.name()))?.url(),
            fields,
            expires_at: expiry.at,
            expiry_reason: expiry.reason,
        })
    }

    /// Every field of the form stands in the policy: the server refuses others and other values.
    fn policy(&self, expires_at: UtcSeconds) -> Result<PostPolicy> {
        let policy = PostPolicy::new(expires_at).bucket(self.bucket.name());
        let mut policy = match &self.key {
            Key::Exact(key) => policy.key(&ObjectKey::new(key)?),
            Key::Under(prefix) => policy.key_starts_with(prefix),
        };
        if let Some(bytes) = &self.content_length {
            policy = policy.content_length(bytes.clone());
        }
        for (name, value) in &self.fields {
            policy = policy.equals(name, value);
        }
        Ok(policy)
    }
}

impl fmt::Debug for PostForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PostForm")
            .field("bucket", &self.bucket)
            .finish_non_exhaustive()
    }
}

/// A form ready for a browser: `POST` to [`url`](Self::url) as `multipart/form-data` with these
/// fields, and the file in the field `file`, the last one.
#[derive(Clone)]
pub struct SignedForm {
    url: String,
    fields: Vec<(String, String)>,
    expires_at: UtcSeconds,
    expiry_reason: ExpiryReason,
}

impl SignedForm {
    /// Where the form goes.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Name and value of each field, in the order in which they should stand.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The earlier of the form's own expiry and that of the credentials.
    pub fn expires_at(&self) -> UtcSeconds {
        self.expires_at
    }

    /// Which of the two ends it.
    pub fn expiry_reason(&self) -> ExpiryReason {
        self.expiry_reason
    }
}

impl fmt::Debug for SignedForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignedForm")
            .field("url", &self.url)
            .field(
                "fields",
                &self.fields.iter().map(|(name, _)| name).collect::<Vec<_>>(),
            )
            .field("expires_at", &self.expires_at)
            .field("expiry_reason", &self.expiry_reason)
            .finish()
    }
}
