//! Stores from URLs, as `object_store::parse_url` makes them for its own stores.

use url::Url;

use super::api::object_store::Result;
use super::api::object_store::path::Path;
use crate::OssStore;
use crate::builder::Address;

/// Creates the store of the bucket that a URL names, with the settings of the environment, and returns the
/// path of the URL beside it.
///
/// Unlike [`OssStore::from_url`], which puts the whole store below the path, this is what query engines
/// expect: they look for a store by the bucket and give it whole paths.
///
/// # Errors
///
/// Fails as [`OssStore::from_url`], and for a path that has empty segments, `.` or `..`.
pub fn parse_url(url: &Url) -> Result<(OssStore, Path)> {
    parse_url_opts(url, std::iter::empty::<(&str, &str)>())
}

/// Creates the store of the bucket that a URL names, with these options before the settings of the
/// environment, and returns the path of the URL beside it.
///
/// The options are those of [`OssStoreBuilder::option`](crate::OssStoreBuilder::option). A name that does
/// not begin with `oss_` or `alibaba_cloud_` and that no option has is ignored, since table formats give
/// all stores the same options.
///
/// # Errors
///
/// Fails as [`parse_url`], for a name that begins with `oss_` or `alibaba_cloud_` and that no option has,
/// and for a value that cannot be used.
pub fn parse_url_opts<K: AsRef<str>, V: Into<String>>(
    url: &Url,
    options: impl IntoIterator<Item = (K, V)>,
) -> Result<(OssStore, Path)> {
    let address = Address::parse(url.as_str())?;
    let path = Path::parse(&address.path)?;
    let ours = options
        .into_iter()
        .filter(|(key, _)| crate::builder::is_ours(key.as_ref()));
    let store = OssStore::builder()
        .bucket(address.bucket)
        .options(ours)
        .build()?;
    Ok((store, path))
}
