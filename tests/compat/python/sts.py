"""Temporary credentials as the official guide gets them: AssumeRole by CommonRequest."""

import json

from aliyunsdkcore.acs_exception.exceptions import ServerException
from aliyunsdkcore.client import AcsClient
from aliyunsdkcore.request import CommonRequest

from checks import Refusal, check, equal, refused
from world import BUCKET, REGION, ROLE, STS_HOST, USER, Keys


def policy(actions, resources):
    """A session policy that allows these actions on these resources."""
    statement = {"Effect": "Allow", "Action": actions, "Resource": resources}
    return json.dumps({"Version": "1", "Statement": [statement]})


# What the guide allows: to put and get objects below one directory.
NARROW = policy(["oss:PutObject", "oss:GetObject"], [f"acs:oss:*:*:{BUCKET}/exampledir/*"])
READ_ONLY = policy(["oss:GetObject"], [f"acs:oss:*:*:{BUCKET}/*"])


def call(action, keys=USER, **parameters):
    client = AcsClient(keys.id, keys.secret, REGION)
    request = CommonRequest()
    request.set_accept_format("json")
    request.set_domain(STS_HOST)
    request.set_method("POST")
    request.set_protocol_type("http")
    request.set_version("2015-04-01")
    request.set_action_name(action)
    for name, value in parameters.items():
        request.add_query_param(name, value)
    return json.loads(client.do_action_with_exception(request))


def assume(policy_text=None, keys=USER, role=ROLE):
    """The keys of a new session."""
    parameters = {"RoleArn": role, "RoleSessionName": "compat", "DurationSeconds": "3000"}
    if policy_text is not None:
        parameters["Policy"] = policy_text
    credentials = call("AssumeRole", keys, **parameters)["Credentials"]
    return Keys(
        credentials["AccessKeyId"], credentials["AccessKeySecret"], credentials["SecurityToken"]
    )


def refusal_of(error):
    if isinstance(error, ServerException):
        return Refusal(error.http_status, error.error_code, None, error.message)
    return None


def run():
    check("sts: AssumeRole answers with temporary keys", _assumes)
    check("sts: GetCallerIdentity names the user", _names_the_user)
    temporary = assume()
    refusals = {
        "a wrong secret": (
            lambda: assume(keys=USER._replace(secret="wrong")), 400, "SignatureDoesNotMatch",
            "server string to sign is:"),
        "an unknown key": (
            lambda: assume(keys=USER._replace(id="LTAIunknown")), 404,
            "InvalidAccessKeyId.NotFound", None),
        "an unknown role": (
            lambda: assume(role=ROLE + "-unknown"), 404, "EntityNotExist.Role", None),
        "a policy that is none": (
            lambda: assume('{"Version":"1","Statements":[]}'), 400,
            "InvalidParameter.PolicyGrammar", None),
        "an invented action": (lambda: call("AssumeNothing"), 400, "InvalidParameter", None),
        "a temporary key without its token": (
            lambda: assume(keys=temporary._replace(token=None)), 400, "MissingSecurityToken", None),
    }
    for name, (body, status, code, message) in refusals.items():
        check(f"sts: {name} is refused", lambda b=body, s=status, c=code, m=message: refused(
            refusal_of, b, s, c, message=m))


def _assumes():
    keys = assume(NARROW)
    equal(keys.id.startswith("STS."), True, "the id's prefix")
    equal(len(keys.token) > 20, True, "that there is a token")


def _names_the_user():
    answer = call("GetCallerIdentity")
    equal(answer["IdentityType"], "RAMUser", "the kind of identity")
