//! Whether an answer is JSON or XML.

/// The form of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Json,
    Xml,
}

impl Format {
    /// The form that a call asks for by its parameter `Format`, in any case, else by the types that
    /// it accepts. It is JSON unless XML is asked for.
    pub(crate) fn wanted(parameter: Option<&str>, accept: Option<&str>) -> Self {
        match (parameter, accept) {
            (Some(format), _) if format.eq_ignore_ascii_case("xml") => Self::Xml,
            (None, Some("application/xml" | "text/xml")) => Self::Xml,
            _ => Self::Json,
        }
    }
}
