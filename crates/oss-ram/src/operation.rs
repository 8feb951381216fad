//! The trait that every operation implements.

use crate::error::Result;
pub use crate::members::Members;
pub use crate::request::OperationRequest;
pub use oss_context::rpc::Repeat;

/// An operation of RAM: how its request is built, and how its response is read.
///
/// Both are pure functions. Signing, sending, retries and errors are the client's part. The
/// operations of this crate implement the trait, and an operation that is missing here can be
/// implemented outside of it; [`Ram::call`](crate::Ram::call) makes a call of it:
///
/// ```
/// use oss_ram::operation::{Members, OperationRequest};
/// use oss_ram::{Error, Operation, Ram};
///
/// /// Creates a group of users.
/// struct CreateGroup {
///     group_name: String,
/// }
///
/// impl Operation for CreateGroup {
///     type Output = String;
///     const NAME: &'static str = "CreateGroup";
///
///     fn request(self) -> Result<OperationRequest, Error> {
///         Ok(OperationRequest::new().parameter("GroupName", self.group_name))
///     }
///
///     fn response(response: &Members<'_>) -> Result<String, Error> {
///         response.object("Group")?.text("GroupName")
///     }
/// }
///
/// # async fn example(ram: Ram) -> Result<(), Error> {
/// let group = ram.call(CreateGroup { group_name: "writers".to_owned() }).send().await?;
/// println!("{} was created", group.output);
/// # Ok(())
/// # }
/// ```
pub trait Operation: Send + 'static {
    /// What the caller gets after a successful call.
    type Output: Send + 'static;

    /// The official name of the operation, which errors and logs show.
    const NAME: &'static str;

    /// Whether the call may be repeated after it was sent and no response arrived. By default it may.
    const REPEAT: Repeat = Repeat::Freely;

    /// The greatest size of the response in bytes.
    const LARGEST_ANSWER: usize = 64 * 1024;

    /// Builds the request.
    ///
    /// # Errors
    ///
    /// Fails if the operation cannot be requested like this, for example because a name is empty.
    fn request(self) -> Result<OperationRequest>;

    /// Reads a successful response, which is a JSON object.
    ///
    /// # Errors
    ///
    /// Fails if the response is not one that the operation can have.
    fn response(response: &Members<'_>) -> Result<Self::Output>;
}
