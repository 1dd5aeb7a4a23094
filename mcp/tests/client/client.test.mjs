// The tools of ipplan, called by the client of the protocol's own SDK. IPPLAN is the command.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { Ajv2020 } from 'ajv/dist/2020.js';

const folder = new URL('../../../formats/schema/', import.meta.url);
const schema = (name) => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
const ajv = new Ajv2020({ strict: false });
const request = readFileSync(new URL('../../../examples/landing-zone.yaml', import.meta.url), 'utf8');

const client = new Client({ name: 'test', version: '1.0.0' });
before(() => client.connect(new StdioClientTransport({ command: process.env.IPPLAN, args: ['mcp'] })));
after(() => client.close());

/** The same with the plan of a store. */
const sharing = new Client({ name: 'test', version: '1.0.0' });
const store = mkdtempSync(join(tmpdir(), 'ipplan-'));
const args = ['mcp', '--store', `file:${store}`, '--owner', 'shop'];
before(() => sharing.connect(new StdioClientTransport({ command: process.env.IPPLAN, args })));
after(async () => {
  await sharing.close();
  rmSync(store, { recursive: true });
});

/** What a tool answers. Its JSON is checked by the schema of that name. */
async function ask(name, args, of = name, part = (json) => json, asked = client) {
  const { content, structuredContent, isError = false } = await asked.callTool({ name, arguments: args });
  const valid = ajv.compile(schema(isError ? 'problems' : of));
  assert.ok(valid(isError ? structuredContent : part(structuredContent)), JSON.stringify(valid.errors));
  assert.equal(content.length, 1);
  return { text: content[0].text, json: structuredContent, isError };
}

test('it says what it is', async () => {
  assert.equal(client.getServerVersion().name, 'ipplan');
  assert.match(client.getInstructions(), /Never estimate/);
  const { tools } = await client.listTools();
  const names = tools.map((tool) => tool.name).sort();
  assert.deepEqual(names, ['capacity', 'check', 'explain', 'next', 'plan', 'reach', 'services', 'size']);
  for (const tool of tools) {
    ajv.compile(tool.inputSchema);
    assert.equal(tool.annotations.readOnlyHint, true);
  }
  // What every conversation pays for.
  assert.ok(JSON.stringify(tools).length < 16_384, `${JSON.stringify(tools).length} bytes`);
});

test('size answers with its sources', async () => {
  // 10 instances and 4 Windows container apps: 10 * 2 * 5 + 5 = 105 addresses, so a /25.
  const inputs = { instances: 10, 'windows-container-apps': 4 };
  const { text, json } = await ask('size', { service: 'app-service', inputs });
  assert.deepEqual([json.addresses.need, json.prefix_length], [105, 25]);
  assert.match(text, /105/);
  for (const source of json.sources) {
    assert.match(source.url, /^https:\/\//);
    assert.ok(text.includes(source.url));
  }
  assert.ok(!text.includes('\u001b'));
});

test('capacity and services', async () => {
  const { json } = await ask('capacity', { service: 'hosts', in: '/26' });
  // 64 addresses, of which Azure keeps 5.
  assert.equal(json.capacity[0].most, 59);
  const { text } = await ask('services', { words: 'bastion' }, 'services');
  assert.match(text, /AzureBastionSubnet/);
  await ask('services', {}, 'catalogue');
});

test('a plan moves nothing that its lock has', async () => {
  const first = await ask('plan', { request }, 'plan', (json) => json.plan);
  const lock = first.json.lock;
  const wider = `${request}  later:\n    space: 10.99.0.0/24\n    subnets:\n      vms: { service: hosts, addresses: 20 }\n`;
  const second = await ask('plan', { request: wider, lock, format: 'terraform' }, 'plan', (json) => json.plan);
  assert.equal(second.text, second.json.text);
  assert.match(second.text, /resource "azurerm_virtual_network"/);
  for (const network of first.json.plan.networks) {
    const after = second.json.plan.networks.find((it) => it.name === network.name);
    assert.deepEqual(
      after.subnets.map((it) => [it.key, it.address_prefix]),
      network.subnets.map((it) => [it.key, it.address_prefix]),
    );
  }
  const refused = await ask('plan', { request: wider, lock, locked: true });
  assert.equal(refused.isError, true);
  assert.equal(refused.json.problems[0].code, 'not-locked');
});

test('a request may be an object, around files that exist', async () => {
  const asked = {
    networks: { hub: { subnets: { web: { service: 'hosts', addresses: 20 } } } },
    existing: 'vnets.json',
  };
  const missing = await ask('plan', { request: asked, existing: [{ name: 'other.json', text: '[]' }] });
  assert.equal(missing.isError, true);
  assert.equal(missing.json.problems[0].code, 'cannot-read');
  const vnets = [
    {
      name: 'hub',
      addressSpace: { addressPrefixes: ['10.0.0.0/24'] },
      subnets: [{ name: 'old', addressPrefix: '10.0.0.0/27' }],
    },
  ];
  const existing = [{ name: 'vnets.json', text: JSON.stringify(vnets) }];
  const { json } = await ask('plan', { request: asked, existing }, 'plan', (it) => it.plan);
  assert.equal(json.plan.networks[0].subnets[0].address_prefix, '10.0.0.32/27');
});

test('next, check, reach and explain', async () => {
  const next = await ask('next', { sizes: ['/26', '2x/28'], in: '10.0.0.0/24', used: ['10.0.0.0/26'] });
  assert.deepEqual(
    next.json.placements.map((it) => it.address_prefix),
    ['10.0.0.64/26', '10.0.0.128/28', '10.0.0.144/28'],
  );
  const full = await client.callTool({ name: 'next', arguments: { sizes: '/24', in: '10.0.0.0/25' } });
  assert.equal(full.isError, true);
  assert.match(full.content[0].text, /does-not-fit/);

  const files = [{ name: 'a.txt', text: '10.0.0.0/24\n10.0.0.128/25\n' }];
  const check = await ask('check', {
    files: [
      { name: 'net.yaml', text: 'networks: { hub: { space: 10.0.0.0/24, subnets: { a: { at: 10.0.1.0/26 } } } }' },
    ],
  });
  assert.equal(check.json.findings[0].code, 'pin-outside');
  await ask('check', { files });

  const links = readFileSync(new URL('../../../examples/links.yaml', import.meta.url), 'utf8');
  const from = /^networks:\n {2}(\S+):/m.exec(links)[1];
  await ask('reach', { request: links, from });
  const { text } = await ask('explain', { code: 'does-not-fit' });
  assert.match(text, /does-not-fit/);
});

test('what is wrong has its code, its place and a hint', async () => {
  const wrong = async (name, args) => (await ask(name, args)).json.problems[0];
  const near = await wrong('size', { service: 'app-servise', inputs: { instances: 1 } });
  assert.deepEqual([near.code, near.hints[0].text], ['unknown-service', 'did you mean `app-service`?']);
  assert.equal((await wrong('size', {})).code, 'missing-key');
  assert.equal((await wrong('size', { service: 3 })).code, 'wrong-type');
  assert.equal((await wrong('size', { service: 'aks', inputs: { fit: 'need' } })).code, 'unknown-input');
  assert.equal((await wrong('plan', { requests: 'x' })).hints[0].text, 'did you mean `request`?');
  const { text } = await ask('plan', { request: 'networks:\n  hub: { spaces: 10.0.0.0/24 }\n' });
  assert.match(text, /request:2:10/);
  assert.match(text, /did you mean `space`/);
  await assert.rejects(client.callTool({ name: 'sizes', arguments: {} }), /there is no tool `sizes`/);
});

test('a plan that many share', async () => {
  const share = (name, args) => ask(name, args, 'store', (json) => json, sharing);
  assert.match(sharing.getInstructions(), /plan that many teams share/);
  assert.doesNotMatch(client.getInstructions(), /share/);
  const { tools } = await sharing.listTools();
  assert.equal(tools.length, 12);
  const hints = Object.fromEntries(tools.map(({ name, annotations }) => [name, annotations]));
  assert.deepEqual([hints.history.readOnlyHint, hints.export.readOnlyHint], [true, true]);
  assert.deepEqual([hints.allocate.readOnlyHint, hints.allocate.destructiveHint], [false, false]);
  assert.deepEqual([hints.release.readOnlyHint, hints.release.destructiveHint], [false, true]);

  const web = { name: 'hub/web', size: '/26', in: '10.0.0.0/24' };
  const first = await share('allocate', web);
  assert.equal(first.text, '10.0.0.0/26\n');
  assert.deepEqual((await share('allocate', web)).json, first.json);
  const taken = await share('allocate', { ...web, owner: 'bank' });
  assert.deepEqual([taken.isError, taken.json.problems[0].code], [true, 'name-taken']);
  const { json } = await share('export', {});
  assert.equal(json.version, 1);
  const spoke = 'networks: { spoke: { space: 10.1.0.0/24, subnets: { a: { at: 10.1.0.0/26 } } } }';
  await ask('plan', { request: spoke, lock: json.lock }, 'plan', (it) => it.plan);
  assert.match((await share('release', { name: ['hub/web'] })).text, /hub\/web is released/);
  const { text } = await share('history', { name: 'hub/web' });
  assert.match(text, /ipplan mcp: release hub\/web/);
  assert.match(text, /ipplan mcp: allocate \/26 --name hub\/web/);
});
