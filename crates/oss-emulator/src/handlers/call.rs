//! What a handler is given: the request, who sent it, a store and a clock. Never a map or a socket.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use crate::access::form::SignedForm;
use crate::access::{self, Ask, Caller};
use crate::codes::{Code, OssError};
use crate::config::Config;
use crate::http::{ServerRequest, ServerResponse};
use crate::route::Operation;
use crate::runtime::Clock;
use crate::state::State;
use crate::store::Store;

/// One request that was authenticated and authorised, on its way to its handler.
///
/// Before a handler runs: the host named the bucket, the signature and every `x-oss-ac-*` rule
/// held, the bucket exists (except for operations that may create it), and the operation's actions
/// were allowed on the request's own resource. What a request asks besides (the source of a copy,
/// each key of a batch) the handler asks for with [`Call::authorize`].
#[derive(Debug)]
pub(crate) struct Call {
    state: Arc<State>,
    pub(crate) operation: &'static Operation,
    pub(crate) caller: Caller,
    pub(crate) request: ServerRequest,
}

/// A handler as the table holds it; made from an `async fn(Call)` by the list in `handlers`.
pub(crate) type Handler = fn(Call) -> HandlerFuture;

/// What a handler's call gives.
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

    /// Buckets and objects.
    pub(crate) fn store(&self) -> &Store {
        &self.state.store
    }

    /// The only time that counts.
    pub(crate) fn clock(&self) -> &Clock {
        &self.state.clock
    }

    /// Region and switches of this server.
    pub(crate) fn config(&self) -> &Config {
        &self.state.config
    }

    /// The bucket of a bucket or object operation.
    ///
    /// # Errors
    /// `InvalidBucketName` at service level, where the table calls no handler that asks.
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

    /// A query parameter, `Some("")` when it stands without a value.
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

    /// Asks whether the caller may also do `action` (`oss:GetObject`) to `bucket` or `bucket/key`:
    /// the source of a copy, each key of a batch, the key of a form upload. With a `version_id` the
    /// `…Version` form of the action is asked.
    ///
    /// # Errors
    /// The 403 that the caller gets.
    pub(crate) fn authorize(
        &self,
        action: &str,
        bucket: &str,
        key: Option<&str>,
        version_id: Option<&str>,
    ) -> Result<(), OssError> {
        let ask = Ask {
            action,
            bucket: Some(bucket),
            key,
            version_id,
        };
        access::authorize(&self.state, &self.caller, &self.request, &ask)
    }
}
