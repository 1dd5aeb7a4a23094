// The networks that rows stand for, found by halving.
import { halves } from 'ipplan/plan';

const known = new Map<string, readonly string[]>();

/** The halves of a network. The same ones are asked for in every frame. */
const halvesOf = (prefix: string): readonly string[] => {
  const found = known.get(prefix);
  if (found) return found;
  if (known.size > 50_000) known.clear();
  const both = halves(prefix);
  known.set(prefix, both);
  return both;
};

/** The network of one row, where a prefix is folded so often. */
export const rowPrefix = (prefix: string, folds: number, row: number): string => {
  let here = prefix;
  for (let bit = folds - 1; bit >= 0; bit -= 1) here = halvesOf(here)[Math.floor(row / 2 ** bit) % 2] ?? here;
  return here;
};

/** The network of a part of a block: that of `size` in a block of `of`, at a point of it from 0 to 1. */
export const partAt = (prefix: string, of: number, size: number, point: number): { prefix: string; start: number } => {
  let [here, start, width] = [prefix, 0, 1];
  while (of * width > size * 1.5) {
    width /= 2;
    const second = point >= start + width;
    const half = halvesOf(here)[second ? 1 : 0];
    if (half === undefined) break;
    here = half;
    if (second) start += width;
  }
  return { prefix: here, start: start * of };
};
