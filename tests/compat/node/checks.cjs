// Checks: one line each, `ok name` or `FAILED name: why`.

'use strict';

const { isDeepStrictEqual } = require('util');

class Mismatch extends Error {}

// Runs the body and says how it went; a failure never stops the checks after it.
async function check(name, body) {
  try {
    await body();
    console.log(`ok ${name}`);
  } catch (error) {
    const kind = error instanceof Mismatch ? '' : `${error.name} (status ${error.status}) `;
    console.log(`FAILED ${name}: ${kind}${error.message.replace(/\s+/g, ' ')}`);
  }
}

function equal(found, right, what) {
  if (!isDeepStrictEqual(found, right)) {
    throw new Mismatch(`${what} is ${JSON.stringify(found)}, not ${JSON.stringify(right)}`);
  }
}

// Expects the body to throw, or to return, a refusal with these members; a list of codes means
// that any of them is right.
async function refused(body, right) {
  const refusal = await body().then(
    result => (result && result.refused ? result : null),
    error => ({ status: error.status, code: error.code, ec: error.ecCode, message: error.message }),
  );
  if (refusal === null) throw new Mismatch('it was not refused');
  const all = JSON.stringify(refusal);
  equal(refusal.status, right.status, `the status (${all})`);
  const codes = [right.code].flat();
  if (!codes.includes(refusal.code)) throw new Mismatch(`the code is not ${codes.join(' or ')} (${all})`);
  if (right.ec) equal(refusal.ec, right.ec, `the EC (${all})`);
  if (right.message && !refusal.message.includes(right.message)) {
    throw new Mismatch(`the message is without ${right.message} (${all})`);
  }
}

module.exports = { Mismatch, check, equal, refused };
