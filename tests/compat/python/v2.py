"""Every kind of operation by `alibabacloud-oss-v2`: its synchronous client, and its asyncio client.

Each step is written once, as a coroutine that both clients run. Steps with operations that only the
synchronous client has are run by that client alone.
"""

import asyncio
import inspect

import alibabacloud_oss_v2 as oss_v2
import alibabacloud_oss_v2.aio as oss_aio

import checks
import v2_buckets
import v2_objects
import v2_settings
import v2_transfers
from checks import check
from sdks import OssV2
from world import ENDPOINT, REGION, USER

BOTH = v2_objects.STEPS + v2_buckets.STEPS
SYNCHRONOUS = v2_settings.STEPS + v2_transfers.STEPS
# The V1 of this SDK leaves the parameter of these operations unsigned.
SYNCHRONOUS_V4 = v2_transfers.STEPS_V4


def run():
    loop = asyncio.new_event_loop()
    try:
        for version in ("v1", "v4"):
            steps = BOTH + SYNCHRONOUS + (SYNCHRONOUS_V4 if version == "v4" else ())
            _walk(loop, f"oss-v2 {version}", oss_v2.Client(_config(version)), steps)
            asynchronous = oss_aio.AsyncClient(_config(version))
            _walk(loop, f"oss-v2 asyncio {version}", asynchronous, BOTH)
            loop.run_until_complete(asynchronous.close())
    finally:
        loop.close()


def _config(version):
    config = oss_v2.config.load_default()
    config.region = REGION
    config.endpoint = ENDPOINT
    config.signature_version = version
    # The client never calls `get_object_to_file` if it may make only one attempt.
    config.retry_max_attempts = 2
    config.credentials_provider = oss_v2.credentials.StaticCredentialsProvider(USER.id, USER.secret)
    return config


def _walk(loop, name, client, steps):
    caller = Caller(client, "compat-" + name.lower().replace(" ", "-"))

    def checked(what, step):
        check(f"{name} {what}", lambda: loop.run_until_complete(step(caller)))

    checked("creates the bucket", lambda c: c.put_bucket(acl="private"))
    for step in steps:
        checked(step.__name__.strip("_").replace("_", " "), step)
    checked("empties the bucket", empty)
    checked("deletes the empty bucket", lambda c: c.delete_bucket())


async def empty(c):
    """Removes every upload, version and marker."""
    for page in await c.pages("list_multipart_uploads"):
        for upload in page.uploads or []:
            await c.abort_multipart_upload(key=upload.key, upload_id=upload.upload_id)
    for page in await c.pages("list_object_versions"):
        for one in (page.version or []) + (page.delete_marker or []):
            await c.delete_object(key=one.key, version_id=one.version_id)


class Caller:
    """Calls the operations of either client by their names, as coroutines, in one bucket.

    `await caller.put_object(key=...)` makes the request of that operation, and sends it.
    """

    def __init__(self, client, bucket):
        self.client = client
        self.bucket = bucket

    def __getattr__(self, operation):
        async def call(**fields):
            return await _awaited(getattr(self.client, operation)(self.request(operation, **fields)))
        return call

    def request(self, operation, **fields):
        """The request of an operation. Its bucket is the caller's, unless another one is named."""
        words = "".join(word.capitalize() for word in operation.split("_"))
        kind = getattr(oss_v2.models, f"{words}Request")
        if "bucket" in inspect.signature(kind).parameters:
            fields = {"bucket": self.bucket, **fields}
        return kind(**fields)

    def in_bucket(self, bucket):
        """The same client in another bucket."""
        return Caller(self.client, bucket)

    async def pages(self, operation, limit=None, **fields):
        """All pages of a list, by the paginator of the client."""
        paginator = getattr(self.client, f"{operation}_paginator")(limit=limit)
        pages = paginator.iter_page(self.request(operation, **fields))
        if hasattr(pages, "__aiter__"):
            return [page async for page in pages]
        return list(pages)

    async def content(self, **fields):
        """The content of an object, read at once."""
        return (await self.get_object(**fields)).body.content

    async def streamed(self, **fields):
        """The content of an object, read in pieces as they arrive."""
        request = self.request("get_object", **fields)
        if hasattr(self.client, "get_object_as_stream"):
            result = await self.client.get_object_as_stream(request)
            return b"".join([piece async for piece in await _awaited(result.body.iter_bytes())])
        result = self.client.get_object(request, stream=True)
        return b"".join(result.body.iter_bytes())

    async def presign(self, operation, **fields):
        """The presigned request of an operation."""
        return await _awaited(self.client.presign(self.request(operation, **fields)))

    async def exists(self, *names):
        """Whether there is this bucket, or this key in this bucket."""
        kind = "is_bucket_exist" if len(names) == 1 else "is_object_exist"
        return await _awaited(getattr(self.client, kind)(*names))

    async def refused(self, call, *expected):
        """Expects that the call is refused with this status, code and EC."""
        try:
            await call
        except Exception as error:
            found = OssV2.refusal_of(error)
            if found is None:
                raise
        else:
            found = None
        checks.refused(OssV2.refusal_of, lambda: found, *expected)


async def _awaited(value):
    return await value if inspect.isawaitable(value) else value
