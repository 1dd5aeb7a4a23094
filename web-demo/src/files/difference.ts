import { type Diff, diff, IpplanError } from 'ipplan/plan';
import type { Document } from '../document/document';
import { planned } from '../document/planned';

export type Change = Diff['changes'][number];
export type Outcome = Change['outcome'];

/** The outcomes of a comparison, the most important first. */
export const OUTCOMES: readonly Outcome[] = ['moved', 'resized', 'gone', 'freed', 'added', 'kept'];

/** The differences between two documents, or why they cannot be compared. */
type Difference = { readonly changes: readonly Change[] } | { readonly problem: string };

/** The differences between two documents, from the places in their plans. */
export const difference = (before: Document, after: Document): Difference => {
  try {
    const [a, b] = [planned(before), planned(after)];
    const wrong = a.problems[0] ?? b.problems[0];
    if (wrong) {
      const which = a.problems.length > 0 ? 'The other document' : 'The document now';
      return { problem: `${which} has no plan: ${wrong.message}` };
    }
    const rank = ({ outcome }: Change) => OUTCOMES.indexOf(outcome);
    const { changes } = diff(a.lock ?? '', b.lock ?? '');
    return { changes: [...changes].sort((x, y) => rank(x) - rank(y)) };
  } catch (thrown) {
    if (!(thrown instanceof IpplanError)) throw thrown;
    return { problem: thrown.message };
  }
};
