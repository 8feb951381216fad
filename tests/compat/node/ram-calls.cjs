// The conversation of `ram-calls.json`: every operation, what it says, what a repeat is told.

'use strict';

const fs = require('fs');
const path = require('path');
const client = require('./ram-client.cjs');
const { check, equal, refused } = require('./checks.cjs');
const world = require('./world.cjs');

async function run() {
  const script = JSON.parse(fs.readFileSync(path.join(__dirname, '../ram-calls.json'), 'utf8'));
  const values = { who: client.who, account: world.role.split(':')[3], bucket: world.bucket };
  for (const [name, document] of Object.entries(filled(script.documents, values))) {
    values[name] = JSON.stringify(document);
  }
  for (const [index, step] of script.calls.entries()) {
    const expected = step.refused ? step.refused[1] : 'answers';
    await check(`${client.name}: ${index + 1}, ${step.call} ${expected}`, () => take(step, values));
  }
}

async function take(step, values) {
  const parameters = filled(step.with || {}, values);
  const answer = () => client.call(step.call, parameters);
  if (step.refused) {
    await refused(answer, { status: step.refused[0], code: step.refused[1] });
  } else if (step.pages) {
    await pages(step, parameters, filled(step.including, values));
  } else {
    const found = await answer();
    for (const [place, right] of Object.entries(filled(step.says || {}, values))) {
      equal(at(found, place.split('.')), right, place);
    }
    for (const [name, place] of Object.entries(step.keep || {})) values[name] = at(found, place.split('.'));
  }
}

// Pages of one item are, together, what one page of all is.
async function pages(step, parameters, including) {
  const names = answer => at(answer, [...step.pages.split('.'), '*', step.of]);
  const found = [];
  let page = {};
  do {
    const marker = page.Marker ? { Marker: page.Marker } : {};
    page = await client.call(step.call, { ...parameters, ...marker, MaxItems: 1 });
    equal(names(page).length, 1, 'the length of a page');
    found.push(...names(page));
  } while (page.IsTruncated);
  equal('Marker' in page, false, 'that the last page has a marker');
  equal(found, names(await client.call(step.call, parameters)), 'all pages');
  equal(including.filter(name => !found.includes(name)), [], 'what is missing');
}

// The member that a path names; a `*` stands for every item of a list.
function at(value, [step, ...rest]) {
  if (step === undefined) return value;
  return step === '*' ? value.map(item => at(item, rest)) : at(value[step], rest);
}

// The value with `{name}` in its texts replaced.
function filled(value, values) {
  if (Array.isArray(value)) return value.map(item => filled(item, values));
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, filled(item, values)]));
  }
  if (typeof value !== 'string') return value;
  return value.replace(/\{([a-z ]+)\}/g, (_, name) => values[name]);
}

module.exports = { run };
