// The official RAM client for Node.js. It finds `ram.aliyuncs.com` by itself; only the protocol is
// set to http. Of every answer its models must be able to keep all: what they write is what came.

'use strict';

const world = require('./world.cjs');
const ram = require('@alicloud/ram20150501');
const { $OpenApiUtil } = require('@alicloud/openapi-core');
const { equal } = require('./checks.cjs');

// Keeps the last answer as it was before a model read it.
class Remembering extends ram.default {
  async callApi(params, request, runtime) {
    const result = await super.callApi(params, request, runtime);
    this.answer = structuredClone(result.body);
    return result;
  }
}

const connected = ({ id, secret }) => new Remembering(new $OpenApiUtil.Config({
  accessKeyId: id,
  accessKeySecret: secret,
  regionId: world.region,
  protocol: 'http',
}));

const lower = name => name[0].toLowerCase() + name.slice(1);

// A model's members are what the parameters are called, with a small letter; so are those of tags.
function members(value) {
  if (Array.isArray(value)) return value.map(members);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [lower(name), members(item)]));
}

// The answer as it came; an error has the members by which `refused` judges.
async function call(operation, parameters, keys = world.user) {
  const client = connected(keys);
  const request = new ram[`${operation}Request`](members(parameters));
  let response;
  try {
    response = await client[lower(operation)](request);
  } catch (error) {
    error.status = error.statusCode;
    throw error;
  }
  equal(written(response.body), client.answer, `the model of the answer to ${operation}`);
  return client.answer;
}

// What a model writes, without the members that it does not have.
function written(model) {
  return JSON.parse(JSON.stringify(model.toMap()));
}

module.exports = { name: '@alicloud/ram20150501', who: 'node', ram, call, written };
