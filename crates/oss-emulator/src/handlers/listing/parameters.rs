//! The parameters and the XML elements that all list operations have in common.

use oss_sign::UtcSeconds;

use crate::codes::OssError;
use crate::http::Query;
use crate::objects::{Encoding, quoted, restore_text};
use crate::store::{ListQuery, ListedObject};
use crate::xml::Xml;

/// The prefix, the delimiter, the page size and the encoding of a list operation.
#[derive(Debug)]
pub(super) struct Parameters<'a> {
    pub(super) prefix: &'a str,
    pub(super) delimiter: &'a str,
    pub(super) limit: usize,
    pub(super) encoding: Encoding,
}

impl<'a> Parameters<'a> {
    /// Reads the parameters from a query. `limit` is the name of the parameter for the page size,
    /// and `default` is the page size if the parameter is absent.
    ///
    /// # Errors
    ///
    /// Returns `InvalidArgument` for the first parameter that is not valid.
    pub(super) fn from_query(
        query: &'a Query,
        limit: &str,
        default: usize,
    ) -> Result<Self, OssError> {
        let delimiter = query.get("delimiter").unwrap_or_default();
        if delimiter.chars().count() > 1 {
            return Err(OssError::invalid_argument(
                "delimiter",
                delimiter,
                "The delimiter must be one character.",
            )
            .ec("0015-00000406"));
        }
        Ok(Self {
            prefix: key_parameter(query, "prefix")?,
            delimiter,
            limit: page_size(query, limit, default)?,
            encoding: Encoding::parse(query.get("encoding-type"))?,
        })
    }

    /// Creates the query for the store. The page begins after the key or common prefix `after`.
    pub(super) fn query(&self, after: &'a str) -> ListQuery<'a> {
        ListQuery {
            prefix: self.prefix,
            delimiter: self.delimiter,
            after,
            limit: self.limit,
        }
    }
}

/// Returns the value of a parameter that is compared with object keys. The value is empty if the
/// parameter is absent.
///
/// # Errors
///
/// Returns `InvalidArgument` if the value has more than 1023 bytes, which is the length limit for
/// keys.
pub(in crate::handlers) fn key_parameter<'a>(
    query: &'a Query,
    name: &str,
) -> Result<&'a str, OssError> {
    let value = query.get(name).unwrap_or_default();
    match value.len() {
        0..=1023 => Ok(value),
        _ => Err(OssError::invalid_argument(
            name,
            value,
            format!("The length of {name} must be less than 1024."),
        )
        .ec("0015-00000405")),
    }
}

/// Reads the parameter for the page size, which must be from 1 to 1000.
///
/// # Errors
///
/// Returns `InvalidArgument` if the value is not a number or is out of range.
pub(in crate::handlers) fn page_size(
    query: &Query,
    name: &str,
    default: usize,
) -> Result<usize, OssError> {
    match query.get(name) {
        None | Some("") => Ok(default),
        Some(text) => match text.parse() {
            Ok(size) if (1..=1000).contains(&size) => Ok(size),
            _ => Err(OssError::invalid_argument(
                name,
                text,
                format!("Argument {name} must be an integer between 1 and 1000."),
            )),
        },
    }
}

/// Adds the element `Contents` for an object. It contains the owner if one is given.
pub(super) fn contents(
    xml: Xml,
    listed: &ListedObject,
    encoding: Encoding,
    owner: Option<&str>,
    now: UtcSeconds,
) -> Xml {
    let object = &listed.object;
    let xml = xml
        .begin("Contents")
        .text("Key", encoding.text(&listed.key))
        .text("LastModified", object.modified.to_iso_millis())
        .text("ETag", quoted(&object.etag))
        .text("Type", object.kind.as_str())
        .text("Size", object.size.to_string())
        .text("StorageClass", object.class.as_str())
        .maybe(
            "TransitionTime",
            object.transitioned.map(UtcSeconds::to_iso_millis),
        )
        .maybe("RestoreInfo", restore_text(object, now))
        .maybe(
            "SealedTime",
            object.kind.sealed().map(UtcSeconds::to_iso_millis),
        );
    match owner {
        Some(id) => owner_element(xml, id).close(),
        None => xml.close(),
    }
}

/// Adds the element `Owner`.
pub(super) fn owner_element(xml: Xml, id: &str) -> Xml {
    xml.begin("Owner")
        .text("ID", id)
        .text("DisplayName", id)
        .close()
}

/// Adds the element `CommonPrefixes` for a group of keys.
pub(super) fn common_prefix(xml: Xml, prefix: &str, encoding: Encoding) -> Xml {
    xml.begin("CommonPrefixes")
        .text("Prefix", encoding.text(prefix))
        .close()
}

/// Returns `true` or `false` as text.
pub(in crate::handlers) fn bool_text(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}
