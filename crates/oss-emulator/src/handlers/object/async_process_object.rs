//! AsyncProcessObject.

use super::requested::requested_object;
use crate::codes::{Code, OssError};
use crate::handlers::call::Call;
use crate::http::ServerResponse;

/// Answers as OSS does for a bucket that is not bound to a project of Intelligent Media Management,
/// which carries such tasks out. No bucket of the server is bound to one.
pub(crate) async fn async_process_object(call: Call) -> Result<ServerResponse, OssError> {
    requested_object(&call).await?;
    Err(OssError::new(Code::ImmClient))
}
