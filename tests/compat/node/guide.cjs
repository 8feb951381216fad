// The walk of the official guide: a token of limited rights, put and get with it, its limits.

'use strict';

const { check, equal, refused } = require('./checks.cjs');
const ours = require('./ours.cjs');
const plain = require('./plain.cjs');
const sdk = require('./sdk.cjs');
const world = require('./world.cjs');

const KEY = 'exampledir/a+b c/é.txt';
const DENIED = {
  status: 403,
  code: 'AccessDenied',
  ec: '0003-00000301',
  message: "Access denied by authorizer's policy.",
};

async function run() {
  const directory = `acs:oss:*:*:${world.bucket}/exampledir/*`;
  const narrow = await sdk.assume(['oss:PutObject', 'oss:GetObject'], [directory]);
  const wide = await sdk.assume();
  for (const version of ['V1', 'V4']) {
    await withLongTermKeys(version);
    await withNarrowToken(version, narrow);
    await withWideToken(version, wide);
    for (const [keys, whose] of [[world.user, 'long-term keys'], [narrow, 'a token']]) {
      const client = sdk.client(keys, version);
      const theirs = request => sdk.presign(client, version, request);
      await putAndGet(`ali-oss ${version}: their URL of ${whose}`, theirs);
      const own = async request => ours.presign(keys, version, [request])[0];
      await putAndGet(`our ${version} URL of ${whose}, from node`, own);
    }
  }
}

async function withLongTermKeys(version) {
  const client = sdk.client(world.user, version);
  const name = `ali-oss ${version}: long-term keys`;
  await check(`${name} put`, () => client.put('longterm/a.txt', Buffer.from('long-term')));
  await check(`${name} get`, async () => {
    const { content } = await client.get('longterm/a.txt');
    equal(content.toString(), 'long-term', 'the object');
  });
  await check(`${name} list`, async () => {
    const { objects } = await client.list({ prefix: 'longterm/' });
    equal(objects.map(object => object.name), ['longterm/a.txt'], 'the list');
  });
  await check(`${name} delete`, () => client.delete('longterm/a.txt'));
}

async function withNarrowToken(version, keys) {
  const client = sdk.client(keys, version);
  const name = `ali-oss ${version}: a token of limited rights`;
  const content = `written by ali-oss ${version}`;
  await check(`${name} puts`, () => client.put(KEY, Buffer.from(content), { mime: 'text/plain' }));
  await check(`${name} gets`, async () => {
    equal((await client.get(KEY)).content.toString(), content, 'the object');
  });
  const refusals = {
    'does not list': () => client.list({ prefix: 'exampledir/' }),
    'does not list by V2': () => client.listV2({ prefix: 'exampledir/' }),
    'does not delete': () => client.delete(KEY),
    'does not put elsewhere': () => client.put('elsewhere.txt', Buffer.from('x')),
    'does not get elsewhere': () => client.get('elsewhere.txt'),
  };
  for (const [what, body] of Object.entries(refusals)) {
    await check(`${name} ${what}`, () => refused(body, DENIED));
  }
}

async function withWideToken(version, keys) {
  const client = sdk.client(keys, version);
  const name = `ali-oss ${version}: a token with the role's rights`;
  await check(`${name} lists`, async () => {
    const { objects } = await client.list({ prefix: 'exampledir/' });
    equal(objects.map(object => object.name).includes(KEY), true, 'that it is there');
  });
  await check(`${name} deletes`, () => client.delete(KEY));
  await check(`${name} finds it gone`, () => refused(() => client.get(KEY), { status: 404, code: 'NoSuchKey' }));
}

async function putAndGet(name, urls) {
  const headers = { 'Content-Type': 'text/plain', 'x-oss-storage-class': 'IA' };
  const url = (method, more = {}) => urls({ method, key: KEY, expires: 600, ...more });
  await check(`${name} puts`, async () => {
    await plain.succeed('PUT', await url('PUT', { headers }), `by ${name}`, headers);
  });
  await check(`${name} gets`, async () => {
    equal((await plain.succeed('GET', await url('GET'))).body, `by ${name}`, 'the object');
  });
  await check(`${name} heads`, async () => {
    const answer = await plain.succeed('HEAD', await url('HEAD'));
    equal(answer.headers['x-oss-storage-class'], 'IA', 'the storage class');
  });
  await check(`${name} overrides the content type`, async () => {
    const params = { 'response-content-type': 'a/b' };
    const answer = await plain.succeed('GET', await url('GET', { params }));
    equal(answer.headers['content-type'], 'a/b', 'the content type');
  });
  await check(`${name} is for one method only`, async () => {
    const get = await url('GET');
    await refused(() => plain.refusal('PUT', get, 'x'), { status: 403, code: 'SignatureDoesNotMatch' });
  });
}

module.exports = { run };
