"""The world as the SDKs see it: where names lead, what time it is, who asks.

Imported before any SDK, so that they find the clock and the names already set up. Nothing of the
SDKs themselves is touched: only the functions of the standard library that they call.
"""

import collections
import datetime
import os
import socket
import time
from urllib.parse import urlsplit

Keys = collections.namedtuple("Keys", "id secret token")

REGION = os.environ["OSS_REGION"]
BUCKET = os.environ["OSS_BUCKET"]
ROLE = os.environ["OSS_ROLE_ARN"]
USER = Keys(os.environ["OSS_ACCESS_KEY_ID"], os.environ["OSS_ACCESS_KEY_SECRET"], None)

# The public names of the service; `getaddrinfo` below leads them to the server of the test.
ENDPOINT = f"http://oss-{REGION}.aliyuncs.com"
STS_HOST = f"sts.{REGION}.aliyuncs.com"

SERVER = urlsplit(os.environ["OSS_ENDPOINT"])
_real_getaddrinfo = socket.getaddrinfo
_real_time = time.time
_real_datetime = datetime.datetime


def _getaddrinfo(host, port, *args, **kwargs):
    if isinstance(host, bytes):
        host = host.decode()
    if host is not None and host.endswith(".aliyuncs.com"):
        host, port = SERVER.hostname, SERVER.port
    return _real_getaddrinfo(host, port, *args, **kwargs)


class Clock:
    """The system's clock, until it is stopped or set off by some seconds."""

    def __init__(self):
        self._frozen = None
        self._offset = 0

    def time(self):
        return self._frozen if self._frozen is not None else _real_time() + self._offset

    def frozen(self, instant):
        return _Steered(self, frozen=instant)

    def off_by(self, seconds):
        return _Steered(self, offset=seconds)


class _Steered:
    def __init__(self, clock, frozen=None, offset=0):
        self._clock = clock
        self._state = (frozen, offset)

    def __enter__(self):
        self._before = (self._clock._frozen, self._clock._offset)
        self._clock._frozen, self._clock._offset = self._state

    def __exit__(self, *_):
        self._clock._frozen, self._clock._offset = self._before


class _AnyDatetime(type):
    def __instancecheck__(cls, instance):
        return isinstance(instance, _real_datetime)


class _SteeredDatetime(_real_datetime, metaclass=_AnyDatetime):
    @classmethod
    def now(cls, tz=None):
        return _real_datetime.fromtimestamp(clock.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.now(datetime.timezone.utc).replace(tzinfo=None)


clock = Clock()
socket.getaddrinfo = _getaddrinfo
time.time = clock.time
datetime.datetime = _SteeredDatetime
