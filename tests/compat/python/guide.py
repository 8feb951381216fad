"""The walk of the official guide: a token of limited rights, put and get with it, its limits."""

import ours
import plain
import sts
from checks import check, equal, refused
from sdks import Oss2, OssV2
from world import BUCKET, USER

KEY = "exampledir/a+b c/é.txt"
DENIED = "Access denied by authorizer's policy."


def run():
    narrow, wide = sts.assume(sts.NARROW), sts.assume()
    for sdk in (Oss2, OssV2):
        for version in ("V1", "V4"):
            _with_long_term_keys(sdk(USER, version))
            if version == "V4" or sdk.token_in_v1_header:
                _with_narrow_token(sdk(narrow, version))
                _with_wide_token(sdk(wide, version))
            for keys, whose in ((USER, "long-term keys"), (narrow, "a token")):
                _theirs_by_a_plain_client(sdk(keys, version), whose)
    for version in ("V1", "V4"):
        for keys, whose in ((USER, "long-term keys"), (narrow, "a token")):
            _ours_by_a_plain_client(version, keys, whose)


def _with_long_term_keys(client):
    name = f"{client.name}: long-term keys"
    key = f"longterm/{client.name}.txt"
    check(f"{name} put", lambda: client.put(key, b"long-term"))
    check(f"{name} get", lambda: equal(client.get(key), b"long-term", "the object"))
    check(f"{name} list", lambda: equal(client.keys(key), [key], "the list"))
    check(f"{name} delete", lambda: client.delete(key))


def _with_narrow_token(client):
    name = f"{client.name}: a token of limited rights"
    content = f"written by {client.name}".encode()
    check(f"{name} puts", lambda: client.put(KEY, content, {"Content-Type": "text/plain"}))
    check(f"{name} gets", lambda: equal(client.get(KEY), content, "the object"))
    refusals = {
        "does not list": lambda: client.keys("exampledir/"),
        "does not delete": lambda: client.delete(KEY),
        "does not put elsewhere": lambda: client.put("elsewhere.txt", b""),
        "does not get elsewhere": lambda: client.get("elsewhere.txt"),
    }
    for what, body in refusals.items():
        check(f"{name} {what}", lambda body=body: refused(
            client.refusal_of, body, 403, "AccessDenied", "0003-00000301", DENIED))


def _with_wide_token(client):
    name = f"{client.name}: a token with the role's rights"
    check(f"{name} lists", lambda: equal(KEY in client.keys("exampledir/"), True, "that it is there"))
    check(f"{name} deletes", lambda: client.delete(KEY))
    check(f"{name} finds it gone", lambda: refused(
        client.refusal_of, lambda: client.get(KEY), 404, "NoSuchKey", "0026-00000001"))


def _theirs_by_a_plain_client(client, whose):
    def urls(method, headers=None, params=None):
        return client.presign(method, KEY, 600, headers, params)

    _put_and_get(f"{client.name}: their URL of {whose}", urls)


def _ours_by_a_plain_client(version, keys, whose):
    def urls(method, headers=None, params=None):
        request = {"method": method, "key": KEY, "expires": 600}
        request.update(headers=headers or {}, params=params or {})
        return ours.presign(keys, version, [request])[0]

    _put_and_get(f"our {version} URL of {whose}", urls)


def _put_and_get(name, urls):
    headers = {"Content-Type": "text/plain", "x-oss-storage-class": "IA"}
    content = f"by {name}".encode()
    check(f"{name} puts", lambda: plain.succeed("PUT", urls("PUT", headers), content, headers))
    check(f"{name} gets", lambda: equal(
        plain.succeed("GET", urls("GET")).body, content, "the object"))
    check(f"{name} heads", lambda: equal(
        plain.succeed("HEAD", urls("HEAD")).headers["x-oss-storage-class"], "IA",
        "the storage class"))
    check(f"{name} overrides the content type", lambda: equal(
        plain.succeed("GET", urls("GET", params={"response-content-type": "a/b"})).headers[
            "Content-Type"], "a/b", "the content type"))
    check(f"{name} is for one method only", lambda: refused(
        lambda error: None, lambda: plain.refusal("PUT", urls("GET"), b"x"),
        403, "SignatureDoesNotMatch"))
