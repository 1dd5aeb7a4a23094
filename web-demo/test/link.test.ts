import { expect, test } from 'vitest';
import { decode, encode } from '../src/document/link';
import links from './links.json';

const LOCK = {
  version: 1,
  networks: {
    hub: { space: ['10.0.0.0/23'], subnets: { web: { at: '10.0.0.0/26' }, old: { at: '10.0.1.0/28', gone: true } } },
  },
};

const DOCUMENT = {
  request: {
    networks: {
      hub: { space: '10.0.0.0/23', subnets: { web: { service: 'hosts', addresses: 20 } } },
      überall: { space: ['10.1.0.0/24', 'fd00::/56'] },
    },
  },
  lock: JSON.stringify(LOCK),
  name: 'net',
} as const;

test.each(links)('a link of version $version is read: $about', async ({ payload, document }) => {
  expect(await decode(payload)).toEqual(document);
});

test('a document comes back as it was', async () => {
  expect(await decode(await encode(DOCUMENT as never))).toEqual(DOCUMENT);
});

test('the hash of a lock is left out: it is most of what cannot be packed', async () => {
  const hashed = { ...DOCUMENT, lock: JSON.stringify({ hash: 'ab'.repeat(32), ...LOCK }) };
  expect((await decode(await encode(hashed as never))).lock).toBe(DOCUMENT.lock);
});

test('a payload is made of what a link may hold', async () => {
  expect(await encode(DOCUMENT as never)).toMatch(/^[A-Za-z0-9_-]+$/);
});

test('the first byte is the version', async () => {
  const payload = await encode(DOCUMENT as never);
  expect(atob(payload.slice(0, 4).replaceAll('-', '+').replaceAll('_', '/')).charCodeAt(0)).toBe(2);
});

test('a small plan is a short link', async () => {
  const hub = { 'vpn-gateway': 'vpn-gateway', 'azure-firewall': 'azure-firewall', bastion: 'bastion' };
  const spoke = {
    web: { service: 'app-service', instances: 10 },
    aks: { service: 'aks-overlay', nodes: 20 },
    data: { service: 'sql-managed-instance', 'general-purpose': 3 },
  };
  const networks = {
    hub: { space: '10.40.0.0/22', region: 'uksouth', subnets: hub },
    prod: { space: '10.41.0.0/16', region: 'uksouth', subnets: spoke },
  };
  const document = { request: { networks }, lock: undefined };
  const payload = await encode(document as never);
  expect(await decode(payload)).toEqual(document);
  // With the address of a page before it, it is shorter than a link of Visual Subnet Calculator: 151 characters.
  expect(payload.length).toBeLessThan(120);
});

test('a link that was cut off or changed is refused, wherever that was', async () => {
  const payload = await encode(DOCUMENT as never);
  for (let length = 0; length < payload.length - 1; length += 1) {
    await expect(decode(payload.slice(0, length))).rejects.toThrow('cannot be read');
  }
  await expect(decode('%%%')).rejects.toThrow('cannot be read');
  await expect(decode(`Ag${payload.slice(10)}`)).rejects.toThrow('cannot be read');
});

test('a link with any one letter changed never says anything else', async () => {
  const payload = await encode(DOCUMENT as never);
  for (let at = 2; at < payload.length; at += 1) {
    const changed = payload.slice(0, at) + (payload[at] === 'A' ? 'B' : 'A') + payload.slice(at + 1);
    // Some bits say how hard it was packed, and are nothing to those who unpack.
    const said = await decode(changed).catch((error: Error) => error.message);
    if (typeof said === 'string') expect(said).toContain('cannot be read');
    else expect(said).toEqual(DOCUMENT);
  }
});

test('a link of a version that is not known yet says so', async () => {
  await expect(decode(btoa('\u0003abc'))).rejects.toThrow('newer version');
});

test('a link that unpacks to more than any document is refused', async () => {
  const bomb = new Blob([new Uint8Array(64 * 1024 * 1024)]).stream().pipeThrough(new CompressionStream('deflate'));
  const packed = new Uint8Array(await new Response(bomb).arrayBuffer());
  const payload = Buffer.from([1, ...packed]).toString('base64url');
  await expect(decode(payload)).rejects.toThrow('cannot be read');
}, 60_000);

test.each([
  [[]],
  [{ request: [] }],
  [{ request: {}, lock: 3 }],
  [{}],
  [{ request: {}, name: 1 }],
  [{ request: { networks: 3 } }],
  [{ request: { networks: { hub: null } } }],
  [{ request: { avoid: {} } }],
  [{ request: { networks: { hub: { subnets: [] } } } }],
])('what is not a document is refused: %j', async (held) => {
  const stream = new Blob([JSON.stringify(held)]).stream().pipeThrough(new CompressionStream('deflate'));
  const packed = new Uint8Array(await new Response(stream).arrayBuffer());
  await expect(decode(Buffer.from([1, ...packed]).toString('base64url'))).rejects.toThrow('cannot be read');
});
