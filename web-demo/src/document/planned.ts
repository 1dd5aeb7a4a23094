import { IpplanError, type Map, map, type Problem, write } from 'ipplan/plan';
import type { Document } from './document';

/** What comes of a document: a map and the lock after it, or the problems. */
export type Planned =
  | { readonly map: Map; readonly lock: string; readonly problems: readonly [] }
  | { readonly map: undefined; readonly lock: string | undefined; readonly problems: readonly Problem[] };

/** Plans a document. What its lock holds stays where it is. */
export const planned = ({ request, lock }: Document): Planned => {
  // Written once for both questions.
  const text = JSON.stringify(request);
  const how = { syntax: 'json', ...(lock === undefined ? {} : { lock }) } as const;
  try {
    return { map: map(text, how), lock: write(text, 'lock', how), problems: [] };
  } catch (thrown) {
    if (!(thrown instanceof IpplanError)) throw thrown;
    return { map: undefined, lock, problems: thrown.problems };
  }
};
