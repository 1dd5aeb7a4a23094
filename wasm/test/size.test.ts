// The small module of `ipplan/size` answers alone what the whole module answers.

import * as small from 'ipplan/size';
import { expect, test } from 'vitest';

type Size = Pick<typeof small, 'size' | 'capacity' | 'services' | 'catalogue'>;
type Input = ReturnType<Size['services']>['services'][number]['inputs'][number];

/** Values that are right, at the edges, and wrong. */
const values = (input: Input): unknown[] => {
  if (input.kind === 'count') return [input.least, input.most, -1, '9'.repeat(40), 'x'];
  return input.kind === 'choice' ? [...(input.choices ?? []).map((choice) => choice.name), 'x'] : [true, 'x'];
};

const hows = [{}, { edition: '2023-01' }, { edition: 'x' }, { fit: 'need', headroom: '20%' }, { cidr: '10.0.0.1' }];
const service = (id: string, inputs: Input[]): object[] => [
  ...hows.map((how) => ({ service: id, ...how })),
  ...inputs.flatMap((input) => values(input).map((value) => ({ service: id, [input.name]: value }))),
  ...inputs.map((input) => ({ service: id, for: input.name, in: '/26' })),
  { service: id, ...Object.fromEntries(inputs.map((input) => [input.name, values(input)[0]])) },
];
const questions = small.services().services.flatMap(({ id, inputs }) => service(id, inputs));

const answered = (answer: () => unknown): string => {
  try {
    return JSON.stringify(answer());
  } catch (error) {
    if (error instanceof small.IpplanError) return JSON.stringify(error.problems);
    throw error;
  }
};
const answers = (of: Size): string[] => [
  ...['', 'gateway', 'sql pool', 'É😀'].flatMap((words) => [
    answered(() => of.services(words)),
    answered(() => of.catalogue(words)),
  ]),
  ...questions.flatMap((question) => [
    answered(() => of.size(question as { service: 'bastion' })),
    answered(() => of.capacity(question as { service: 'bastion' })),
  ]),
];

test('every service, with right and with wrong inputs', async () => {
  expect(questions.length).toBeGreaterThan(1_000);
  const alone = answers(small);
  expect(alone.filter((answer) => answer.includes('"prefix_length"')).length).toBeGreaterThan(200);
  const whole = await import('ipplan');
  // From now on the whole module answers, whichever of the two is asked.
  expect(whole.size).toBe(small.size);
  expect(answers(whole)).toEqual(alone);
});
