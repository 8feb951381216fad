"""The two Python SDKs behind one face, so that every walk is written once."""

import datetime

import alibabacloud_oss_v2 as oss_v2
import oss2

from checks import Refusal
from world import BUCKET, ENDPOINT, REGION


class Oss2:
    """PyPI `oss2`, with signature V1 or V4."""

    # Parameters that its V1 leaves unsigned although the server signs them: none.
    unsigned_in_v1 = ()
    # Whether requests with a token in the header are right with every version.
    token_in_v1_header = True

    def __init__(self, keys, version, bucket=BUCKET, region=REGION):
        self.name = f"oss2 {version}"
        self.bucket = oss2.Bucket(
            self._auth(keys, version.lower()), ENDPOINT, bucket, region=region)
        self.service = oss2.Service(self._auth(keys, version.lower()), ENDPOINT, region=region)

    @staticmethod
    def _auth(keys, version):
        if keys.token is not None:
            return oss2.StsAuth(keys.id, keys.secret, keys.token, auth_version=version)
        return oss2.make_auth(keys.id, keys.secret, version)

    def put(self, key, data, headers=None):
        return self.bucket.put_object(key, data, headers=headers).versionid

    def get(self, key, version_id=None):
        params = {"versionId": version_id} if version_id else None
        return self.bucket.get_object(key, params=params).read()

    def head(self, key):
        return self.bucket.head_object(key).headers

    def keys(self, prefix=""):
        return [entry.key for entry in self.bucket.list_objects(prefix).object_list]

    def delete(self, key):
        self.bucket.delete_object(key)

    def presign(self, method, key, expires, headers=None, params=None, additional_headers=None):
        return self.bucket.sign_url(
            method, key, expires, headers=dict(headers or {}), params=dict(params or {}),
            additional_headers=additional_headers)

    @staticmethod
    def signs_additional_headers(version, keys):
        # Its authentication with a token has no argument for them.
        return version == "V4" and keys.token is None

    @staticmethod
    def refusal_of(error):
        if isinstance(error, oss2.exceptions.ServerError):
            return Refusal(error.status, error.code, error.ec, error.message)
        return None


class OssV2:
    """PyPI `alibabacloud-oss-v2`, with signature V1 or V4."""

    # Its V1 signs only the parameters of a short list, which lacks these.
    unsigned_in_v1 = ("x-oss-traffic-limit", "x-oss-process", "x-oss-ac-source-ip")
    # Its V1 sends the token in a header that no server reads.
    token_in_v1_header = False

    def __init__(self, keys, version, bucket=BUCKET, region=REGION):
        self.name = f"oss-v2 {version}"
        self.bucket = bucket
        config = oss_v2.config.load_default()
        config.region = region
        config.endpoint = ENDPOINT
        config.signature_version = version.lower()
        config.retry_max_attempts = 1
        config.credentials_provider = oss_v2.credentials.StaticCredentialsProvider(
            keys.id, keys.secret, keys.token)
        self.client = oss_v2.Client(config)

    def put(self, key, data, headers=None):
        result = self.client.put_object(oss_v2.PutObjectRequest(
            bucket=self.bucket, key=key, body=data, headers=headers or {}))
        return result.version_id

    def get(self, key, version_id=None):
        result = self.client.get_object(oss_v2.GetObjectRequest(
            bucket=self.bucket, key=key, version_id=version_id))
        return result.body.content

    def head(self, key):
        return self.client.head_object(
            oss_v2.HeadObjectRequest(bucket=self.bucket, key=key)).headers

    def keys(self, prefix=""):
        result = self.client.list_objects_v2(
            oss_v2.ListObjectsV2Request(bucket=self.bucket, prefix=prefix))
        return [entry.key for entry in result.contents or []]

    def delete(self, key):
        self.client.delete_object(oss_v2.DeleteObjectRequest(bucket=self.bucket, key=key))

    def presign(self, method, key, expires, headers=None, params=None, additional_headers=None):
        kinds = {
            "GET": oss_v2.GetObjectRequest,
            "PUT": oss_v2.PutObjectRequest,
            "HEAD": oss_v2.HeadObjectRequest,
        }
        request = kinds[method](
            bucket=self.bucket, key=key, headers=dict(headers or {}),
            parameters=dict(params or {}))
        return self.client.presign(request, expires=datetime.timedelta(seconds=expires)).url

    @staticmethod
    def signs_additional_headers(_version, _keys):
        # Its configuration has them, but they never reach the signer.
        return False

    @staticmethod
    def refusal_of(error):
        if isinstance(error, oss_v2.exceptions.OperationError):
            error = error.unwrap()
        if isinstance(error, oss_v2.exceptions.ServiceError):
            return Refusal(error.status_code, error.code, error.ec, error.message)
        return None
