import type { Problems } from './types/problems.js';

/** Why something cannot be answered. */
export type Problem = Problems['problems'][number];

/** Thrown when a question or a request cannot be answered: all the problems that can be found. */
export class IpplanError extends Error {
  override readonly name = 'IpplanError';
  /** At least one. */
  readonly problems: Problem[];
  /** All of them as the command shows them, with excerpts where the request was text. */
  readonly text: string;

  constructor(thrown: Problems & { text?: string }) {
    super(thrown.problems.map((problem) => problem.message).join('; '));
    this.problems = thrown.problems;
    this.text = thrown.text ?? this.message;
  }
}

const kindOf = (it: unknown): string => {
  if (it === undefined) return 'nothing';
  if (it === null) return 'null';
  if (Array.isArray(it)) return 'a list';
  if (it instanceof Uint8Array) return 'bytes';
  return (
    { string: 'text', number: 'a number', boolean: String(it), object: 'an object' }[String(typeof it)] ??
    `a ${typeof it}`
  );
};

/** Refuses what a program passes that has no types: in one sentence, what is expected, and what came. */
export const wrongType = (expected: string, it: unknown, place = ''): IpplanError => {
  const message = `${expected}, and this is ${kindOf(it)}`;
  return new IpplanError({ problems: [{ code: 'wrong-type', message, place, hints: [], source: null }] });
};
