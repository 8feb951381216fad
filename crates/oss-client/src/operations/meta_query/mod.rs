//! Metadata index.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::open_meta_query`] | Creates the metadata index of a bucket, which DoMetaQuery searches. |
//! | [`Bucket::get_meta_query_status`] | Reads the state of the metadata index of a bucket. |
//! | [`Client::do_data_pipe_line_action`] | Calls an action of the data pipeline interface with a body of the caller's choice. |
//! | [`Bucket::do_meta_query`] | Finds objects of a bucket by their metadata, or computes aggregates of it. |
//! | [`Bucket::do_meta_query_action`] | Calls an action of the data indexing interface with a body of the caller's choice. |
//! | [`Bucket::close_meta_query`] | Deletes the metadata index of a bucket. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;
use crate::client::Client;

mod close_meta_query;
mod do_data_pipe_line_action;
mod do_meta_query;
mod do_meta_query_action;
mod enums;
mod get_meta_query_status;
#[expect(clippy::module_inception, reason = "the group is named after it")]
mod meta_query;
mod meta_query_address;
mod meta_query_aggregation;
mod meta_query_audio_stream;
mod meta_query_file;
mod meta_query_file_insights;
mod meta_query_file_insights_image;
mod meta_query_file_insights_video;
mod meta_query_group;
mod meta_query_status;
mod meta_query_subtitle;
mod meta_query_tag;
mod meta_query_user_meta;
mod meta_query_video_stream;
mod open_meta_query;
#[cfg(test)]
mod tests;

pub use close_meta_query::CloseMetaQuery;
pub use do_data_pipe_line_action::{DoDataPipeLineAction, DoDataPipeLineActionOutput};
pub use do_meta_query::{DoMetaQuery, DoMetaQueryOutput};
pub use do_meta_query_action::{DoMetaQueryAction, DoMetaQueryActionOutput};
pub use enums::{
    MetaQueryMode, MetaQueryOperation, MetaQueryOrder, MetaQueryPhase, MetaQueryState,
};
pub use get_meta_query_status::GetMetaQueryStatus;
pub use meta_query::MetaQuery;
pub use meta_query_address::MetaQueryAddress;
pub use meta_query_aggregation::MetaQueryAggregation;
pub use meta_query_audio_stream::MetaQueryAudioStream;
pub use meta_query_file::MetaQueryFile;
pub use meta_query_file_insights::MetaQueryFileInsights;
pub use meta_query_file_insights_image::MetaQueryFileInsightsImage;
pub use meta_query_file_insights_video::MetaQueryFileInsightsVideo;
pub use meta_query_group::MetaQueryGroup;
pub use meta_query_status::MetaQueryStatus;
pub use meta_query_subtitle::MetaQuerySubtitle;
pub use meta_query_tag::MetaQueryTag;
pub use meta_query_user_meta::MetaQueryUserMeta;
pub use meta_query_video_stream::MetaQueryVideoStream;
pub use open_meta_query::OpenMetaQuery;

/// Metadata index.
impl Client {
    /// Calls an action of the data pipeline interface with a body of the caller's choice. See
    /// [`DoDataPipeLineAction`].
    pub fn do_data_pipe_line_action(&self, action: impl Into<String>) -> DoDataPipeLineAction {
        DoDataPipeLineAction::new(self, action)
    }
}

/// Metadata index.
impl Bucket {
    /// Creates the metadata index of a bucket, which DoMetaQuery searches. See [`OpenMetaQuery`].
    pub fn open_meta_query(&self) -> OpenMetaQuery {
        OpenMetaQuery::new(self)
    }

    /// Reads the state of the metadata index of a bucket. See [`GetMetaQueryStatus`].
    pub fn get_meta_query_status(&self) -> GetMetaQueryStatus {
        GetMetaQueryStatus::new(self)
    }

    /// Finds objects of a bucket by their metadata, or computes aggregates of it. See
    /// [`DoMetaQuery`].
    pub fn do_meta_query(&self, meta_query: impl Into<MetaQuery>) -> DoMetaQuery {
        DoMetaQuery::new(self, meta_query)
    }

    /// Calls an action of the data indexing interface with a body of the caller's choice. See
    /// [`DoMetaQueryAction`].
    pub fn do_meta_query_action(&self, action: impl Into<String>) -> DoMetaQueryAction {
        DoMetaQueryAction::new(self, action)
    }

    /// Deletes the metadata index of a bucket. See [`CloseMetaQuery`].
    pub fn close_meta_query(&self) -> CloseMetaQuery {
        CloseMetaQuery::new(self)
    }
}
