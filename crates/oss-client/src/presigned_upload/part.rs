//! The URL for one part.

use std::collections::BTreeMap;
use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::time::Duration;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::error::Result;
use crate::presign::{Presign, PresignedRequest};
use crate::presigned_upload::identity::Identity;

/// A part whose URL is about to be signed. Awaiting it signs.
///
/// [`PresignedUpload::part`](crate::presigned_upload::PresignedUpload::part) creates it. All its methods
/// are optional.
#[must_use = "nothing is signed until it is awaited"]
pub struct PresignPart {
    identity: Identity,
    number: u32,
    offset: u64,
    length: Result<u64>,
    expires_in: Duration,
    content_md5: Option<String>,
    restrict: Option<Restrict>,
}

type Restrict = Box<dyn FnOnce(Presign) -> Presign + Send>;

impl PresignPart {
    pub(super) fn new(
        identity: Identity,
        number: u32,
        offset: u64,
        length: Result<u64>,
        expires_in: Duration,
    ) -> Self {
        Self {
            identity,
            number,
            offset,
            length,
            expires_in,
            content_md5: None,
            restrict: None,
        }
    }

    /// Binds the URL to one content: the MD5 digest of the part, in Base64, as
    /// [`content_md5`](crate::integrity::content_md5) computes it. OSS refuses everything else. It must be
    /// sent along as the header `Content-MD5`. By default the content may be anything of the right
    /// length.
    pub fn content_md5(mut self, digest: impl Into<String>) -> Self {
        self.content_md5 = Some(digest.into());
        self
    }

    /// Restricts the URL further, for example to a range of addresses, or chooses its host.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use oss_client::sign::Endpoint;
    /// # async fn example(upload: oss_client::presigned_upload::PresignedUpload) -> Result<(), Box<dyn std::error::Error>> {
    /// let domain = Endpoint::cname("https://uploads.example.com")?;
    /// let part = upload
    ///     .part(1, Duration::from_secs(900))
    ///     .presign_with(|presign| presign.endpoint(domain).vpc_id("vpc-t4nlw426y44rd3iq4xxxx"))
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn presign_with(
        mut self,
        settings: impl FnOnce(Presign) -> Presign + Send + 'static,
    ) -> Self {
        self.restrict = Some(Box::new(settings));
        self
    }

    async fn sign(self) -> Result<PresignedPart> {
        let Identity {
            bucket,
            key,
            upload_id,
        } = self.identity;
        let length = self.length?;
        let presign = bucket
            .upload_part(key, self.number, upload_id)
            .content_length(length)
            .content_md5(self.content_md5)
            .presign(self.expires_in);
        let request = match self.restrict {
            Some(restrict) => restrict(presign).await?,
            None => presign.await?,
        };
        Ok(PresignedPart {
            number: self.number,
            offset: self.offset,
            length,
            request,
        })
    }
}

impl IntoFuture for PresignPart {
    type Output = Result<PresignedPart>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.sign())
    }
}

impl fmt::Debug for PresignPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PresignPart")
            .field("key", &self.identity.key)
            .field("number", &self.number)
            .field("expires_in", &self.expires_in)
            .finish_non_exhaustive()
    }
}

/// The request by which one part is uploaded, for whoever has the file.
///
/// It implements `Serialize`, as an object with `number`, `offset`, `length`, `method`, `url`, `headers`
/// (an object of names and values) and `expires_at` (an RFC 3339 time), so that it can be sent to a
/// browser or a partner as it is.
///
/// # Security
///
/// The serialised form contains the whole URL. `Debug` does not.
#[derive(Clone, Debug)]
pub struct PresignedPart {
    number: u32,
    offset: u64,
    length: u64,
    request: PresignedRequest,
}

impl PresignedPart {
    /// Returns the number of the part, from 1 on.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// Returns where the part begins in the file, in bytes.
    pub fn offset(&self) -> u64 {
        self.offset
    }

    /// Returns how many bytes the part has. OSS refuses a part of another length.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// Returns the request: its method, its URL, the headers to send along, and when it ends.
    pub fn request(&self) -> &PresignedRequest {
        &self.request
    }
}

impl Serialize for PresignedPart {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let headers: BTreeMap<&str, &str> = self.request.headers().collect();
        let mut part = serializer.serialize_struct("PresignedPart", 7)?;
        part.serialize_field("number", &self.number)?;
        part.serialize_field("offset", &self.offset)?;
        part.serialize_field("length", &self.length)?;
        part.serialize_field("method", self.request.method())?;
        part.serialize_field("url", self.request.url())?;
        part.serialize_field("headers", &headers)?;
        part.serialize_field("expires_at", &self.request.expires_at().to_iso_extended())?;
        part.end()
    }
}
