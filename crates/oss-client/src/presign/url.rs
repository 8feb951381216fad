//! Signing a call as a URL.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::time::Duration;

use bytes::Bytes;
use oss_sign::{Expiry, Request, SignatureVersion, SourceIp, v1};

use crate::call::CallContext;
use crate::error::{Error, Result, Subject};
use crate::operation::Operation;
use crate::pipeline::{self, Kind, Prepared, Purpose};
use crate::presign::curl::Transfer;
use crate::presign::parameters::move_to_query;
use crate::presign::request::PresignedRequest;
use crate::presign::terms::{Signing, Terms, terms_methods};
use crate::request::{Answer, OperationRequest, Target};

/// An operation that is about to be signed as a URL. Awaiting it signs it.
///
/// The method `presign` of each operation creates it. All its methods are optional.
#[must_use = "nothing is signed until it is awaited"]
pub struct Presign {
    call: CallContext,
    kind: Kind,
    request: Result<OperationRequest>,
    terms: Terms,
    restrictions: Restrictions,
}

/// Who may use a URL, and what else its signature covers.
#[derive(Default)]
struct Restrictions {
    source_ip: Option<SourceIp>,
    vpc_id: Option<String>,
    forward_allow: Option<bool>,
    additional_headers: Vec<String>,
}

impl CallContext {
    /// Signs an operation as a URL for the given duration.
    pub(crate) fn presign<Op: Operation>(self, operation: Op, expires_in: Duration) -> Presign {
        Presign {
            call: self,
            kind: Kind::from_operation::<Op>(),
            request: operation.request(),
            terms: Terms::new(expires_in),
            restrictions: Restrictions::default(),
        }
    }
}

impl Presign {
    terms_methods!(
        "URL",
        "OSS accepts a V4 URL up to 15 minutes before this instant."
    );

    /// Restricts the URL to clients with an address in the given range. The address itself is
    /// signed but does not appear in the URL. By default every address may use it.
    pub fn source_ip(mut self, source_ip: SourceIp) -> Self {
        self.restrictions.source_ip = Some(source_ip);
        self
    }

    /// Restricts the URL to clients in the given VPC (`x-oss-ac-vpc-id`). By default every network
    /// may use it.
    pub fn vpc_id(mut self, vpc_id: impl Into<String>) -> Self {
        self.restrictions.vpc_id = Some(vpc_id.into());
        self
    }

    /// Sets whether OSS reads the address of the client from the header `X-Forwarded-For`
    /// (`x-oss-ac-forward-allow`), which matters together with [`source_ip`](Self::source_ip). By
    /// default it does not.
    pub fn forward_allow(mut self, allow: bool) -> Self {
        self.restrictions.forward_allow = Some(allow);
        self
    }

    /// Signs a header that V4 does not sign by itself, so that the user of the URL must send it
    /// unchanged.
    ///
    /// The call must set the header, for example by a field of the operation or by
    /// `with_header`. The only exception is `host`, which is signed as it stands in the
    /// URL. `content-length` is always signed if the call sets it, which is the only way to fix the
    /// size of an upload. V1 cannot sign further headers, so that signing fails.
    pub fn additional_header(mut self, name: impl Into<String>) -> Self {
        self.restrictions.additional_headers.push(name.into());
        self
    }

    async fn sign(self) -> Result<PresignedRequest> {
        let CallContext { client, options } = self.call;
        let (shared, kind) = (client.shared(), self.kind);
        let request = self
            .request
            .map_err(|error| error.about(&Subject::for_operation(kind.name)))?;
        let document = request.document.clone();
        let transfer = transfer(&request, kind.answer);
        let has_content = document.is_none() && request.body.len() != Some(0);
        let (mut prepared, _) =
            pipeline::prepare(kind, request, &options, &shared.config, Purpose::Presign)?;
        let subject = prepared.subject();
        let signed = async {
            refuse_unsigned(prepared.unsigned)?;
            refuse_content(has_content)?;
            move_to_query(&mut prepared)?;
            let signing = self.terms.settle(shared).await?;
            let (url, expiry) = sign(&prepared, &self.restrictions, &signing)?;
            Ok(presigned(
                url, expiry, &signing, &prepared, document, transfer,
            ))
        };
        signed.await.map_err(|error: Error| error.about(&subject))
    }
}

/// A URL contains no content. Leaving it out silently would look like an upload.
fn refuse_content(has_content: bool) -> Result<()> {
    if has_content {
        return Err(Error::invalid_request(
            "body: a presigned URL does not contain the content; leave it out, and send it with \
             the URL",
        ));
    }
    Ok(())
}

/// A request that a form authenticates has nothing that a URL could sign.
fn refuse_unsigned(unsigned: bool) -> Result<()> {
    if unsigned {
        return Err(Error::invalid_request(
            "the request carries no signature, so no URL can be made of it; to let others upload by a \
             form, presign one that Bucket::post_form creates",
        ));
    }
    Ok(())
}

fn sign(
    prepared: &Prepared,
    restrictions: &Restrictions,
    signing: &Signing<'_>,
) -> Result<(String, Expiry)> {
    let request = restrictions.apply(prepared);
    let (endpoint, now) = (signing.endpoint, signing.now);
    let expires_in = signing.lifetime.expires_in;
    let signed = match signing.version {
        SignatureVersion::V1 => {
            let signer = v1::Signer::new(&signing.credentials);
            signer.presign(&request, endpoint, now, expires_in)?
        }
        SignatureVersion::V4 => {
            let signer = signing.v4()?;
            signer.presign(&request, endpoint, now, expires_in)?
        }
    };
    let expiry = Expiry {
        at: signed.expires_at(),
        reason: signed.expiry_reason(),
    };
    Ok((signed.into_url(), expiry))
}

fn presigned(
    url: String,
    expiry: Expiry,
    signing: &Signing<'_>,
    prepared: &Prepared,
    body: Option<Bytes>,
    transfer: Transfer,
) -> PresignedRequest {
    // A header that is not signed has its effect too when it is sent, such as a range.
    let text = |(name, value): &(http::HeaderName, http::HeaderValue)| {
        let value = value.to_str().unwrap_or_default();
        (name.as_str().to_owned(), value.to_owned())
    };
    PresignedRequest {
        method: prepared.method.clone(),
        url,
        headers: prepared.headers.iter().map(text).collect(),
        body,
        expires_at: expiry.at,
        expiry_reason: signing.lifetime.reason(expiry),
        may_end_earlier: signing.lifetime.may_end_earlier,
        transfer,
    }
}

impl Restrictions {
    fn apply<'a>(&'a self, prepared: &'a Prepared) -> Request<'a> {
        let mut request = pipeline::signing_request(prepared);
        if let Some(source_ip) = self.source_ip {
            request = request.source_ip(source_ip);
        }
        if let Some(vpc_id) = &self.vpc_id {
            request = request.vpc_id(vpc_id);
        }
        if let Some(allow) = self.forward_allow {
            request = request.forward_allow(allow);
        }
        for name in &self.additional_headers {
            request = request.additional_header(name);
        }
        if prepared.header("content-length").is_some() {
            request = request.additional_header("content-length");
        }
        request
    }
}

/// How `curl` has to treat the body of the request and that of the response.
fn transfer(request: &OperationRequest, answer: Answer) -> Transfer {
    let file = match &request.target {
        Target::Object(_, key) => key.as_str(),
        _ => "",
    };
    if answer == Answer::Stream {
        return Transfer::Download(file.to_owned());
    }
    // The operations whose body is the content of an object compare its checksum.
    match request.checks_crc64 {
        true => Transfer::Upload(file.to_owned()),
        false => Transfer::Document,
    }
}

impl IntoFuture for Presign {
    type Output = Result<PresignedRequest>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.sign())
    }
}

impl fmt::Debug for Presign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Presign")
            .field("operation", &self.kind.name)
            .field("expires_in", &self.terms.expires_in())
            .finish_non_exhaustive()
    }
}
