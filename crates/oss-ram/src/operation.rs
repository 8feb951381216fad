//! What an operation is: a name, parameters, and how its answer is read.

use std::borrow::Cow;
use std::fmt;

use oss_context::rpc::Repeat;
use oss_sign::Secret;

use crate::{Error, Members};

/// An operation of RAM. Implement it for one that is not here:
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
    /// What its answer says.
    type Output;

    /// Its name in the API.
    const NAME: &'static str;

    /// When a call may be sent once more after a failure.
    const REPEAT: Repeat = Repeat::Freely;

    /// The most bytes that its answer may have.
    const LARGEST_ANSWER: usize = 64 * 1024;

    /// Its parameters, checked as far as they can be without the service.
    ///
    /// # Errors
    ///
    /// [`Error::Parameter`] for what the service would refuse.
    fn parameters(&self) -> Result<Parameters, Error>;

    /// Reads an answer of success.
    ///
    /// # Errors
    ///
    /// [`Error::Answer`] when a member is missing or is not what it must be.
    fn read(answer: &Members<'_>) -> Result<Self::Output, Error>;
}

/// The parameters of a call, in the order they were added. `Debug` shows their names alone.
#[derive(Clone, Default)]
pub struct Parameters(Vec<(Cow<'static, str>, Secret)>);

impl Parameters {
    /// No parameters.
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

    /// The names with their values.
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
