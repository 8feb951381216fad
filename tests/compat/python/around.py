"""What clients ask for around put and get: lists, the bucket itself, ACLs, copies, versions."""

import alibabacloud_oss_v2 as oss_v2
import oss2

import plain
from checks import check, equal
from sdks import Oss2, OssV2
from world import REGION, USER

LOCATION = f"oss-{REGION}"
KEYS = ["dir/a b+c.txt", "dir/sub/é.txt", "top&<>.txt"]


def run():
    for version in ("V1", "V4"):
        _oss2(Oss2(USER, version, bucket=f"compat-oss2-{version.lower()}"))
        _oss_v2(OssV2(USER, version, bucket=f"compat-ossv2-{version.lower()}"))


def _oss2(client):
    bucket, name = client.bucket, client.name
    listed = bucket.bucket_name

    def right(what, body):
        check(f"{name}: {what}", body)

    right("create a bucket", lambda: bucket.create_bucket(oss2.BUCKET_ACL_PRIVATE))
    right("list buckets", lambda: equal(
        [b.name for b in client.service.list_buckets(prefix=listed).buckets], [listed], "the list"))
    right("bucket info", lambda: equal(
        (bucket.get_bucket_info().name, bucket.get_bucket_info().location,
         bucket.get_bucket_info().acl.grant), (listed, LOCATION, "private"), "the info"))
    right("bucket location", lambda: equal(
        bucket.get_bucket_location().location, LOCATION, "the location"))
    right("bucket ACL", lambda: _bucket_acl(bucket))
    for key in KEYS:
        right(f"put {key}", lambda key=key: bucket.put_object(
            key, key.encode(), headers={"x-oss-meta-kind": "test"}))
    right("bucket stat", lambda: equal(bucket.get_bucket_stat().object_count, 3, "the count"))
    right("list by V1", lambda: equal(
        [o.key for o in oss2.ObjectIterator(bucket, max_keys=2)], KEYS, "the list"))
    right("list by V2", lambda: equal(
        [o.key for o in oss2.ObjectIteratorV2(bucket, max_keys=2)], KEYS, "the list"))
    right("list with a delimiter", lambda: equal(
        [o.key for o in oss2.ObjectIterator(bucket, prefix="dir/", delimiter="/")],
        ["dir/a b+c.txt", "dir/sub/"], "the list"))
    right("head", lambda: equal(
        bucket.head_object(KEYS[0]).headers["x-oss-meta-kind"], "test", "the user metadata"))
    right("object meta", lambda: equal(
        bucket.get_object_meta(KEYS[0]).content_length, len(KEYS[0]), "the length"))
    right("range", lambda: equal(
        bucket.get_object(KEYS[0], byte_range=(0, 2)).read(), b"dir", "the part"))
    right("object ACL", lambda: _object_acl(bucket))
    right("copy", lambda: _copy(bucket))
    right("batch delete", lambda: equal(
        sorted(bucket.batch_delete_objects(KEYS + ["copy.txt"]).deleted_keys),
        sorted(KEYS + ["copy.txt"]), "the deleted keys"))
    right("versions", lambda: _versions(bucket))
    right("uploads and live channels, as its suite asks when it cleans up", lambda: equal(
        (list(oss2.MultipartUploadIterator(bucket)), list(oss2.LiveChannelIterator(bucket))),
        ([], []), "the lists"))
    right("delete the bucket", bucket.delete_bucket)


def _bucket_acl(bucket):
    bucket.put_bucket_acl(oss2.BUCKET_ACL_PUBLIC_READ)
    equal(bucket.get_bucket_acl().acl, "public-read", "the ACL")
    bucket.put_bucket_acl(oss2.BUCKET_ACL_PRIVATE)


def _object_acl(bucket):
    equal(bucket.get_object_acl(KEYS[0]).acl, "default", "the first ACL")
    bucket.put_object_acl(KEYS[0], oss2.OBJECT_ACL_PUBLIC_READ)
    equal(bucket.get_object_acl(KEYS[0]).acl, "public-read", "the ACL")


def _copy(bucket):
    source = bucket.bucket_name
    copied = bucket.copy_object(source, KEYS[1], "copy.txt")
    equal(copied.etag, bucket.head_object(KEYS[1]).etag, "the ETag")
    equal(bucket.get_object("copy.txt").read(), KEYS[1].encode(), "the copy")


def _versions(bucket):
    bucket.put_bucket_versioning(
        oss2.models.BucketVersioningConfig(oss2.BUCKET_VERSIONING_ENABLE))
    equal(bucket.get_bucket_versioning().status, "Enabled", "the status")
    first = bucket.put_object("v.txt", b"first").versionid
    bucket.put_object("v.txt", b"second")
    marker = bucket.delete_object("v.txt")
    equal(marker.delete_marker, True, "that it is a delete marker")
    equal(bucket.get_object("v.txt", params={"versionId": first}).read(), b"first", "the version")
    url = bucket.sign_url("GET", "v.txt", 60, params={"versionId": first})
    equal(plain.succeed("GET", url).body, b"first", "the version by a URL")
    listed = bucket.list_object_versions()
    equal(len(listed.versions), 2, "the number of versions")
    equal([m.versionid for m in listed.delete_marker], [marker.versionid], "the markers")
    for entry in listed.versions + listed.delete_marker:
        bucket.delete_object(entry.key, params={"versionId": entry.versionid})


def _oss_v2(client):
    sdk, bucket, name = client.client, client.bucket, client.name

    def right(what, body):
        check(f"{name}: {what}", body)

    right("create a bucket", lambda: sdk.put_bucket(oss_v2.PutBucketRequest(bucket=bucket)))
    right("list buckets", lambda: equal(
        [b.name for b in sdk.list_buckets(oss_v2.ListBucketsRequest(prefix=bucket)).buckets],
        [bucket], "the list"))
    right("bucket info", lambda: _v2_info(sdk, bucket))
    right("bucket location", lambda: equal(
        sdk.get_bucket_location(oss_v2.GetBucketLocationRequest(bucket=bucket)).location,
        LOCATION, "the location"))
    right("bucket ACL", lambda: equal(
        sdk.get_bucket_acl(oss_v2.GetBucketAclRequest(bucket=bucket)).acl, "private", "the ACL"))
    for key in KEYS:
        right(f"put {key}", lambda key=key: sdk.put_object(oss_v2.PutObjectRequest(
            bucket=bucket, key=key, body=key.encode(), metadata={"kind": "test"})))
    right("bucket stat", lambda: equal(
        sdk.get_bucket_stat(oss_v2.GetBucketStatRequest(bucket=bucket)).object_count, 3,
        "the count"))
    right("list by V1", lambda: equal(
        _v2_pages(sdk.list_objects_paginator(limit=2), oss_v2.ListObjectsRequest(bucket=bucket)),
        KEYS, "the list"))
    right("list by V2", lambda: equal(
        _v2_pages(
            sdk.list_objects_v2_paginator(limit=2), oss_v2.ListObjectsV2Request(bucket=bucket)),
        KEYS, "the list"))
    right("head", lambda: equal(
        dict(sdk.head_object(oss_v2.HeadObjectRequest(bucket=bucket, key=KEYS[0])).metadata),
        {"kind": "test"}, "the user metadata"))
    right("object meta", lambda: equal(
        sdk.get_object_meta(
            oss_v2.GetObjectMetaRequest(bucket=bucket, key=KEYS[0])).content_length,
        len(KEYS[0]), "the length"))
    right("object ACL", lambda: _v2_object_acl(sdk, bucket))
    right("copy", lambda: _v2_copy(sdk, bucket))
    right("existence", lambda: equal(
        (sdk.is_object_exist(bucket, KEYS[0]), sdk.is_object_exist(bucket, "missing"),
         sdk.is_bucket_exist(bucket), sdk.is_bucket_exist("no-such-bucket-here")),
        (True, False, True, False), "what exists"))
    right("batch delete", lambda: _v2_batch_delete(sdk, bucket))
    right("versions", lambda: _v2_versions(sdk, bucket))
    right("delete the bucket", lambda: sdk.delete_bucket(
        oss_v2.DeleteBucketRequest(bucket=bucket)))


def _v2_pages(paginator, request):
    return [entry.key for page in paginator.iter_page(request) for entry in page.contents or []]


def _v2_info(sdk, bucket):
    info = sdk.get_bucket_info(oss_v2.GetBucketInfoRequest(bucket=bucket)).bucket_info
    equal((info.name, info.location), (bucket, LOCATION), "name and location")
    equal(info.extranet_endpoint, f"{LOCATION}.aliyuncs.com", "the endpoint")


def _v2_object_acl(sdk, bucket):
    request = oss_v2.GetObjectAclRequest(bucket=bucket, key=KEYS[0])
    equal(sdk.get_object_acl(request).acl, "default", "the first ACL")
    sdk.put_object_acl(oss_v2.PutObjectAclRequest(bucket=bucket, key=KEYS[0], acl="public-read"))
    equal(sdk.get_object_acl(request).acl, "public-read", "the ACL")


def _v2_copy(sdk, bucket):
    sdk.copy_object(oss_v2.CopyObjectRequest(
        bucket=bucket, key="copy.txt", source_bucket=bucket, source_key=KEYS[1]))
    got = sdk.get_object(oss_v2.GetObjectRequest(bucket=bucket, key="copy.txt"))
    equal(got.body.content, KEYS[1].encode(), "the copy")


def _v2_batch_delete(sdk, bucket):
    keys = KEYS + ["copy.txt"]
    result = sdk.delete_multiple_objects(oss_v2.DeleteMultipleObjectsRequest(
        bucket=bucket, objects=[oss_v2.DeleteObject(key=key) for key in keys]))
    equal(sorted(entry.key for entry in result.deleted_objects), sorted(keys), "the deleted keys")


def _v2_versions(sdk, bucket):
    sdk.put_bucket_versioning(oss_v2.PutBucketVersioningRequest(
        bucket=bucket,
        versioning_configuration=oss_v2.VersioningConfiguration(status="Enabled")))
    status = sdk.get_bucket_versioning(oss_v2.GetBucketVersioningRequest(bucket=bucket))
    equal(status.version_status, "Enabled", "the status")
    first = sdk.put_object(oss_v2.PutObjectRequest(bucket=bucket, key="v.txt", body=b"first"))
    sdk.put_object(oss_v2.PutObjectRequest(bucket=bucket, key="v.txt", body=b"second"))
    marker = sdk.delete_object(oss_v2.DeleteObjectRequest(bucket=bucket, key="v.txt"))
    equal(marker.delete_marker, True, "that it is a delete marker")
    got = sdk.get_object(oss_v2.GetObjectRequest(
        bucket=bucket, key="v.txt", version_id=first.version_id))
    equal(got.body.content, b"first", "the version")
    listed = sdk.list_object_versions(oss_v2.ListObjectVersionsRequest(bucket=bucket))
    equal(len(listed.version), 2, "the number of versions")
    equal([m.version_id for m in listed.delete_marker], [marker.version_id], "the markers")
    for entry in listed.version + listed.delete_marker:
        sdk.delete_object(oss_v2.DeleteObjectRequest(
            bucket=bucket, key=entry.key, version_id=entry.version_id))
