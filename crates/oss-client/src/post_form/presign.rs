//! Signing a form.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::time::Duration;

use oss_sign::SignatureVersion;

use crate::error::{Error, Result, Subject};
use crate::post_form::form::PostForm;
use crate::post_form::presigned::PresignedForm;
use crate::presign::terms::{Signing, Terms, terms_methods};

/// A form that is about to be signed. Awaiting it signs it.
///
/// [`PostForm::presign`] creates it. All its methods are optional.
#[must_use = "nothing is signed until it is awaited"]
pub struct PresignForm {
    form: PostForm,
    terms: Terms,
}

impl PostForm {
    /// Signs the form. It can be used for the given duration, counted from now, which may be 1
    /// second to 7 days, or up to 12 hours with temporary credentials. It ends earlier if the
    /// credentials do; see [`TokenPolicy`](crate::TokenPolicy).
    ///
    /// Nothing is sent to OSS. If the provider has credentials at hand, the network is not used.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::InvalidRequest`](crate::ErrorKind::InvalidRequest) for a key that OSS
    /// does not allow, a range without a size in it, fields that contradict each other, and a
    /// duration that no form can have. Fails with
    /// [`ErrorKind::Credentials`](crate::ErrorKind::Credentials) if there are no credentials.
    ///
    /// # Security
    ///
    /// Whoever has the fields can upload what the form allows until it ends.
    pub fn presign(self, expires_in: Duration) -> PresignForm {
        PresignForm {
            form: self,
            terms: Terms::new(expires_in),
        }
    }
}

impl PresignForm {
    terms_methods!("form", "");

    async fn sign(self) -> Result<PresignedForm> {
        let shared = self.form.bucket.client().shared();
        let subject = Subject {
            operation: "PostObject",
            resource: self.form.bucket.name().to_string(),
        };
        let signing = self.terms.settle(shared).await;
        signing
            .and_then(|signing| self.presigned(&signing))
            .map_err(|error| error.about(&subject))
    }

    fn presigned(&self, signing: &Signing<'_>) -> Result<PresignedForm> {
        let (now, credentials) = (signing.now, &signing.credentials);
        let policy = self.form.policy(now.plus(signing.lifetime.expires_in))?;
        let form = match signing.version {
            SignatureVersion::V1 => policy.sign_v1(credentials, now)?,
            SignatureVersion::V4 => policy.sign_v4_with(&signing.v4()?, now)?,
        };
        let expiry = form
            .expiry()
            .ok_or_else(|| Error::invalid_request("the policy of the form has no end"))?;
        let key = self.form.key_field().map(|key| ("key".to_owned(), key));
        let signed = form
            .fields()
            .map(|(name, value)| (name.to_owned(), value.to_owned()));
        Ok(PresignedForm {
            bucket: self.form.bucket.name().clone(),
            url: form.action_url(signing.endpoint)?,
            fields: key.into_iter().chain(signed).collect(),
            expires_at: expiry.at,
            expiry_reason: signing.lifetime.reason(expiry),
            may_end_earlier: signing.lifetime.may_end_earlier,
        })
    }
}

impl IntoFuture for PresignForm {
    type Output = Result<PresignedForm>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.sign())
    }
}

impl fmt::Debug for PresignForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PresignForm")
            .field("form", &self.form)
            .field("expires_in", &self.terms.expires_in())
            .finish_non_exhaustive()
    }
}
