// What the official package for Node.js resolves from the variables and files of this process.
//
// One line on the standard output: `{"id", "secret", "token"}`, or `{"error"}`. Nothing of the
// package is touched: the addresses that it has built in lead to the test's servers, through the
// sockets of Node.js. NODE_EXTRA_CA_CERTS makes it trust their certificate.

'use strict';

const net = require('net');

const routes = JSON.parse(process.env.COMPAT_ROUTES);
const connect = net.Socket.prototype.connect;

net.Socket.prototype.connect = function (...args) {
  const options = Array.isArray(args[0]) ? args[0][0] : args[0];
  const name = options && typeof options === 'object' ? options.host : undefined;
  for (const [end, [address, port]] of Object.entries(routes)) {
    if (name && name.endsWith(end)) Object.assign(options, { host: address, port });
  }
  return connect.apply(this, args);
};

const Credential = require('@alicloud/credentials').default;

async function main() {
  try {
    const found = await new Credential().getCredential();
    return { id: found.accessKeyId, secret: found.accessKeySecret, token: found.securityToken };
  } catch (error) {
    return { error: `${error.name}: ${error.message}` };
  }
}

main().then(answer => {
  console.log(JSON.stringify(answer));
  process.exit(0); // The package may have timers that still run.
});
