//! The pages of a list of 100,000 keys, in 1000s.

use std::fmt::Write;
use std::sync::LazyLock;

use bytes::Bytes;

/// How many keys the bucket has.
pub(crate) const KEYS: usize = 100_000;
const KEYS_OF_PAGE: usize = 1000;

/// How a page is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    S3,
    Oss,
    /// OSS, with keys that are percent-encoded, because the request asked for it.
    OssEncoded,
}

static S3: LazyLock<Vec<Bytes>> = LazyLock::new(|| pages(Dialect::S3));
static OSS: LazyLock<Vec<Bytes>> = LazyLock::new(|| pages(Dialect::Oss));
static OSS_ENCODED: LazyLock<Vec<Bytes>> = LazyLock::new(|| pages(Dialect::OssEncoded));

/// Makes all pages.
pub(super) fn make() {
    for pages in [&S3, &OSS, &OSS_ENCODED] {
        LazyLock::force(pages);
    }
}

/// Returns the page of that number, or nothing after the last one.
pub(super) fn page(dialect: Dialect, number: usize) -> Bytes {
    let pages = match dialect {
        Dialect::S3 => &S3,
        Dialect::Oss => &OSS,
        Dialect::OssEncoded => &OSS_ENCODED,
    };
    pages.get(number).cloned().unwrap_or_default()
}

fn pages(dialect: Dialect) -> Vec<Bytes> {
    (0..KEYS / KEYS_OF_PAGE)
        .map(|number| write(dialect, number).into())
        .collect()
}

fn write(dialect: Dialect, number: usize) -> String {
    let is_last = (number + 1) * KEYS_OF_PAGE == KEYS;
    let mut page = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ListBucketResult><Name>bench-bucket</Name>\
         <Prefix></Prefix><MaxKeys>{KEYS_OF_PAGE}</MaxKeys><IsTruncated>{}</IsTruncated>",
        !is_last
    );
    if dialect == Dialect::OssEncoded {
        page.push_str("<EncodingType>url</EncodingType>");
    }
    if !is_last {
        let token = number + 1;
        page.push_str(&format!(
            "<NextContinuationToken>{token}</NextContinuationToken>"
        ));
    }
    let (slash, quote, kind) = match dialect {
        Dialect::S3 => ("/", "&quot;", ""),
        Dialect::Oss => ("/", "\"", "<Type>Normal</Type>"),
        Dialect::OssEncoded => ("%2F", "\"", "<Type>Normal</Type>"),
    };
    for key in number * KEYS_OF_PAGE..(number + 1) * KEYS_OF_PAGE {
        let (day, minute, second) = (key / 86_400 + 1, key / 60 % 60, key % 60);
        write!(
            page,
            "<Contents><Key>warehouse{slash}orders{slash}day={day:02}{slash}part-{key:08}.parquet</Key>\
             <LastModified>2025-11-25T08:{minute:02}:{second:02}.000Z</LastModified>\
             <ETag>{quote}9B2CF535F27731C974343645{key:08X}{quote}</ETag>{kind}<Size>{}</Size>\
             <StorageClass>Standard</StorageClass></Contents>",
            4096 + key,
        )
        .expect("memory takes everything");
    }
    page + &format!("<KeyCount>{KEYS_OF_PAGE}</KeyCount></ListBucketResult>")
}
