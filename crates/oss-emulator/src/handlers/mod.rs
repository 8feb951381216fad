//! The operations of OSS. Each operation is one `async fn(Call)` in a file
//! `handlers/<group>/<operation>.rs`, which the list in `list.rs` connects with its name.

mod bucket;
pub(crate) mod call;
mod configuration;
mod list;
mod listing;
mod live;
mod meta_query;
mod multipart;
mod object;
mod service;

pub(crate) use call::Call;
pub(crate) use list::find;
