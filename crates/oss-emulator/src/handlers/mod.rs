//! The operations of OSS. Each operation is one `async fn(Call)` in a file
//! `handlers/<group>/<operation>.rs`.
//!
//! The list below connects the official name of each operation, which is also its name in
//! `route/operations.txt`, with this function.

mod bucket;
pub(crate) mod call;
mod listing;
mod object;
mod service;

pub(crate) use call::Call;

use call::Handler;

macro_rules! handlers {
    ($($name:literal => $group:ident::$function:ident,)*) => {
        /// Returns the handler of an operation. If there is none, the server answers the request
        /// with 501 and the name of the operation.
        pub(crate) fn find(operation: &str) -> Option<Handler> {
            match operation {
                $($name => Some(|call| Box::pin($group::$function(call))),)*
                _ => None,
            }
        }
    };
}

handlers! {
    "CopyObject" => object::copy_object,
    "DeleteBucket" => bucket::delete_bucket,
    "DeleteMultipleObjects" => object::delete_multiple_objects,
    "DeleteObject" => object::delete_object,
    "GetBucketAcl" => bucket::get_bucket_acl,
    "GetBucketInfo" => bucket::get_bucket_info,
    "GetBucketLocation" => bucket::get_bucket_location,
    "GetBucketStat" => bucket::get_bucket_stat,
    "GetBucketVersioning" => bucket::get_bucket_versioning,
    "GetObject" => object::get_object,
    "GetObjectAcl" => object::get_object_acl,
    "GetObjectMeta" => object::get_object_meta,
    "HeadBucket" => bucket::head_bucket,
    "HeadObject" => object::head_object,
    "ListBuckets" => service::list_buckets,
    "ListLiveChannel" => listing::list_live_channel,
    "ListMultipartUploads" => listing::list_multipart_uploads,
    "ListObjectVersions" => listing::list_object_versions,
    "ListObjects" => listing::list_objects,
    "ListObjectsV2" => listing::list_objects_v2,
    "OptionObject" => object::option_object,
    "PostObject" => object::post_object,
    "PutBucket" => bucket::put_bucket,
    "PutBucketAcl" => bucket::put_bucket_acl,
    "PutBucketVersioning" => bucket::put_bucket_versioning,
    "PutObject" => object::put_object,
    "PutObjectAcl" => object::put_object_acl,
}
