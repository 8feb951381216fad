//! The format of responses, which is JSON or XML.

/// The format of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Json,
    Xml,
}

impl Format {
    /// Determines the format of the response to a call. The parameter `Format` decides first, in
    /// upper or lower case, and then the `Accept` header. The default is JSON.
    pub(crate) fn wanted(parameter: Option<&str>, accept: Option<&str>) -> Self {
        match (parameter, accept) {
            (Some(format), _) if format.eq_ignore_ascii_case("xml") => Self::Xml,
            (None, Some("application/xml" | "text/xml")) => Self::Xml,
            _ => Self::Json,
        }
    }
}
