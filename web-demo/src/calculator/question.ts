// A question in its three forms: what is asked, the address of the page, the command.
import type { CapacityQuestion, Services, SizeQuestion } from 'ipplan/size';

export type Service = Services['services'][number];

/** A service with its inputs and how to answer, as typed: the keys and values of the package's `size`. */
export type Question = Readonly<Record<string, string>>;

/** The question as the package is asked; whether it can be is for the package to say. */
export const plain = (question: Question) => question as unknown as SizeQuestion & CapacityQuestion;

/** The question with another value; without it where the value is undefined. */
export const asking = (question: Question, key: string, value: string | undefined): Question => {
  const { [key]: _, ...others } = question;
  if (value === undefined) return others;
  // A key that is there keeps its place, so that the address does not dance.
  return key in question ? { ...question, [key]: value } : { ...others, [key]: value };
};

/** The question in the query of an address. Empty values are left out. */
export const ofQuery = (query: string): Question =>
  Object.fromEntries([...new URLSearchParams(query)].filter(([, value]) => value !== ''));

/** The address of a question: the service first. */
export const toQuery = (question: Question): string => {
  const { service, ...others } = question;
  return new URLSearchParams({ ...(service === undefined ? {} : { service }), ...others }).toString();
};

/** The same question with the names that the service itself uses, where an alias was given. */
export const named = (question: Question, service: Service): Question =>
  Object.fromEntries(
    Object.entries(question).map(([key, value]) => {
      if (key === 'service') return [key, service.id];
      return [service.inputs.find((input) => input.aliases.includes(key))?.name ?? key, value];
    }),
  );

/** A word that every shell takes as it is. */
const quoted = (word: string): string => (/^[\w.%/:-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/** The command that gives the same answer. */
export const command = (question: Question, service: Service): string => {
  const { service: _, ...others } = question;
  const flags = Object.entries(others).flatMap(([key, value]) => {
    const input = service.inputs.find((input) => input.name === key);
    if (input?.kind !== 'switch') return [`--${key}`, quoted(value)];
    if (value === String(input.absent)) return [];
    return [input.absent === true ? `--no-${key}` : `--${key}`];
  });
  return ['ipplan', 'size', service.id, ...flags].join(' ');
};

/**
 * The question with which a service begins: what it cannot do without, as in its first worked example; the
 * whole example where that alone has no answer.
 */
export const beginning = (service: Service, hasAnswer: (question: Question) => boolean): Question => {
  const given = (service.examples[0]?.given ?? []).map(([name = '', value = '']) => [name, value] as const);
  const required = given.filter(([name]) => service.inputs.find((input) => input.name === name)?.absent === 'required');
  const least = Object.fromEntries([['service', service.id], ...required]);
  return hasAnswer(least) ? least : Object.fromEntries([['service', service.id], ...given]);
};
