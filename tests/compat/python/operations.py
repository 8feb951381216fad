"""Every kind of operation by `oss2`: parts, appends, links, tags, archives, and the settings of buckets.

What the SDK checks by itself, such as the CRC-64 of whole objects, is checked here by using it.
"""

import oss2
from oss2 import models

from checks import check, contains, equal, refused
from sdks import Oss2
from settings import SETTINGS
from world import ENDPOINT, REGION, USER

NAME = "compat-operations"
PART = 100 * 1024


def run():
    for version in ("v1", "v4"):
        bucket = oss2.Bucket(oss2.make_auth(USER.id, USER.secret, version), ENDPOINT, NAME, region=REGION)
        bucket.create_bucket()
        for step in STEPS:
            check(f"oss2 {version} {step.__name__.strip('_').replace('_', ' ')}", lambda s=step: s(bucket))
        _empty(bucket)
        check(f"oss2 {version} deletes the empty bucket", bucket.delete_bucket)


def _parts(bucket):
    upload = bucket.init_multipart_upload("parts", headers={"x-oss-meta-a": "1"}).upload_id
    data = [b"a" * PART, b"b" * PART, b"c"]
    parts = []
    for number, piece in enumerate(data, 1):
        result = bucket.upload_part("parts", upload, number, piece)
        parts.append(models.PartInfo(number, result.etag, size=len(piece), part_crc=result.crc))
    listed = bucket.list_parts("parts", upload, max_parts=2)
    equal([part.part_number for part in listed.parts], [1, 2], "the first page of parts")
    equal(listed.is_truncated, True, "whether there are more parts")
    uploads = [one.key for one in bucket.list_multipart_uploads().upload_list]
    equal(uploads, ["parts"], "the uploads")
    bucket.complete_multipart_upload("parts", upload, parts)
    equal(bucket.get_object("parts").read(), b"".join(data), "the object of the parts")
    head = bucket.head_object("parts")
    equal(head.object_type, "Multipart", "its type")
    equal(head.headers["x-oss-meta-a"], "1", "its metadata")
    gone = lambda: bucket.list_parts("parts", upload)
    refused(Oss2.refusal_of, gone, 404, "NoSuchUpload")


def _a_copied_part_and_an_aborted_upload(bucket):
    bucket.put_object("source", b"0123456789" * PART)
    upload = bucket.init_multipart_upload("copied").upload_id
    first = bucket.upload_part_copy(NAME, "source", (0, PART - 1), "copied", upload, 1)
    last = bucket.upload_part_copy(NAME, "source", (5, 9), "copied", upload, 2)
    parts = [models.PartInfo(1, first.etag), models.PartInfo(2, last.etag)]
    bucket.complete_multipart_upload("copied", upload, parts)
    equal(bucket.get_object("copied").read(), (b"0123456789" * PART)[:PART] + b"56789", "the copied parts")
    upload = bucket.init_multipart_upload("copied").upload_id
    bucket.upload_part("copied", upload, 1, b"x")
    bucket.abort_multipart_upload("copied", upload)
    equal(bucket.list_multipart_uploads().upload_list, [], "the uploads")


def _small_and_unsorted_parts_are_refused(bucket):
    upload = bucket.init_multipart_upload("small").upload_id
    etags = [bucket.upload_part("small", upload, number, b"x").etag for number in (1, 2)]
    parts = [models.PartInfo(number, etag) for number, etag in enumerate(etags, 1)]
    complete = lambda: bucket.complete_multipart_upload("small", upload, parts)
    refused(Oss2.refusal_of, complete, 400, "EntityTooSmall")
    wrong = [models.PartInfo(1, "0" * 32)]
    complete = lambda: bucket.complete_multipart_upload("small", upload, wrong)
    refused(Oss2.refusal_of, complete, 400, "InvalidPart")
    bucket.abort_multipart_upload("small", upload)


def _resumable_uploads(bucket):
    import os
    import tempfile
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "file")
        with open(path, "wb") as file:
            file.write(b"resumable" * PART)
        oss2.resumable_upload(bucket, "resumed", path, multipart_threshold=PART, part_size=2 * PART, num_threads=2,
                              store=oss2.ResumableStore(root=folder))
        target = os.path.join(folder, "target")
        oss2.resumable_download(bucket, "resumed", target, multiget_threshold=PART, part_size=PART, num_threads=2,
                                store=oss2.ResumableDownloadStore(root=folder))
        with open(target, "rb") as file:
            equal(file.read(), b"resumable" * PART, "the file")


def _appends(bucket):
    first = bucket.append_object("log", 0, b"one", init_crc=0)
    equal(first.next_position, 3, "the next position")
    second = bucket.append_object("log", 3, b" two", init_crc=first.crc)
    equal(second.next_position, 7, "the next position")
    equal(bucket.get_object("log").read(), b"one two", "the object")
    equal(bucket.head_object("log").object_type, "Appendable", "its type")
    refused(Oss2.refusal_of, lambda: bucket.append_object("log", 1, b"x"), 409, "PositionNotEqualToLength")
    bucket.put_object("normal", b"x")
    refused(Oss2.refusal_of, lambda: bucket.append_object("normal", 1, b"x"), 409, "ObjectNotAppendable")


def _links(bucket):
    bucket.put_object("target", b"behind the link")
    bucket.put_symlink("target", "link")
    equal(bucket.get_symlink("link").target_key, "target", "the target")
    equal(bucket.get_object("link").read(), b"behind the link", "the object behind the link")
    equal(bucket.head_object("link").object_type, "Symlink", "the type")
    bucket.put_symlink("nowhere", "broken")
    refused(Oss2.refusal_of, lambda: bucket.get_object("broken"), 404, "SymlinkTargetNotExist")
    refused(Oss2.refusal_of, lambda: bucket.get_symlink("target"), 400, "NotSymlink")


def _object_tags(bucket):
    rule = models.TaggingRule()
    rule.add("a", "1")
    rule.add("b", "é/+")
    bucket.put_object("tagged", b"x", headers={"x-oss-tagging": rule.to_query_string()})
    equal(bucket.get_object_tagging("tagged").tag_set.tagging_rule, {"a": "1", "b": "é/+"}, "the tags")
    rule = models.TaggingRule()
    rule.add("c", "")
    bucket.put_object_tagging("tagged", models.Tagging(rule))
    equal(bucket.get_object_tagging("tagged").tag_set.tagging_rule, {"c": ""}, "the tags")
    bucket.delete_object_tagging("tagged")
    equal(bucket.get_object_tagging("tagged").tag_set.tagging_rule, {}, "the tags")


def _archived_objects(bucket):
    bucket.put_object("cold", b"x", headers={"x-oss-storage-class": "Archive"})
    refused(Oss2.refusal_of, lambda: bucket.get_object("cold"), 403, "InvalidObjectState")
    equal(bucket.restore_object("cold").status, 202, "the status of the first request")
    refused(Oss2.refusal_of, lambda: bucket.restore_object("cold"), 409, "RestoreAlreadyInProgress")
    contains(bucket.head_object("cold").headers["x-oss-restore"], "ongoing-request=\"true\"", "the header")
    refused(Oss2.refusal_of, lambda: bucket.restore_object("normal"), 400, "OperationNotSupported")


def _many_deletions_in_one_request(bucket):
    for key in ("del/a", "del/b & <c>", "del/\x01"):
        bucket.put_object(key, b"x")
    deleted = bucket.batch_delete_objects(["del/a", "del/b & <c>", "del/\x01", "del/never"]).deleted_keys
    equal(sorted(deleted), sorted(["del/a", "del/b & <c>", "del/\x01", "del/never"]), "the deleted keys")
    equal([one.key for one in oss2.ObjectIterator(bucket, prefix="del/")], [], "what is left")


def _cors(bucket):
    refused(Oss2.refusal_of, bucket.get_bucket_cors, 404, "NoSuchCORSConfiguration")
    rule = models.CorsRule(allowed_origins=["*"], allowed_methods=["GET", "PUT"], allowed_headers=["x-oss-*"],
                           expose_headers=["ETag"], max_age_seconds=60)
    bucket.put_bucket_cors(models.BucketCors([rule]))
    got = bucket.get_bucket_cors().rules[0]
    equal((got.allowed_origins, got.allowed_methods, got.max_age_seconds), (["*"], ["GET", "PUT"], 60), "the rule")
    bucket.delete_bucket_cors()
    refused(Oss2.refusal_of, bucket.get_bucket_cors, 404, "NoSuchCORSConfiguration")


def _lifecycle(bucket):
    refused(Oss2.refusal_of, bucket.get_bucket_lifecycle, 404, "NoSuchLifecycle")
    rule = models.LifecycleRule("old", "logs/", status=models.LifecycleRule.ENABLED,
                                expiration=models.LifecycleExpiration(days=30))
    rule.storage_transitions = [models.StorageTransition(days=7, storage_class="IA")]
    bucket.put_bucket_lifecycle(models.BucketLifecycle([rule]))
    got = bucket.get_bucket_lifecycle().rules[0]
    equal((got.id, got.prefix, got.expiration.days), ("old", "logs/", 30), "the rule")
    equal(got.storage_transitions[0].storage_class, "IA", "the transition")
    bucket.delete_bucket_lifecycle()


def _website_logging_and_referers(bucket):
    refused(Oss2.refusal_of, bucket.get_bucket_website, 404, "NoSuchWebsiteConfiguration")
    bucket.put_bucket_website(models.BucketWebsite("index.html", "error.html"))
    got = bucket.get_bucket_website()
    equal((got.index_file, got.error_file), ("index.html", "error.html"), "the website")
    bucket.delete_bucket_website()
    equal(bucket.get_bucket_logging().target_bucket, "", "the target of a new bucket")
    bucket.put_bucket_logging(models.BucketLogging(NAME, "logs/"))
    equal(bucket.get_bucket_logging().target_prefix, "logs/", "the prefix")
    bucket.delete_bucket_logging()
    bucket.put_bucket_referer(models.BucketReferer(False, ["http://*.example.com"]))
    got = bucket.get_bucket_referer()
    equal((got.allow_empty_referer, got.referers), (False, ["http://*.example.com"]), "the referers")
    bucket.put_bucket_referer(models.BucketReferer(True, []))


def _encryption_tags_and_payment(bucket):
    refused(Oss2.refusal_of, bucket.get_bucket_encryption, 404, "NoSuchServerSideEncryptionRule")
    rule = models.ServerSideEncryptionRule()
    rule.sse_algorithm = oss2.SERVER_SIDE_ENCRYPTION_AES256
    bucket.put_bucket_encryption(rule)
    equal(bucket.get_bucket_encryption().sse_algorithm, "AES256", "the algorithm")
    bucket.put_object("encrypted", b"x")
    equal(bucket.head_object("encrypted").headers["x-oss-server-side-encryption"], "AES256", "the object's")
    bucket.delete_bucket_encryption()
    rule = models.TaggingRule()
    rule.add("team", "one")
    bucket.put_bucket_tagging(models.Tagging(rule))
    equal(bucket.get_bucket_tagging().tag_set.tagging_rule, {"team": "one"}, "the tags")
    bucket.delete_bucket_tagging()
    bucket.put_bucket_request_payment(models.PAYER_REQUESTER)
    equal(bucket.get_bucket_request_payment().payer, "Requester", "who pays")
    bucket.put_bucket_request_payment(models.PAYER_BUCKETOWNER)


def _policy(bucket):
    refused(Oss2.refusal_of, bucket.get_bucket_policy, 404, "NoSuchBucketPolicy")
    text = '{"Version":"1","Statement":[{"Effect":"Allow","Action":["oss:GetObject"],"Principal":["*"],"Resource":["acs:oss:*:*:%s/open/*"]}]}' % NAME
    bucket.put_bucket_policy(text)
    equal(bucket.get_bucket_policy().policy, text, "the policy")
    bucket.put_object("open/a", b"for everybody")
    anonymous = oss2.Bucket(oss2.AnonymousAuth(), ENDPOINT, NAME)
    equal(anonymous.get_object("open/a").read(), b"for everybody", "what everybody may read")
    refused(Oss2.refusal_of, lambda: anonymous.get_object("target"), 403, "AccessDenied")
    bucket.delete_bucket_policy()
    refused(Oss2.refusal_of, lambda: anonymous.get_object("open/a"), 403, "AccessDenied")


def _retention(bucket):
    refused(Oss2.refusal_of, bucket.get_bucket_worm, 404, "NoSuchWORMConfiguration")
    bucket.init_bucket_worm(1)
    got = bucket.get_bucket_worm()
    equal((got.state, got.retention_period_days), ("InProgress", 1), "the policy")
    bucket.abort_bucket_worm()


def _inventories(bucket):
    refused(Oss2.refusal_of, lambda: bucket.get_bucket_inventory_configuration("one"), 404, "NoSuchInventory")
    destination = models.InventoryBucketDestination(
        account_id="1000000000000001", role_arn="acs:ram::1000000000000001:role/oss", bucket=NAME,
        inventory_format=models.INVENTORY_FORMAT_CSV, prefix="inventory/")
    configuration = models.InventoryConfiguration(
        inventory_id="one", is_enabled=True,
        inventory_schedule=models.InventorySchedule(frequency=models.INVENTORY_FREQUENCY_DAILY),
        included_object_versions=models.INVENTORY_INCLUDED_OBJECT_VERSIONS_CURRENT,
        inventory_destination=models.InventoryDestination(bucket_destination=destination),
        optional_fields=[models.FIELD_SIZE])
    bucket.put_bucket_inventory_configuration(configuration)
    got = bucket.get_bucket_inventory_configuration("one")
    equal(got.inventory_destination.bucket_destination.prefix, "inventory/", "the prefix")
    listed = bucket.list_bucket_inventory_configurations().inventory_configurations
    equal([one.inventory_id for one in listed], ["one"], "the inventories")
    bucket.delete_bucket_inventory_configuration("one")


def _live_channels(bucket):
    target = models.LiveChannelInfoTarget(playlist_name="list.m3u8")
    created = bucket.create_live_channel("channel", models.LiveChannelInfo(target=target))
    contains(created.play_url, "channel/list.m3u8", "where it is played")
    equal(bucket.get_live_channel("channel").target.playlist_name, "list.m3u8", "the playlist")
    equal(bucket.get_live_channel_stat("channel").status, "Idle", "the state")
    equal(bucket.get_live_channel_history("channel").records, [], "the history")
    bucket.put_live_channel_status("channel", "disabled")
    equal([one.name for one in bucket.list_live_channel().channels], ["channel"], "the channels")
    bucket.delete_live_channel("channel")


def _other_settings(bucket):
    refused(Oss2.refusal_of, bucket.get_bucket_transfer_acceleration, 404, "NoSuchTransferAccelerationConfiguration")
    bucket.put_bucket_transfer_acceleration("true")
    equal(bucket.get_bucket_transfer_acceleration().enabled, "true", "whether it is on")
    equal(bucket.get_bucket_access_monitor().access_monitor.status, "Disabled", "the monitor")
    bucket.put_bucket_access_monitor("Enabled")
    equal(bucket.get_bucket_access_monitor().access_monitor.status, "Enabled", "the monitor")
    bucket.put_bucket_access_monitor("Disabled")
    equal(bucket.get_bucket_stat().object_count > 0, True, "whether objects are counted")
    info = bucket.get_bucket_info()
    equal((info.name, info.storage_class), (NAME, "Standard"), "the bucket")
    refused(Oss2.refusal_of, lambda: bucket.get_bucket_style("none"), 404, "NoSuchStyle")
    bucket.put_bucket_style("small", "image/resize,p_50")
    equal(bucket.get_bucket_style("small").content, "image/resize,p_50", "the style")
    bucket.delete_bucket_style("small")


def _versions(bucket):
    bucket.put_bucket_versioning(models.BucketVersioningConfig("Enabled"))
    first = bucket.put_object("versioned", b"one").versionid
    second = bucket.put_object("versioned", b"two").versionid
    upload = bucket.init_multipart_upload("versioned").upload_id
    part = bucket.upload_part("versioned", upload, 1, b"three")
    third = bucket.complete_multipart_upload("versioned", upload, [models.PartInfo(1, part.etag)]).versionid
    equal(len({first, second, third}), 3, "the number of ids")
    bucket.delete_object("versioned")
    listed = bucket.list_object_versions(prefix="versioned")
    equal([one.versionid for one in listed.versions], [third, second, first], "the versions")
    equal(len(listed.delete_marker), 1, "the number of markers")
    equal(bucket.get_object("versioned", params={"versionId": first}).read(), b"one", "the first version")
    bucket.put_bucket_versioning(models.BucketVersioningConfig("Suspended"))


def _empty(bucket):
    for upload in bucket.list_multipart_uploads().upload_list:
        bucket.abort_multipart_upload(upload.key, upload.upload_id)
    listed = bucket.list_object_versions(max_keys=1000)
    for one in listed.versions + listed.delete_marker:
        bucket.delete_object(one.key, params={"versionId": one.versionid})


STEPS = (
    _parts, _a_copied_part_and_an_aborted_upload, _small_and_unsorted_parts_are_refused, _resumable_uploads, _appends,
    _links, _object_tags, _archived_objects, _many_deletions_in_one_request, _cors, _lifecycle,
    _website_logging_and_referers, _encryption_tags_and_payment, _policy, _retention, _inventories, _live_channels,
    _other_settings, *SETTINGS, _versions,
)
