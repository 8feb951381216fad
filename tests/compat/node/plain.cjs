// A plain HTTP client, which knows no OSS: it sends the URL byte for byte.

'use strict';

const http = require('http');

const { Mismatch } = require('./checks.cjs');
const { agent } = require('./world.cjs');

function send(method, url, body, headers = {}) {
  const [, host, port, path] = /^http:\/\/([^/:?]+)(?::(\d+))?(.*)$/.exec(url);
  const length = body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) };
  const options = { method, host, port, path: path || '/', agent, headers: { ...length, ...headers } };
  return new Promise((resolve, reject) => {
    const request = http.request(options, response => {
      const chunks = [];
      response.on('data', chunk => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const { statusCode: status, headers: received } = response;
        resolve({ status, headers: received, body: Buffer.concat(chunks).toString() });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

// Sends and expects success.
async function succeed(method, url, body, headers) {
  const answer = await send(method, url, body, headers);
  if (Math.floor(answer.status / 100) !== 2) {
    throw new Mismatch(`the answer to ${method} is ${answer.status}: ${answer.body.slice(0, 600)}`);
  }
  return answer;
}

// Sends and returns the refusal, or the answer if it was none.
async function refusal(method, url, body, headers) {
  const answer = await send(method, url, body, headers);
  if (Math.floor(answer.status / 100) === 2) return answer;
  const element = name => (new RegExp(`<${name}>(.*?)</${name}>`, 's').exec(answer.body) || [])[1];
  const [code, ec, message] = ['Code', 'EC', 'Message'].map(element);
  return { refused: true, status: answer.status, code, ec, message };
}

module.exports = { send, succeed, refusal };
