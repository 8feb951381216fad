// The official SDK for Node.js, unmodified, as a client of the embedded server.

'use strict';

require('./world.cjs'); // First: it sets up the clock that the SDK will use.

const { check } = require('./checks.cjs');
const world = require('./world.cjs');

async function main() {
  for (const part of ['compare', 'guide', 'operations', 'refusals', 'around', 'ram-samples', 'ram-calls', 'ram-guide']) {
    try {
      await require(`./${part}.cjs`).run();
    } catch (error) {
      // The other parts have their say nevertheless.
      await check(`the part ${part} runs to its end`, () => Promise.reject(error));
    }
  }
  world.agent.destroy();
  console.log('done');
}

main();
