//! The argument of every handler: the request, its caller, and access to the store and the clock.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use bytes::Bytes;

use crate::access::form::SignedForm;
use crate::access::{self, Caller, RequestedAccess};
use crate::callback::{PUBLIC_KEY_PATH, Sender};
use crate::codes::{Code, OssError};
use crate::config::Config;
use crate::configurations::{LifecycleRuns, POLICY, capacity, forbids_overwrite};
use crate::http::{RequestBody, ServerRequest, ServerResponse};
use crate::objects::{BodyChecks, marker_as_missing, refuse, requested_version};
use crate::outgoing::Sources;
use crate::route::{Operation, address};
use crate::runtime::Clock;
use crate::state::{State, principal};
use crate::store::{Bucket, Object, Overwrite, Store, StoreError, VersionId, WriteRules};

/// A request that was authenticated and authorized.
///
/// Before a handler runs, the server has verified the signature and the `x-oss-ac-*` restrictions.
/// The bucket exists, unless the operation may create it, and the caller is allowed to perform the
/// operation on the bucket or object that the request names. If the operation also uses other
/// resources, such as the source of a copy or the keys of a batch deletion, the handler checks each
/// of them with [`Call::authorize`].
#[derive(Debug)]
pub(crate) struct Call {
    state: Arc<State>,
    pub(crate) operation: &'static Operation,
    pub(crate) caller: Caller,
    pub(crate) request: Box<ServerRequest>,
}

/// A handler. The `handlers!` list makes it from an `async fn(Call)`.
pub(crate) type Handler = fn(Call) -> HandlerFuture;

/// The future that a handler returns.
pub(crate) type HandlerFuture =
    Pin<Box<dyn Future<Output = Result<ServerResponse, OssError>> + Send>>;

impl Call {
    pub(crate) fn new(
        state: Arc<State>,
        operation: &'static Operation,
        caller: Caller,
        request: Box<ServerRequest>,
    ) -> Self {
        Self {
            state,
            operation,
            caller,
            request,
        }
    }

    /// Returns the store, which contains the buckets and objects.
    pub(crate) fn store(&self) -> &Store {
        &self.state.store
    }

    /// Returns the clock of the server.
    pub(crate) fn clock(&self) -> &Clock {
        &self.state.clock
    }

    /// Returns the configuration of the server.
    pub(crate) fn config(&self) -> &Config {
        &self.state.config
    }

    /// Returns the record of when lifecycle rules were applied.
    pub(crate) fn lifecycle_runs(&self) -> &LifecycleRuns {
        &self.state.lifecycle_runs
    }

    /// Returns what a callback needs of the server and of this request.
    pub(crate) fn callback_sender(&self) -> Sender<'_> {
        let state = &self.state;
        let service = address::service_host(&state.config, &state.store, &self.request.host);
        let place = match service {
            Some(host) if self.request.secure => format!("https://{host}"),
            Some(host) => format!("http://{host}"),
            None => state.endpoint.clone(),
        };
        Sender {
            ports: &state.config.outgoing_ports,
            key: &state.callback_key,
            key_url: format!("{place}{PUBLIC_KEY_PATH}"),
            requester: principal(&self.caller.who),
        }
    }

    /// Returns the places from which the server fetches objects.
    pub(crate) fn sources(&self) -> Sources<'_> {
        self.state.sources()
    }

    /// Goes on with the call in the background, under an id.
    pub(crate) fn continue_later<F>(mut self, id: String, work: impl FnOnce(Self) -> F)
    where
        F: Future<Output = ()> + Send + 'static,
    {
        // The connection waits for the rest of the body.
        self.request.body = RequestBody::from_bytes("");
        let state = Arc::clone(&self.state);
        state.background.start(id, work(self));
    }

    /// Returns whether a call goes on in the background under an id.
    pub(crate) fn is_continued(&self, id: &str) -> bool {
        self.state.background.is_running(id)
    }

    /// Returns the name of the bucket that the request names.
    ///
    /// # Errors
    ///
    /// Returns `InvalidBucketName` if the request names no bucket. This cannot happen in the
    /// handler of a bucket or object operation.
    pub(crate) fn bucket(&self) -> Result<&str, OssError> {
        self.request
            .bucket
            .as_deref()
            .ok_or_else(|| OssError::new(Code::InvalidBucketName))
    }

    /// Returns the object key that the request names.
    ///
    /// # Errors
    ///
    /// Returns `InvalidObjectName` if the request names no object. This cannot happen in the
    /// handler of an object operation.
    pub(crate) fn key(&self) -> Result<&str, OssError> {
        self.request.key.as_deref().ok_or_else(|| {
            OssError::new(Code::InvalidObjectName).message("The Object name can not be empty.")
        })
    }

    /// Converts an error of the store about the bucket or object that the request names into the
    /// response.
    pub(crate) fn refuse(&self, error: StoreError) -> OssError {
        let bucket = self.request.bucket.as_deref().unwrap_or_default();
        let key = self.request.key.as_deref().unwrap_or_default();
        refuse(error, &self.request.method, bucket, key)
    }

    /// Returns the bucket that the request names, with its properties and configurations.
    ///
    /// # Errors
    ///
    /// Returns `NoSuchBucket` if it was deleted in the meantime.
    pub(crate) fn existing_bucket(&self) -> Result<Arc<Bucket>, OssError> {
        let bucket = self.store().bucket(self.bucket()?);
        bucket.map_err(|error| self.refuse(error))
    }

    /// Changes the bucket that the request names, or one of its configurations. Nothing changes if
    /// `update` returns an error.
    ///
    /// # Errors
    ///
    /// Returns the error of `update`, and `NoSuchBucket` if the bucket was deleted in the meantime.
    pub(crate) async fn update_bucket<T: Send + 'static>(
        &self,
        update: impl FnOnce(&mut Bucket) -> Result<T, OssError> + Send + 'static,
    ) -> Result<T, OssError> {
        let updated = self.store().update_bucket(self.bucket()?, update).await;
        updated.map_err(|error| self.refuse(error))?
    }

    /// Changes the properties of the object or the version that the request names. Nothing changes
    /// if `update` returns an error. Otherwise returns what `update` has returned, and the version id
    /// for the response.
    ///
    /// # Errors
    ///
    /// Returns the error of `update`, and 404 if the object or the version does not exist or is a
    /// delete marker, which has no properties.
    pub(crate) async fn update_object<T: Send + 'static>(
        &self,
        update: impl FnOnce(&mut Object) -> Result<T, OssError> + Send + 'static,
    ) -> Result<(T, Option<VersionId>), OssError> {
        let version = requested_version(&self.request.query)?;
        let (bucket, key) = (self.bucket()?, self.key()?);
        let updated = self
            .store()
            .update_object(bucket, key, version.as_ref(), update);
        updated
            .await
            .map_err(|error| self.refuse(marker_as_missing(error)))?
    }

    /// Reads the body of the request, which is a document of at most `limit` bytes, and compares it
    /// with the checksums that the request announces.
    ///
    /// # Errors
    ///
    /// Returns `MalformedXML` if the document is too long, `InvalidDigest` or `InvalidCRC64` if a
    /// checksum differs, and what OSS answers to a body that does not arrive.
    pub(crate) async fn document(&mut self, limit: usize) -> Result<Bytes, OssError> {
        let too_long = || OssError::malformed_xml("it is too long");
        self.whole_body(limit, too_long).await
    }

    /// Reads the body of the request, which is a policy.
    ///
    /// # Errors
    ///
    /// Returns `InvalidPolicyDocument` if the policy is too long, and the other errors of
    /// [`Call::document`].
    pub(crate) async fn policy_document(&mut self) -> Result<Bytes, OssError> {
        let too_long = || OssError::new(Code::InvalidPolicyDocument);
        self.whole_body(POLICY, too_long).await
    }

    async fn whole_body(
        &mut self,
        limit: usize,
        too_long: fn() -> OssError,
    ) -> Result<Bytes, OssError> {
        let checks = BodyChecks::from_headers(&self.request.headers)?;
        let body = self.request.body.bytes(limit).await?;
        let body = body.ok_or_else(too_long)?;
        checks.check_document(&body)?;
        Ok(body)
    }

    /// Returns the value of a query parameter. The value is empty if the parameter was sent without
    /// one.
    pub(crate) fn query(&self, name: &str) -> Option<&str> {
        self.request.query.get(name)
    }

    /// Returns the value of a request header as text.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.request.header(name)
    }

    /// Checks that the headers of the request set no public ACL if public access is blocked. This was
    /// done before the handler runs, so it is for a handler that changes the headers.
    ///
    /// # Errors
    ///
    /// Returns 403 `AccessDenied` if they do.
    pub(crate) fn check_new_acl(&self) -> Result<(), OssError> {
        let owner = self.caller.account().unwrap_or_default();
        access::check_new_acl(&self.state.store, owner, &self.request)
    }

    /// Checks that the bucket may have a policy that allows everybody something.
    ///
    /// # Errors
    ///
    /// Returns 403 `AccessDenied` if public access to the bucket is blocked.
    pub(crate) fn check_public_policy(&self) -> Result<(), OssError> {
        let bucket = self.existing_bucket()?;
        match access::blocks_public_access(self.store(), &bucket)? {
            true => Err(OssError::new(Code::AccessDenied)
                .message("Put public bucket policy is not allowed")
                .without_ec()),
            false => Ok(()),
        }
    }

    /// Returns the rules for a write to a key: whether it may replace an object, by what the request
    /// says and by the rules of the bucket, and how much the bucket may hold.
    pub(crate) fn write_rules(
        &self,
        bucket: &Bucket,
        key: &str,
        requested: Overwrite,
    ) -> WriteRules {
        let overwrite = match forbids_overwrite(bucket, key, &self.caller.who) {
            true => Overwrite::Forbidden,
            false => requested,
        };
        WriteRules {
            overwrite,
            capacity: capacity(bucket),
        }
    }

    /// Verifies the signature in the fields of a form. Returns `None` if the form has no signature.
    ///
    /// # Errors
    ///
    /// Returns what OSS answers to an invalid signature, access key or token.
    pub(crate) fn authenticate_form(
        &self,
        fields: &[(&str, &str)],
    ) -> Result<Option<SignedForm>, OssError> {
        access::form::authenticate(&self.state, &self.request, self.operation, fields)
    }

    /// Checks that the caller is also allowed to perform `action`, such as `oss:GetObject`, on a
    /// bucket, or on the object `key` in it. Handlers use this for the source of a copy, each key
    /// of a batch deletion, and the key of a form upload. If `version_id` is given, the `…Version`
    /// form of the action is checked.
    ///
    /// # Errors
    ///
    /// Returns the 403 response if the caller is not allowed to perform the action.
    pub(crate) async fn authorize(
        &self,
        action: &str,
        bucket: &str,
        key: Option<&str>,
        version_id: Option<&str>,
    ) -> Result<(), OssError> {
        let requested = RequestedAccess {
            action,
            bucket: Some(bucket),
            key,
            version_id,
        };
        access::authorize(&self.state, &self.caller, &self.request, &requested).await
    }
}
