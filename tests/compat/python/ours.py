"""Our presigned URLs, made by the project's own signing crate through `cargo xtask presign`."""

import json
import os
import subprocess

from world import BUCKET, ENDPOINT, REGION, clock


def presign(keys, version, requests, bucket=BUCKET):
    """The URLs of the requests, at the clock's time.

    A request has `method`, `key`, `expires` and optionally `params`, `headers`,
    `additional_headers`, and `source_ip`: an address and how many of its bits the addresses share
    that may use the URL.
    """
    question = {
        "now": int(clock.time()),
        "region": REGION,
        "endpoint": ENDPOINT,
        "credentials": {"id": keys.id, "secret": keys.secret, "token": keys.token},
        "requests": [
            {
                "version": version,
                "method": request["method"],
                "bucket": bucket,
                "key": request["key"],
                "params": request.get("params", {}),
                "headers": request.get("headers", {}),
                "additional_headers": request.get("additional_headers", []),
                "source_ip": request.get("source_ip"),
                "expires": request["expires"],
            }
            for request in requests
        ],
    }
    answer = subprocess.run(
        [os.environ["COMPAT_PRESIGN"], "presign"],
        input=json.dumps(question).encode(), stdout=subprocess.PIPE, check=True)
    return json.loads(answer.stdout)
