"""What `oss2` asks for around put and get: lists, the bucket itself, ACLs, copies, versions."""

import oss2

import plain
from checks import check, equal
from sdks import Oss2
from world import REGION, USER

LOCATION = f"oss-{REGION}"
KEYS = ["dir/a b+c.txt", "dir/sub/é.txt", "top&<>.txt"]


def run():
    for version in ("V1", "V4"):
        _oss2(Oss2(USER, version, bucket=f"compat-oss2-{version.lower()}"))


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
