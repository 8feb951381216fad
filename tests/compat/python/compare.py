"""Our presigned URLs beside theirs, part by part, at a fixed time."""

import json
import os
from urllib.parse import unquote, urlsplit

import ours
from checks import check, equal
from sdks import Oss2, OssV2
from world import Keys, clock

LONG_TERM = Keys("LTAI5tExampleId", "ExampleSecret0123456789", None)
TEMPORARY = Keys("STS.NUExampleId", "ExampleSecret9876543210", "CAIS+a/b==example%2B?&token")
INSTANT = 1702743657


def run():
    for sdk in (Oss2, OssV2):
        for version in ("V1", "V4"):
            for keys, whose in ((LONG_TERM, "long-term keys"), (TEMPORARY, "temporary keys")):
                _compare(sdk, version, keys, whose)


def _compare(sdk, version, keys, whose):
    requests = [request for request in _requests() if _is_comparable(request, sdk, version, keys)]
    with clock.frozen(INSTANT):
        client = sdk(keys, version)
        for request, own in zip(requests, ours.presign(keys, version, requests)):
            theirs = client.presign(
                request["method"], request["key"], request["expires"],
                request.get("headers"), request.get("params"), request.get("additional_headers"))
            name = f"{client.name}: {request['id']} with {whose}, our URL equals theirs"
            check(name, lambda own=own, theirs=theirs: equal(_parts(own), _parts(theirs), "our URL"))


def _requests():
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "..", "presigned-urls.json"), encoding="utf-8") as file:
        return json.load(file)


def _is_comparable(request, sdk, version, keys):
    """Leaves out what this SDK cannot sign, or signs wrongly so that no server accepts it."""
    params = request.get("params", {})
    if "additional_headers" in request and not sdk.signs_additional_headers(version, keys):
        return False
    return version != "V1" or not any(name in sdk.unsigned_in_v1 for name in params)


def _parts(url):
    """The URL as a server understands it: the order and the style of escaping are free."""
    parts = urlsplit(url)
    pairs = [pair.partition("=") for pair in parts.query.split("&")]
    query = sorted((unquote(name), unquote(value)) for name, _, value in pairs)
    return parts.scheme, parts.netloc, unquote(parts.path), query
