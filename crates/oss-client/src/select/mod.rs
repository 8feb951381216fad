//! The rows of a query over an object.
//!
//! [`Bucket::select_object`](crate::Bucket::select_object) runs a query on the server.
//! [`SelectBody`] is what it answers: the rows as a stream, and afterwards how much was read to find
//! them. The queries themselves are built by
//! [`SelectRequest`](crate::operations::select::SelectRequest).
//!
//! ```
//! use oss_client::operations::select::SelectRequest;
//!
//! # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
//! let query = SelectRequest::csv("select _1, _3 from ossobject where cast(_2 as int) > 40");
//! let mut answer = bucket.select_object("exampledir/exampleobject.csv", query).send().await?;
//! println!("{}", answer.body.text().await?);
//! println!("{:?} bytes were read", answer.body.scanned_bytes());
//! # Ok(())
//! # }
//! ```

mod body;
mod collect;
mod frame;
mod records;

pub use body::SelectBody;
pub(crate) use frame::{EndFrame, Event, Frames};
pub use records::Records;
