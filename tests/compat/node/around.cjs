// What clients ask for around put and get: lists, the bucket itself, ACLs, copies, versions, forms.

'use strict';

const { Readable } = require('stream');

const { Mismatch, check, equal } = require('./checks.cjs');
const plain = require('./plain.cjs');
const sdk = require('./sdk.cjs');
const world = require('./world.cjs');

const LOCATION = `oss-${world.region}`;
const KEYS = ['dir/a b+c.txt', 'dir/sub/é.txt', 'top.txt'];

async function run() {
  for (const version of ['V1', 'V4']) {
    const bucket = `compat-alioss-${version.toLowerCase()}`;
    const client = sdk.client(world.user, version, { bucket });
    const right = (what, body) => check(`ali-oss ${version}: ${what}`, body);
    await right('create a bucket', async () => {
      equal((await client.putBucket(bucket)).bucket, bucket, 'the bucket of Location');
    });
    await theBucket(client, bucket, right);
    await itsObjects(client, bucket, right);
    await versions(client, bucket, right);
    await right('delete the bucket', () => client.deleteBucket(bucket));
  }
  await forms();
}

async function theBucket(client, bucket, right) {
  await right('list buckets', async () => {
    const { buckets } = await client.listBuckets({ prefix: bucket });
    equal(buckets.map(entry => [entry.name, entry.region]), [[bucket, LOCATION]], 'the list');
  });
  await right('bucket info', async () => {
    const { bucket: info } = await client.getBucketInfo(bucket);
    const found = [info.Name, info.Location, info.ExtranetEndpoint];
    equal(found, [bucket, LOCATION, `${LOCATION}.aliyuncs.com`], 'the info');
  });
  await right('bucket location', async () => {
    equal((await client.getBucketLocation(bucket)).location, LOCATION, 'the location');
  });
  await right('bucket ACL', async () => {
    await client.putBucketACL(bucket, 'public-read');
    equal((await client.getBucketACL(bucket)).acl, 'public-read', 'the ACL');
    await client.putBucketACL(bucket, 'private');
  });
}

async function itsObjects(client, bucket, right) {
  for (const key of KEYS) {
    await right(`put ${key}`, () => client.put(key, Buffer.from(key), { meta: { kind: 'test' } }));
  }
  await right('bucket stat', async () => {
    equal((await client.getBucketStat(bucket)).stat.ObjectCount, '3', 'the count');
  });
  await right('list by V1', async () => equal(await pages(client), KEYS, 'the list'));
  await right('list by V2', async () => {
    const { objects, prefixes, keyCount } = await client.listV2({ prefix: 'dir/', delimiter: '/' });
    const found = [objects.map(object => object.name), prefixes, keyCount];
    equal(found, [['dir/a b+c.txt'], ['dir/sub/'], 2], 'the list');
  });
  await right('head', async () => {
    equal((await client.head(KEYS[0])).meta, { kind: 'test' }, 'the user metadata');
  });
  await right('object meta', async () => {
    const { res } = await client.getObjectMeta(KEYS[0]);
    equal(res.headers['content-length'], String(KEYS[0].length), 'the length');
  });
  await right('range', async () => {
    const { content } = await client.get(KEYS[0], { headers: { Range: 'bytes=0-2' } });
    equal(content.toString(), 'dir', 'the part');
  });
  await right('object ACL', async () => {
    equal((await client.getACL(KEYS[0])).acl, 'default', 'the first ACL');
    await client.putACL(KEYS[0], 'public-read');
    equal((await client.getACL(KEYS[0])).acl, 'public-read', 'the ACL');
  });
  await right('copy', async () => {
    await client.copy('copy.txt', KEYS[1]);
    equal((await client.get('copy.txt')).content.toString(), KEYS[1], 'the copy');
  });
  await right('put and get streams', () => streams(client));
  await right('put a file', async () => {
    await client.put('file.cjs', __filename);
    equal((await client.head('file.cjs')).res.headers['content-type'], 'application/node', 'the type');
  });
  await right('batch delete', async () => {
    const keys = [...KEYS, 'copy.txt', 'stream.txt', 'file.cjs'];
    const { deleted } = await client.deleteMulti(keys);
    equal(deleted.map(entry => entry.Key).sort(), keys.sort(), 'the deleted keys');
  });
}

async function pages(client) {
  const keys = [];
  let from = {};
  do {
    const page = await client.list({ ...from, 'max-keys': 2 });
    keys.push(...page.objects.map(object => object.name));
    from = page.nextMarker && { marker: page.nextMarker };
  } while (from);
  return keys;
}

async function streams(client) {
  const chunks = ['some ', 'chunks'];
  await client.putStream('stream.txt', Readable.from(chunks.map(chunk => Buffer.from(chunk))));
  const { stream } = await client.getStream('stream.txt');
  const received = [];
  for await (const chunk of stream) received.push(chunk);
  equal(Buffer.concat(received).toString(), chunks.join(''), 'the stream');
}

async function versions(client, bucket, right) {
  await right('versions', async () => {
    await client.putBucketVersioning(bucket, 'Enabled');
    equal((await client.getBucketVersioning(bucket)).versionStatus, 'Enabled', 'the status');
    const put = async text => (await client.put('v.txt', Buffer.from(text))).res.headers['x-oss-version-id'];
    const first = await put('first');
    await put('second');
    await client.delete('v.txt');
    equal((await client.get('v.txt', { versionId: first })).content.toString(), 'first', 'the version');
    const listed = await client.listObjectVersions();
    equal([listed.objects.length, listed.deleteMarker.length], [2, 1], 'the numbers listed');
    for (const { name, versionId } of [...listed.objects, ...listed.deleteMarker]) {
      await client.delete(name, { versionId });
    }
  });
}

// Uploads by an HTML form, whose policy the SDK has signed.
async function forms() {
  const directory = `acs:oss:*:*:${world.bucket}/*`;
  const temporary = await sdk.assume(['oss:PutObject'], [directory]);
  for (const [keys, whose] of [[world.user, 'long-term keys'], [temporary, 'a token']]) {
    const token = keys.token ? { 'x-oss-security-token': keys.token } : {};
    await check(`ali-oss V1: a form of ${whose}`, () => form({ ...token, ...formV1(keys) }));
    await check(`ali-oss V4: a form of ${whose}`, () => form({ ...token, ...formV4(keys, token) }));
  }
  await check('ali-oss V1: a form that breaks its policy is refused', async () => {
    const answer = await post({ ...formV1(world.user), key: 'outside/form.txt' });
    equal(answer.status, 403, 'the status');
  });
}

function policyOf(conditions = []) {
  const expiration = new Date(Date.now() + 600000).toISOString();
  const prefix = ['starts-with', '$key', 'exampledir/'];
  const length = ['content-length-range', 1, 1024];
  return { expiration, conditions: [{ bucket: world.bucket }, prefix, length, ...conditions] };
}

function formV1(keys) {
  return sdk.client(keys, 'V1').calculatePostSignature(policyOf());
}

function formV4(keys, token) {
  const now = new Date();
  const date = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const fields = {
    'x-oss-signature-version': 'OSS4-HMAC-SHA256',
    'x-oss-credential': `${keys.id}/${date.slice(0, 8)}/${world.region}/oss/aliyun_v4_request`,
    'x-oss-date': date,
    ...token,
  };
  const policy = policyOf(Object.entries(fields).map(([name, value]) => ({ [name]: value })));
  const signature = sdk.client(keys, 'V4').signPostObjectPolicyV4(policy, now);
  const text = Buffer.from(JSON.stringify(policy)).toString('base64');
  return { ...fields, policy: text, 'x-oss-signature': signature };
}

async function form(fields) {
  const answer = await post({ key: 'exampledir/form.txt', ...fields });
  if (answer.status !== 204) throw new Mismatch(`the answer is ${answer.status}: ${answer.body}`);
  const { content } = await sdk.client(world.user, 'V4').get('exampledir/form.txt');
  equal(content.toString(), 'the file', 'the object');
}

function post(fields) {
  const boundary = 'boundary-of-the-form';
  const part = (disposition, text) => `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${text}\r\n`;
  const parts = Object.entries(fields).map(([name, value]) => part(`name="${name}"`, value));
  const body = `${parts.join('')}${part('name="file"; filename="f.txt"', 'the file')}--${boundary}--\r\n`;
  const url = world.endpoint.replace('//', `//${world.bucket}.`);
  return plain.send('POST', `${url}/`, body, { 'Content-Type': `multipart/form-data; boundary=${boundary}` });
}

module.exports = { run };
