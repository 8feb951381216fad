//! The trait `Operation`: a name, parameters, and how the answer is read.

use oss_context::rpc::Repeat;

use crate::{Error, Members, Parameters};

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
