//! Two operations: one returns the document as it came, the other one reads it.

use http::Method;
use oss_client::operation::{OperationRequest, Response};
use oss_client::sign::{BucketName, UtcSeconds};
use oss_client::xml::{self, Element, Malformed, ReadXml};
use oss_client::{Error, Operation};

fn request() -> Result<OperationRequest, Error> {
    let bucket = BucketName::new("harbor-notes")?;
    Ok(OperationRequest::bucket(Method::GET, bucket)
        .query("list-type", "2")
        .query("encoding-type", "url")
        .query("fetch-owner", "true")
        .query("max-keys", "1000"))
}

pub(crate) struct Fetch;

impl Operation for Fetch {
    type Output = Response;
    const NAME: &'static str = "Fetch";

    fn request(self) -> Result<OperationRequest, Error> {
        request()
    }

    fn response(response: Response) -> Result<Response, Error> {
        Ok(response)
    }
}

pub(crate) struct List;

impl Operation for List {
    type Output = Page;
    const NAME: &'static str = "List";

    fn request(self) -> Result<OperationRequest, Error> {
        request()
    }

    fn response(response: Response) -> Result<Page, Error> {
        Ok(xml::read(response.document(), "ListBucketResult")?)
    }
}

/// A structure of elements, each of them with the method of [`Element`] that reads it.
macro_rules! structure {
    ($name:ident { $($field:ident: $type:ty = $element:literal $method:ident,)* }) => {
        #[derive(Debug, Default)]
        pub(crate) struct $name {
            $(pub(crate) $field: $type,)*
        }

        impl ReadXml for $name {
            fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
                let mut read = Self::default();
                while let Some(mut child) = element.next_child()? {
                    match child.name() {
                        $($element => child.$method(&mut read.$field)?,)*
                        _ => {}
                    }
                }
                Ok(Some(read))
            }
        }
    };
}

structure!(Page {
    name: Option<String> = "Name" set,
    prefix: Option<String> = "Prefix" set_name,
    start_after: Option<String> = "StartAfter" set_name,
    max_keys: Option<i32> = "MaxKeys" set,
    delimiter: Option<String> = "Delimiter" set_name,
    is_truncated: Option<bool> = "IsTruncated" set,
    continuation_token: Option<String> = "ContinuationToken" set_name,
    next_continuation_token: Option<String> = "NextContinuationToken" set_name,
    encoding_type: Option<String> = "EncodingType" set,
    contents: Vec<Object> = "Contents" push,
    key_count: Option<i32> = "KeyCount" set,
});

structure!(Object {
    key: Option<String> = "Key" set_name,
    kind: Option<Kind> = "Type" set,
    size: Option<i64> = "Size" set,
    etag: Option<String> = "ETag" set,
    last_modified: Option<UtcSeconds> = "LastModified" set,
    storage_class: Option<StorageClass> = "StorageClass" set,
    owner: Option<Owner> = "Owner" set,
    restore_info: Option<String> = "RestoreInfo" set,
    transition_time: Option<UtcSeconds> = "TransitionTime" set,
});

structure!(Owner {
    id: Option<String> = "ID" set,
    display_name: Option<String> = "DisplayName" set,
});

/// An enumeration that keeps values that it does not know.
macro_rules! enumeration {
    ($name:ident { $($value:ident = $text:literal,)* }) => {
        #[derive(Debug)]
        pub(crate) enum $name {
            $($value,)*
            #[expect(dead_code, reason = "nothing asks for the text")]
            Other(String),
        }

        impl ReadXml for $name {
            fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
                let text = element.text()?;
                Ok(match &*text {
                    "" => None,
                    $($text => Some(Self::$value),)*
                    _ => Some(Self::Other(text.into_owned())),
                })
            }
        }
    };
}

enumeration!(Kind {
    Normal = "Normal",
    Multipart = "Multipart",
    Appendable = "Appendable",
    Symlink = "Symlink",
});

enumeration!(StorageClass {
    Standard = "Standard",
    Ia = "IA",
    Archive = "Archive",
    ColdArchive = "ColdArchive",
    DeepColdArchive = "DeepColdArchive",
});
