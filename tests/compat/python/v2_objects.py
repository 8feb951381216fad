"""Steps with objects: contents, lists, parts, appends, links, tags, ACLs, archives, versions."""

import base64
import hashlib

from alibabacloud_oss_v2 import models

import plain
from checks import contains, equal

PART = 100 * 1024
KEYS = ["dir/a b+c.txt", "dir/sub/é.txt", "top&<>.txt"]


async def _contents_and_their_metadata(c):
    digest = base64.b64encode(hashlib.md5(b"content").digest()).decode()
    put = await c.put_object(
        key="object", body=b"content", metadata={"kind": "test"}, content_type="text/x-test",
        cache_control="no-cache", content_disposition="attachment", content_md5=digest,
        expires="2030-01-01T00:00:00.000Z", storage_class="IA", tagging="a=1", acl="private")
    equal((put.status_code, put.status, len(put.request_id)), (200, "OK", 24), "status and request id")
    equal(put.content_md5, digest, "the digest")
    head = await c.head_object(key="object")
    equal(dict(head.metadata), {"kind": "test"}, "the metadata")
    equal((head.content_length, head.content_type, head.cache_control, head.content_disposition),
          (7, "text/x-test", "no-cache", "attachment"), "the headers")
    equal((head.storage_class, head.object_type, head.etag, head.hash_crc64),
          ("IA", "Normal", put.etag, put.hash_crc64), "the headers")
    got = await c.get_object(key="object")
    equal((got.body.content, got.tagging_count), (b"content", 1), "content and number of tags")
    meta = await c.get_object_meta(key="object")
    equal((meta.content_length, meta.etag, meta.hash_crc64), (7, put.etag, put.hash_crc64), "the meta")
    equal(await c.streamed(key="object"), b"content", "the content in pieces")
    await c.refused(c.put_object(key="object", body=b"x", forbid_overwrite=True), 409, "FileAlreadyExists",
                    "0026-00000002")
    await c.refused(c.put_object(key="object", body=b"x", content_md5=base64.b64encode(b"x" * 16).decode()),
                    400, "InvalidDigest")


async def _ranges_conditions_and_other_response_headers(c):
    put = await c.put_object(key="object", body=b"content")
    part = await c.get_object(key="object", range_header="bytes=2-4")
    equal((part.status_code, part.body.content, part.content_range), (206, b"nte", "bytes 2-4/7"), "the part")
    await c.refused(c.get_object(key="object", range_header="bytes=9-", range_behavior="standard"), 416,
                    "InvalidRange")
    await c.refused(c.get_object(key="object", if_none_match=put.etag), 304, "BadErrorResponse")
    await c.refused(c.get_object(key="object", if_match='"other"'), 412, "PreconditionFailed")
    await c.refused(c.head_object(key="missing"), 404, "NoSuchKey", "0026-00000001")
    await c.refused(c.get_object_meta(key="missing"), 404, "NoSuchKey", "0026-00000001")
    got = await c.get_object(key="object", response_content_type="a/b", response_cache_control="no-store")
    equal((got.content_type, got.cache_control), ("a/b", "no-store"), "the overridden headers")


async def _lists_and_their_pages(c):
    for key in KEYS:
        await c.put_object(key=f"list/{key}", body=b"x")
    right = [f"list/{key}" for key in KEYS]
    for operation in ("list_objects", "list_objects_v2"):
        pages = await c.pages(operation, limit=2, prefix="list/")
        equal([[one.key for one in page.contents] for page in pages], [right[:2], right[2:]], "the pages")
        page = await getattr(c, operation)(prefix="list/dir/", delimiter="/")
        equal([one.key for one in page.contents], right[:1], "the keys of the folder")
        equal([one.prefix for one in page.common_prefixes], ["list/dir/sub/"], "the folders")
        equal((page.name, page.max_keys, page.is_truncated), (c.bucket, 100, False), "the page")
    page = await c.list_objects_v2(prefix="list/", start_after=right[0], fetch_owner=True)
    equal((page.key_count, page.start_after), (2, right[0]), "the page after a key")
    equal(all(one.owner.id for one in page.contents), True, "whether each has an owner")
    pages = await c.pages("list_object_versions", limit=1, prefix="list/")
    equal([one.version_id for page in pages for one in page.version], ["null"] * 3, "the versions")


async def _copies(c):
    await c.put_object(key="source", body=b"content", metadata={"kind": "source"}, tagging="a=1")
    copied = await c.copy_object(key="copy", source_key="source")
    equal((await c.content(key="copy"), (await c.head_object(key="copy")).etag), (b"content", copied.etag), "the copy")
    await c.copy_object(key="copy", source_key="source", metadata_directive="REPLACE", metadata={"kind": "copy"},
                        tagging_directive="Replace", tagging="b=2", storage_class="IA")
    head = await c.head_object(key="copy")
    equal((dict(head.metadata), head.storage_class), ({"kind": "copy"}, "IA"), "metadata and class")
    tags = (await c.get_object_tagging(key="copy")).tag_set.tags
    equal([(tag.key, tag.value) for tag in tags], [("b", "2")], "the tags")
    await c.refused(c.copy_object(key="copy", source_key="missing"), 404, "NoSuchKey")
    await c.refused(c.copy_object(key="copy", source_key="source", if_match='"other"'), 412, "PreconditionFailed")


async def _parts(c):
    begun = await c.initiate_multipart_upload(key="parts é", metadata={"a": "1"})
    upload = begun.upload_id
    pieces = [b"a" * PART, b"b" * PART]
    etags = [(await c.upload_part(key="parts é", upload_id=upload, part_number=number, body=piece)).etag
             for number, piece in enumerate(pieces, 1)]
    copied = await c.upload_part_copy(key="parts é", upload_id=upload, part_number=3, source_key="source",
                                      source_range="bytes=0-3")
    pages = await c.pages("list_parts", limit=2, key="parts é", upload_id=upload)
    equal([[part.part_number for part in page.parts] for page in pages], [[1, 2], [3]], "the parts")
    pages = await c.pages("list_multipart_uploads")
    equal([one.key for page in pages for one in page.uploads], ["parts é"], "the uploads")
    parts = [models.UploadPart(part_number=number, etag=etag) for number, etag in enumerate(etags + [copied.etag], 1)]
    done = await c.complete_multipart_upload(
        key="parts é", upload_id=upload, complete_multipart_upload=models.CompleteMultipartUpload(parts=parts))
    equal((done.bucket, done.key), (c.bucket, "parts é"), "bucket and key")
    equal(await c.content(key="parts é"), b"".join(pieces) + b"cont", "the object of the parts")
    head = await c.head_object(key="parts é")
    equal((head.object_type, dict(head.metadata), head.etag), ("Multipart", {"a": "1"}, done.etag), "the object")
    await c.refused(c.list_parts(key="parts é", upload_id=upload), 404, "NoSuchUpload", "0042-00000002")


async def _all_parts_without_naming_them_and_an_aborted_upload(c):
    upload = (await c.initiate_multipart_upload(key="all")).upload_id
    await c.upload_part(key="all", upload_id=upload, part_number=1, body=b"x")
    await c.complete_multipart_upload(key="all", upload_id=upload, complete_all="yes")
    equal(await c.content(key="all"), b"x", "the object")
    upload = (await c.initiate_multipart_upload(key="all")).upload_id
    await c.abort_multipart_upload(key="all", upload_id=upload)
    await c.refused(c.abort_multipart_upload(key="all", upload_id=upload), 404, "NoSuchUpload")


async def _appends_and_the_end_of_appending(c):
    first = await c.append_object(key="log", position=0, body=b"one", storage_class="Standard")
    equal(first.next_position, 3, "the next position")
    second = await c.append_object(key="log", position=3, body=b" two")
    equal(second.next_position, 7, "the next position")
    equal(await c.content(key="log"), b"one two", "the object")
    equal((await c.head_object(key="log")).object_type, "Appendable", "the type")
    await c.refused(c.append_object(key="log", position=1, body=b"x"), 409, "PositionNotEqualToLength")
    await c.refused(c.append_object(key="source", position=7, body=b"x"), 409, "ObjectNotAppendable")
    sealed = await c.seal_append_object(key="log", position=7)
    equal(bool(sealed.sealed_time), True, "whether there is a time")
    head = await c.head_object(key="log")
    equal(head.sealed_time, sealed.sealed_time, "the time")


async def _links(c):
    await c.put_object(key="target", body=b"behind the link")
    await c.put_symlink(key="link", target="target", metadata={"kind": "link"})
    got = await c.get_symlink(key="link")
    equal((got.target, dict(got.metadata)), ("target", {"kind": "link"}), "the link")
    equal(await c.content(key="link"), b"behind the link", "the object behind the link")
    await c.refused(c.get_symlink(key="target"), 400, "NotSymlink")


async def _tags(c):
    tags = models.Tagging(tag_set=models.TagSet(tags=[models.Tag(key="a", value="é/+"), models.Tag(key="b", value="")]))
    await c.put_object(key="tagged", body=b"x")
    await c.put_object_tagging(key="tagged", tagging=tags)
    got = (await c.get_object_tagging(key="tagged")).tag_set.tags
    equal([(tag.key, tag.value or "") for tag in got], [("a", "é/+"), ("b", "")], "the tags")
    await c.delete_object_tagging(key="tagged")
    equal((await c.get_object_tagging(key="tagged")).tag_set.tags or [], [], "the tags")


async def _access_lists(c):
    equal((await c.get_object_acl(key="tagged")).acl, "default", "the first ACL")
    await c.put_object_acl(key="tagged", acl="public-read")
    got = await c.get_object_acl(key="tagged")
    equal((got.acl, bool(got.owner.id)), ("public-read", True), "ACL and owner")
    await c.refused(c.get_object_acl(key="missing"), 404, "NoSuchKey")


async def _archived_objects(c):
    await c.put_object(key="cold", body=b"x", storage_class="ColdArchive")
    await c.refused(c.get_object(key="cold"), 403, "InvalidObjectState", "0016-00000404")
    days = models.RestoreRequest(days=2, tier="Expedited")
    equal((await c.restore_object(key="cold", restore_request=days)).status_code, 202, "the status")
    await c.refused(c.restore_object(key="cold", restore_request=days), 409, "RestoreAlreadyInProgress")
    contains((await c.head_object(key="cold")).restore, 'ongoing-request="true"', "the header")
    await c.refused(c.restore_object(key="source"), 400, "OperationNotSupported")


async def _deletions(c):
    equal((await c.delete_object(key="never")).status_code, 204, "the status")
    keys = ["del/a", "del/b & <c>", "del/é"]
    for key in keys:
        await c.put_object(key=key, body=b"x")
    gone = await c.delete_multiple_objects(objects=[models.DeleteObject(key=key) for key in keys])
    equal([one.key for one in gone.deleted_objects], keys, "the deleted keys")
    quiet = await c.delete_multiple_objects(objects=[models.DeleteObject(key="del/a")], quiet=True)
    equal(quiet.deleted_objects or [], [], "the keys of a quiet deletion")
    equal((await c.list_objects_v2(prefix="del/")).key_count, 0, "the number of keys")


async def _what_exists(c):
    found = [await c.exists(*names) for names in (
        (c.bucket,), ("no-such-bucket-here",), (c.bucket, "source"), (c.bucket, "missing"))]
    equal(found, [True, False, True, False], "what exists")


async def _presigned_requests(c):
    key = "signed/a b+c é.txt"
    put = await c.presign("put_object", key=key, content_type="text/x-test", metadata={"kind": "signed"})
    plain.succeed(put.method, put.url, b"signed", put.signed_headers)
    got = await c.presign("get_object", key=key)
    equal(plain.succeed(got.method, got.url).body, b"signed", "the object")
    head = await c.presign("head_object", key=key)
    equal(plain.succeed(head.method, head.url).headers["x-oss-meta-kind"], "signed", "the metadata")


async def _versions(c):
    equal((await c.get_bucket_versioning()).version_status, None, "the status of a new bucket")
    await c.put_bucket_versioning(versioning_configuration=models.VersioningConfiguration(status="Enabled"))
    equal((await c.get_bucket_versioning()).version_status, "Enabled", "the status")
    first = (await c.put_object(key="versioned", body=b"one")).version_id
    second = (await c.put_object(key="versioned", body=b"two")).version_id
    marker = await c.delete_object(key="versioned")
    equal((marker.delete_marker, bool(marker.version_id)), (True, True), "the marker")
    page = await c.list_object_versions(prefix="versioned")
    equal([one.version_id for one in page.version], [second, first], "the versions")
    equal([one.version_id for one in page.delete_marker], [marker.version_id], "the markers")
    await c.refused(c.get_object(key="versioned"), 404, "NoSuchKey")
    equal(await c.content(key="versioned", version_id=first), b"one", "the first version")
    gone = await c.delete_multiple_objects(
        objects=[models.DeleteObject(key="versioned", version_id=marker.version_id)])
    equal([one.delete_marker_version_id for one in gone.deleted_objects], [marker.version_id], "the removed marker")
    equal(await c.content(key="versioned"), b"two", "the last version")
    await c.put_bucket_versioning(versioning_configuration=models.VersioningConfiguration(status="Suspended"))


STEPS = (
    _contents_and_their_metadata, _ranges_conditions_and_other_response_headers, _lists_and_their_pages, _copies,
    _parts, _all_parts_without_naming_them_and_an_aborted_upload, _appends_and_the_end_of_appending, _links, _tags,
    _access_lists, _archived_objects, _deletions, _what_exists, _presigned_requests, _versions,
)
