"""Callbacks to an application, which checks their signature as the official guide shows it."""

import base64
import http.server
import json
import threading
import urllib.parse
import urllib.request

import oss2
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding

from checks import check, equal
from sdks import Oss2
from world import BUCKET, ENDPOINT, USER

# A real application expects https://gosspublic.alicdn.com/ here.
KEY_URL = f"{ENDPOINT}/-/callback-key.pem"
PATH = "/uploaded/%E4%BD%A0?id=%201"


class Application(http.server.BaseHTTPRequestHandler):
    """Answers a callback with what it says, or with 403 if its signature is wrong."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        try:
            _verify(self.headers, self.path, body)
        except (InvalidSignature, ValueError) as error:
            status, answer = 403, {"refused": repr(error)}
        else:
            status, answer = 200, dict(urllib.parse.parse_qsl(body.decode()))
        self._answer(status, json.dumps(answer).encode())

    def _answer(self, status, document):
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(document)))
        self.end_headers()
        self.wfile.write(document)

    def log_message(self, *_):
        pass


def _verify(headers, target, body):
    url = base64.b64decode(headers["x-oss-pub-key-url"]).decode()
    if url != KEY_URL:
        raise ValueError(f"the key is at {url}")
    with urllib.request.urlopen(url) as answer:
        key = serialization.load_pem_public_key(answer.read())
    path, question, query = target.partition("?")
    text = (urllib.parse.unquote(path) + question + query).encode() + b"\n" + body
    signature = base64.b64decode(headers["authorization"])
    key.verify(signature, text, padding.PKCS1v15(), hashes.MD5())


def run():
    application = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Application)
    threading.Thread(target=application.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{application.server_port}{PATH}"
    try:
        for version in ("V1", "V4"):
            client = Oss2(USER, version)
            check(f"{client.name}: an application verifies a callback", lambda: _callback(client, url))
    finally:
        application.shutdown()
        application.server_close()


def _callback(client, url):
    callback = {"callbackUrl": url, "callbackBody": "key=${bucket}/${object}&size=${size}&user=${x:user}"}
    headers = {
        "x-oss-callback": _encoded(callback),
        "x-oss-callback-var": _encoded({"x:user": "é & ü"}),
    }
    result = client.bucket.put_object("called back.txt", b"data", headers=headers)
    told = json.loads(result.resp.read())
    right = {"key": f"{BUCKET}/called back.txt", "size": "4", "user": "é & ü"}
    equal(told, right, "what the application was told")
    client.delete("called back.txt")


def _encoded(value):
    return oss2.utils.b64encode_as_string(oss2.to_bytes(json.dumps(value)))
