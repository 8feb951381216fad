//! Functions that users pass to providers.

use std::future::Future;
use std::pin::Pin;

use oss_context::CredentialsError;

/// The future result of a function that the user passed.
pub(crate) type UserFuture<T> = Pin<Box<dyn Future<Output = Result<T, CredentialsError>> + Send>>;
