"""The official RAM clients for Python behind one face, so that every conversation is written once.

Each finds `ram.aliyuncs.com` by itself; only the protocol is set to http. Of every answer the
models of `alibabacloud_ram20150501` must be able to keep all: what they write is what came.
"""

import copy
import importlib
import json
import re

import sts
from aliyunsdkcore.client import AcsClient
from aliyunsdkcore.request import CommonRequest
from alibabacloud_ram20150501 import models
from alibabacloud_ram20150501.client import Client
from alibabacloud_tea_openapi.utils_models import Config
from darabonba.exceptions import ResponseException

from checks import Refusal, equal
from world import REGION, USER


class Classic:
    """PyPI `aliyun-python-sdk-ram`: a POST with all in its query, signed as RPC 1.0."""

    name = "aliyun-python-sdk-ram"
    who = "classic"
    refusal_of = staticmethod(sts.refusal_of)

    def __init__(self, keys=USER):
        self._client = AcsClient(keys.id, keys.secret, REGION)

    def call(self, operation, parameters):
        answer = json.loads(self._client.do_action_with_exception(_http(
            self.request(operation, parameters))))
        keeps_all(operation, answer)
        return answer

    @staticmethod
    def request(operation, parameters):
        module = importlib.import_module(f"aliyunsdkram.request.v20150501.{operation}Request")
        request = getattr(module, f"{operation}Request")()
        for name, value in parameters.items():
            getattr(request, f"set_{name}")(value)
        return request


class Common(Classic):
    """PyPI `aliyun-python-sdk-core` without a model of RAM: a GET, with numbered lists."""

    name = "CommonRequest"
    who = "common"

    @staticmethod
    def request(operation, parameters):
        request = CommonRequest(product="Ram", version="2015-05-01", action_name=operation)
        request.set_domain("ram.aliyuncs.com")
        for name, value in _numbered(parameters):
            request.add_query_param(name, value)
        return request


class Current:
    """PyPI `alibabacloud_ram20150501`: a POST with all in its query, signed as ACS3."""

    name = "alibabacloud_ram20150501"
    who = "current"

    def __init__(self, keys=USER):
        self._client = _Remembering(Config(
            access_key_id=keys.id, access_key_secret=keys.secret, region_id=REGION,
            protocol="http"))

    def call(self, operation, parameters):
        response = getattr(self._client, _snake(operation))(_request(operation, parameters))
        equal(response.body.to_map(), self._client.answer, f"the model of {operation}'s answer")
        return self._client.answer

    @staticmethod
    def refusal_of(error):
        if isinstance(error, ResponseException):
            return Refusal(error.status_code, error.code, None, error.message)
        return None


class _Remembering(Client):
    """Keeps the last answer as it was before a model read it."""

    def call_api(self, params, request, runtime):
        result = super().call_api(params, request, runtime)
        self.answer = copy.deepcopy(result["body"])
        return result


CLIENTS = (Classic, Common, Current)


def keeps_all(operation, answer):
    model = getattr(models, f"{operation}ResponseBody")()
    equal(model.from_map(copy.deepcopy(answer)).to_map(), answer, f"the model of {operation}'s answer")


def _http(request):
    request.set_accept_format("json")
    request.set_protocol_type("http")
    return request


def _request(operation, parameters):
    values = {_snake(name): value for name, value in parameters.items()}
    if "tag" in values:
        kind = getattr(models, f"{operation}RequestTag")
        values["tag"] = [kind(key=tag["Key"], value=tag["Value"]) for tag in values["tag"]]
    return getattr(models, f"{operation}Request")(**values)


def _numbered(parameters):
    for name, value in parameters.items():
        if not isinstance(value, list):
            yield name, value
            continue
        for number, item in enumerate(value, 1):
            for member, text in item.items():
                yield f"{name}.{number}.{member}", text


def _snake(name):
    return re.sub("(?<!^)(?=[A-Z])", "_", name).lower()
