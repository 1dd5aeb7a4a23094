// The table as a list of rows: only those that are seen are made.
import type { Map, Request } from 'ipplan/plan';
import { isFields, keepOuts } from '../edit/edits';
import { type Outside, ROOTS } from '../edit/links';

const OUTSIDE = Object.keys(ROOTS) as readonly Outside[];

export type Row =
  | { readonly kind: 'keep-out'; readonly index: number }
  | { readonly kind: Outside; readonly name: string }
  | { readonly kind: 'network'; readonly network: string }
  | { readonly kind: 'subnet'; readonly network: string; readonly name: string }
  | { readonly kind: 'part'; readonly network: string; readonly name: string; readonly key: string }
  | { readonly kind: 'gone'; readonly network: string; readonly name: string; readonly prefix: string };

/** Every row: what is wanted, and what is kept of what is not wanted any more. */
export const rowsOf = (request: Request, map: Map | undefined): readonly Row[] => {
  const rows: Row[] = keepOuts(request).map((_, index) => ({ kind: 'keep-out', index }));
  for (const kind of OUTSIDE) for (const name of Object.keys(request[ROOTS[kind]] ?? {})) rows.push({ kind, name });
  const planned = new globalThis.Map((map?.networks ?? []).map((network) => [network.name, network]));
  for (const [network, wanted] of Object.entries(request.networks ?? {})) {
    rows.push({ kind: 'network', network });
    const subnets = isFields(wanted) && isFields(wanted.subnets) ? wanted.subnets : {};
    const parts = planned.get(network)?.subnets.filter(({ key }) => key.includes('/') && !(key in subnets)) ?? [];
    for (const name in subnets) {
      rows.push({ kind: 'subnet', network, name });
      // Those of a service that needs several.
      for (const { key } of parts) if (key.startsWith(`${name}/`)) rows.push({ kind: 'part', network, name, key });
    }
    for (const block of planned.get(network)?.blocks ?? []) {
      if (block.kind !== 'gone' || block.of === null) continue;
      rows.push({ kind: 'gone', network, name: block.of, prefix: block.address_prefix });
    }
  }
  return rows;
};

/** The rows that a window shows, with some around it so that scrolling shows no gap. */
export const windowOf = (
  scrolled: number,
  height: number,
  row: number,
  count: number,
  around = 6,
): { first: number; last: number } => {
  const first = Math.max(0, Math.floor(scrolled / row) - around);
  return { first: Math.min(first, count), last: Math.min(count, Math.ceil((scrolled + height) / row) + around) };
};
