//! The headers and parameters of requests that the access logs of a bucket also contain.

use super::document::Document;
use crate::codes::{Code, OssError};
use crate::store::ConfigurationKind;
use crate::xml::elements;

elements! {
    /// `UserDefinedLogFieldsConfiguration`.
    pub(crate) struct LogFields {
        headers: Option<LoggedHeaders> = "HeaderSet",
        parameters: Option<LoggedParameters> = "ParamSet",
    }

    /// The names of headers.
    pub(crate) struct LoggedHeaders {
        names: Vec<String> = "header",
    }

    /// The names of query parameters.
    pub(crate) struct LoggedParameters {
        names: Vec<String> = "parameter",
    }
}

impl Document for LogFields {
    const KIND: ConfigurationKind = ConfigurationKind::UserDefinedLogFields;
    const ROOT: &'static str = "UserDefinedLogFieldsConfiguration";

    fn absent() -> Result<Self, OssError> {
        Err(OssError::new(Code::NoSuchUserDefinedLogFieldsConfig))
    }
}
