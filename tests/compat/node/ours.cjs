// Our presigned URLs, made by the project's own signing crate through `cargo xtask presign`.

'use strict';

const { execFileSync } = require('child_process');

const world = require('./world.cjs');

// The URLs of the requests, at the clock's time.
function presign(keys, version, requests, endpoint = world.endpoint) {
  const question = {
    now: world.now(),
    region: world.region,
    endpoint,
    credentials: keys,
    requests: requests.map(request => (
      { version, bucket: world.bucket, params: {}, headers: {}, additional_headers: [], ...request }
    )),
  };
  const input = JSON.stringify(question);
  return JSON.parse(execFileSync(process.env.COMPAT_PRESIGN, ['presign'], { input }));
}

module.exports = { presign };
