"""Every way to be refused, with the status and the codes that the SDKs tell apart."""

import ours
import plain
import sts
from checks import check, refused
from sdks import Oss2, OssV2
from world import BUCKET, USER, clock

KEY = "exampledir/refused.txt"
SKEW = 3600
MISMATCH = "The request signature we calculated does not match the signature you provided."


def run():
    first, second = sts.assume(), sts.assume()
    writer = Oss2(USER, "V4")
    check("refusals: there is an object to be refused", lambda: writer.put(KEY, b"content"))
    for sdk in (Oss2, OssV2):
        for version in ("V1", "V4"):
            _by_keys(sdk, version)
            _by_names(sdk, version)
            if version == "V4" or sdk.token_in_v1_header:
                _by_tokens(sdk, version, first, second)
    _by_region()
    for version in ("V1", "V4"):
        _by_urls(version, first)


def _refused(client, what, body, *expected, **more):
    check(f"{client.name}: {what}", lambda: refused(client.refusal_of, body, *expected, **more))


def _by_keys(sdk, version):
    client = sdk(USER._replace(secret="wrong"), version)
    _refused(client, "a wrong secret is refused", lambda: client.get(KEY),
             403, "SignatureDoesNotMatch", message=MISMATCH)
    client = sdk(USER._replace(id="LTAIunknown"), version)
    _refused(client, "an unknown key is refused", lambda: client.get(KEY),
             403, "InvalidAccessKeyId", "0002-00000902")
    client = sdk(USER, version)

    def an_hour_late():
        with clock.off_by(-SKEW):
            client.get(KEY)

    _refused(client, "a clock an hour late is refused", an_hour_late,
             403, "RequestTimeTooSkewed", "0002-00000504")


def _by_names(sdk, version):
    client = sdk(USER, version, bucket="no-such-bucket-here")
    _refused(client, "a missing bucket is refused", lambda: client.get(KEY),
             404, "NoSuchBucket", "0015-00000101")
    client = sdk(USER, version)
    _refused(client, "a missing key is refused", lambda: client.get("missing.txt"),
             404, "NoSuchKey", "0026-00000001")
    _refused(client, "a missing key is refused to HEAD", lambda: client.head("missing.txt"),
             404, ("NoSuchKey", "NotFound"))


def _by_tokens(sdk, version, first, second):
    client = sdk(first._replace(token=second.token), version)
    _refused(client, "the token of another session is refused", lambda: client.get(KEY),
             403, ("InvalidSecurityToken", "AccessKeyIdAndSecurityTokenNotMatch"))
    client = sdk(first._replace(token="CAISinvented"), version)
    _refused(client, "an invented token is refused", lambda: client.get(KEY),
             403, "InvalidSecurityToken")
    client = sdk(first._replace(token=None), version)
    _refused(client, "a missing token is refused", lambda: client.get(KEY),
             403, "InvalidAccessKeyId", message="The Security Token may be lost")


def _by_region():
    for sdk in (Oss2, OssV2):
        client = sdk(USER, "V4", region="cn-beijing")
        _refused(client, "another region is refused", lambda client=client: client.get(KEY),
                 400, "InvalidArgument", "0002-00000226")


def _by_urls(version, temporary):
    get = [{"method": "GET", "key": KEY, "expires": 600}]
    for keys, whose in ((USER, "long-term keys"), (temporary, "a token")):
        name = f"our {version} URL of {whose}"
        url = ours.presign(keys, version, get)[0]
        with clock.off_by(-SKEW):
            expired = ours.presign(keys, version, get)[0]
        cases = {
            "expired": (expired, 403, "AccessDenied", "Request has expired."),
            "for another key": (
                url.replace("refused.txt", "refused2.txt"), 403, "SignatureDoesNotMatch", MISMATCH),
            "with one parameter more": (
                url + "&versionId=x" , 403, "SignatureDoesNotMatch", MISMATCH),
            "for another bucket": (
                url.replace(f"//{BUCKET}.", f"//other{BUCKET}."), (403, 404),
                ("SignatureDoesNotMatch", "NoSuchBucket"), None),
        }
        for what, (changed, status, code, message) in cases.items():
            check(f"{name}, {what}, is refused", lambda c=changed, s=status, k=code, m=message:
                  _url_refused(c, s, k, m))
    _by_rights(version)


def _by_rights(version):
    reader = sts.assume(sts.READ_ONLY)
    put = ours.presign(reader, version, [{"method": "PUT", "key": KEY, "expires": 600}])[0]
    check(f"our {version} PUT URL of keys that may not write is refused",
          lambda: _url_refused(put, 403, "AccessDenied", "Access denied by authorizer's policy."))


def _url_refused(url, status, code, message):
    method = "PUT" if message and message.startswith("Access denied by auth") else "GET"
    found = plain.refusal(method, url, b"x" if method == "PUT" else None)
    statuses = status if isinstance(status, tuple) else (status,)
    right = found.status if found is not None and found.status in statuses else statuses[0]
    refused(lambda error: None, lambda: found, right, code, message=message)
