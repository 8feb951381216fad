//! What a handler receives: the request, its caller, the store and the clock.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use crate::access::form::SignedForm;
use crate::access::{self, Caller, RequestedAccess};
use crate::codes::{Code, OssError};
use crate::config::Config;
use crate::http::{ServerRequest, ServerResponse};
use crate::route::Operation;
use crate::runtime::Clock;
use crate::state::State;
use crate::store::Store;

/// One request that was authenticated and authorized.
///
/// When a handler runs, the signature and all `x-oss-ac-*` rules have been verified, the bucket
/// exists (unless the operation may create it), and the caller is allowed the actions of the operation
/// on the resource of the request. If a request needs further resources, such as the source of a copy
/// or each key of a batch, the handler checks these with [`Call::authorize`].
#[derive(Debug)]
pub(crate) struct Call {
    state: Arc<State>,
    pub(crate) operation: &'static Operation,
    pub(crate) caller: Caller,
    pub(crate) request: ServerRequest,
}

/// A handler, which the list in `handlers` makes from an `async fn(Call)`.
pub(crate) type Handler = fn(Call) -> HandlerFuture;

/// The future that a handler returns.
pub(crate) type HandlerFuture =
    Pin<Box<dyn Future<Output = Result<ServerResponse, OssError>> + Send>>;

impl Call {
    pub(crate) fn new(
        state: Arc<State>,
        operation: &'static Operation,
        caller: Caller,
        request: ServerRequest,
    ) -> Self {
        Self {
            state,
            operation,
            caller,
            request,
        }
    }

    /// The buckets and objects.
    pub(crate) fn store(&self) -> &Store {
        &self.state.store
    }

    /// The clock of the server.
    pub(crate) fn clock(&self) -> &Clock {
        &self.state.clock
    }

    /// The configuration of the server.
    pub(crate) fn config(&self) -> &Config {
        &self.state.config
    }

    /// The bucket of a bucket or object operation.
    ///
    /// # Errors
    /// `InvalidBucketName` at service level. No handler of that level calls this.
    pub(crate) fn bucket(&self) -> Result<&str, OssError> {
        self.request
            .bucket
            .as_deref()
            .ok_or_else(|| OssError::new(Code::InvalidBucketName))
    }

    /// The key of an object operation.
    ///
    /// # Errors
    /// `InvalidObjectName` at other levels.
    pub(crate) fn key(&self) -> Result<&str, OssError> {
        self.request.key.as_deref().ok_or_else(|| {
            OssError::new(Code::InvalidObjectName).message("The Object name can not be empty.")
        })
    }

    /// A query parameter. A parameter without a value is `Some("")`.
    pub(crate) fn query(&self, name: &str) -> Option<&str> {
        self.request.query.get(name)
    }

    /// A request header as text.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.request.header(name)
    }

    /// Reads the signature in the fields of a form; `None` when it has none.
    ///
    /// # Errors
    /// What OSS answers to a signature that does not hold.
    pub(crate) fn authenticate_form(
        &self,
        fields: &[(&str, &str)],
    ) -> Result<Option<SignedForm>, OssError> {
        access::form::authenticate(&self.state, &self.request, self.operation, fields)
    }

    /// Checks that the caller is also allowed `action`, such as `oss:GetObject`, on `bucket` or
    /// `bucket/key`: the source of a copy, each key of a batch, the key of a form upload. With a
    /// `version_id` the `…Version` form of the action is checked.
    ///
    /// # Errors
    /// The 403 for the caller.
    pub(crate) fn authorize(
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
        access::authorize(&self.state, &self.caller, &self.request, &requested)
    }
}
