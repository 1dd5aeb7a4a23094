import type { Request } from 'ipplan';

/** What a person works on: what is wanted, and what was placed and stays. */
export interface Document {
  readonly request: Request;
  /** The text of the lock; none before the first plan. */
  readonly lock: string | undefined;
}

/** A document with nothing in it. */
export const EMPTY: Document = { request: { networks: {} }, lock: undefined };
