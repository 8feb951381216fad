"""Steps with buckets and the service that both clients have, and the retention of objects."""

import datetime

from alibabacloud_oss_v2 import models

from checks import equal
from world import REGION

LOCATION = f"oss-{REGION}"


async def _bucket_and_service(c):
    pages = await c.pages("list_buckets", limit=1, prefix=c.bucket)
    equal([one.name for page in pages for one in page.buckets], [c.bucket], "the buckets")
    info = (await c.get_bucket_info()).bucket_info
    equal((info.name, info.location, info.acl, info.storage_class, info.data_redundancy_type),
          (c.bucket, LOCATION, "private", "Standard", "LRS"), "the bucket")
    equal((info.extranet_endpoint, info.intranet_endpoint, info.block_public_access),
          (f"{LOCATION}.aliyuncs.com", f"{LOCATION}-internal.aliyuncs.com", False), "the bucket")
    equal((await c.get_bucket_location()).location, LOCATION, "the location")
    equal((await c.get_bucket_stat()).object_count > 0, True, "whether objects are counted")
    regions = (await c.describe_regions(regions=LOCATION)).region_info
    equal([one.internet_endpoint for one in regions], [f"{LOCATION}.aliyuncs.com"], "the regions")
    await c.refused(c.describe_regions(regions="oss-nowhere"), 404, "NoSuchRegion")
    elsewhere = c.in_bucket("no-such-bucket-here")
    await c.refused(elsewhere.get_bucket_info(), 404, "NoSuchBucket", "0015-00000101")


async def _bucket_acl(c):
    await c.put_bucket_acl(acl="public-read")
    equal((await c.get_bucket_acl()).acl, "public-read", "the ACL")
    await c.put_bucket_acl(acl="private")
    equal((await c.get_bucket_acl()).acl, "private", "the ACL")


async def _a_bucket_that_is_not_empty_stays(c):
    await c.put_object(key="last", body=b"x")
    await c.refused(c.delete_bucket(), 409, "BucketNotEmpty")


async def _retention_and_legal_hold(c):
    await c.refused(c.get_bucket_object_worm_configuration(), 404, "NoSuchObjectWormConfiguration")
    await c.put_object(key="retained", body=b"x")
    until = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=1)
    until = until.strftime("%Y-%m-%dT%H:%M:%S.000Z")
    await c.put_object_retention(
        key="retained", retention=models.Retention(mode="GOVERNANCE", retain_until_date=until))
    got = (await c.get_object_retention(key="retained")).retention
    equal((got.mode, got.retain_until_date), ("GOVERNANCE", until), "the retention")
    await c.refused(c.delete_object(key="retained"), 409, "FileImmutable")
    await c.put_object_legal_hold(key="retained", legal_hold=models.LegalHold(status="ON"))
    equal((await c.get_object_legal_hold(key="retained")).legal_hold.status, "ON", "the hold")
    head = await c.head_object(key="retained")
    equal((head.object_worm_mode, head.object_worm_retain_until_date, head.object_worm_legal_hold),
          ("GOVERNANCE", until, "ON"), "the headers")
    await c.put_object_legal_hold(key="retained", legal_hold=models.LegalHold(status="OFF"))
    await c.delete_object(key="retained", bypass_governance_retention=True)
    await c.refused(c.head_object(key="retained"), 404, "NoSuchKey")


async def _default_retention_of_a_bucket(c):
    other = c.in_bucket(f"{c.bucket}-worm")
    await other.put_bucket()
    rule = models.ObjectWormConfigurationRule(
        default_retention=models.ObjectWormConfigurationRuleDefaultRetention(mode="GOVERNANCE", days=1))
    await other.put_bucket_object_worm_configuration(
        object_worm_configuration=models.ObjectWormConfiguration(object_worm_enabled="Enabled", rule=rule))
    got = (await other.get_bucket_object_worm_configuration()).object_worm_configuration
    equal((got.object_worm_enabled, got.rule.default_retention.mode, got.rule.default_retention.days),
          ("Enabled", "GOVERNANCE", 1), "the configuration")
    await other.delete_bucket()


async def _tables_of_metadata(c):
    await c.create_bucket_metadata_configuration(metadata_configuration=models.MetadataConfiguration(
        journal_table_configuration=models.JournalTableConfiguration(
            record_expiration=models.MetadataTableRecordExpiration(expiration="DISABLED")),
        inventory_table_configuration=models.InventoryTableConfiguration(configuration_state="DISABLED")))
    await c.update_bucket_metadata_inventory_table_configuration(
        inventory_table_configuration=models.InventoryTableConfiguration(configuration_state="ENABLED"))
    await c.update_bucket_metadata_journal_table_configuration(
        journal_table_configuration=models.JournalTableConfiguration(
            record_expiration=models.MetadataTableRecordExpiration(expiration="ENABLED", days=7)))
    got = (await c.get_bucket_metadata_configuration()).metadata_configuration_result
    equal(got.inventory_table_configuration_result.configuration_state, "ENABLED", "the inventory table")
    equal(got.journal_table_configuration_result.record_expiration.days, 7, "the days of the journal")
    await c.delete_bucket_metadata_configuration()


STEPS = (
    _tables_of_metadata, _bucket_and_service, _bucket_acl, _a_bucket_that_is_not_empty_stays, _retention_and_legal_hold,
    _default_retention_of_a_bucket,
)
