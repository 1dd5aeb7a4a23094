// The language server of ipplan, used by the protocol's own client library. IPPLAN is the command.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  CodeActionRequest,
  CompletionRequest,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  InlayHintRequest,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

const folder = mkdtempSync(join(tmpdir(), 'ipplan-lsp-'));
const server = spawn(process.env.IPPLAN, ['lsp'], { stdio: ['pipe', 'pipe', 'inherit'] });
const connection = createProtocolConnection(
  new StreamMessageReader(server.stdout),
  new StreamMessageWriter(server.stdin),
);
const waiting = new Map();
connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, version, diagnostics }) => {
  const key = `${uri} ${version}`;
  const found = waiting.get(key) ?? [];
  waiting.delete(key);
  for (const resolve of found) resolve(diagnostics);
});

/** The diagnostics of that version of a file. */
const diagnosed = (uri, version) =>
  new Promise((resolve) => {
    const key = `${uri} ${version}`;
    waiting.set(key, [...(waiting.get(key) ?? []), resolve]);
  });

/** Opens a text, and waits for what is said of it. */
async function open(name, text) {
  const uri = pathToFileURL(join(folder, name)).href;
  const said = diagnosed(uri, 1);
  const languageId = name.split('.').pop();
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId, version: 1, text },
  });
  return { uri, diagnostics: await said };
}

async function change(uri, version, text) {
  const said = diagnosed(uri, version);
  const contentChanges = [{ text }];
  await connection.sendNotification(DidChangeTextDocumentNotification.type, {
    textDocument: { uri, version },
    contentChanges,
  });
  return said;
}

/** The text with the first change of each of these actions. */
function changed(text, uri, action) {
  const lines = text.split('\n');
  const offset = ({ line, character }) => lines.slice(0, line).reduce((sum, it) => sum + it.length + 1, 0) + character;
  const [edit] = action.edit.changes[uri];
  return text.slice(0, offset(edit.range.start)) + edit.newText + text.slice(offset(edit.range.end));
}

/** Where a cursor stands in a text, as `|`, and the text without it. */
function cursor(text) {
  const before = text.slice(0, text.indexOf('|')).split('\n');
  return {
    text: text.replace('|', ''),
    position: { line: before.length - 1, character: before.at(-1).length },
  };
}

async function completed(name, marked) {
  const { text, position } = cursor(marked);
  const { uri } = await open(name, text);
  const { items } = await connection.sendRequest(CompletionRequest.type, { textDocument: { uri }, position });
  await connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  return items;
}

const labels = (items) => items.map((item) => item.label);

before(async () => {
  connection.listen();
  const { capabilities, serverInfo } = await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
  });
  assert.equal(serverInfo.name, 'ipplan');
  assert.equal(capabilities.positionEncoding, 'utf-16');
  await connection.sendNotification(InitializedNotification.type, {});
});

after(async () => {
  await connection.sendRequest(ShutdownRequest.type);
  const ended = new Promise((resolve) => server.on('exit', resolve));
  await connection.sendNotification(ExitNotification.type);
  assert.equal(await ended, 0);
  rmSync(folder, { recursive: true });
});

test('problems have their code, place, page and hints', async () => {
  // The globe takes two units of UTF-16, so the column of the editor is not that of the character.
  const text =
    'networks:\n  hub:\n    space: 10.0.0.0/24\n    subnets:\n      "🌐": { service: app-servise, instances: 3 }\n';
  const { uri, diagnostics } = await open('problem.yaml', text);
  const wrong = diagnostics.find((it) => it.code === 'unknown-service');
  assert.ok(wrong, JSON.stringify(diagnostics));
  assert.deepEqual([wrong.severity, wrong.source], [1, 'ipplan']);
  assert.match(wrong.message, /did you mean `app-service`\?/);
  const { start, end } = wrong.range;
  assert.equal(text.split('\n')[start.line].slice(start.character, end.character), 'app-servise');

  const context = { diagnostics: [wrong] };
  const actions = await connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri },
    range: wrong.range,
    context,
  });
  assert.match(actions[0].title, /did you mean/);
  assert.equal(actions[0].kind, 'quickfix');
  const better = changed(text, uri, actions[0]);
  assert.match(better, /service: app-service, instances/);
  const left = await change(uri, 2, better);
  assert.ok(!left.some((it) => it.code === 'unknown-service'));
});

test('changes of other kinds are made in each language', async () => {
  for (const [name, text, expected] of [
    ['key.yaml', 'networks:\n  hub:\n    spase: 10.0.0.0/24\n    subnets: {}\n', /^ {4}space: 10/m],
    ['key.json', '{"networks": {"hub": {"spase": "10.0.0.0/24", "subnets": {}}}}', /\{"space": "10/],
    ['key.toml', '[networks.hub]\nspase = "10.0.0.0/24"\nsubnets = {}\n', /^space = "10/m],
    ['bits.toml', '[networks.hub]\nspace = "10.0.0.1/24"\n', /^space = "10\.0\.0\.0\/24"$/m],
    ['bits.json', '{"networks": {"hub": {"space": "10.0.0.1/24"}}}', /"space": "10\.0\.0\.0\/24"\}/],
  ]) {
    const { uri, diagnostics } = await open(name, text);
    assert.ok(diagnostics.length > 0, name);
    const actions = await connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } },
      context: { diagnostics },
    });
    assert.match(changed(text, uri, actions[0]), expected, name);
  }
});

test('a problem hides only its own place', async () => {
  const subnets = (web) =>
    `networks:\n  hub:\n    space: 10.0.0.0/24\n    subnets:\n      web: ${web}\n      vms: { service: hosts, addresses: 20 }\n`;
  const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  for (const [name, web, code] of [
    ['word.yaml', '{ service: app-servise, instances: 3 }', 'unknown-service'],
    ['room.yaml', '{ service: hosts, addresses: 500 }', 'too-full'],
  ]) {
    const { uri, diagnostics } = await open(name, subnets(web));
    const wrong = diagnostics.filter((it) => it.severity === 1).map((it) => it.code);
    assert.deepEqual(wrong, [code]);
    const hints = await connection.sendRequest(InlayHintRequest.type, { textDocument: { uri }, range });
    assert.deepEqual(
      hints.map((hint) => [hint.position.line, hint.label]),
      [[5, '10.0.0.0/27, new']],
    );
    const hover = await connection.sendRequest(HoverRequest.type, {
      textDocument: { uri },
      position: { line: 5, character: 7 },
    });
    // 20 and 5 that Azure keeps.
    assert.match(hover.contents.value, /25 of 32 addresses needed, 7 spare/);
  }
});

test('a request that is right says where everything goes', async () => {
  const text =
    'networks:\n  hub:\n    space: 10.0.0.0/24\n    subnets:\n      web: { service: app-service, instances: 10 }\n      vms:\n        service: hosts\n        addresses: 20\n';
  const { uri, diagnostics } = await open('net.yaml', text);
  assert.ok(
    diagnostics.every((it) => it.severity > 1),
    JSON.stringify(diagnostics),
  );
  const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  const hints = () => connection.sendRequest(InlayHintRequest.type, { textDocument: { uri }, range });
  const shown = (hint) => [hint.position.line, hint.position.character, hint.label];
  // 10 instances and as many while scaling, and 5 that Azure keeps: 25, so a /27. 20 and 5: a /27.
  const lines = text.split('\n');
  const first = (await hints()).map(shown);
  assert.deepEqual(
    first.map(([line, character]) => [line, character]),
    [
      [4, lines[4].length],
      [5, lines[5].length],
    ],
  );
  for (const [, , label] of first) assert.match(label, /^10\.0\.0\.\d+\/27, new$/);
  assert.notEqual(first[0][2], first[1][2]);

  const hover = await connection.sendRequest(HoverRequest.type, {
    textDocument: { uri },
    position: { line: 4, character: 7 },
  });
  assert.match(hover.contents.value, /hub\/web/);
  assert.match(hover.contents.value, /25 of 32 addresses needed, 7 spare/);
  assert.match(hover.contents.value, /https:\/\/learn\.microsoft\.com/);
  assert.deepEqual(hover.range.start, { line: 4, character: 6 });
  const about = async (line, character) => {
    const position = { line, character };
    return (await connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position }))?.contents.value;
  };
  assert.match(await about(4, lines[4].indexOf('app-service') + 2), /App Service/);
  assert.match(await about(2, 5), /address space/);
  assert.match(await about(4, lines[4].indexOf('instances') + 2), /instances/);
  assert.equal(await about(99, 0), undefined);
});

test('a lock beside it keeps what it has', async () => {
  const text =
    'networks:\n  hub:\n    space: 10.0.0.0/24\n    subnets:\n      web: { service: hosts, addresses: 20 }\n';
  const { uri } = await open('locked.yaml', text);
  const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  const hints = async () => {
    const all = await connection.sendRequest(InlayHintRequest.type, { textDocument: { uri }, range });
    return all.map((it) => it.label);
  };
  assert.deepEqual(await hints(), ['10.0.0.0/27, new']);
  const lock = join(folder, 'locked.lock.json');
  writeFileSync(join(folder, 'locked.yaml'), text);
  execFileSync(process.env.IPPLAN, ['plan', join(folder, 'locked.yaml'), '--lock', lock], { stdio: 'ignore' });
  const saved = diagnosed(uri, 1);
  await connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri } });
  await saved;
  assert.deepEqual(await hints(), ['10.0.0.0/27']);
  writeFileSync(lock, '{}');
  const said = diagnosed(uri, 1);
  await connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri } });
  // This one is no lock, and that is said instead of placing everything anew.
  assert.ok((await said).some((it) => it.code === 'bad-lock'));
  assert.deepEqual(await hints(), []);
});

test('keys, services and inputs are completed', async () => {
  const head = 'networks:\n  hub:\n    space: 10.0.0.0/24\n';
  assert.ok(labels(await completed('c1.yaml', `${head}    |`)).includes('subnets'));
  assert.ok(!labels(await completed('c1.yaml', `${head}    |`)).includes('space'));
  assert.ok(labels(await completed('c2.yaml', `${head}\n|`)).includes('pools'));
  assert.ok(labels(await completed('c0.yaml', `${head}    subnets:\n      web: { | }\n`)).includes('service'));
  const services = labels(await completed('c3.yaml', `${head}    subnets:\n      web: { service: | }\n`));
  assert.ok(services.includes('app-service') && services.includes('bastion'));
  const inputs = labels(await completed('c4.yaml', `${head}    subnets:\n      web: { service: app-service, ins| }\n`));
  assert.ok(inputs.includes('instances') && inputs.includes('reserve'), JSON.stringify(inputs));
  assert.ok(!inputs.includes('addresses') && !inputs.includes('service'));
  const tiers = await completed(
    'c5.yaml',
    `${head}    subnets:\n      web:\n        service: app-service\n        tier: |\n`,
  );
  assert.ok(
    labels(tiers).some((it) => /basic/i.test(it)),
    JSON.stringify(labels(tiers)),
  );
  const json = await completed('c6.json', '{"networks": {"hub": {"space": "10.0.0.0/24", "sub|"}}}');
  const subnets = json.find((it) => it.label === 'subnets');
  assert.equal(subnets.textEdit.newText, '"subnets": ');
  const toml = await completed(
    'c7.toml',
    '[networks.hub]\nspace = "10.0.0.0/24"\n\n[networks.hub.subnets.web]\nservice = "app-service"\n|\n',
  );
  assert.equal(toml.find((it) => it.label === 'instances').textEdit.newText, 'instances = ');
});

test('other files are left alone', async () => {
  const compose = 'services:\n  web:\n    networks: [front]\nnetworks:\n  front: {}\n';
  assert.deepEqual((await open('compose.yaml', compose)).diagnostics, []);
  assert.deepEqual((await open('data.json', '[1, 2, {]')).diagnostics, []);
});

test('nothing that is sent ends it', async () => {
  await assert.rejects(connection.sendRequest('textDocument/no-such', {}), { code: -32601 });
  await assert.rejects(connection.sendRequest('textDocument/hover', { textDocument: 1 }), { code: -32602 });
  await assert.rejects(connection.sendRequest('initialize', {}), { code: -32600 });
  await connection.sendNotification('$/whatever', { a: 1 });
  await connection.sendNotification('textDocument/didChange', { nonsense: [] });
  const unknown = { textDocument: { uri: 'file:///no/such.yaml' }, position: { line: 4_000_000_000, character: 1 } };
  assert.equal(await connection.sendRequest('textDocument/hover', unknown), null);
  // Half a request, as while typing.
  const { uri, diagnostics } = await open(
    'half.yaml',
    'networks:\n  hub:\n    space: 10.0.0.0/24\n    subnets: { web: {',
  );
  assert.equal(diagnostics[0].code, 'syntax');
  const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
  assert.deepEqual(await connection.sendRequest(InlayHintRequest.type, { textDocument: { uri }, range }), []);
  // More than is read: it is said, and nothing is held up.
  const huge = `networks:\n  hub:\n    space: 10.0.0.0/24\n${'#'.repeat(17 << 20)}\n`;
  const found = await open('huge.yaml', huge);
  assert.equal(found.diagnostics[0].code, 'cannot-read');
  // A thousand subnets, of which each is placed.
  const many = Array.from({ length: 1000 }, (_, at) => `      s${at}: { service: hosts, addresses: 20 }\n`).join('');
  const large = await open('large.yaml', `networks:\n  hub:\n    space: 10.0.0.0/12\n    subnets:\n${many}`);
  const all = { start: { line: 0, character: 0 }, end: { line: 2000, character: 0 } };
  const hints = await connection.sendRequest(InlayHintRequest.type, { textDocument: { uri: large.uri }, range: all });
  assert.equal(hints.length, 1000);
});
