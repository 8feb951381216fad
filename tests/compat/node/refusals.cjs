// Every way to be refused, with the status and the codes that the SDK tells apart.

'use strict';

const { check, refused } = require('./checks.cjs');
const ours = require('./ours.cjs');
const plain = require('./plain.cjs');
const sdk = require('./sdk.cjs');
const world = require('./world.cjs');

const KEY = 'exampledir/refused.txt';
const HOUR = 3600;

async function run() {
  const [first, second] = [await sdk.assume(), await sdk.assume()];
  await check('refusals from node: there is an object to be refused', () => (
    sdk.client(world.user, 'V4').put(KEY, Buffer.from('content'))));
  for (const version of ['V1', 'V4']) {
    await byKeys(version);
    await byNames(version);
    await byTokens(version, first, second);
    await byUrls(version, first);
  }
  const elsewhere = sdk.client(world.user, 'V4', { region: 'oss-cn-beijing' });
  await check('ali-oss V4: another region is refused', () => refused(
    () => elsewhere.get(KEY), { status: 400, code: 'InvalidArgument', ec: '0002-00000226' }));
  await bySts();
}

async function byKeys(version) {
  const wrong = sdk.client({ ...world.user, secret: 'wrong' }, version);
  await check(`ali-oss ${version}: a wrong secret is refused`, () => refused(
    () => wrong.get(KEY), { status: 403, code: 'SignatureDoesNotMatch' }));
  const unknown = sdk.client({ ...world.user, id: 'LTAIunknown' }, version);
  await check(`ali-oss ${version}: an unknown key is refused`, () => refused(
    () => unknown.get(KEY), { status: 403, code: 'InvalidAccessKeyId', ec: '0002-00000902' }));
  const late = sdk.client(world.user, version);
  await check(`ali-oss ${version}: a clock an hour late is refused`, () => refused(
    () => world.offBy(-HOUR, () => late.get(KEY)),
    { status: 403, code: 'RequestTimeTooSkewed', ec: '0002-00000504' }));
}

async function byNames(version) {
  const nowhere = sdk.client(world.user, version, { bucket: 'no-such-bucket-here' });
  await check(`ali-oss ${version}: a missing bucket is refused`, () => refused(
    () => nowhere.get(KEY), { status: 404, code: 'NoSuchBucket', ec: '0015-00000101' }));
  const client = sdk.client(world.user, version);
  await check(`ali-oss ${version}: a missing key is refused`, () => refused(
    () => client.get('missing.txt'), { status: 404, code: 'NoSuchKey', ec: '0026-00000001' }));
  await check(`ali-oss ${version}: a missing key is refused to HEAD`, () => refused(
    () => client.head('missing.txt'), { status: 404, code: 'NoSuchKey' }));
}

async function byTokens(version, first, second) {
  const foreign = sdk.client({ ...first, token: second.token }, version);
  await check(`ali-oss ${version}: the token of another session is refused`, () => refused(
    () => foreign.get(KEY),
    { status: 403, code: ['InvalidSecurityToken', 'AccessKeyIdAndSecurityTokenNotMatch'] }));
  const invented = sdk.client({ ...first, token: 'CAISinvented' }, version);
  await check(`ali-oss ${version}: an invented token is refused`, () => refused(
    () => invented.get(KEY), { status: 403, code: 'InvalidSecurityToken' }));
  const missing = sdk.client({ ...first, token: null }, version);
  await check(`ali-oss ${version}: a missing token is refused`, () => refused(
    () => missing.get(KEY),
    { status: 403, code: 'InvalidAccessKeyId', message: 'The Security Token may be lost' }));
}

async function byUrls(version, keys) {
  const request = { method: 'GET', key: KEY, expires: 600 };
  const client = sdk.client(keys, version);
  const makers = {
    [`ali-oss ${version}: their URL`]: () => sdk.presign(client, version, request),
    [`our ${version} URL, from node`]: async () => ours.presign(keys, version, [request])[0],
  };
  for (const [name, make] of Object.entries(makers)) {
    const url = await make();
    const expired = await world.offBy(-HOUR, make);
    await check(`${name}, expired, is refused`, () => refused(
      () => plain.refusal('GET', expired),
      { status: 403, code: 'AccessDenied', message: 'Request has expired.' }));
    await check(`${name}, for another key, is refused`, () => refused(
      () => plain.refusal('GET', url.replace('refused.txt', 'other.txt')),
      { status: 403, code: 'SignatureDoesNotMatch' }));
    await check(`${name}, with one parameter more, is refused`, () => refused(
      () => plain.refusal('GET', `${url}&versionId=x`), { status: 403, code: 'SignatureDoesNotMatch' }));
  }
}

async function bySts() {
  const wrong = sdk.sts({ ...world.user, secret: 'wrong' });
  await check('ali-oss STS: a wrong secret is refused', () => refused(
    () => wrong.assumeRole(world.role), { status: 400, code: 'SignatureDoesNotMatch' }));
  await check('ali-oss STS: an unknown role is refused', () => refused(
    () => sdk.sts().assumeRole(`${world.role}-unknown`), { status: 404, code: 'EntityNotExist.Role' }));
}

module.exports = { run };
