// Our presigned URLs beside theirs, part by part, at a fixed time.

'use strict';

const { check, equal } = require('./checks.cjs');
const ours = require('./ours.cjs');
const sdk = require('./sdk.cjs');
const world = require('./world.cjs');
const all = require('../presigned-urls.json');

const LONG_TERM = { id: 'LTAI5tExampleId', secret: 'ExampleSecret0123456789', token: null };
const TEMPORARY = { id: 'STS.NUExampleId', secret: 'ExampleSecret9876543210', token: 'CAIS+a/b==example%2B?&token' };
const INSTANT = 1702743657;

async function run() {
  for (const version of ['V1', 'V4']) {
    await compare(version, LONG_TERM, 'long-term keys');
    await compare(version, TEMPORARY, 'temporary keys');
  }
}

async function compare(version, keys, whose) {
  const client = sdk.client(keys, version, { endpoint: world.publicEndpoint });
  const requests = all.filter(request => version === 'V4' || !request.additional_headers);
  const own = await world.atInstant(INSTANT, () => ours.presign(keys, version, requests, world.publicEndpoint));
  for (const [index, request] of requests.entries()) {
    const theirs = await world.atInstant(INSTANT, () => sdk.presign(client, version, request));
    const name = `ali-oss ${version}: ${request.id} with ${whose}, our URL equals theirs`;
    await check(name, () => equal(parts(own[index]), parts(theirs), 'our URL'));
  }
}

// The URL as a server understands it: the order and the style of escaping are free.
function parts(url) {
  const [, origin, path, query] = /^([^/]+\/\/[^/?]+)([^?]*)\?(.*)$/.exec(url);
  const pairs = query.split('&').map(pair => {
    const [name, ...value] = pair.split('=');
    return `${decodeURIComponent(name)}=${decodeURIComponent(value.join('='))}`;
  });
  return { origin, path: decodeURIComponent(path), query: pairs.sort() };
}

module.exports = { run };
