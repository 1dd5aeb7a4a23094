// What the package and the command answer, as TypeScript that compiles only if the types are right.

import * as ipplan from 'ipplan';
import { parse } from 'yaml';
import { cases } from './cases.js';

const literal = (value: unknown): string => JSON.stringify(value, null, 1);

/** A module that gives each value the type of that name. */
const module = (type: string, values: unknown[]): [string, string] => {
  const lines = values.map((value) => `(${literal(value)}) satisfies ${type};`);
  return [`typed-${type}`, `import type { ${type} } from 'ipplan';\n\n${lines.join('\n')}\n`];
};

const files = (name: string): unknown[] => cases.flatMap((it) => it.file(name) ?? []).map((text) => JSON.parse(text));

/** Requests as people write them: those that come to a plan. */
const requests = (): unknown[] =>
  cases
    .filter((it) => it.file('lock.after.json') !== undefined)
    .flatMap((it) => [
      ...[it.file('request.json')].flatMap((text) => (text === undefined ? [] : [JSON.parse(text)])),
      ...[it.file('request.yaml')].flatMap((text) => (text === undefined ? [] : [parse(text)])),
    ]);

/** Every answer that is in no file, of every case that has one. */
const answers = (): [string, string][] => {
  const texts = cases.flatMap((it) => (it.file('plan.json') ? (it.file('request.yaml') ?? []) : []));
  const space = { in: ['10.0.0.0/16', 'fd00::/48'], used: '10.0.0.0/24\n192.168.0.0/24' };
  const catalogue = ipplan.services();
  const workloads = catalogue.services.flatMap((it) =>
    it.examples.map((example) => ({ service: it.id, ...example.given }) as ipplan.SizeQuestion),
  );
  const sized = workloads.flatMap((question) => {
    try {
      return [ipplan.size(question)];
    } catch {
      // An example of an older edition.
      return [];
    }
  });
  return [
    module(
      'Map',
      texts.map((text) => ipplan.map(text)),
    ),
    module(
      'Check',
      texts.flatMap((text) => [ipplan.check(text), ipplan.audit({ name: 'net.yaml', text })]),
    ),
    module(
      'Read',
      texts.map((text) => ipplan.read(text)),
    ),
    module('Request', [...requests(), ...texts.map((text) => ipplan.read(text).request)]),
    module(
      'Diff',
      texts.map((text) => ipplan.diff('networks: {}', text)),
    ),
    module(
      'Repack',
      texts.map((text) => ipplan.repack(text, ipplan.lock(text), [])),
    ),
    module('Next', [ipplan.next('/28', space), ipplan.next('/8', space), ipplan.next('/64', space)]),
    module('Free', [ipplan.free(space)]),
    module('Overlaps', [ipplan.overlaps(['10.0.0.0/8', { name: 'a', text: '10.0.0.0/9' }])]),
    module('Summarize', [ipplan.summarize('10.0.0.0/8')]),
    module('Existing', [ipplan.existing([{ name: 'a', text: '10.0.0.0/9' }]), ipplan.find('10.0.0.1', '10.0.0.0/8')]),
    module('Drift', [ipplan.drift({ networks: { hub: { space: '10.0.0.0/24' } } }, { name: 'a', text: '' })]),
    module('Size', sized),
    module('Services', [catalogue]),
    module('Catalogue', [ipplan.catalogue(), ipplan.catalogue('no such service')]),
    module('Capacity', [ipplan.capacity({ service: 'app-service' })]),
    module('Explain', [ipplan.codes()]),
    module('Formats', [ipplan.formats()]),
    module('LinkKey', ipplan.linkKeys()),
    module('Reach', [
      { reach: ipplan.reach({ networks: { a: { space: '10.0.0.0/24' }, b: { space: '10.0.1.0/24' } } }, 'a') },
    ]),
  ];
};

/** Answers with one mistake each: the types have to refuse every one of them. */
const wrong = (): [string, string] => {
  const plan = JSON.parse(cases.find((it) => it.name === 'one-subnet')?.file('plan.json') ?? '');
  const mistakes = {
    'a key too many': { ...plan, more: 1 },
    'a key is missing': { ...plan, hash: undefined },
    'text for a number': {
      ...plan,
      networks: [{ ...plan.networks[0], subnets: [{ ...plan.networks[0].subnets[0], usable: '1' }] }],
    },
    'another word': {
      ...plan,
      networks: [{ ...plan.networks[0], subnets: [{ ...plan.networks[0].subnets[0], decided_by: 'chance' }] }],
    },
    'neither one nor several': {
      ...plan,
      networks: [{ ...plan.networks[0], subnets: [{ ...plan.networks[0].subnets[0], service: undefined }] }],
    },
  };
  const requests = {
    'no such service': { networks: { hub: { space: '10.0.0.0/24', subnets: { web: 'bastoin' } } } },
    'no such key': { networks: { hub: { spaec: '10.0.0.0/24' } } },
    'text for a switch': {
      networks: { hub: { space: '10.0.0.0/24', subnets: { web: { service: 'bastion', ipv6: 'yes' } } } },
    },
  };
  const refused =
    (type: string) =>
    ([what, value]: [string, unknown]): string =>
      `// ${what}\n// @ts-expect-error\n(${JSON.stringify(value)}) satisfies ${type};`;
  const lines = [...Object.entries(mistakes).map(refused('Plan')), ...Object.entries(requests).map(refused('Request'))];
  return ['typed-wrong', `import type { Plan, Request } from 'ipplan';\n\n${lines.join('\n')}\n`];
};

/** Every module, by its name. */
export const typed = (): [string, string][] => [
  module('Plan', files('plan.json')),
  module('Lock', files('lock.after.json')),
  module('Problems', files('problems.json')),
  ...answers(),
  wrong(),
];
