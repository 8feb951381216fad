"""The official guide from nothing to an object: a user, its key, a policy, a role, a session.

And back to nothing, in the order in which rights end first. RAM is asked by its official clients,
STS by `CommonRequest`, OSS by `oss2`.
"""

import json
import re

import sts
from checks import check, equal, refused
from ram_clients import CLIENTS
from sdks import Oss2
from world import BUCKET, ROLE, USER, Keys

ACCOUNT = ROLE.split(":")[3]
KEY = "exampledir/by the guide.txt"


def run():
    for kind in CLIENTS:
        Walk(kind).run()


class Walk:
    """One walk by one client; what a step makes is there for the next."""

    def __init__(self, kind):
        self.ram = kind()
        # Capitals: the ARN of the role has none.
        self.user, self.role, self.policy = (f"{what}{kind.who}" for what in ("RamTest-", "RamOssTest-", "Put-"))
        self.arn = f"acs:ram::{ACCOUNT}:role/{self.role.lower()}"
        self.to_user = {"PolicyType": "System", "PolicyName": "AliyunSTSAssumeRoleAccess", "UserName": self.user}
        self.own_to_user = {"PolicyType": "Custom", "PolicyName": f"Assume-{kind.who}", "UserName": self.user}
        self.to_role = {"PolicyType": "Custom", "PolicyName": self.policy, "RoleName": self.role}

    def run(self):
        steps = (
            ("a user and its key", self.make_user),
            ("the user may not assume before it is allowed to", self.may_not_assume),
            ("the right to assume, a role, a policy", self.make_role),
            ("the new key assumes the role", self.assume),
            ("the session puts and gets", self.put_and_get),
            ("the session does not delete, and RAM says why", self.does_not_delete),
            ("the user's own key opens nothing", self.user_opens_nothing),
            ("a policy for this role alone is enough to assume it, and no other", self.narrow),
            ("what the role loses, its session loses", self.cut),
            ("an inactive key is refused", self.switch_off),
            ("all is taken away", self.take_away),
            ("nothing is left", self.nothing_left),
        )
        for name, step in steps:
            check(f"{self.ram.name}, the guide: {name}", step)

    def call(self, operation, **parameters):
        return self.ram.call(operation, parameters)

    def make_user(self):
        self.call("CreateUser", UserName=self.user)
        key = self.call("CreateAccessKey", UserName=self.user)["AccessKey"]
        self.keys = Keys(key["AccessKeyId"], key["AccessKeySecret"], None)

    def may_not_assume(self):
        refused(sts.refusal_of, lambda: sts.assume(keys=self.keys), 403, "NoPermission")

    def make_role(self):
        self.call("AttachPolicyToUser", **self.to_user)
        root = {"RAM": [f"acs:ram::{ACCOUNT}:root"]}
        trust = {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": root}
        made = self.call(
            "CreateRole", RoleName=self.role,
            AssumeRolePolicyDocument=json.dumps({"Version": "1", "Statement": [trust]}))
        equal(made["Role"]["Arn"], self.arn, "the ARN")
        self.call("CreatePolicy", PolicyName=self.policy, PolicyDocument=sts.NARROW)
        self.call("AttachPolicyToRole", **self.to_role)

    def assume(self):
        self.session = Oss2(sts.assume(keys=self.keys, role=self.arn), "V4")

    def put_and_get(self):
        self.session.put(KEY, b"from nothing")
        equal(self.session.get(KEY), b"from nothing", "the object")

    def does_not_delete(self):
        try:
            self.session.delete(KEY)
        except Exception as error:
            refusal = self.session.refusal_of(error)
            body = error.body.decode() if isinstance(error.body, bytes) else error.body
        else:
            refusal, body = None, ""
        equal(refusal and (refusal.status, refusal.code), (403, "AccessDenied"), "the refusal")
        message = re.search("<EncodedDiagnosticMessage>(.*)</EncodedDiagnosticMessage>", body)[1]
        reason = self.call("DecodeDiagnosticMessage", EncodedDiagnosticMessage=message)
        reason = reason["DecodedDiagnosticMessage"]
        equal((reason["AuthAction"], reason["ExplicitDeny"]), ("oss:DeleteObject", False), "the reason")

    def user_opens_nothing(self):
        client = Oss2(self.keys, "V4")
        refused(client.refusal_of, lambda: client.get(KEY), 403, "AccessDenied")

    def narrow(self):
        self.call("DetachPolicyFromUser", **self.to_user)
        name, document = self.own_to_user["PolicyName"], sts.policy(["sts:AssumeRole"], [self.arn])
        self.call("CreatePolicy", PolicyName=name, PolicyDocument=document)
        self.call("AttachPolicyToUser", **self.own_to_user)
        sts.assume(keys=self.keys, role=self.arn)
        refused(sts.refusal_of, lambda: sts.assume(keys=self.keys, role=ROLE), 403, "NoPermission")

    def cut(self):
        self.call("DetachPolicyFromRole", **self.to_role)
        refused(self.session.refusal_of, lambda: self.session.get(KEY), 403, "AccessDenied")

    def switch_off(self):
        self.call("UpdateAccessKey", UserName=self.user, UserAccessKeyId=self.keys.id, Status="Inactive")
        refused(
            sts.refusal_of, lambda: sts.assume(keys=self.keys, role=self.arn), 400,
            "InvalidAccessKeyId.Inactive")

    def take_away(self):
        self.call("DeleteRole", RoleName=self.role)
        self.call("DetachPolicyFromUser", **self.own_to_user)
        self.call("DeleteAccessKey", UserName=self.user, UserAccessKeyId=self.keys.id)
        self.call("DeleteUser", UserName=self.user)
        for name in (self.policy, self.own_to_user["PolicyName"]):
            self.call("DeletePolicy", PolicyName=name, CascadingDelete=True)
        Oss2(USER, "V4").delete(KEY)

    def nothing_left(self):
        for operation, parameters, code in (
            ("GetUser", {"UserName": self.user}, "EntityNotExist.User"),
            ("GetRole", {"RoleName": self.role}, "EntityNotExist.Role"),
            ("GetPolicy", {"PolicyName": self.policy, "PolicyType": "Custom"}, "EntityNotExist.Policy"),
        ):
            refused(self.ram.refusal_of, lambda: self.ram.call(operation, parameters), 404, code)
        refused(
            sts.refusal_of, lambda: sts.call("GetCallerIdentity", self.keys), 404,
            "InvalidAccessKeyId.NotFound")
        refused(self.session.refusal_of, lambda: self.session.get(KEY), 403, "InvalidSecurityToken")
