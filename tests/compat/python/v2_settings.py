"""Steps with the settings of buckets, which only the synchronous client has."""

import collections
import json

from alibabacloud_oss_v2 import models

from checks import contains, equal
from world import REGION

Setting = collections.namedtuple("Setting", "name field value right absent deletes")


def _setting(name, field, value, right, absent=None, deletes=True):
    """A setting of a bucket that is put, read and deleted.

    `field` names it in the request and in the result. `right` is the path of a member in the result,
    with the value that it must have. `absent` is the code of the refusal when it was never put.
    """
    return Setting(name, field, value, right, absent, deletes)


SETTINGS = (
    _setting(
        "bucket_cors", "cors_configuration",
        models.CORSConfiguration(response_vary=True, cors_rules=[models.CORSRule(
            allowed_origins=["*"], allowed_methods=["GET", "PUT"], allowed_headers=["x-oss-*"],
            expose_headers=["ETag"], max_age_seconds=60)]),
        ("cors_rules.0.allowed_methods", ["GET", "PUT"]), "NoSuchCORSConfiguration"),
    _setting(
        "bucket_lifecycle", "lifecycle_configuration",
        models.LifecycleConfiguration(rules=[models.LifecycleRule(
            id="old", prefix="logs/", status="Enabled", expiration=models.LifecycleRuleExpiration(days=30),
            transitions=[models.LifecycleRuleTransition(days=7, storage_class="IA")],
            abort_multipart_upload=models.LifecycleRuleAbortMultipartUpload(days=3))]),
        ("rules.0.transitions.0.storage_class", "IA"), "NoSuchLifecycle"),
    _setting(
        "bucket_website", "website_configuration",
        models.WebsiteConfiguration(
            index_document=models.IndexDocument(suffix="index.html", support_sub_dir=True, type=0),
            error_document=models.ErrorDocument(key="error.html", http_status=404)),
        ("error_document.key", "error.html"), "NoSuchWebsiteConfiguration"),
    _setting(
        "bucket_logging", "bucket_logging_status",
        lambda c: models.BucketLoggingStatus(
            logging_enabled=models.LoggingEnabled(target_bucket=c.bucket, target_prefix="logs/")),
        ("logging_enabled.target_prefix", "logs/")),
    _setting(
        "user_defined_log_fields_config", "user_defined_log_fields_configuration",
        models.UserDefinedLogFieldsConfiguration(
            header_set=models.LoggingHeaderSet(headers=["h1", "h2"]),
            param_set=models.LoggingParamSet(parameters=["p"])),
        ("header_set.headers", ["h1", "h2"]), "NoSuchUserDefinedLogFieldsConfig"),
    _setting(
        "bucket_encryption", "server_side_encryption_rule",
        models.ServerSideEncryptionRule(
            apply_server_side_encryption_by_default=models.ApplyServerSideEncryptionByDefault(sse_algorithm="AES256")),
        ("apply_server_side_encryption_by_default.sse_algorithm", "AES256"), "NoSuchServerSideEncryptionRule"),
    _setting(
        "bucket_tags", "tagging",
        models.Tagging(tag_set=models.TagSet(tags=[models.Tag(key="team", value="one")])),
        ("tag_set.tags.0.value", "one")),
    _setting(
        "bucket_overwrite_config", "overwrite_configuration",
        models.OverwriteConfiguration(rules=[models.OverwriteRule(
            id="one", action="forbid", prefix="fixed/", suffix=".txt")]),
        ("rules.0.prefix", "fixed/"), "NoSuchBucketOverwriteConfig"),
    _setting(
        "bucket_storage_quota", "quota_configuration",
        models.QuotaConfiguration(storage_quota=1 << 40, mode="Strict"), ("storage_quota", 1 << 40),
        "NoSuchBucketStorageQuotaConfiguration"),
    _setting(
        "bucket_public_access_block", "public_access_block_configuration",
        models.PublicAccessBlockConfiguration(block_public_access=True), ("block_public_access", True)),
    _setting(
        "bucket_referer", "referer_configuration",
        models.RefererConfiguration(
            allow_empty_referer=True, allow_truncate_query_string=True,
            referer_list=models.RefererList(referers=["http://*.example.com"])),
        ("referer_list.referers", ["http://*.example.com"]), deletes=False),
    _setting(
        "bucket_request_payment", "request_payment_configuration",
        models.RequestPaymentConfiguration(payer="BucketOwner"), ("payer", "BucketOwner"), deletes=False),
    _setting(
        "bucket_transfer_acceleration", "transfer_acceleration_configuration",
        models.TransferAccelerationConfiguration(enabled=True), ("enabled", True),
        "NoSuchTransferAccelerationConfiguration", deletes=False),
    _setting(
        "bucket_access_monitor", "access_monitor_configuration",
        models.AccessMonitorConfiguration(status="Enabled"), ("status", "Enabled"), deletes=False),
    _setting(
        "bucket_archive_direct_read", "archive_direct_read_configuration",
        models.ArchiveDirectReadConfiguration(enabled=True), ("enabled", True),
        "NoSuchArchiveDirectReadConfiguration", deletes=False),
    _setting(
        "bucket_https_config", "https_configuration",
        models.HttpsConfiguration(
            tls=models.TLS(enable=True, tls_versions=["TLSv1.2", "TLSv1.3"]),
            cipher_suite=models.CipherSuite(enable=False)),
        ("tls.tls_versions", ["TLSv1.2", "TLSv1.3"]), deletes=False),
)


def _step_of(setting):
    async def step(c):
        get = getattr(c, f"get_{setting.name}")
        if setting.absent is not None:
            await c.refused(get(), 404, setting.absent)
        value = setting.value(c) if callable(setting.value) else setting.value
        await getattr(c, f"put_{setting.name}")(**{setting.field: value})
        path, right = setting.right
        equal(_member(getattr(await get(), setting.field), path), right, path)
        if setting.deletes:
            await getattr(c, f"delete_{setting.name}")()
        if setting.deletes and setting.absent is not None:
            await c.refused(get(), 404, setting.absent)
    step.__name__ = setting.name
    return step


def _member(value, path):
    for name in path.split("."):
        value = value[int(name)] if name.isdigit() else getattr(value, name)
    return value


async def _resource_group(c):
    first = (await c.get_bucket_resource_group()).bucket_resource_group_configuration.resource_group_id
    for name in ("", first):
        await c.put_bucket_resource_group(
            bucket_resource_group_configuration=models.BucketResourceGroupConfiguration(resource_group_id=name))
    now = (await c.get_bucket_resource_group()).bucket_resource_group_configuration.resource_group_id
    equal((now, bool(now)), (first, True), "the group")


async def _preflight_requests(c):
    await c.put_bucket_cors(cors_configuration=models.CORSConfiguration(cors_rules=[models.CORSRule(
        allowed_origins=["https://example.com"], allowed_methods=["PUT"], allowed_headers=["x-oss-test"],
        max_age_seconds=60)]))
    allowed = await c.option_object(
        key="any", origin="https://example.com", access_control_request_method="PUT",
        access_control_request_headers="x-oss-test")
    equal((allowed.access_control_allow_origin, allowed.access_control_allow_methods, allowed.access_control_max_age),
          ("https://example.com", "PUT", 60), "what is allowed")
    await c.refused(c.option_object(
        key="any", origin="https://other.example", access_control_request_method="PUT"), 403, "AccessForbidden")
    await c.delete_bucket_cors()


async def _policy(c):
    await c.refused(c.get_bucket_policy(), 404, "NoSuchBucketPolicy")
    text = json.dumps({"Version": "1", "Statement": [{
        "Effect": "Allow", "Action": ["oss:GetObject"], "Principal": ["*"],
        "Resource": [f"acs:oss:*:*:{c.bucket}/open/*"]}]})
    await c.put_bucket_policy(body=text)
    equal((await c.get_bucket_policy()).body, text, "the policy")
    equal((await c.get_bucket_policy_status()).policy_status.is_public, True, "whether it is public")
    await c.delete_bucket_policy()
    equal((await c.get_bucket_policy_status()).policy_status.is_public, False, "whether it is public")


async def _styles(c):
    await c.refused(c.get_style(style_name="small"), 404, "NoSuchStyle")
    await c.put_style(style_name="small", category="image", style=models.StyleContent(content="image/resize,p_50"))
    got = (await c.get_style(style_name="small")).style
    equal((got.name, got.content, got.category), ("small", "image/resize,p_50", "image"), "the style")
    equal([one.name for one in (await c.list_style()).style_list.styles], ["small"], "the styles")
    await c.delete_style(style_name="small")


async def _inventories(c):
    await c.refused(c.get_bucket_inventory(inventory_id="one"), 404, "NoSuchInventory")
    destination = models.InventoryOSSBucketDestination(
        format="CSV", account_id="1000000000000001", role_arn="acs:ram::1000000000000001:role/oss",
        bucket=f"acs:oss:::{c.bucket}", prefix="inventory/")
    await c.put_bucket_inventory(inventory_id="one", inventory_configuration=models.InventoryConfiguration(
        id="one", is_enabled=True, included_object_versions="All",
        destination=models.InventoryDestination(oss_bucket_destination=destination),
        schedule=models.InventorySchedule(frequency="Daily"), filter=models.InventoryFilter(prefix="a/"),
        optional_fields=models.OptionalFields(fields=["Size", "ETag"])))
    got = (await c.get_bucket_inventory(inventory_id="one")).inventory_configuration
    equal((got.destination.oss_bucket_destination.prefix, got.optional_fields.fields), ("inventory/", ["Size", "ETag"]),
          "the inventory")
    listed = (await c.list_bucket_inventory()).list_inventory_configurations_result
    equal([one.id for one in listed.inventory_configurations], ["one"], "the inventories")
    await c.delete_bucket_inventory(inventory_id="one")


async def _replication(c):
    target = c.in_bucket(f"{c.bucket}-to")
    await target.put_bucket()
    await c.refused(c.get_bucket_replication(), 404, "NoSuchReplicationConfiguration")
    rule = models.ReplicationRule(
        rtc=models.ReplicationTimeControl(status="disabled"), prefix_set=models.ReplicationPrefixSet(prefixs=["a/"]),
        action="ALL", historical_object_replication="disabled",
        destination=models.ReplicationDestination(
            bucket=target.bucket, location=f"oss-{REGION}", transfer_type="internal"))
    await c.put_bucket_replication(replication_configuration=models.ReplicationConfiguration(rules=[rule]))
    got = (await c.get_bucket_replication()).replication_configuration.rules[0]
    equal((bool(got.id), got.destination.bucket), (True, target.bucket), "the rule")
    await c.put_bucket_rtc(rtc_configuration=models.RtcConfiguration(
        rtc=models.ReplicationTimeControl(status="enabled"), id=got.id))
    progress = (await c.get_bucket_replication_progress(rule_id=got.id)).replication_progress.rules[0]
    equal((progress.id, progress.action), (got.id, "ALL"), "the progress")
    locations = (await c.get_bucket_replication_location()).replication_location.locations
    equal(len(locations) > 0, True, "whether there are locations")
    await c.delete_bucket_replication(replication_rules=models.ReplicationRules(ids=[got.id]))
    await target.delete_bucket()


async def _retention_of_a_bucket(c):
    other = c.in_bucket(f"{c.bucket}-locked")
    await other.put_bucket()
    await c.refused(other.get_bucket_worm(), 404, "NoSuchWORMConfiguration")
    one_day = models.InitiateWormConfiguration(retention_period_in_days=1)
    begun = await other.initiate_bucket_worm(initiate_worm_configuration=one_day)
    got = (await other.get_bucket_worm()).worm_configuration
    equal((got.worm_id, got.state, got.retention_period_in_days), (begun.worm_id, "InProgress", 1), "the policy")
    await other.abort_bucket_worm()
    worm = (await other.initiate_bucket_worm(initiate_worm_configuration=one_day)).worm_id
    await other.complete_bucket_worm(worm_id=worm)
    await other.extend_bucket_worm(
        worm_id=worm, extend_worm_configuration=models.ExtendWormConfiguration(retention_period_in_days=2))
    got = (await other.get_bucket_worm()).worm_configuration
    equal((got.state, got.retention_period_in_days), ("Locked", 2), "the policy")
    await other.delete_bucket()


async def _access_points(c):
    configuration = models.CreateAccessPointConfiguration(access_point_name="compat-point", network_origin="internet")
    made = await c.create_access_point(create_access_point_configuration=configuration)
    contains(made.access_point_arn, "accesspoint/compat-point", "the ARN")
    got = await c.get_access_point(access_point_name="compat-point")
    equal((got.bucket, got.alias, got.network_origin), (c.bucket, made.alias, "internet"), "the access point")
    listed = await c.list_access_points()
    equal([one.access_point_name for one in listed.access_points], ["compat-point"], "the access points")
    await c.put_access_point_public_access_block(
        access_point_name="compat-point",
        public_access_block_configuration=models.PublicAccessBlockConfiguration(block_public_access=True))
    block = await c.get_access_point_public_access_block(access_point_name="compat-point")
    equal(block.public_access_block_configuration.block_public_access, True, "whether it is blocked")
    await c.delete_access_point_public_access_block(access_point_name="compat-point")
    text = json.dumps({"Version": "1", "Statement": [{
        "Effect": "Allow", "Action": ["oss:GetObject"], "Principal": [got.account_id],
        "Resource": [f"{made.access_point_arn}/object/*"]}]})
    await c.put_access_point_policy(access_point_name="compat-point", body=text)
    equal((await c.get_access_point_policy(access_point_name="compat-point")).body, text, "the policy")
    await c.delete_access_point_policy(access_point_name="compat-point")
    await c.delete_access_point(access_point_name="compat-point")
    await c.refused(c.get_access_point_policy(access_point_name="compat-point"), 404,
                    ("NoSuchAccessPoint", "NoSuchAccessPointPolicy"))


async def _domains(c):
    domain = models.BucketCnameConfiguration(cname=models.Cname(domain="compat.example.com"))
    made = (await c.create_cname_token(bucket_cname_configuration=domain)).cname_token
    got = (await c.get_cname_token(cname="compat.example.com")).cname_token
    equal((got.cname, got.token, got.bucket), ("compat.example.com", made.token, c.bucket), "the token")
    await c.refused(c.put_cname(bucket_cname_configuration=domain), 403, "NeedVerifyDomainOwnership")
    equal((await c.list_cname()).cnames or [], [], "the domains")
    await c.delete_cname(bucket_cname_configuration=domain)


async def _redundancy(c):
    made = await c.create_bucket_data_redundancy_transition(target_redundancy_type="ZRS")
    task = made.bucket_data_redundancy_transition.task_id
    got = await c.get_bucket_data_redundancy_transition(redundancy_transition_taskid=task)
    equal(got.bucket_data_redundancy_transition.task_id, task, "the task")
    listed = await c.list_bucket_data_redundancy_transition()
    tasks = listed.list_bucket_data_redundancy_transition.bucket_data_redundancy_transition
    equal([one.task_id for one in tasks], [task], "the tasks of the bucket")
    listed = await c.list_user_data_redundancy_transition()
    tasks = listed.list_bucket_data_redundancy_transition.bucket_data_redundancy_transition
    equal(task in [one.task_id for one in tasks], True, "whether the account has the task")
    await c.delete_bucket_data_redundancy_transition(redundancy_transition_taskid=task)


async def _public_access_block_of_the_account(c):
    await c.put_public_access_block(
        public_access_block_configuration=models.PublicAccessBlockConfiguration(block_public_access=True))
    got = (await c.get_public_access_block()).public_access_block_configuration
    equal(got.block_public_access, True, "whether it is blocked")
    await c.delete_public_access_block()
    got = (await c.get_public_access_block()).public_access_block_configuration
    equal(got.block_public_access, False, "whether it is blocked")


async def _search_by_metadata(c):
    await c.open_meta_query()
    status = (await c.get_meta_query_status()).meta_query_status
    equal(bool(status.state), True, "whether there is a state")
    await c.put_object(key="found", body=b"found by its name")
    result = await c.do_meta_query(meta_query=models.MetaQuery(
        query='{"Field": "Filename", "Value": "found", "Operation": "eq"}', max_results=10))
    equal([one.filename for one in result.files.file], ["found"], "the files")
    await c.close_meta_query()


async def _cloud_boxes(c):
    equal((await c.list_cloud_boxes()).cloud_boxes or [], [], "the cloud boxes")


STEPS = tuple(_step_of(setting) for setting in SETTINGS) + (
    _resource_group, _preflight_requests, _policy, _styles, _inventories, _replication, _retention_of_a_bucket, _access_points,
    _domains, _redundancy, _public_access_block_of_the_account, _search_by_metadata, _cloud_boxes,
)
