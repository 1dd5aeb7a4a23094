// Drafts one after the other are the very drafts that are made from nothing, whatever is edited in between.
import { expect, test } from 'vitest';
import { type Draft, draft, drafting, type Request, why } from '../dist/index.js';

/** The same numbers in every run. */
const numbers = (seed: number) => (below: number) => {
  seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
  return Math.floor((seed / 2 ** 31) * below);
};

type Fields = Record<string, unknown>;
type Networks = Record<string, Fields & { subnets: Fields }>;

const KINDS: readonly Fields[] = [
  { service: 'hosts', addresses: 3 },
  { service: 'hosts', addresses: 60 },
  { service: 'app-service', instances: 9 },
  { service: 'sql-managed-instance', 'general-purpose': 2 },
  { service: 'azure-firewall' },
  { service: 'hosts', addresses: 0 },
  { service: 'hosts', addresses: 'many' },
  {},
];

/** One edit of a request, which stays as it was in everything else. */
const edited = (request: Request, random: (below: number) => number): Request => {
  const networks = { ...request.networks } as Networks;
  const name = `net-${random(5)}`;
  const network = networks[name] ?? { space: `10.${random(3)}.0.0/24`, subnets: {} };
  const subnet = `sub-${random(6)}`;
  switch (random(10)) {
    case 0:
      delete networks[name];
      break;
    case 1:
      networks[name] = { ...network, space: `10.${random(3)}.${random(2)}.0/2${random(5)}` };
      break;
    case 2: {
      const { [subnet]: _, ...subnets } = network.subnets;
      networks[name] = { ...network, subnets };
      break;
    }
    case 3:
      return { ...request, networks, headroom: `${random(3) * 10}%` } as Request;
    case 4:
      return { ...request, networks, avoid: [{ range: `10.${random(3)}.0.${random(4) * 64}/26` }] } as Request;
    case 5:
      return { ...request, networks, links: [{ peer: [`net-${random(5)}`, `net-${random(5)}`] }] } as Request;
    default:
      networks[name] = { ...network, subnets: { ...network.subnets, [subnet]: KINDS[random(KINDS.length)] } };
  }
  return { ...request, networks } as Request;
};

test('every draft is the one that is made from nothing', () => {
  for (let seed = 1; seed <= 15; seed += 1) {
    const random = numbers(seed);
    const drafts = drafting();
    let [request, lock, wishes]: [Request, string | undefined, string] = [{ networks: {} }, undefined, ''];
    const earlier: (readonly [Request, string])[] = [];
    for (let turn = 0; turn < 40; turn += 1) {
      request = edited(request, random);
      if (random(12) === 0) lock = lock === undefined && wishes !== '' ? wishes : undefined;
      // As undo leads back to what was.
      const before = earlier[random(8)];
      if (before && random(6) === 0) [request, wishes] = before;
      const how = { wishes, ...(lock === undefined ? {} : { lock }) };
      const found: Draft = drafts.next(request, how);
      // What draws it may keep what it drew of networks that are the same.
      const whole = draft(request, how);
      // The order of problems of a request that cannot be read is that of its text.
      const problems = (it: Draft) => (it.refused?.problems ?? []).map((one) => JSON.stringify(one)).sort();
      expect({ ...found, refused: null }).toEqual({ ...whole, refused: null });
      expect(problems(found)).toEqual(problems(whole));
      // A draft from nothing is the last one of the module; this one is asked for again.
      drafts.next(request, how);
      for (const { name, subnets } of found.map.networks.slice(0, 1))
        for (const { key } of subnets.slice(0, 1)) expect(drafts.why(name, key)).toEqual(why(request, name, key, how));
      wishes = found.lock;
      if (earlier.length < 8) earlier.push([request, wishes]);
    }
  }
}, 120_000);

test('what looks the same is the same object, and what does not is another', () => {
  const spoke = { space: '10.1.0.0/24', subnets: { db: { service: 'hosts', addresses: 3 } } };
  const of = (addresses: number, more: object = {}) =>
    ({
      networks: { hub: { space: '10.0.0.0/24', subnets: { web: { service: 'hosts', addresses } } }, spoke },
      ...more,
    }) as Request;
  const drafts = drafting();
  const first = drafts.next(of(3));
  const second = drafts.next(of(30), { wishes: first.lock });
  expect(second.map.networks[1]).toBe(first.map.networks[1]);
  expect(second.map.networks[0]).not.toBe(first.map.networks[0]);
  expect(second.moved).toEqual([{ network: 'hub', subnet: 'web', from: '10.0.0.0/29', to: '10.0.0.0/26' }]);
  // With the whole request another, everything is read again.
  const third = drafts.next(of(30, { headroom: '50%' }), { wishes: second.lock });
  expect(third.map.networks[1]).not.toBe(second.map.networks[1]);
  expect(third).toEqual(draft(of(30, { headroom: '50%' }), { wishes: second.lock }));
  // What is frozen looks otherwise.
  const frozen = drafts.next(of(30, { headroom: '50%' }), { wishes: third.lock, lock: third.lock });
  expect(frozen.map.networks.flatMap(({ subnets }) => subnets.map(({ pinned }) => pinned))).toEqual([
    'locked',
    'locked',
  ]);
});

test('two that draft at a time do not disturb each other', () => {
  const [one, other] = [drafting(), drafting()];
  const request = (addresses: number): Request => ({
    networks: { hub: { space: '10.0.0.0/24', subnets: { web: { service: 'hosts', addresses } } } },
  });
  let [a, b] = [one.next(request(3)).lock, other.next(request(60)).lock];
  for (let turn = 0; turn < 5; turn += 1) {
    const [first, second] = [one.next(request(4 + turn), { wishes: a }), other.next(request(61 + turn), { wishes: b })];
    expect(first).toEqual(draft(request(4 + turn), { wishes: a }));
    expect(second).toEqual(draft(request(61 + turn), { wishes: b }));
    // Four to eight addresses and those of Azure: a /28.
    expect(one.why('hub', 'web')?.prefix_length).toBe(28);
    [a, b] = [first.lock, second.lock];
  }
});

test('a lock that cannot be read is told, and the next draft is whole again', () => {
  const drafts = drafting();
  const request: Request = { networks: { hub: { space: '10.0.0.0/24' } } };
  const first = drafts.next(request);
  expect(() => drafts.next(request, { wishes: first.lock, lock: '{' })).toThrow();
  expect(drafts.why('hub', 'web')).toBeNull();
  expect(drafts.next(request, { wishes: first.lock })).toEqual(first);
});
