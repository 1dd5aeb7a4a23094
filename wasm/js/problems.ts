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
