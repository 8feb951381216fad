//! Attributes and tags of objects.

use oss_client::Tags;

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

    /// Returns the attributes. The tags are not among them, since OSS does not answer them with an object.
    pub(super) fn into_attributes(self) -> Attributes {
        // As with other stores, the usual class is not worth an attribute.
        let class = self.storage_class.filter(|class| class != STANDARD);
        let fields = [
            (Attribute::CacheControl, self.cache_control),
            (Attribute::ContentDisposition, self.content_disposition),
            (Attribute::ContentEncoding, self.content_encoding),
            (Attribute::ContentLanguage, self.content_language),
            (Attribute::ContentType, self.content_type),
            (Attribute::StorageClass, class),
        ];
        let fields = fields
            .into_iter()
            .filter_map(|(attribute, value)| Some((attribute, value?)));
        let metadata = self.metadata.into_iter().map(|(name, value)| {
            let name = metadata_name::read(name);
            (Attribute::Metadata(name.into()), value)
        });
        fields.chain(metadata).collect()
    }
}

/// The storage class of an object for which none was chosen.
const STANDARD: &str = "Standard";

/// Collects what describes an object from the output of a call that reads it. The calls have different
/// outputs with the same fields. The language is a header for which they have none.
macro_rules! description {
    ($output:expr, $storage_class:expr, $language:expr) => {
        Description {
            cache_control: $output.cache_control,
            content_disposition: $output.content_disposition,
            content_encoding: $output.content_encoding,
            content_language: $language,
            content_type: $output.content_type,
            storage_class: $storage_class,
            metadata: $output.metadata.into_iter().collect(),
            tags: None,
        }
    };
}

pub(super) use description;

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
