"""A plain HTTP client, which knows no OSS: it sends the URL byte for byte."""

import collections
import http.client
import re
from urllib.parse import urlsplit

from checks import Mismatch, Refusal

Answer = collections.namedtuple("Answer", "status headers body")


def send(method, url, body=None, headers=None):
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=20)
    try:
        target = url[len(f"{parts.scheme}://{parts.netloc}"):] or "/"
        connection.request(method, target, body=body, headers=headers or {})
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read())
    finally:
        connection.close()


def succeed(method, url, body=None, headers=None):
    """Sends and expects success."""
    answer = send(method, url, body, headers)
    if answer.status // 100 != 2:
        raise Mismatch(f"the answer to {method} is {answer.status}: {answer.body[:600]!r}")
    return answer


def refusal(method, url, body=None, headers=None):
    """Sends and returns the refusal, or None if there was none."""
    answer = send(method, url, body, headers)
    if answer.status // 100 == 2:
        return None
    text = answer.body.decode("utf-8", "replace")
    return Refusal(answer.status, *(_element(text, name) for name in ("Code", "EC", "Message")))


def _element(text, name):
    found = re.search(f"<{name}>(.*?)</{name}>", text, re.S)
    return found.group(1) if found else None
