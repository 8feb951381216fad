//! Callbacks: after an upload, OSS sends a request to a server of the application and gives its answer
//! to the client.
//!
//! A [`Callback`] says which server, and what it is told. Every operation that uploads takes one, and
//! so do [presigned URLs](crate::presign) and [forms](crate::post_form):
//!
//! ```
//! use oss_client::callback::{Callback, Variable};
//!
//! # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
//! let callback = Callback::json("https://app.example.com/uploaded")
//!     .field("key", Variable::Object)
//!     .field("size", Variable::Size)
//!     .field("user", Variable::custom("x:user"))
//!     .variable("x:user", "u-1")
//!     .build()?;
//! let upload = bucket.put_object("exampledir/exampleobject.txt").body("hello world");
//! let answer = upload.notify(&callback).send().await?;
//! println!("{:?}", answer.callback_result);
//! # Ok(())
//! # }
//! ```
//!
//! OSS calls the server after it has stored the object. If the server does not answer with status 200
//! and a JSON document within 5 seconds, the call fails with
//! [`ErrorKind::CallbackFailed`](crate::ErrorKind::CallbackFailed), and the object is stored all the
//! same. A call with a callback is not repeated when its answer was lost, because the server would be
//! called twice.

mod body;
mod builder;
mod notify;
mod url;
mod variable;

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::into_field::converts;

pub use builder::CallbackBuilder;
pub use variable::{Content, Variable};

/// A callback, checked and ready to be sent. [`Callback::form`] and [`Callback::json`] begin one.
///
/// It can be given wherever an operation has the setting `callback`, which is then written as OSS reads
/// it: a JSON object in Base64. That setting is the callback alone; `notify` sets its
/// [variables](Self::variables) too.
///
/// `Debug` shows neither the URLs nor the body, which may contain secrets.
#[derive(Clone, PartialEq, Eq)]
pub struct Callback {
    document: String,
    variables: Vec<(String, String)>,
}

impl Callback {
    /// Begins a callback that sends its fields as an HTML form would
    /// (`application/x-www-form-urlencoded`). The URL begins with `http://` or `https://`.
    pub fn form(url: impl Into<String>) -> CallbackBuilder {
        CallbackBuilder::new(url.into(), body::Encoding::Form)
    }

    /// Begins a callback that sends its fields as a JSON object. The URL begins with `http://` or
    /// `https://`.
    pub fn json(url: impl Into<String>) -> CallbackBuilder {
        CallbackBuilder::new(url.into(), body::Encoding::Json)
    }

    /// Returns the JSON document, as it stands in the setting `callback` before it is encoded.
    pub fn document(&self) -> &str {
        &self.document
    }

    /// Returns the values of the custom variables as the setting `callback_var` takes them, or `None`
    /// if there are none.
    pub fn variables(&self) -> Option<String> {
        let entries = self.variables.iter();
        let entries = entries.map(|(name, value)| (name.clone(), value.clone().into()));
        let object: serde_json::Map<_, _> = entries.collect();
        let encode = || STANDARD.encode(serde_json::Value::Object(object).to_string());
        (!self.variables.is_empty()).then(encode)
    }

    /// Returns the names and the values of the custom variables. A form sends each in a field of its own.
    pub(crate) fn variable_fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.variables
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

impl From<&Callback> for String {
    /// Encodes the document in Base64.
    fn from(callback: &Callback) -> Self {
        STANDARD.encode(&callback.document)
    }
}

impl From<Callback> for String {
    /// Encodes the document in Base64.
    fn from(callback: Callback) -> Self {
        Self::from(&callback)
    }
}

converts!(Callback => String, &Callback => String);

impl fmt::Debug for Callback {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.variable_fields().map(|(name, _)| name).collect();
        f.debug_struct("Callback")
            .field("variables", &names)
            .finish_non_exhaustive()
    }
}
