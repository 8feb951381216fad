"""Our presigned URLs as users try them first: with `curl`."""

import subprocess

import ours
import sts
from checks import check, contains, equal
from world import SERVER, USER

KEY = "curl/a+b c/é & (1).txt"
HEADERS = {"Content-Type": "text/plain; charset=utf-8", "x-oss-meta-kind": "curl", "x-oss-storage-class": "IA"}


def run():
    for version in ("V1", "V4"):
        for keys, whose in ((USER, "long-term keys"), (sts.assume(), "a token")):
            for name, step in STEPS.items():
                check(f"curl, our {version} URL of {whose}: {name}", lambda s=step: s(version, keys))


def _an_object_is_put_and_got(version, keys):
    put = _url(version, keys, "PUT", headers=HEADERS)
    equal(_curl(put, "--request", "PUT", *_sent(HEADERS), "--data-binary", "by curl").status, "200", "the status")
    got = _curl(_url(version, keys, "GET"))
    equal((got.status, got.body), ("200", "by curl"), "the object")
    head = _curl(_url(version, keys, "HEAD"), "--head")
    contains(head.body.lower(), "x-oss-meta-kind: curl", "the head")
    part = _curl(_url(version, keys, "GET"), "--range", "3-6")
    equal((part.status, part.body), ("206", "curl"), "the part")


def _a_signed_header_must_be_sent(version, keys):
    put = _url(version, keys, "PUT", headers=HEADERS)
    refused = _curl(put, "--request", "PUT", "--data-binary", "x")
    equal(refused.status, "403", "the status without the headers")
    contains(refused.body, "<Code>SignatureDoesNotMatch</Code>", "the refusal")


def _a_file_is_uploaded_in_pieces(version, keys):
    put = _url(version, keys, "PUT")
    sent = ("--upload-file", "-", "--header", "Transfer-Encoding: chunked")
    equal(_curl(put, *sent, stdin="in pieces").status, "200", "the status")
    equal(_curl(_url(version, keys, "GET")).body, "in pieces", "the object")


def _a_part_is_read_with_a_signed_range(version, keys):
    if version == "V1":
        return  # It signs no headers but its own.
    signed = _url(version, keys, "GET", headers={"Range": "bytes=0-1"}, additional_headers=["Range"])
    equal(_curl(signed, "--range", "0-1").body, "in", "the part")
    equal(_curl(signed, "--range", "0-2").status, "403", "the status of another range")


def _the_response_has_other_headers(version, keys):
    params = {"response-content-disposition": 'attachment; filename="a b+c.txt"'}
    got = _curl(_url(version, keys, "GET", params=params), "--include")
    contains(got.body, 'attachment; filename="a b+c.txt"', "the answer")


def _the_addresses_are_restricted(version, keys):
    for addresses, status in ((("127.0.0.0", 8), "200"), (("127.0.0.1", 32), "200"), (("203.0.113.0", 24), "403")):
        got = _curl(_url(version, keys, "GET", source_ip=addresses))
        equal(got.status, status, f"the status from {addresses}")


def _an_object_is_deleted(version, keys):
    equal(_curl(_url(version, keys, "DELETE"), "--request", "DELETE").status, "204", "the status")
    equal(_curl(_url(version, keys, "GET")).status, "404", "the status afterwards")


STEPS = {
    step.__name__.strip("_").replace("_", " "): step for step in (
        _an_object_is_put_and_got, _a_signed_header_must_be_sent, _a_file_is_uploaded_in_pieces,
        _a_part_is_read_with_a_signed_range, _the_response_has_other_headers, _the_addresses_are_restricted,
        _an_object_is_deleted,
    )
}


def _url(version, keys, method, **request):
    return ours.presign(keys, version, [{"method": method, "key": KEY, "expires": 600, **request}])[0]


def _sent(headers):
    return [part for name, value in headers.items() for part in ("--header", f"{name}: {value}")]


class _Answer:
    def __init__(self, printed):
        self.body, _, self.status = printed.rpartition("\n")


def _curl(url, *arguments, stdin=None):
    command = ["curl", "--silent", "--show-error", "--max-time", "20", "--write-out", "\\n%{http_code}",
               "--connect-to", f"::{SERVER.hostname}:{SERVER.port}", *arguments, url]
    done = subprocess.run(
        command, input=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False, encoding="utf-8")
    equal(done.returncode, 0, f"curl's status ({done.stderr.strip()})")
    return _Answer(done.stdout)
