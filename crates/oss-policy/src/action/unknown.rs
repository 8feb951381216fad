//! Names that are written as actions and are none.

use std::fmt;

use super::further::FURTHER;
use crate::Action;
use crate::matching::action_fits;

/// A name that is written as an action and that no request is checked for, so that allowing or
/// denying it has no effect.
///
/// ```
/// use oss_policy::Action;
///
/// let unknown = Action::check("oss:HeadObject").unwrap_err();
/// assert_eq!(unknown.to_string(), "no such action; HEAD is asked as oss:GetObject");
/// assert!(unknown.is_certain());
/// assert!(Action::check("oss:Get*").is_ok());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownAction {
    why: Why,
}

/// What is known about the name.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Why {
    /// An operation of this name is asked under another.
    Asked {
        operation: &'static str,
        instead: &'static str,
    },
    /// A slip of the finger, most likely.
    Near { name: String },
    /// It belongs to the language of another cloud.
    Foreign,
    /// Nothing is like it.
    Nothing,
}

impl UnknownAction {
    /// Returns whether the name is certainly wrong. Where this is `false` no action of this name is
    /// known here, but the service may have got one since.
    #[must_use]
    pub fn is_certain(&self) -> bool {
        !matches!(self.why, Why::Nothing)
    }
}

impl fmt::Display for UnknownAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.why {
            Why::Asked { operation, instead } => {
                write!(f, "no such action; {operation} is asked as {instead}")
            }
            Why::Near { name } => write!(f, "no such action; did you mean {name}?"),
            Why::Foreign => {
                f.write_str("no such action; the actions of OSS begin with oss:, as oss:GetObject")
            }
            Why::Nothing => f.write_str("no action of this name is known; check its spelling"),
        }
    }
}

impl std::error::Error for UnknownAction {}

impl Action {
    /// Checks that an action, or a pattern such as `oss:Get*`, fits at least one action that
    /// exists. Names are compared without case. Only the actions of OSS are all known here; of
    /// other services no name is refused, except one that was meant for `sts:AssumeRole`.
    ///
    /// # Errors
    ///
    /// An [`UnknownAction`], which says what to write instead where that is known.
    pub fn check(name: &str) -> Result<(), UnknownAction> {
        let Some((service, rest)) = name.split_once(':') else {
            return Ok(());
        };
        let why = match service.to_ascii_lowercase().as_str() {
            "oss" if exists(name) => return Ok(()),
            "oss" => asked(rest).or_else(|| near(name)).unwrap_or(Why::Nothing),
            "s3" => Why::Foreign,
            "ram" if action_fits(rest, "AssumeRole") && !rest.contains('*') => Why::Asked {
                operation: "assuming a role",
                instead: "sts:AssumeRole",
            },
            _ => return Ok(()),
        };
        Err(UnknownAction { why })
    }
}

fn exists(pattern: &str) -> bool {
    Action::all().any(|action| action_fits(pattern, action.as_str()))
        || FURTHER.iter().any(|name| action_fits(pattern, name))
}

/// The action that is asked for an operation of this name.
fn asked(pattern: &str) -> Option<Why> {
    let found = OPERATIONS
        .iter()
        .find(|(name, _, _)| action_fits(pattern, name));
    found.map(|&(_, operation, instead)| Why::Asked { operation, instead })
}

/// The action whose name differs least, if a slip of the finger explains it.
fn near(name: &str) -> Option<Why> {
    if name.contains(['*', '?']) {
        return None;
    }
    let wanted = name.to_lowercase();
    let all = Action::all().map(|action| action.as_str().to_owned());
    let by_distance = all.map(|known| {
        let distance = strsim::damerau_levenshtein(&wanted, &known.to_lowercase());
        (distance, known)
    });
    let (_, name) = by_distance
        .filter(|(distance, _)| *distance <= MOST_SLIPS)
        .min_by_key(|(distance, _)| *distance)?;
    Some(Why::Near { name })
}

/// Insertions, deletions, replacements and swaps that are taken for a slip.
const MOST_SLIPS: usize = 2;

/// Names of operations, of those of other clouds too, what each is, and the action that it asks.
const OPERATIONS: &[(&str, &str, &str)] = &[
    (
        "AbortMultipartUploads",
        "aborting an upload",
        "oss:AbortMultipartUpload",
    ),
    ("AppendObject", "an append", "oss:PutObject"),
    ("AssumeRole", "assuming a role", "sts:AssumeRole"),
    (
        "CompleteMultipartUpload",
        "every step of a multipart upload",
        "oss:PutObject",
    ),
    (
        "CopyObject",
        "a copy",
        "oss:GetObject on the source and oss:PutObject on the target",
    ),
    ("CreateBucket", "creating a bucket", "oss:PutBucket"),
    (
        "CreateMultipartUpload",
        "every step of a multipart upload",
        "oss:PutObject",
    ),
    (
        "CreateSelectObjectMeta",
        "a query on an object",
        "oss:GetObject",
    ),
    (
        "DeleteBucketTags",
        "deleting the tags of a bucket",
        "oss:DeleteBucketTagging",
    ),
    (
        "DeleteMultiObjects",
        "deleting many objects",
        "oss:DeleteObject for each key",
    ),
    (
        "DeleteMultipleObjects",
        "deleting many objects",
        "oss:DeleteObject for each key",
    ),
    (
        "DeleteObjectVersions",
        "deleting a version",
        "oss:DeleteObjectVersion",
    ),
    (
        "DeleteObjects",
        "deleting many objects",
        "oss:DeleteObject for each key",
    ),
    (
        "DescribeRegion",
        "listing the regions",
        "oss:DescribeRegions",
    ),
    ("DownloadObject", "a download", "oss:GetObject"),
    ("GetBucket", "listing a bucket", "oss:ListObjects"),
    (
        "GetBucketMetadata",
        "a request for the properties of a bucket",
        "oss:GetBucketInfo",
    ),
    (
        "GetBucketObjectVersions",
        "listing the versions",
        "oss:ListObjectVersions",
    ),
    (
        "GetBucketTags",
        "reading the tags of a bucket",
        "oss:GetBucketTagging",
    ),
    ("GetBucketV2", "listing a bucket", "oss:ListObjects"),
    (
        "GetBucketVersions",
        "listing the versions",
        "oss:ListObjectVersions",
    ),
    ("GetObjectInfo", "HEAD", "oss:GetObject"),
    ("GetObjectMeta", "HEAD", "oss:GetObject"),
    ("GetObjectMetadata", "HEAD", "oss:GetObject"),
    ("GetService", "listing the buckets", "oss:ListBuckets"),
    ("GetSymlink", "reading a symbolic link", "oss:GetObject"),
    (
        "HeadBucket",
        "HEAD of a bucket",
        "oss:GetBucketInfo or oss:ListObjects, by the tool that asks,",
    ),
    ("HeadObject", "HEAD", "oss:GetObject"),
    (
        "HeadObjectVersion",
        "HEAD of a version",
        "oss:GetObjectVersion",
    ),
    (
        "InitMultipartUpload",
        "every step of a multipart upload",
        "oss:PutObject",
    ),
    (
        "InitiateMultipartUpload",
        "every step of a multipart upload",
        "oss:PutObject",
    ),
    ("ListAllMyBuckets", "listing the buckets", "oss:ListBuckets"),
    ("ListBucket", "listing a bucket", "oss:ListObjects"),
    (
        "ListBucketInventory",
        "listing the inventories",
        "oss:GetBucketInventory",
    ),
    (
        "ListBucketMultipartUploads",
        "listing the multipart uploads",
        "oss:ListMultipartUploads",
    ),
    ("ListBucketObjects", "listing a bucket", "oss:ListObjects"),
    (
        "ListBucketVersions",
        "listing the versions",
        "oss:ListObjectVersions",
    ),
    (
        "ListMultipartUploadParts",
        "listing the parts of an upload",
        "oss:ListParts",
    ),
    ("ListObjectsV1", "listing a bucket", "oss:ListObjects"),
    ("ListObjectsV2", "listing a bucket", "oss:ListObjects"),
    (
        "ListObjectsVersions",
        "listing the versions",
        "oss:ListObjectVersions",
    ),
    ("ListService", "listing the buckets", "oss:ListBuckets"),
    (
        "MultipartUpload",
        "every step of a multipart upload",
        "oss:PutObject",
    ),
    ("PostObject", "an upload by an HTML form", "oss:PutObject"),
    (
        "PutBucketTags",
        "setting the tags of a bucket",
        "oss:PutBucketTagging",
    ),
    (
        "PutObjectMeta",
        "changing metadata by a copy",
        "oss:GetObject and oss:PutObject",
    ),
    (
        "PutObjectTag",
        "setting the tags of an object",
        "oss:PutObjectTagging",
    ),
    ("PutSymlink", "making a symbolic link", "oss:PutObject"),
    ("ReadObject", "a download", "oss:GetObject"),
    ("SelectObject", "a query on an object", "oss:GetObject"),
    ("UploadObject", "an upload", "oss:PutObject"),
    (
        "UploadPart",
        "every step of a multipart upload",
        "oss:PutObject",
    ),
    (
        "UploadPartCopy",
        "copying a part",
        "oss:GetObject on the source and oss:PutObject on the target",
    ),
    ("WriteObject", "an upload", "oss:PutObject"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn said(name: &str) -> String {
        Action::check(name).map_or_else(|unknown| unknown.to_string(), |()| "fine".to_owned())
    }

    #[test]
    fn operations_are_named_by_the_action_that_they_ask() {
        for (name, said_of_it) in [
            (
                "oss:HeadObject",
                "no such action; HEAD is asked as oss:GetObject",
            ),
            (
                "oss:ListBucket",
                "no such action; listing a bucket is asked as oss:ListObjects",
            ),
            (
                "OSS:headobject",
                "no such action; HEAD is asked as oss:GetObject",
            ),
            ("oss:Head*", "no such action; HEAD"),
            ("oss:GetService", "oss:ListBuckets"),
            ("oss:CopyObject", "oss:GetObject on the source"),
            ("oss:UploadPart", "oss:PutObject"),
            ("oss:DeleteMultipleObjects", "oss:DeleteObject for each key"),
            ("oss:AssumeRole", "sts:AssumeRole"),
            ("ram:AssumeRole", "sts:AssumeRole"),
            ("oss:GetObjct", "did you mean oss:GetObject?"),
            ("oss:PutObejct", "did you mean oss:PutObject?"),
            ("oss:ListObject", "did you mean oss:ListObjects?"),
            ("s3:GetObject", "begin with oss:"),
            ("oss:FlyToTheMoon", "no action of this name is known"),
        ] {
            assert!(said(name).contains(said_of_it), "{name}: {}", said(name));
        }
        let uncertain = Action::check("oss:FlyToTheMoon").unwrap_err();
        assert!(!uncertain.is_certain());
    }

    #[test]
    fn what_exists_is_fine_in_any_case_and_as_a_pattern() {
        for name in [
            "oss:GetObject",
            "oss:getObject",
            "oss:*",
            "*",
            "oss:Get*",
            "oss:?utObject",
            "oss:PutVectors",
            "oss:ReplicateGet",
            "sts:AssumeRole",
            "ram:Create*",
            "ram:*",
            "ecs:StartInstance",
        ] {
            assert_eq!(said(name), "fine", "{name}");
        }
    }

    #[test]
    fn no_operation_in_the_table_has_the_name_of_an_action() {
        for (name, _, _) in OPERATIONS {
            assert!(!exists(&format!("oss:{name}")), "{name}");
        }
    }
}
