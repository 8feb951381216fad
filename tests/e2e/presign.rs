//! Presigned URLs: what they allow, and what is refused.

mod offline;
mod options;
mod refused;
mod used;

use std::time::Duration;

use oss_client::PresignedRequest;

use crate::plain::{Plain, Reply};

const HOUR: Duration = Duration::from_secs(3600);

async fn use_it(presigned: &PresignedRequest) -> Reply {
    Plain::presigned(presigned).send().await
}
