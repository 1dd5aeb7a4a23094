// What one text has that another has not: of two plans in a row most is the same.

/** A text as its difference from another one. */
export interface TextDifference {
  /** The first letters: the hash of a lock is among them, which is never the same. */
  readonly head: string;
  /** How many letters after them both begin and end with, and what is between. */
  readonly same: number;
  readonly end: number;
  readonly between: string;
}

const HEAD = 128;

/** A part of a text that does not keep all of it in memory. */
const alone = (part: string): string => JSON.parse(JSON.stringify(part));

/** The greatest number of letters up to `most` for which `holds` is true; it is true for all smaller ones. */
const greatest = (most: number, holds: (length: number) => boolean): number => {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
};

/** The difference from which a text can be restored, given another one. */
export const differenceOf = (text: string, beside: string): TextDifference => {
  const [a, b] = [text.slice(HEAD), beside.slice(HEAD)];
  const most = Math.min(a.length, b.length);
  const same = greatest(most, (length) => a.slice(0, length) === b.slice(0, length));
  const end = greatest(most - same, (length) => a.slice(a.length - length) === b.slice(b.length - length));
  return { head: alone(text.slice(0, HEAD)), same, end, between: alone(a.slice(same, a.length - end)) };
};

/** The text of a difference, given the same other text. */
export const textOf = ({ head, same, end, between }: TextDifference, beside: string): string => {
  const rest = beside.slice(HEAD);
  return head + rest.slice(0, same) + between + rest.slice(rest.length - end);
};
