//! Queries over the rows of an object: SelectObject.
//!
//! A query is read from the document of the request ([`request`]), the object is cut into rows
//! ([`rows`]) while its data is read ([`source`]), and the answer is produced while it is sent ([`run`]).

mod aggregate;
mod counts;
mod digits;
mod evaluate;
mod frames;
mod input;
mod request;
mod rows;
mod run;
mod source;
mod sql;
mod value;
mod write;

pub(crate) use self::frames::{MetaEnd, meta_end};
pub(crate) use self::input::Kind;
pub(crate) use self::request::{MetaRequest, SelectRequest};
pub(crate) use self::run::Run;
pub(crate) use self::source::{Failed, Source};
