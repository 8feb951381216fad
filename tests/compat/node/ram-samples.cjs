// The samples that our own client is judged by, read by the official models without loss.

'use strict';

const fs = require('fs');
const path = require('path');
const { name, ram, written } = require('./ram-client.cjs');
const { check, equal } = require('./checks.cjs');
const $dara = require('@darabonba/typescript');

const SAMPLES = path.join(__dirname, '../../../crates/oss-ram/tests/samples');

async function run() {
  const files = fs.readdirSync(SAMPLES).filter(file => /^[A-Z].*\.json$/.test(file)).sort();
  await check('the samples, from node: every operation has one', () => equal(files.length, 32, 'their number'));
  for (const file of files) {
    const operation = path.basename(file, '.json');
    await check(`${name}: the sample of ${operation} is read without loss`, () => {
      const sample = JSON.parse(fs.readFileSync(path.join(SAMPLES, file), 'utf8'));
      const answer = { headers: {}, statusCode: sample.status, body: sample.answer };
      const response = $dara.cast(structuredClone(answer), new ram[`${operation}Response`]({}));
      equal(written(response), answer, 'what the model of the answer kept');
      const request = $dara.cast(structuredClone(sample.request), new ram[`${operation}Request`]({}));
      equal(written(request), sample.request, 'what the model of the request kept');
    });
  }
}

module.exports = { run };
