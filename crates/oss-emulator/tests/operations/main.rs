//! Every operation through a socket, signed: what it answers, and what it refuses.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod access_points;
mod append;
mod batch;
mod browsers;
mod bucket_retention;
mod bucket_settings;
mod buckets;
mod callback;
mod caller;
mod configurations;
mod copying;
mod encryption;
mod fetching;
mod form;
mod lifecycle;
mod listing;
mod live;
mod meta_query;
mod multipart;
mod multipart_copies;
mod multipart_encrypted;
mod multipart_lists;
mod multipart_refused;
mod named_configurations;
mod objects;
mod one_reading;
mod quotas_and_pools;
mod restoring;
mod retention;
mod selecting;
mod symlinks;
mod tagging;
mod versioning;
