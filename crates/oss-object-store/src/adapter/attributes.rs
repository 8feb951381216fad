//! Attributes and tags of objects.

use oss_client::Tags;
use oss_client::operations::common::StorageClass;

use super::api::object_store::{Attribute, Attributes, Result, TagSet};
use super::error::not_supported;
use crate::metadata_name;

/// What describes an object beside its content, in the fields of OSS.
#[derive(Clone, Debug, Default)]
pub(super) struct Description {
    pub(super) cache_control: Option<String>,
    pub(super) content_disposition: Option<String>,
    pub(super) content_encoding: Option<String>,
    pub(super) content_language: Option<String>,
    pub(super) content_type: Option<String>,
    pub(super) storage_class: Option<String>,
    pub(super) metadata: Vec<(String, String)>,
    pub(super) tags: Option<Tags>,
}

impl Description {
    /// # Errors
    ///
    /// Fails for an attribute that this crate does not know, since leaving it out would lose it.
    pub(super) fn new(attributes: &Attributes, tags: &TagSet) -> Result<Self> {
        let mut description = Self {
            // The tags are encoded as a form, with a plus sign for a blank, which OSS would keep.
            tags: (!tags.encoded().is_empty())
                .then(|| url::form_urlencoded::parse(tags.encoded().as_bytes()).collect()),
            ..Self::default()
        };
        for (attribute, value) in attributes {
            let value = value.to_string();
            let field = match attribute {
                Attribute::CacheControl => &mut description.cache_control,
                Attribute::ContentDisposition => &mut description.content_disposition,
                Attribute::ContentEncoding => &mut description.content_encoding,
                Attribute::ContentLanguage => &mut description.content_language,
                Attribute::ContentType => &mut description.content_type,
                Attribute::StorageClass => &mut description.storage_class,
                Attribute::Metadata(name) => {
                    let name = metadata_name::written(name).into_owned();
                    description.metadata.push((name, value));
                    continue;
                }
                other => return Err(not_supported(format!("the attribute {other:?}"))),
            };
            *field = Some(value);
        }
        Ok(description)
    }
}

/// Sets the fields of a description on a call that creates an object. The calls are different types with
/// the same methods.
macro_rules! described {
    ($call:expr, $description:expr) => {{
        let description = $description;
        let mut call = $call
            .cache_control(description.cache_control)
            .content_disposition(description.content_disposition)
            .content_encoding(description.content_encoding)
            .content_type(description.content_type)
            .storage_class(description.storage_class)
            .tagging(description.tags);
        if let Some(language) = description.content_language {
            call = call.with_header("content-language", language);
        }
        for (name, value) in description.metadata {
            call = call.metadata(name, value);
        }
        call
    }};
}

pub(super) use described;

/// Collects the attributes of an object from its head. The headers are given by name.
pub(super) fn read<'h>(
    header: impl Fn(&str) -> Option<&'h str>,
    storage_class: Option<&StorageClass>,
    metadata: impl IntoIterator<Item = (String, String)>,
) -> Attributes {
    let mut attributes = Attributes::new();
    for (name, attribute) in [
        ("cache-control", Attribute::CacheControl),
        ("content-disposition", Attribute::ContentDisposition),
        ("content-encoding", Attribute::ContentEncoding),
        ("content-language", Attribute::ContentLanguage),
        ("content-type", Attribute::ContentType),
    ] {
        if let Some(value) = header(name) {
            attributes.insert(attribute, value.to_owned().into());
        }
    }
    // As with other stores, the usual class is not worth an attribute.
    if let Some(class) = storage_class.filter(|class| **class != StorageClass::Standard) {
        attributes.insert(Attribute::StorageClass, class.to_string().into());
    }
    for (name, value) in metadata {
        let name = metadata_name::read(name);
        attributes.insert(Attribute::Metadata(name.into()), value.into());
    }
    attributes
}
