//! GetUserQosInfo.

use crate::codes::OssError;
use crate::configurations::Qos;
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::xml::Xml;

/// Returns the limits of the caller's account in the region of the server.
pub(crate) async fn get_user_qos_info(call: Call) -> Result<ServerResponse, OssError> {
    let xml = Xml::document("QoSConfiguration").text("Region", call.config().location());
    Ok(response::xml(Qos::of_account().fields(xml).end()))
}
