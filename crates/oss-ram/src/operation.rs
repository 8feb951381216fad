//! The trait `Operation`: a name, parameters, and how the answer is read.

use std::borrow::Cow;
use std::fmt;

use oss_context::rpc::Repeat;
use oss_sign::Secret;

use crate::{Error, Members};

/// An operation of RAM. Implement this trait for an operation that this crate does not have:
///
/// ```
/// use oss_ram::{Error, Members, Operation, Parameters};
///
/// struct CreateGroup(String);
///
/// impl Operation for CreateGroup {
///     type Output = String;
///     const NAME: &'static str = "CreateGroup";
///
///     fn parameters(&self) -> Result<Parameters, Error> {
///         Ok(Parameters::new().with("GroupName", &self.0))
///     }
///
///     fn read(answer: &Members<'_>) -> Result<String, Error> {
///         answer.object("Group")?.text("GroupName")
///     }
/// }
/// ```
pub trait Operation: Sync {
    /// The output of the operation.
    type Output;

    /// The name of the operation in the API.
    const NAME: &'static str;

    /// When a call can be retried after a failure. By default it can always be retried.
    const REPEAT: Repeat = Repeat::Freely;

    /// The greatest size of the answer in bytes.
    const LARGEST_ANSWER: usize = 64 * 1024;

    /// Returns the parameters, after checking what can be checked without the service.
    ///
    /// # Errors
    ///
    /// Returns [`Error::Parameter`] for a parameter that the service would refuse.
    fn parameters(&self) -> Result<Parameters, Error>;

    /// Reads the answer to a successful call.
    ///
    /// # Errors
    ///
    /// Returns [`Error::Answer`] if a member is missing or is not what it has to be.
    fn read(answer: &Members<'_>) -> Result<Self::Output, Error>;
}

/// The parameters of a call in the order in which they were added. `Debug` shows only their names.
#[derive(Clone, Default)]
pub struct Parameters(Vec<(Cow<'static, str>, Secret)>);

impl Parameters {
    /// Creates an empty list of parameters.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a parameter.
    #[must_use]
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<String>) -> Self {
        self.0.push((name.into(), Secret::new(value)));
        self
    }

    /// Adds a parameter if there is a value.
    #[must_use]
    pub fn with_some<V: Into<String>>(
        self,
        name: impl Into<Cow<'static, str>>,
        value: Option<V>,
    ) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Returns the names with their values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_ref(), value.expose()))
    }
}

impl fmt::Debug for Parameters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.0.iter().map(|(name, _)| name))
            .finish()
    }
}
