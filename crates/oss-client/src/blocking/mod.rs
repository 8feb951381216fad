//! The client without async: for programs and libraries whose functions are ordinary functions.
//!
//! There is one rule. Where an example in this documentation has `.await`, a program without async has
//! [`.wait()`](Wait::wait), and it needs one import:
//!
//! ```
//! use oss_client::Client;
//! use oss_client::blocking::Wait;
//!
//! # let runtime = tokio::runtime::Runtime::new()?;
//! # let oss = runtime.block_on(oss_emulator::Emulator::builder().bucket("examplebucket").start())?;
//! let client = Client::builder()
//!     .endpoint(oss.endpoint())
//!     .region(oss.region())
//!     .credentials(oss.credentials())
//!     .build()?;
//! let bucket = client.bucket("examplebucket")?;
//!
//! bucket.put_object("exampledir/exampleobject.txt").body("hello world").wait()?;
//! let text = bucket.get_object("exampledir/exampleobject.txt").wait()?.text().wait()?;
//! assert_eq!(text, "hello world");
//!
//! for object in bucket.list_objects_v2().prefix("exampledir/").items() {
//!     println!("{}", object?.key);
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Client, buckets, operations, outputs and errors are the same as for async programs, and one client
//! can be used from both sides. The page [blocking](crate::guide::blocking) has programs for the usual
//! tasks.
//!
//! | to do this | use |
//! |---|---|
//! | send or presign a call, or run any other async method | [`Wait::wait`] |
//! | go through a list or the rows of a query | `for`, on [`Pages`](crate::paging::Pages), [`Items`](crate::paging::Items) or [`Records`](crate::select::Records) |
//! | read content as [`Read`](std::io::Read) or [`BufRead`](std::io::BufRead) | [`ObjectBody::blocking_reader`](crate::body::ObjectBody::blocking_reader) |
//! | upload from a [`Read`](std::io::Read) | [`body_from_reader`] |
//! | use what has the traits of tokio as [`Read`](std::io::Read), [`Write`](std::io::Write) and [`Seek`](std::io::Seek) | [`Io`] |
//!
//! # What runs where
//!
//! The first call starts one thread for the whole process, which watches the connections and timers of
//! all calls and reads ahead for [`Reader`]. It runs until the process ends. Everything else, such as
//! signing and checksums, happens on the thread that waits, so that several threads share one client
//! without waiting for each other. Reading a [`Read`](std::io::Read) for an upload takes a further
//! thread, as long as the upload lasts.
//!
//! # Inside async code
//!
//! A thread that runs async tasks must not be blocked. Inside a task of tokio nothing here waits:
//! everything fails at once with [`ErrorKind::InvalidRequest`](crate::ErrorKind::InvalidRequest), whose
//! text says what to do. Nothing panics. Threads of `tokio::task::spawn_blocking`, and code inside
//! `tokio::task::block_in_place`, may be blocked and can wait. A task that was made with
//! `tokio::task::unconstrained`, or that belongs to another async runtime, cannot be told from an
//! ordinary thread: there the call succeeds, and blocks the thread meanwhile.

mod background;
mod body;
mod context;
mod io;
mod iter;
mod reader;
mod wait;

pub use body::body_from_reader;
pub use io::Io;
pub use iter::Iter;
pub use reader::Reader;
pub use wait::{Wait, WaitOutput};

/// How many bytes are handed from one thread to another at a time, at most.
const PIECE: usize = 256 * 1024;
