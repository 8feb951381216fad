"""Settings of buckets and accounts by `oss2` that no other file here touches, and signed URLs used by the SDK itself."""

import base64
import time

import oss2
from oss2 import models

from checks import contains, equal, refused
from sdks import Oss2
from world import ENDPOINT, REGION, USER


def _limits_of_buckets_and_requesters(bucket):
    service = oss2.Service(oss2.make_auth(USER.id, USER.secret, "v4"), ENDPOINT, region=REGION)
    account = service.get_user_qos_info()
    equal(account.total_upload_bw > 0, True, "whether the account has a limit")
    bucket.put_bucket_qos_info(models.BucketQosInfo(total_upload_bw=2, intranet_upload_bw=1))
    limits = bucket.get_bucket_qos_info()
    equal((limits.total_upload_bw, limits.intranet_upload_bw, limits.total_qps), (2, 1, -1), "the limits")
    for wrong in (models.BucketQosInfo(total_upload_bw=account.total_upload_bw + 1),
                  models.BucketQosInfo(total_upload_bw=2, intranet_upload_bw=3)):
        refused(Oss2.refusal_of, lambda: bucket.put_bucket_qos_info(wrong), 400, "InvalidArgument")
    bucket.delete_bucket_qos_info()
    bucket.put_bucket_requester_qos_info("1001", models.QoSConfiguration(total_qps=9))
    equal(bucket.get_bucket_requester_qos_info("1001").qos_configuration.total_qps, 9, "the requester's limit")
    listed = bucket.list_bucket_requester_qos_infos()
    equal([one.requester for one in listed.requester_qos_info], ["1001"], "the requesters")
    equal(listed.next_continuation_token, "", "the token of the last page")
    bucket.delete_bucket_requester_qos_info("1001")
    bucket.set_bucket_storage_capacity(models.BucketUserQos(100))
    equal(bucket.get_bucket_storage_capacity().storage_capacity, 100, "the capacity")
    bucket.set_bucket_storage_capacity(models.BucketUserQos(-1))


def _resource_pools(_bucket):
    service = oss2.Service(oss2.make_auth(USER.id, USER.secret, "v4"), ENDPOINT, region=REGION)
    pools = service.list_resource_pools()
    equal([pool.name for pool in pools.resource_pool], ["pool"], "the pools")
    info = service.get_resource_pool_info("pool")
    equal((info.region, info.name), (REGION, "pool"), "the pool")
    equal(service.list_resource_pool_buckets("pool").resource_pool, "pool", "the pool of the buckets")
    service.put_resource_pool_requester_qos_info("1001", "pool", models.QoSConfiguration(total_qps=9))
    limits = service.get_resource_pool_requester_qos_info("1001", "pool").qos_configuration
    equal(limits.total_qps, 9, "the requester's limit")
    listed = service.list_resource_pool_requester_qos_infos("pool").requester_qos_info
    equal([one.requester for one in listed], ["1001"], "the requesters")
    service.delete_resource_pool_requester_qos_info("1001", "pool")
    refused(Oss2.refusal_of, lambda: service.get_resource_pool_info("other"), 404, "NoSuchResourcePool")


def _asynchronous_fetches(bucket):
    bucket.put_object("source", b"fetched", headers={"x-oss-object-acl": "public-read"})
    settings = models.AsyncFetchTaskConfiguration(f"{ENDPOINT}/{bucket.bucket_name}/source", "fetched")
    task = bucket.put_async_fetch_task(settings)
    for _ in range(100):
        state = bucket.get_async_fetch_task(task.task_id).task_state
        if state != models.ASYNC_FETCH_TASK_STATE_RUNNING:
            break
        time.sleep(0.05)
    equal(state, models.ASYNC_FETCH_TASK_STATE_SUCCESS, "the state of the task")
    equal(bucket.get_object("fetched").read(), b"fetched", "the object")
    refused(Oss2.refusal_of, lambda: bucket.put_async_fetch_task(settings), 400, "ObjectAlreadyExists")


def _domains(bucket):
    domain = "files.example.com"
    token = bucket.create_bucket_cname_token(domain)
    equal(bucket.get_bucket_cname_token(domain).token, token.token, "the token")
    unverified = lambda: bucket.put_bucket_cname(models.PutBucketCnameRequest(domain))
    refused(Oss2.refusal_of, unverified, 403, "NeedVerifyDomainOwnership")
    equal(bucket.list_bucket_cname().cname, [], "the domains")
    bucket.delete_bucket_cname(domain)


def _encrypted_connections_and_archives(bucket):
    bucket.put_bucket_https_config(models.BucketTlsVersion(True, ["TLSv1.2", "TLSv1.3", "TLSv1.2"]))
    got = bucket.get_bucket_https_config()
    equal((got.tls_enabled, got.tls_version), (True, ["TLSv1.2", "TLSv1.3"]), "the versions")
    bucket.put_bucket_https_config(models.BucketTlsVersion(False))
    bucket.put_bucket_archive_direct_read(True)
    equal(bucket.get_bucket_archive_direct_read().enabled, True, "whether archives are read directly")
    bucket.put_bucket_archive_direct_read(False)


def _public_access(bucket):
    bucket.put_bucket_public_access_block(True)
    equal(bucket.get_bucket_public_access_block().block_public_access, True, "whether it is blocked")
    refused(Oss2.refusal_of, lambda: bucket.put_bucket_acl("public-read"), 403, "AccessDenied")
    bucket.delete_bucket_public_access_block()
    equal(bucket.get_bucket_public_access_block().block_public_access, False, "whether it is blocked")
    missing = lambda: bucket.get_access_point_public_access_block("nothing")
    refused(Oss2.refusal_of, missing, 404, "NoSuchAccessPoint")
    equal(bucket.list_bucket_access_points().access_points, [], "the access points")


def _named_callbacks_and_styles(bucket):
    callback = base64.b64encode(b'{"callbackUrl":"https://app.example.com/","callbackBody":"${etag}"}').decode()
    bucket.put_bucket_callback_policy([models.CallbackPolicyInfo("one", callback)])
    got = bucket.get_bucket_callback_policy().callback_policies
    equal([(one.policy_name, one.callback) for one in got], [("one", callback)], "the callbacks")
    bucket.delete_bucket_callback_policy()
    refused(Oss2.refusal_of, bucket.get_bucket_callback_policy, 404, "BucketCallbackPolicyNotExist")
    bucket.put_bucket_style("small", "image/resize,p_50")
    equal([one.name for one in bucket.list_bucket_style().styles], ["small"], "the styles")
    bucket.delete_bucket_style("small")
    refused(Oss2.refusal_of, lambda: bucket.put_bucket_style("a b", "image/resize,p_50"), 400, "InvalidArgument")


def _an_index_of_metadata(bucket):
    bucket.put_object("indexed", b"12345")
    bucket.open_bucket_meta_query()
    contains("Ready Running", bucket.get_bucket_meta_query_status().state, "the state")
    condition = '{"Field":"Filename","Value":"indexed","Operation":"eq"}'
    query = models.MetaQuery(max_results=10, query=condition, sort="Size", order="asc")
    found = bucket.do_bucket_meta_query(query)
    equal([(one.file_name, one.size) for one in found.files], [("indexed", 5)], "what is found")
    bucket.close_bucket_meta_query()


def _playlists(bucket):
    target = models.LiveChannelInfoTarget(playlist_name="")
    created = bucket.create_live_channel("vod", models.LiveChannelInfo(target=target))
    contains(created.play_url, "vod/playlist.m3u8", "the playlist without a name")
    now = int(time.time())
    empty = lambda: bucket.post_vod_playlist("vod", "all.m3u8", start_time=now - 60, end_time=now + 60)
    refused(Oss2.refusal_of, empty, 400, "InvalidArgument")
    bucket.put_object("vod/1.ts", b"fragment")
    empty()
    stored = bucket.get_object("vod/all.m3u8").read()
    got = bucket.get_vod_playlist("vod", start_time=now - 60, end_time=now + 60)
    equal(got.playlist, stored.decode(), "the playlist")
    bucket.delete_live_channel("vod")


def _signed_urls_and_changed_metadata(bucket):
    headers = {"Content-Type": "text/plain"}
    url = bucket.sign_url("PUT", "signed", 60, headers=headers, slash_safe=True)
    bucket.put_object_with_url(url, b"by a URL", headers=headers)
    url = bucket.sign_url("GET", "signed", 60, slash_safe=True)
    equal(bucket.get_object_with_url(url).read(), b"by a URL", "the object")
    equal(bucket.get_object_with_url(url, byte_range=(3, 3)).read(), b"a", "a part of it")
    bucket.update_object_meta("signed", {"x-oss-meta-a": "1"})
    equal(bucket.head_object("signed").headers["x-oss-meta-a"], "1", "the metadata")
    equal((bucket.object_exists("signed"), bucket.object_exists("absent")), (True, False), "which exists")


def _tasks_of_media_processing(bucket):
    bucket.put_object("video", b"x")
    task = lambda: bucket.async_process_object("video", "video/convert,f_mp4")
    refused(Oss2.refusal_of, task, 404, "Imm Client")


def _the_second_version_of_the_signature(bucket):
    second = oss2.Bucket(oss2.AuthV2(USER.id, USER.secret), ENDPOINT, bucket.bucket_name)
    key = "dir/a b+é"
    second.put_object(key, b"second", headers={"x-oss-meta-a": "1"})
    equal(second.get_object(key, byte_range=(0, 2)).read(), b"sec", "a part of the object")
    url = second.sign_url("GET", key, 60, params={"response-content-type": "text/css"})
    got = second.get_object_with_url(url)
    equal((got.read(), got.content_type), (b"second", "text/css"), "the object by its URL")
    wrong = oss2.Bucket(oss2.AuthV2(USER.id, USER.secret + "x"), ENDPOINT, bucket.bucket_name)
    refused(Oss2.refusal_of, lambda: wrong.get_object(key), 403, "SignatureDoesNotMatch")


SETTINGS = (
    _limits_of_buckets_and_requesters, _resource_pools, _asynchronous_fetches, _domains,
    _encrypted_connections_and_archives, _public_access,
    _named_callbacks_and_styles, _an_index_of_metadata, _playlists, _signed_urls_and_changed_metadata,
    _tasks_of_media_processing, _the_second_version_of_the_signature,
)
