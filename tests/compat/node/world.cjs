// The world as the SDK sees it: where names lead, what time it is, who asks. Loaded before the
// SDK, of which nothing is touched: the clock is the global `Date`, the names are the agent's.

'use strict';

const http = require('http');
const net = require('net');

const server = new URL(process.env.OSS_ENDPOINT);
const region = process.env.OSS_REGION;

const RealDate = Date;
let frozen = null;
let offset = 0;

const instant = () => (frozen === null ? RealDate.now() + offset : frozen);

class SteeredDate extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(instant());
    else super(...parts);
  }

  static now() {
    return instant();
  }
}

globalThis.Date = SteeredDate;

// Runs the body while the clock stands still, at seconds since 1970.
async function atInstant(seconds, body) {
  frozen = seconds * 1000;
  try {
    return await body();
  } finally {
    frozen = null;
  }
}

// Runs the body while the clock is off by some seconds.
async function offBy(seconds, body) {
  offset = seconds * 1000;
  try {
    return await body();
  } finally {
    offset = 0;
  }
}

// Every name leads to the server of the test.
function lookup(hostname, options, callback) {
  const address = { address: server.hostname, family: 4 };
  if (options.all) callback(null, [address]);
  else callback(null, address.address, address.family);
}

// The clients that take no agent find the server by the public names: their sockets lead there.
const connect = net.Socket.prototype.connect;

net.Socket.prototype.connect = function (...args) {
  const options = Array.isArray(args[0]) ? args[0][0] : args[0];
  const name = options && typeof options === 'object' ? options.host : undefined;
  if (name && name.endsWith('.aliyuncs.com')) {
    Object.assign(options, { host: server.hostname, port: server.port });
  }
  return connect.apply(this, args);
};

module.exports = {
  region,
  bucket: process.env.OSS_BUCKET,
  role: process.env.OSS_ROLE_ARN,
  user: { id: process.env.OSS_ACCESS_KEY_ID, secret: process.env.OSS_ACCESS_KEY_SECRET, token: null },
  // An agent leads a name to another address, but not to another port.
  endpoint: `http://oss-${region}.aliyuncs.com:${server.port}`,
  publicEndpoint: `http://oss-${region}.aliyuncs.com`,
  stsEndpoint: `http://sts.${region}.aliyuncs.com:${server.port}`,
  agent: new http.Agent({ keepAlive: true, lookup }),
  now: () => Math.floor(instant() / 1000),
  atInstant,
  offBy,
};
