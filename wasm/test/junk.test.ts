// Whatever comes in: an answer or an IpplanError comes out, and the module answers on.

import * as ipplan from 'ipplan';
import { afterEach, expect, test } from 'vitest';
import { cases } from './cases.js';

/** The same numbers in every run. */
let state = 7;
const random = (below: number): number => {
  state = (Math.imul(state, 1103515245) + 12345) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};
const one = <T>(of: readonly T[]): T => of[random(of.length)] as T;

const PARTS = [
  'networks',
  'subnets',
  'space',
  'service',
  'hosts',
  'version',
  'hash',
  'at',
  'bastion',
  'x',
  '10.0.0.0/8',
  '10.0.0.0/33',
  'fd00::/8',
  '::/0',
  '0',
  '-1',
  '1e9',
  '9'.repeat(40),
  '/',
  'é',
  '😀',
  '\uD800',
  '\0',
  '\uFEFF',
  ':',
  ' ',
  '\n',
  '  ',
  '{',
  '}',
  '[',
  ']',
  ',',
  '"',
  "'",
  '&a',
  '*a',
  '|',
  '#',
  '- ',
  '=',
  '?',
  '!!x',
];
const texts = cases.flatMap((it) => it.requests.map((request) => it.file(request) ?? ''));
const locks = cases.flatMap((it) => it.file('lock.json') ?? []);

const junk = (): string => {
  const kind = random(4);
  if (kind > 1) return Array.from({ length: random(40) }, () => one(PARTS)).join('');
  // Nearly right: some of it is taken out, and something else is put in.
  const text = one(kind === 0 ? texts : locks);
  const at = random(text.length);
  return text.slice(0, at) + one(PARTS) + text.slice(at + random(9));
};

const data = (): unknown =>
  one([
    {},
    [],
    null,
    1,
    { networks: 1 },
    { networks: { '': { space: '' } } },
    { networks: { a: { space: [junk()], subnets: { b: { service: junk(), at: junk() } } } } },
    { networks: { a: { from: 'b' } }, pools: { b: junk() } },
  ]);
const either = (): any => (random(3) === 0 ? data() : junk());
const planning = (): any => ({
  syntax: one(['yaml', 'toml', 'json', 'csv', junk()]),
  name: junk(),
  ...one([{}, { lock: either() }, { locked: true }, { expect: junk() }]),
});
const question = (): any => ({
  service: one(['bastion', 'app-service', 'hosts', junk()]),
  ...one([{}, { instances: either() }, { cidr: junk() }, { in: junk() }, { [junk()]: junk() }]),
});
const list = (): any => one([junk(), [junk(), junk()], { name: junk(), text: junk() }]);

const calls: Record<string, () => unknown> = {
  size: () => ipplan.size(question()),
  capacity: () => ipplan.capacity(question()),
  services: () => ipplan.services(junk()),
  catalogue: () => ipplan.catalogue(junk()),
  codes: () => ipplan.codes(),
  plan: () => ipplan.plan(either(), planning()),
  write: () => ipplan.write(either(), one(['svg', 'markdown', 'text', 'xlsx', junk()]) as 'svg', planning()),
  lock: () => ipplan.lock(either(), planning()),
  map: () => ipplan.map(either(), planning()),
  why: () => ipplan.why(either(), junk(), junk(), planning()),
  read: () => ipplan.read(junk(), one(['', 'a.json', 'a.csv', 'a.yaml', 'a.toml', junk()])),
  readers: () => ipplan.readers(),
  formats: () => ipplan.formats(),
  linkKeys: () => ipplan.linkKeys(),
  diagram: () => ipplan.diagram(either(), one(['svg', 'mermaid', junk()]) as 'svg', planning()),
  reach: () => ipplan.reach(either(), junk(), one([undefined, junk()]), planning()),
  check: () => ipplan.check(either(), planning()),
  convert: () => ipplan.convert(either(), one(['yaml', 'csv', junk()]) as 'yaml', planning()),
  diff: () => ipplan.diff(either(), either(), planning()),
  release: () => ipplan.release(either(), [junk()]),
  draft: () => ipplan.draft(either(), { lock: either(), wishes: junk() }),
  drafting: () => {
    const { next, why } = ipplan.drafting();
    next(either(), { wishes: junk() });
    why(junk(), junk());
    next(either(), { lock: either() });
  },
  repack: () => ipplan.repack(either(), either(), [junk()]),
  halves: () => ipplan.halves(junk()),
  whole: () => ipplan.whole(junk()),
  bounds: () => ipplan.bounds(junk()),
  sizeText: () => ipplan.sizeText(question()),
  next: () => ipplan.next(one(['/26', junk()]), { in: list(), used: list() }),
  free: () => ipplan.free({ in: list(), used: list() }),
  overlaps: () => ipplan.overlaps(list()),
  summarize: () => ipplan.summarize(list()),
  audit: () => ipplan.audit(list()),
  existing: () => ipplan.existing(list()),
  adopt: () => ipplan.adopt(list()),
  find: () => ipplan.find(one(['10.0.0.1', junk()]), list()),
  drift: () => ipplan.drift(either(), list(), planning()),
};

const answers = (): void => {
  expect(ipplan.size({ service: 'bastion' })).toHaveProperty('prefix_length', 26);
};

afterEach(answers);

test('every function is fed', () => {
  const functions = Object.keys(ipplan).filter((name) => name !== 'IpplanError');
  expect(Object.keys(calls).sort()).toEqual(functions.sort());
});

test.each(Object.keys(calls))('%s', (name) => {
  let refused = 0;
  for (let round = 0; round < 400; round += 1) {
    try {
      calls[name]?.();
    } catch (error) {
      if (!(error instanceof ipplan.IpplanError)) throw error;
      expect(error.problems.length).toBeGreaterThan(0);
      refused += 1;
    }
  }
  const never = ['services', 'catalogue', 'codes', 'read', 'readers', 'formats', 'linkKeys', 'audit'];
  expect(refused > 0).toBe(!never.includes(name));
});

test('bytes of any kind', () => {
  for (let round = 0; round < 500; round += 1) {
    const bytes = Uint8Array.from({ length: random(200) }, () => random(256));
    ipplan.read(bytes, one(['', 'a.json', 'a.csv', 'a.yaml', 'a.toml']));
  }
});

test('depth and length', () => {
  for (const open of ['[', '{"a":', '- ', 'a: {']) {
    const deep = open.repeat(200_000);
    expect(() => ipplan.plan(deep)).toThrow(ipplan.IpplanError);
    expect(() => ipplan.plan(deep, { syntax: 'json' })).toThrow(ipplan.IpplanError);
    expect(ipplan.read(deep, 'a.json').problems.length).toBeGreaterThan(0);
  }
  const long = Array.from({ length: 100_000 }, (_, n) => `10.${(n >> 8) & 255}.${n & 255}.${(n >> 16) * 16}/28`);
  expect(ipplan.summarize(long.join('\n')).blocks.length).toBeGreaterThan(0);
});

test('a program that passes what is not text harms only itself', () => {
  for (const wrong of [undefined, null, 5, Symbol('x'), () => 1, 10n, [[]]]) {
    for (const call of [ipplan.halves, ipplan.plan, ipplan.summarize, ipplan.read] as ((wrong: unknown) => unknown)[]) {
      try {
        call(wrong);
      } catch (error) {
        expect(error instanceof TypeError || error instanceof ipplan.IpplanError).toBe(true);
      }
      answers();
    }
  }
});

test('counts beyond 2^53 are whole', () => {
  const { addresses, fits } = ipplan.free({ in: ['fd00::/48', '10.0.0.0/8'], used: 'fd00::/64' });
  expect(addresses.total).toBe(String(2n ** 80n + 2n ** 24n));
  expect(addresses.free).toBe(String(2n ** 80n + 2n ** 24n - 2n ** 64n));
  expect(addresses.used).toBe(String(2n ** 64n));
  expect(Object.values(fits)).toContain(String(2n ** 80n - 2n ** 64n));
  const all = ipplan.free({ in: '::/1' });
  expect(all.addresses.total).toBe(String(2n ** 127n));
  const short = ipplan.next('/48', { in: 'fd00::/64' });
  expect(short).toHaveProperty('shortfall.free', 0);
  const read = ipplan.read('fd00::/48\nfd00::/64\n');
  expect(read.request.avoid).toEqual([{ range: 'fd00::/64', why: 'in use' }]);
});
