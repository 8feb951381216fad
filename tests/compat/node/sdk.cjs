// `ali-oss` with the server's names, with signature V1 or V4; its warnings are not ours to print.

'use strict';

const world = require('./world.cjs');
const OSS = require('ali-oss');

console.warn = () => {};

function client(keys, version, more = {}) {
  return new OSS({
    region: `oss-${world.region}`,
    endpoint: world.endpoint,
    bucket: world.bucket,
    accessKeyId: keys.id,
    accessKeySecret: keys.secret,
    stsToken: keys.token || undefined,
    authorizationV4: version === 'V4',
    agent: world.agent,
    ...more,
  });
}

// Their presigned URL; each version has a method of its own.
async function presign(sdk, version, request) {
  const { method, key, expires, params = {}, headers = {}, additional_headers: more } = request;
  if (version === 'V4') return sdk.signatureUrlV4(method, expires, { headers, queries: params }, key, more);
  return sdk.signatureUrl(key, { method, expires, subResource: { ...params }, ...headers });
}

function sts(keys = world.user) {
  const { agent, stsEndpoint: endpoint } = world;
  return new OSS.STS({ accessKeyId: keys.id, accessKeySecret: keys.secret, endpoint, agent });
}

// The keys of a new session, its rights limited to the actions on the resources, if any.
async function assume(actions, resources) {
  const statement = { Effect: 'Allow', Action: actions, Resource: resources };
  const policy = actions && { Version: '1', Statement: [statement] };
  const { credentials } = await sts().assumeRole(world.role, policy, 3000, 'compat');
  const { AccessKeyId: id, AccessKeySecret: secret, SecurityToken: token } = credentials;
  return { id, secret, token };
}

module.exports = { OSS, client, presign, sts, assume };
