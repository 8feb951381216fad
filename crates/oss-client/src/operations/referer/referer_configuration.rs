//! `RefererConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// Which websites can link to the objects of a bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RefererConfiguration {
    /// Whether requests with an empty or without a `Referer` header are accepted
    /// (`AllowEmptyReferer`).
    pub allow_empty_referer: bool,
    /// Whether the query string of the `Referer` is ignored when it is compared. The default is
    /// true (`AllowTruncateQueryString`).
    pub allow_truncate_query_string: Option<bool>,
    /// Whether the path of the `Referer` is ignored when it is compared (`TruncatePath`).
    pub truncate_path: Option<bool>,
    /// The referers that are allowed. Each can contain the wildcards `*` and `?` (`Referer` in
    /// `RefererList`).
    pub referers: Vec<String>,
    /// The referers that are refused. Each can contain the wildcards `*` and `?` (`Referer` in
    /// `RefererBlacklist`).
    pub referer_blacklist: Vec<String>,
}

impl RefererConfiguration {
    /// Creates the value with what OSS requires.
    pub fn new(
        allow_empty_referer: bool,
        referers: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Self {
            allow_empty_referer,
            allow_truncate_query_string: None,
            truncate_path: None,
            referers: referers.into_iter().map(Into::into).collect(),
            referer_blacklist: Vec::new(),
        }
    }

    /// Whether the query string of the `Referer` is ignored when it is compared. The default is
    /// true (`AllowTruncateQueryString`).
    pub fn allow_truncate_query_string(
        mut self,
        allow_truncate_query_string: impl IntoField<bool>,
    ) -> Self {
        self.allow_truncate_query_string = allow_truncate_query_string.into_field();
        self
    }

    /// Whether the path of the `Referer` is ignored when it is compared (`TruncatePath`).
    pub fn truncate_path(mut self, truncate_path: impl IntoField<bool>) -> Self {
        self.truncate_path = truncate_path.into_field();
        self
    }

    /// The referers that are refused. Each can contain the wildcards `*` and `?` (`Referer` in
    /// `RefererBlacklist`).
    pub fn referer_blacklist(
        mut self,
        referer_blacklist: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.referer_blacklist = referer_blacklist.into_iter().map(Into::into).collect();
        self
    }
}

impl ReadXml for RefererConfiguration {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut allow_empty_referer = None;
        let mut allow_truncate_query_string = None;
        let mut truncate_path = None;
        let mut referers = Vec::new();
        let mut referer_blacklist = Vec::new();
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "AllowEmptyReferer" => child.set(&mut allow_empty_referer)?,
                "AllowTruncateQueryString" => {
                    child.set(&mut allow_truncate_query_string)?;
                }
                "TruncatePath" => child.set(&mut truncate_path)?,
                "RefererBlacklist" => child.list("Referer", &mut referer_blacklist)?,
                "RefererList" => child.list("Referer", &mut referers)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            allow_empty_referer: element.required("AllowEmptyReferer", allow_empty_referer)?,
            allow_truncate_query_string,
            truncate_path,
            referers,
            referer_blacklist,
        }))
    }
}

impl WriteXml for RefererConfiguration {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("AllowEmptyReferer", &self.allow_empty_referer);
        xml.optional(
            "AllowTruncateQueryString",
            &self.allow_truncate_query_string,
        );
        xml.optional("TruncatePath", &self.truncate_path);
        xml.nest("RefererList", |xml| {
            xml.list("Referer", &self.referers);
        });
        xml.wrapped("RefererBlacklist", "Referer", &self.referer_blacklist);
    }
}
