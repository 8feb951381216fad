// Every kind of operation by `ali-oss`: parts, appends, links, tags, archives, and the settings of buckets.

'use strict';

const { Readable } = require('stream');

const { check, equal, refused } = require('./checks.cjs');
const { client } = require('./sdk.cjs');
const world = require('./world.cjs');

const NAME = 'compat-operations-js';
const PART = 100 * 1024;

async function run() {
  for (const version of ['V1', 'V4']) {
    const sdk = client(world.user, version, { bucket: NAME });
    await sdk.putBucket(NAME);
    for (const [name, step] of Object.entries(STEPS)) {
      await check(`ali-oss ${version} ${name}`, () => step(sdk));
    }
    await empty(sdk);
    await check(`ali-oss ${version} deletes the empty bucket`, () => sdk.deleteBucket(NAME));
  }
}

const STEPS = {
  async parts(sdk) {
    const { name, uploadId } = await sdk.initMultipartUpload('parts');
    const data = [Buffer.alloc(PART, 'a'), Buffer.from('b')];
    const done = [];
    for (const [index, piece] of data.entries()) {
      const part = await sdk._uploadPart(name, uploadId, index + 1, { stream: Readable.from([piece]), size: piece.length });
      done.push({ number: index + 1, etag: part.res.headers.etag });
    }
    const listed = await sdk.listParts(name, uploadId);
    equal([].concat(listed.parts).length, 2, 'the number of parts');
    const { uploads } = await sdk.listUploads({ 'max-uploads': 10 });
    equal(uploads.map((one) => one.name), ['parts'], 'the uploads');
    await sdk.completeMultipartUpload(name, uploadId, done);
    equal((await sdk.get('parts')).content.equals(Buffer.concat(data)), true, 'whether the object is its parts');
  },

  async 'a large upload by itself'(sdk) {
    await sdk.multipartUpload('large', Buffer.alloc(3 * PART, 'x'), { partSize: PART, parallel: 2 });
    equal((await sdk.head('large')).res.headers['content-length'], String(3 * PART), 'its length');
  },

  async 'a copy by parts and an aborted upload'(sdk) {
    const source = { sourceKey: 'large', sourceBucketName: NAME };
    await sdk.multipartUploadCopy('copied', source, { partSize: PART });
    equal((await sdk.head('copied')).res.headers['content-length'], String(3 * PART), 'its length');
    const { uploadId } = await sdk.initMultipartUpload('aborted');
    await sdk.abortMultipartUpload('aborted', uploadId);
    await refused(() => sdk.abortMultipartUpload('aborted', uploadId), { status: 404, code: 'NoSuchUpload' });
  },

  async appends(sdk) {
    const first = await sdk.append('log', Buffer.from('one'));
    equal(String(first.nextAppendPosition), '3', 'the next position');
    await sdk.append('log', Buffer.from(' two'), { position: 3 });
    equal((await sdk.get('log')).content.toString(), 'one two', 'the object');
    await refused(() => sdk.append('log', Buffer.from('x'), { position: 1 }), { status: 409, code: 'PositionNotEqualToLength' });
  },

  async links(sdk) {
    await sdk.put('target', Buffer.from('behind the link'));
    await sdk.putSymlink('link', 'target');
    equal((await sdk.getSymlink('link')).targetName, 'target', 'the target');
    equal((await sdk.get('link')).content.toString(), 'behind the link', 'the object behind the link');
  },

  async 'tags of objects'(sdk) {
    await sdk.putObjectTagging('target', { a: '1', b: '2' });
    equal((await sdk.getObjectTagging('target')).tag, { a: '1', b: '2' }, 'the tags');
    await sdk.deleteObjectTagging('target');
    equal((await sdk.getObjectTagging('target')).tag, {}, 'the tags');
  },

  async 'archived objects'(sdk) {
    await sdk.put('cold', Buffer.from('x'), { headers: { 'x-oss-storage-class': 'Archive' } });
    equal((await sdk.restore('cold')).res.status, 202, 'the status');
    await refused(() => sdk.restore('cold'), { status: 409, code: 'RestoreAlreadyInProgress' });
    await refused(() => sdk.restore('target'), { status: 400, code: 'OperationNotSupported' });
  },

  async 'cors rules'(sdk) {
    await refused(() => sdk.getBucketCORS(NAME), { status: 404, code: 'NoSuchCORSConfiguration' });
    const rule = { allowedOrigin: '*', allowedMethod: ['GET', 'PUT'], allowedHeader: '*', exposeHeader: 'ETag', maxAgeSeconds: '60' };
    await sdk.putBucketCORS(NAME, [rule]);
    const { rules } = await sdk.getBucketCORS(NAME);
    equal([rules[0].allowedOrigin, rules[0].maxAgeSeconds], ['*', '60'], 'the rule');
    await sdk.deleteBucketCORS(NAME);
  },

  async 'lifecycle rules'(sdk) {
    await sdk.putBucketLifecycle(NAME, [{ id: 'old', prefix: 'logs/', status: 'Enabled', expiration: { days: '30' } }]);
    const { rules } = await sdk.getBucketLifecycle(NAME);
    equal([rules[0].id, rules[0].expiration.days], ['old', '30'], 'the rule');
    await sdk.deleteBucketLifecycle(NAME);
  },

  async 'website, logging and referers'(sdk) {
    await sdk.putBucketWebsite(NAME, { index: 'index.html', error: 'error.html' });
    const website = await sdk.getBucketWebsite(NAME);
    equal([website.index, website.error], ['index.html', 'error.html'], 'the website');
    await sdk.deleteBucketWebsite(NAME);
    await sdk.putBucketLogging(NAME, 'logs/');
    equal((await sdk.getBucketLogging(NAME)).prefix, 'logs/', 'the prefix');
    await sdk.deleteBucketLogging(NAME);
    await sdk.putBucketReferer(NAME, false, ['http://example.com']);
    equal((await sdk.getBucketReferer(NAME)).referers, ['http://example.com'], 'the referers');
    await sdk.deleteBucketReferer(NAME);
  },

  async 'encryption, tags, payment and policy'(sdk) {
    await sdk.putBucketEncryption(NAME, { SSEAlgorithm: 'AES256' });
    equal((await sdk.getBucketEncryption(NAME)).encryption.SSEAlgorithm, 'AES256', 'the algorithm');
    await sdk.deleteBucketEncryption(NAME);
    await sdk.putBucketTags(NAME, { team: 'one' });
    equal((await sdk.getBucketTags(NAME)).tag, { team: 'one' }, 'the tags');
    await sdk.deleteBucketTags(NAME);
    await sdk.putBucketRequestPayment(NAME, 'Requester');
    equal((await sdk.getBucketRequestPayment(NAME)).payer, 'Requester', 'who pays');
    await sdk.putBucketRequestPayment(NAME, 'BucketOwner');
    const statement = { Effect: 'Allow', Action: ['oss:GetObject'], Principal: ['*'], Resource: [`acs:oss:*:*:${NAME}/open/*`] };
    await sdk.putBucketPolicy(NAME, { Version: '1', Statement: [statement] });
    equal((await sdk.getBucketPolicy(NAME)).policy.Statement[0].Action, ['oss:GetObject'], 'the action');
    await sdk.deleteBucketPolicy(NAME);
  },

  async retention(sdk) {
    const { wormId } = await sdk.initiateBucketWorm(NAME, '1');
    const worm = await sdk.getBucketWorm(NAME);
    equal([worm.wormId, worm.state], [wormId, 'InProgress'], 'the policy');
    await sdk.abortBucketWorm(NAME);
  },

  async inventories(sdk) {
    await refused(() => sdk.getBucketInventory(NAME, 'one'), { status: 404, code: 'NoSuchInventory' });
    const destination = { format: 'CSV', accountId: '1000000000000001', rolename: 'oss', bucket: NAME, encryption: { 'SSE-OSS': '' } };
    const inventory = {
      id: 'one', isEnabled: true, prefix: 'a/', frequency: 'Daily', includedObjectVersions: 'All',
      OSSBucketDestination: destination, optionalFields: { field: ['Size'] },
    };
    await sdk.putBucketInventory(NAME, inventory);
    const got = (await sdk.getBucketInventory(NAME, 'one')).inventory;
    equal([got.prefix, got.OSSBucketDestination.bucket, got.optionalFields.field], ['a/', NAME, ['Size']], 'the inventory');
    equal((await sdk.listBucketInventory(NAME)).inventoryList.map((one) => one.id), ['one'], 'the inventories');
    await sdk.deleteBucketInventory(NAME, 'one');
  },

  async 'live channels'(sdk) {
    const target = { Type: 'HLS', FragDuration: '10', FragCount: '5', PlaylistName: 'list.m3u8' };
    const channel = { Description: 'c', Status: 'enabled', Target: target };
    const created = await sdk.putChannel('a channel', channel);
    equal([created.publishUrls.length, created.playUrls.length], [1, 1], 'the number of addresses');
    equal((await sdk.getChannel('a channel')).data, channel, 'the channel');
    await sdk.putChannelStatus('a channel', 'disabled');
    equal((await sdk.getChannelStatus('a channel')).data.Status, 'Disabled', 'the state');
    equal((await sdk.getChannelHistory('a channel')).records, [], 'the history');
    equal((await sdk.listChannels({ prefix: 'a' })).channels.map((one) => one.Name), ['a channel'], 'the channels');
    const times = { startTime: 10, endTime: 10 };
    await refused(() => sdk.createVod('a channel', 'vod.m3u8', times), { status: 400, code: 'InvalidArgument' });
    await sdk.deleteChannel('a channel');
  },

  // ali-oss never asks for `encoding-type=url`, so the documents have these keys as they are.
  async 'keys of every kind in lists and deletions'(sdk) {
    const keys = ['kinds/é中', 'kinds/ +-/\\\\&*#(1) ', 'kinds/\x01\x0a\x0c\x07', 'kinds/a<b&c>d +'];
    for (const key of keys) await sdk.put(key, Buffer.from(''));
    const expected = [...keys].sort();
    for (const listed of [await sdk.list({ prefix: 'kinds/' }), await sdk.listV2({ prefix: 'kinds/' })]) {
      equal(listed.objects.map((one) => one.name).sort(), expected, 'the keys of the list');
    }
    equal((await sdk.deleteMulti(keys)).deleted.map((one) => one.Key), keys, 'the deleted keys');
    equal((await sdk.list({ prefix: 'kinds/' })).objects, [], 'what is left');
  },

  async 'changed metadata and buckets by their tags'(sdk) {
    await sdk.put('described', Buffer.from('x'), { meta: { a: '1' } });
    await sdk.putMeta('described', { b: '2' });
    equal((await sdk.head('described')).meta, { b: '2' }, 'the metadata');
    await sdk.putBucketTags(NAME, { team: 'two' });
    const { buckets } = await sdk.listBuckets({ prefix: NAME, subres: { tagging: '"team":"two"' } });
    equal(buckets.map((one) => [one.name, one.tag]), [[NAME, { team: 'two' }]], 'the buckets of the team');
    await sdk.deleteBucketTags(NAME);
  },

  async 'a locked retention policy of an empty bucket'(sdk) {
    const name = `${NAME}-locked`;
    await sdk.putBucket(name);
    const { wormId } = await sdk.initiateBucketWorm(name, '1');
    await sdk.completeBucketWorm(name, wormId);
    await sdk.extendBucketWorm(name, wormId, '2');
    const worm = await sdk.getBucketWorm(name);
    equal([worm.state, worm.days], ['Locked', '2'], 'the policy');
    await sdk.deleteBucket(name);
  },

  async versions(sdk) {
    await sdk.putBucketVersioning(NAME, 'Enabled');
    equal((await sdk.getBucketVersioning(NAME)).versionStatus, 'Enabled', 'the state');
    const first = (await sdk.put('versioned', Buffer.from('one'))).res.headers['x-oss-version-id'];
    await sdk.put('versioned', Buffer.from('two'));
    equal((await sdk.get('versioned', { versionId: first })).content.toString(), 'one', 'the first version');
    const { objects } = await sdk.getBucketVersions({ prefix: 'versioned' });
    equal(objects.length, 2, 'the number of versions');
    await sdk.putBucketVersioning(NAME, 'Suspended');
  },
};

async function empty(sdk) {
  const { uploads } = await sdk.listUploads({ 'max-uploads': 100 });
  for (const { name, uploadId } of uploads || []) await sdk.abortMultipartUpload(name, uploadId);
  const listed = await sdk.getBucketVersions({ 'max-keys': 1000 });
  for (const one of [...(listed.objects || []), ...(listed.deleteMarker || [])]) {
    await sdk.delete(one.name, { versionId: one.versionId });
  }
}

module.exports = { run };
