// What joins networks, and what keeps them from being joined, for the map.
import type { MapLink, Problem } from 'ipplan/plan';
import { networksOf, SPOKEN } from '../edit/links';
import type { Placed } from './layout';

/** Two things that a link joins: networks, sites, client pools. */
export interface Joined {
  readonly kind: MapLink['kind'];
  readonly from: string;
  readonly to: string;
}

const outer = (end: string): string => end.split('/')[0] ?? end;

/** Every pair that a link joins: the first end with each of the others. */
export const linksOf = (links: readonly MapLink[]): readonly Joined[] =>
  links.flatMap(({ kind, ends }) => {
    const [first, ...others] = ends.map(outer);
    return others.flatMap((to) => (first === undefined || first === to ? [] : [{ kind, from: first, to }]));
  });

/** So many partners are named in the head of a network. */
const NAMED = 3;

/** The links of a network with others, in a few words: `peered with app, data`. */
export const spokenLinks = (links: readonly Joined[], name: string): string => {
  const kinds = new Map<string, string[]>();
  for (const { kind, from, to } of links) {
    const other = from === name ? to : to === name ? from : undefined;
    if (other !== undefined) kinds.set(SPOKEN[kind], [...(kinds.get(SPOKEN[kind]) ?? []), other]);
  }
  return [...kinds]
    .map(([kind, others]) => {
      const all = [...new Set(others)];
      const more = all.length > NAMED ? ` and ${all.length - NAMED} more` : '';
      return `${kind} ${all.slice(0, NAMED).join(', ')}${more}`;
    })
    .join(' · ');
};

/** A network in whose ranges others lie too, and the others. */
export const overlapsOf = (problems: readonly Problem[]): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  for (const problem of problems) {
    if (problem.code !== 'overlapping' && problem.code !== 'linked-overlap') continue;
    const names = networksOf(problem);
    for (const name of names) {
      const others = names.filter((other) => other !== name);
      found.set(name, [...new Set([...(found.get(name) ?? []), ...others])]);
    }
  }
  return found;
};

/** A line next to the bars from one head to another: its ends, and its lane. */
interface Wire {
  readonly top: number;
  readonly bottom: number;
  readonly lane: number;
  readonly dashed: boolean;
}

/** The number of lanes for lines; further lines share the last lane. */
const LANES = 3;

/** The lines between the heads of what is joined. Longer ones lie further out, as long as there are lanes. */
export const wiresOf = (links: readonly Joined[], bars: readonly Placed[], head: number): readonly Wire[] => {
  const heads = new Map<string, number>();
  for (const { bar, top } of bars) if (bar.of !== 'pool' && !heads.has(bar.name)) heads.set(bar.name, top + head / 2);
  const spans = links.flatMap(({ kind, from, to }) => {
    const [a, b] = [heads.get(from), heads.get(to)];
    if (a === undefined || b === undefined) return [];
    return [{ top: Math.min(a, b), bottom: Math.max(a, b), dashed: kind !== 'peer' }];
  });
  spans.sort((a, b) => a.bottom - a.top - (b.bottom - b.top));
  const lanes: (readonly { top: number; bottom: number }[])[] = [];
  return spans.map((span) => {
    const free = lanes.findIndex((used) => used.every(({ top, bottom }) => bottom <= span.top || span.bottom <= top));
    const lane = Math.min(free < 0 ? lanes.length : free, LANES - 1);
    lanes[lane] = [...(lanes[lane] ?? []), span];
    return { ...span, lane };
  });
};
