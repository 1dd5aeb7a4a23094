// The shared cases through the npm package: the very bytes that the command gives.

import { IpplanError, lock, type Planning, plan, read, type Syntax, write } from 'ipplan';
import { expect, test } from 'vitest';
import { type Case, cases } from './cases.js';

const FORMATS = {
  text: 'plan.txt',
  json: 'plan.json',
  yaml: 'plan.yaml',
  csv: 'plan.csv',
  markdown: 'plan.md',
  svg: 'plan.svg',
  lock: 'lock.after.json',
} as const;

/** How the command is told to plan. */
const asked = (it: Case, request: string): Planning => {
  const how: Planning = { syntax: request.split('.').at(-1) as Syntax, name: request };
  const words = (it.file('flags.txt') ?? '').split(/\s+/).filter((word) => word !== '');
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (word === '--locked') how.locked = true;
    else if (word === '--expect') how.expect = words.shift() ?? '';
    else throw new Error(`${it.name} has the flag ${word}`);
  }
  const before = it.file('lock.json');
  return before === undefined ? how : { ...how, lock: before };
};

const thrown = (call: () => unknown): unknown => {
  try {
    call();
  } catch (error) {
    return error;
  }
  return undefined;
};

const each = cases.flatMap((it) => it.requests.map((request) => ({ it, request, name: it.name })));

test('there are cases', () => {
  expect(each.length).toBeGreaterThan(60);
});

test.each(each)('$name/$request', ({ it, request }) => {
  const text = it.file(request) ?? '';
  const how = asked(it, request);
  const refused = it.file('problems.json');
  if (refused !== undefined) {
    for (const format of Object.keys(FORMATS) as (keyof typeof FORMATS)[]) {
      const error = thrown(() => write(text, format, how));
      expect(error).toBeInstanceOf(IpplanError);
      const { problems, text: told } = error as IpplanError;
      expect(`${JSON.stringify({ problems }, null, 2)}\n`).toBe(refused);
      expect(told).toBe(it.file('problems.txt'));
    }
    return;
  }
  for (const [format, file] of Object.entries(FORMATS)) {
    expect(write(text, format as keyof typeof FORMATS, how)).toBe(it.file(file));
  }
  expect(it.file('lock.after.json')).toBeDefined();
});

test.each(each.filter(({ it }) => it.file('plan.json') !== undefined))(
  '$name/$request as plain data',
  ({ it, request }) => {
    const how = asked(it, request);
    const { request: data, problems } = read(it.file(request) ?? '', request);
    expect(problems).toEqual([]);
    expect(plan(data, how)).toEqual(JSON.parse(it.file('plan.json') ?? ''));
    const before = how.lock === undefined ? {} : { lock: JSON.parse(how.lock as string) };
    expect(lock(data, { ...how, ...before })).toEqual(JSON.parse(it.file('lock.after.json') ?? ''));
  },
);
