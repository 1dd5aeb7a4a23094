// The rows in another order, and only some of them. A subnet stays with its network, and its parts with it.
import type { Row } from './rows';

/** A network, a pool, a site or a client pool, with everything that belongs to it. */
interface Group {
  readonly head: Row;
  /** Subnets, each with the parts of it, and what is gone. */
  readonly members: (readonly Row[])[];
}

const groupsOf = (rows: readonly Row[]): Group[] => {
  const groups: Group[] = [];
  for (const row of rows) {
    const group = groups.at(-1);
    if (row.kind === 'part') {
      const members = group?.members;
      members?.push([...(members.pop() ?? []), row]);
    } else if (row.kind === 'subnet' || row.kind === 'gone') group?.members.push([row]);
    else groups.push({ head: row, members: [] });
  }
  return groups;
};

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Two keys in order: numbers by value, text as people sort it. */
const compared = (a: number | string, b: number | string): number =>
  typeof a === 'number' && typeof b === 'number' ? (a === b ? 0 : a - b) : collator.compare(String(a), String(b));

/** How rows are arranged. */
interface Arrangement {
  /** Sorts the subnets of each network by this key, and networks by the key of their own. */
  readonly key?: ((row: Row) => number | string) | undefined;
  readonly down?: boolean;
  /** Whether a row is shown; a network is, where any of its subnets is, and all of them, where it is itself. */
  readonly shown?: ((row: Row) => boolean) | undefined;
}

export const arranged = (rows: readonly Row[], { key, down = false, shown }: Arrangement): readonly Row[] => {
  if (!key && !shown) return rows;
  const sorted = <T>(all: readonly T[], rowOf: (one: T) => Row | undefined): readonly T[] => {
    if (!key) return all;
    const keyed = all.map((one) => {
      const row = rowOf(one);
      return { one, by: row ? key(row) : '' };
    });
    keyed.sort((a, b) => (down ? -1 : 1) * compared(a.by, b.by));
    return keyed.map(({ one }) => one);
  };
  const groups = groupsOf(rows).flatMap((group) => {
    if (!shown) return [group];
    if (shown(group.head)) return [group];
    const members = group.members.filter((some) => some.some(shown));
    return members.length > 0 ? [{ head: group.head, members }] : [];
  });
  // Pools and keep-outs stay above the networks.
  const networks = groups.filter(({ head }) => head.kind === 'network');
  const others = groups.filter(({ head }) => head.kind !== 'network');
  return [...others, ...sorted(networks, ({ head }) => head)].flatMap(({ head, members }) => [
    head,
    ...sorted(members, ([row]) => row).flat(),
  ]);
};
