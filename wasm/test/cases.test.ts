// The shared cases through the npm package: the very bytes that the command gives.

import { readFileSync } from 'node:fs';

import {
  check,
  existing,
  type Format,
  formats,
  IpplanError,
  lock,
  type Planning,
  plan,
  read,
  type Syntax,
  type TextFormat,
  write,
} from 'ipplan';
import { expect, test } from 'vitest';
import { type Case, cases } from './cases.js';

/** Everything a plan can be written as that is text, with its file in a case. */
const isText = (name: Format): name is TextFormat => name !== 'xlsx';
const ALL = formats().plan.map(({ name, ending }) => ({
  name,
  file: name === 'lock' ? 'lock.after.json' : `plan${ending.replace(/^\.plan/, '')}`,
}));

const FORMATS = ALL.flatMap(({ name, file }) => (isText(name) ? [{ name, file }] : []));

test('the types name what a plan and a request can be written as', () => {
  // The compiler refuses a name too many or too few, the test a list that is not that of the core.
  const plans: Record<Format, true> = {
    text: true,
    markdown: true,
    csv: true,
    json: true,
    yaml: true,
    svg: true,
    lock: true,
    terraform: true,
    bicep: true,
    arm: true,
    tfvars: true,
    locals: true,
    avm: true,
    'avm-bicep': true,
    az: true,
    mermaid: true,
    xlsx: true,
  };
  const requests: Record<Syntax, true> = { yaml: true, toml: true, json: true, csv: true };
  expect(ALL.map((format) => format.name)).toEqual(Object.keys(plans));
  expect(formats().request.map((format) => format.name)).toEqual(Object.keys(requests));
});

/** The flags of the command, as options. */
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
    for (const { name } of ALL) {
      const error = thrown(() => write(text, name, how));
      expect(error).toBeInstanceOf(IpplanError);
      const { problems, text: printed } = error as IpplanError;
      expect(`${JSON.stringify({ problems }, null, 2)}\n`).toBe(refused);
      expect(printed).toBe(it.file('problems.txt'));
    }
    return;
  }
  for (const { name, file } of FORMATS) {
    expect(it.file(file)).toBeDefined();
    expect(write(text, name, how)).toBe(it.file(file));
  }
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

interface Coded {
  code: string;
}

const codesOf = (found: readonly Coded[]): string[] => found.map(({ code }) => code).sort();

/** The cases of links: each way to connect, and its broken twins. Nothing was placed before. */
const linked = each.filter(({ it, name }) => name.startsWith('link-') && it.file('lock.json') === undefined);
const broken = linked.filter(({ it }) => it.file('problems.json') !== undefined);

const checked = ({ it, request }: (typeof linked)[number]): string[] => {
  const { findings } = check(it.file(request) ?? '', asked(it, request));
  return codesOf(findings.filter(({ severity }) => severity === 'error'));
};

test('a check says of links what a plan says', () => {
  expect(broken.length).toBeGreaterThanOrEqual(12);
  expect(linked.length - broken.length).toBeGreaterThanOrEqual(12);
  // Only where a subnet lies in one of several prefixes decides, a check cannot know it.
  expect(broken.filter((it) => checked(it).length === 0).map(({ name }) => name)).toEqual(['link-subnets-broken']);
});

test.each(linked)('$name/$request has its codes', ({ it, request, name }) => {
  const { problems } = JSON.parse(it.file('problems.json') ?? '{ "problems": [] }') as { problems: Coded[] };
  const refused = thrown(() => plan(it.file(request) ?? '', asked(it, request)));
  expect(codesOf(refused instanceof IpplanError ? refused.problems : [])).toEqual(codesOf(problems));
  const said = checked({ it, request, name });
  if (said.length > 0) expect(said).toEqual(codesOf(problems));
});

test.each(['landing-zone', 'managed-instances'])('%s as a workbook', (name) => {
  const example = (ending: string) => readFileSync(new URL(`../../examples/${name}${ending}`, import.meta.url));
  const request = example('.yaml').toString();
  const book = write(request, 'xlsx');
  expect(Buffer.from(book).equals(example('.xlsx'))).toBe(true);
  // Every subnet is read back where it was placed.
  const placed = plan(request).networks.flatMap(({ subnets }) => subnets.map((it) => it.address_prefix));
  const { networks } = existing({ name: 'plan.xlsx', text: book });
  const found = networks.flatMap(({ subnets }) => subnets.flatMap((it) => it.prefixes));
  expect(found.sort()).toEqual(placed.sort());
  // What is refused is refused in every format alike.
  const error = thrown(() => write(request, 'xlsx', { expect: 'sha256:0' }));
  expect((error as IpplanError).problems).toEqual(
    (thrown(() => write(request, 'json', { expect: 'sha256:0' })) as IpplanError).problems,
  );
});
