"""What the official Python package resolves from the variables and files of this process.

One line on the standard output: `{"id", "secret", "token"}`, or `{"error"}`. Nothing of the package
is touched: the addresses that it has built in lead to the test's servers, and their certificate is
trusted, through functions of libraries below it.
"""

import json
import os
import socket

import certifi

_ROUTES = json.loads(os.environ["COMPAT_ROUTES"])
_real_getaddrinfo = socket.getaddrinfo


def _getaddrinfo(host, port, *args, **kwargs):
    name = host.decode() if isinstance(host, bytes) else host
    for end, (address, where) in _ROUTES.items():
        if name is not None and name.endswith(end):
            return _real_getaddrinfo(address, where, *args, **kwargs)
    return _real_getaddrinfo(host, port, *args, **kwargs)


socket.getaddrinfo = _getaddrinfo
certifi.where = lambda: os.environ["COMPAT_CA"]  # Before anything asks it.

from alibabacloud_credentials.client import Client


def main():
    try:
        found = Client().get_credential()
        answer = {
            "id": found.access_key_id,
            "secret": found.access_key_secret,
            "token": found.security_token,
        }
    except BaseException as error:  # It raises whatever it likes, RecursionError too.
        answer = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
