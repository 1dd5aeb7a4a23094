// What the map says in words, for eyes and for ears.
import { counted } from '../../ui/words';
import type { Bar, Block } from './bars';
import type { Placed } from './layout';
import { rowPrefix } from './rows';

const percent = [0, 1].map(
  (digits) => new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: digits }),
);

/** A part of something, in percent. A little is more than nothing. */
export const part = (value: number, digits: 0 | 1 = 1): string => {
  const least = digits === 0 ? 0.01 : 0.001;
  const format = (it: number): string => percent[digits]?.format(it) ?? '';
  return value > 0 && value < least / 2 ? `under ${format(least)}` : format(value);
};

/** The lengths that fit at least once, the largest blocks first. */
export const fitsOf = (fits: Bar['fits'], most: number): string => {
  const some = Object.entries(fits)
    .filter(([, many]) => many !== 0)
    .map(([length, many]) => `${counted(many)} /${length}`);
  return some.length > 0 ? `fits ${some.slice(0, most).join(', or ')}` : 'full';
};

/** The head of a bar. */
export const headOf = (
  { bar, folds }: Placed,
  joined: string,
  overlaps: readonly string[],
): { title: string; wrong: string; facts: string; fits: string } => {
  const row = folds > 0 ? `one row is a ${rowPrefix(bar.prefix, folds, 0).replace(/^.*\//, '/')}` : '';
  const used = bar.network && bar.network.prefixes.length === 1 ? `${part(bar.network.used)} used` : '';
  const within = bar.prefix === bar.whole ? '' : `the used part of ${bar.whole}`;
  const kind = { network: '', pool: 'pool', clients: 'client pool', site: 'on-premises' }[bar.of];
  const from = bar.pool ? `${bar.of === 'clients' ? 'of' : 'from'} ${bar.pool}` : '';
  const facts = [kind, within, from, bar.region ?? '', joined, used, row];
  return {
    title: bar.name,
    wrong: overlaps.length > 0 ? `! overlaps ${overlaps.join(', ')}` : '',
    facts: facts.filter(Boolean).join(' · '),
    fits: bar.prefix.includes(':') || bar.of === 'clients' || bar.of === 'site' ? '' : fitsOf(bar.fits, 4),
  };
};

const PINNED = {
  no: 'placed now',
  locked: 'locked: it stays in place',
  asked: 'pinned: the request has its range',
} as const;

/** Why a subnet is where it is. */
export const pinnedOf = (block: Block): string => PINNED[block.pinned ? 'asked' : (block.subnet?.pinned ?? 'no')];

/** The kind of a block. */
export const kindOf = (block: Block, bar: Bar): string => {
  switch (block.kind) {
    case 'subnet':
      return `subnet of ${bar.name}`;
    case 'more':
      return `another prefix of a subnet of ${bar.name}`;
    case 'free':
      return `free in ${bar.name}`;
    case 'gone':
      return `no longer wanted in ${bar.name}, kept until it is released`;
    case 'avoid':
      return `keep-out in ${bar.name}`;
    case 'reserve':
      return `room for ${block.name} to grow`;
    case 'network':
      return `network in the pool ${bar.name}`;
    case 'site':
      return 'range on-premises';
    case 'clients':
      return `address pool of clients${bar.pool === null ? '' : ` of ${bar.pool}`}`;
  }
};

/** A block in one line, for those who hear it. */
export const spoken = (block: Block, bar: Bar): string => {
  const { subnet } = block;
  const sizes = subnet
    ? [
        `, ${subnet.services.join(' and ')}`,
        `needs ${counted(subnet.need)}`,
        `spare ${counted(subnet.spare)}`,
        pinnedOf(block),
      ].join(', ')
    : '';
  const name = block.name && block.kind !== 'reserve' ? `${block.name}, ` : '';
  return `${name}${block.prefix}, ${kindOf(block, bar)}${sizes}`;
};
