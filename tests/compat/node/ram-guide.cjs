// The official guide from nothing to an object, and back to nothing in the order in which rights
// end first. RAM is asked by its official client, STS and OSS by `ali-oss`.

'use strict';

const client = require('./ram-client.cjs');
const { check, equal, refused } = require('./checks.cjs');
const sdk = require('./sdk.cjs');
const world = require('./world.cjs');

const ACCOUNT = world.role.split(':')[3];
const KEY = 'exampledir/by the guide.txt';
const USER = 'RamTest-node';
const ROLE = 'RamOssTest-node'; // Capitals: the ARN of the role has none.
const ARN = `acs:ram::${ACCOUNT}:role/ramosstest-node`;
const POLICY = 'Put-node';
const OWN = 'Assume-node';
const TO_USER = { PolicyType: 'System', PolicyName: 'AliyunSTSAssumeRoleAccess', UserName: USER };
const OWN_TO_USER = { PolicyType: 'Custom', PolicyName: OWN, UserName: USER };
const TO_ROLE = { PolicyType: 'Custom', PolicyName: POLICY, RoleName: ROLE };

const NO_PERMISSION = { status: 403, code: 'NoPermission' };
const DENIED = { status: 403, code: 'AccessDenied' };

const document = statement => JSON.stringify({ Version: '1', Statement: [{ Effect: 'Allow', ...statement }] });

// What a step makes is there for the next.
let keys;
let session;

const STEPS = {
  'a user and its key': async () => {
    await client.call('CreateUser', { UserName: USER });
    const { AccessKey: key } = await client.call('CreateAccessKey', { UserName: USER });
    keys = { id: key.AccessKeyId, secret: key.AccessKeySecret, token: null };
  },
  'the user may not assume before it is allowed to': async () => {
    await refused(() => assume(world.role), NO_PERMISSION);
  },
  'the right to assume, a role, a policy': async () => {
    await client.call('AttachPolicyToUser', TO_USER);
    const trust = { Action: 'sts:AssumeRole', Principal: { RAM: [`acs:ram::${ACCOUNT}:root`] } };
    const made = await client.call('CreateRole', { RoleName: ROLE, AssumeRolePolicyDocument: document(trust) });
    equal(made.Role.Arn, ARN, 'the ARN');
    const rights = { Action: ['oss:PutObject', 'oss:GetObject'], Resource: [`acs:oss:*:*:${world.bucket}/exampledir/*`] };
    await client.call('CreatePolicy', { PolicyName: POLICY, PolicyDocument: document(rights) });
    await client.call('AttachPolicyToRole', TO_ROLE);
  },
  'the new key assumes the role': async () => {
    session = sdk.client(await assume(ARN), 'V4');
  },
  'the session puts and gets': async () => {
    await session.put(KEY, Buffer.from('from nothing'));
    equal((await session.get(KEY)).content.toString(), 'from nothing', 'the object');
  },
  'the session does not delete': () => refused(() => session.delete(KEY), DENIED),
  "the user's own key opens nothing": async () => {
    await refused(() => sdk.client(keys, 'V4').get(KEY), DENIED);
  },
  'RAM refuses the user, and says why': async () => {
    const refusal = await client.call('ListUsers', {}, keys).then(() => null, error => error);
    equal([refusal.status, refusal.code], [403, 'NoPermission'], 'the refusal');
    const message = refusal.accessDeniedDetail.EncodedDiagnosticMessage;
    const answer = await client.call('DecodeDiagnosticMessage', { EncodedDiagnosticMessage: message });
    equal(answer.DecodedDiagnosticMessage.AuthAction, 'ram:ListUsers', 'the reason');
  },
  'a policy for this role alone is enough to assume it, and no other': async () => {
    await client.call('DetachPolicyFromUser', TO_USER);
    const rights = { Action: 'sts:AssumeRole', Resource: ARN };
    await client.call('CreatePolicy', { PolicyName: OWN, PolicyDocument: document(rights) });
    await client.call('AttachPolicyToUser', OWN_TO_USER);
    await assume(ARN);
    await refused(() => assume(world.role), NO_PERMISSION);
  },
  'what the role loses, its session loses': async () => {
    await client.call('DetachPolicyFromRole', TO_ROLE);
    await refused(() => session.get(KEY), DENIED);
  },
  'an inactive key is refused': async () => {
    await client.call('UpdateAccessKey', { UserName: USER, UserAccessKeyId: keys.id, Status: 'Inactive' });
    await refused(() => assume(ARN), { status: 400, code: 'InvalidAccessKeyId.Inactive' });
  },
  'all is taken away': async () => {
    await client.call('DeleteRole', { RoleName: ROLE });
    await client.call('DetachPolicyFromUser', OWN_TO_USER);
    await client.call('DeleteAccessKey', { UserName: USER, UserAccessKeyId: keys.id });
    await client.call('DeleteUser', { UserName: USER });
    for (const PolicyName of [POLICY, OWN]) {
      await client.call('DeletePolicy', { PolicyName, CascadingDelete: true });
    }
    await sdk.client(world.user, 'V4').delete(KEY);
  },
  'nothing is left': async () => {
    const missing = code => ({ status: 404, code });
    await refused(() => client.call('GetUser', { UserName: USER }), missing('EntityNotExist.User'));
    await refused(() => client.call('GetRole', { RoleName: ROLE }), missing('EntityNotExist.Role'));
    const policy = { PolicyName: POLICY, PolicyType: 'Custom' };
    await refused(() => client.call('GetPolicy', policy), missing('EntityNotExist.Policy'));
    await refused(() => assume(ARN), missing('InvalidAccessKeyId.NotFound'));
    await refused(() => session.get(KEY), { status: 403, code: 'InvalidSecurityToken' });
  },
};

async function run() {
  for (const [name, step] of Object.entries(STEPS)) {
    await check(`${client.name}, the guide: ${name}`, step);
  }
}

// The keys of a new session of the role, asked for with the user's key.
async function assume(role) {
  const { credentials } = await sdk.sts(keys).assumeRole(role, undefined, 3000, 'guide');
  const { AccessKeyId: id, AccessKeySecret: secret, SecurityToken: token } = credentials;
  return { id, secret, token };
}

module.exports = { run };
