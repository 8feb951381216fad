//! Sources and destinations of commands: an object or bucket of OSS, a local file, or a standard
//! stream.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use oss_sign::{BucketName, ObjectKey};

/// A source or a destination as it is written on the command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Location {
    /// `oss://bucket/key`.
    Remote(RemoteUrl),
    /// A path on this machine.
    Local(PathBuf),
    /// `-`: standard input as a source, standard output as a destination.
    Stream,
}

/// A URL of the form `oss://bucket` or `oss://bucket/key`.
///
/// The key is used literally: nothing in it is decoded, expanded or normalised. It does not begin
/// with `/`, because OSS has no such keys: a list below such a prefix would always be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RemoteUrl {
    bucket: BucketName,
    key: String,
}

/// An `oss://` URL that names an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ObjectUrl {
    bucket: BucketName,
    key: ObjectKey,
}

impl RemoteUrl {
    /// Returns the bucket.
    pub(crate) fn bucket(&self) -> &BucketName {
        &self.bucket
    }

    /// Returns the key or prefix. It is empty for the bucket itself.
    pub(crate) fn key(&self) -> &str {
        &self.key
    }

    /// Returns the URL of another key in the same bucket.
    pub(crate) fn with_key(&self, key: &ObjectKey) -> Self {
        Self {
            bucket: self.bucket.clone(),
            key: key.as_str().to_owned(),
        }
    }
}

impl ObjectUrl {
    /// Returns the bucket.
    pub(crate) fn bucket(&self) -> &BucketName {
        &self.bucket
    }

    /// Returns the key.
    pub(crate) fn key(&self) -> &str {
        self.key.as_str()
    }
}

impl FromStr for Location {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "" => Err("it is empty; expected oss://BUCKET/KEY, a path, or -".to_owned()),
            "-" => Ok(Self::Stream),
            _ if scheme(text).is_some() => text.parse().map(Self::Remote),
            _ => Ok(Self::Local(PathBuf::from(text))),
        }
    }
}

impl FromStr for RemoteUrl {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let rest = match scheme(text) {
            Some(("oss", rest)) => rest,
            Some((other, rest)) => return Err(wrong_scheme(other, rest)),
            None => return Err(no_scheme(text)),
        };
        let (bucket, key) = rest.split_once('/').unwrap_or((rest, ""));
        if bucket.is_empty() {
            return Err("the bucket is missing; expected oss://BUCKET/KEY".to_owned());
        }
        let bucket = BucketName::new(bucket).map_err(|error| error.to_string())?;
        if key.starts_with('/') {
            return Err(format!(
                "the key begins with /, and OSS has no such keys; expected oss://{bucket}/{}",
                key.trim_start_matches('/')
            ));
        }
        Ok(Self {
            bucket,
            key: key.to_owned(),
        })
    }
}

fn wrong_scheme(scheme: &str, rest: &str) -> String {
    match scheme.to_ascii_lowercase().as_str() {
        "oss" => format!("the scheme is written in lower case: oss://{rest}"),
        "s3" => format!("this program is for OSS; expected oss://{rest}"),
        _ => format!("the scheme is {scheme}://; expected oss://BUCKET/KEY"),
    }
}

/// A text without `://`: a URL with a slash too few, or one whose scheme was left out.
fn no_scheme(text: &str) -> String {
    let after_scheme = text
        .get(..4)
        .filter(|scheme| scheme.eq_ignore_ascii_case("oss:"))
        .and_then(|_| text.get(4..));
    match after_scheme {
        Some(rest) => format!(
            "there are two slashes after oss: in a URL; expected oss://{}",
            rest.trim_start_matches('/')
        ),
        None => format!(
            "expected oss://BUCKET/KEY, such as oss://{}",
            text.trim_start_matches('/')
        ),
    }
}

impl FromStr for ObjectUrl {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let RemoteUrl { bucket, key } = text.parse()?;
        if key.is_empty() {
            return Err(format!("the key is missing; expected oss://{bucket}/KEY"));
        }
        Ok(Self {
            bucket,
            key: ObjectKey::new(key).map_err(|error| error.to_string())?,
        })
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Remote(url) => url.fmt(f),
            Self::Local(path) => path.display().fmt(f),
            Self::Stream => f.write_str("-"),
        }
    }
}

impl fmt::Display for RemoteUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_url(f, &self.bucket, &self.key)
    }
}

impl fmt::Display for ObjectUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_url(f, &self.bucket, self.key.as_str())
    }
}

/// Writes the URL exactly as it was typed. The printer escapes what a terminal would obey.
fn write_url(f: &mut fmt::Formatter<'_>, bucket: &BucketName, key: &str) -> fmt::Result {
    write!(f, "oss://{bucket}")?;
    if key.is_empty() {
        return Ok(());
    }
    write!(f, "/{key}")
}

fn scheme(text: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = text.split_once("://")?;
    let is_scheme = !scheme.is_empty() && scheme.bytes().all(|b| b.is_ascii_alphanumeric());
    is_scheme.then_some((scheme, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_taken_literally() {
        let url: ObjectUrl = "oss://examplebucket/a//b%20c/*?d#e ".parse().unwrap();
        assert_eq!(url.bucket().as_str(), "examplebucket");
        assert_eq!(url.key(), "a//b%20c/*?d#e ");
    }

    #[test]
    fn a_path_a_stream_and_a_url_are_told_apart() {
        assert_eq!("-".parse(), Ok(Location::Stream));
        assert_eq!("./-".parse(), Ok(Location::Local("./-".into())));
        assert_eq!("oss:/a".parse(), Ok(Location::Local("oss:/a".into())));
        let remote: Location = "oss://examplebucket/dir/".parse().unwrap();
        assert_eq!(remote.to_string(), "oss://examplebucket/dir/");
    }

    #[test]
    fn what_is_wrong_with_a_url_is_said() {
        for (text, problem) in [
            (
                "examplebucket/a",
                "expected oss://BUCKET/KEY, such as oss://examplebucket/a",
            ),
            (
                "/examplebucket/a",
                "expected oss://BUCKET/KEY, such as oss://examplebucket/a",
            ),
            (
                "oss:/examplebucket/a",
                "there are two slashes after oss: in a URL; expected oss://examplebucket/a",
            ),
            (
                "OSS:examplebucket",
                "there are two slashes after oss: in a URL; expected oss://examplebucket",
            ),
            (
                "s3://examplebucket/a",
                "this program is for OSS; expected oss://examplebucket/a",
            ),
            (
                "Oss://examplebucket/a",
                "the scheme is written in lower case: oss://examplebucket/a",
            ),
            (
                "https://a/b",
                "the scheme is https://; expected oss://BUCKET/KEY",
            ),
            (
                "oss:///a",
                "the bucket is missing; expected oss://BUCKET/KEY",
            ),
            (
                "oss://examplebucket",
                "the key is missing; expected oss://examplebucket/KEY",
            ),
            (
                "oss://examplebucket/",
                "the key is missing; expected oss://examplebucket/KEY",
            ),
        ] {
            assert_eq!(text.parse::<ObjectUrl>(), Err(problem.to_owned()), "{text}");
        }
        let error = "oss://Example_Bucket/a".parse::<ObjectUrl>().unwrap_err();
        assert!(error.contains("Example_Bucket"), "{error}");
    }

    #[test]
    fn a_key_or_prefix_does_not_begin_with_a_slash() {
        for text in [
            "oss://examplebucket//u/",
            "oss://examplebucket//",
            "oss://examplebucket///a",
        ] {
            let problem = text.parse::<RemoteUrl>().unwrap_err();
            assert!(problem.starts_with("the key begins with /"), "{problem}");
        }
    }
}
