// How somebody looks at the table: which columns, in which order, and which rows.
import { createMemo, createSignal } from 'solid-js';
import { store } from '../../document/store';
import { arranged } from './arranged';
import { COLUMNS, type Column, type ColumnId, keyOf, textOf } from './columns';
import { type Row, rowsOf } from './rows';

/** Where the choice of columns is kept in this browser. */
const KEPT = 'ipplan.columns';

const kept = (): ReadonlyMap<ColumnId, boolean> => {
  try {
    const said: unknown = JSON.parse(localStorage.getItem(KEPT) ?? '{}');
    const entries = Object.entries(said as Record<string, unknown>);
    return new Map(
      COLUMNS.flatMap(({ id }) => entries.filter(([key]) => key === id).map(([, on]) => [id, on === true])),
    );
  } catch {
    // Storage can be forbidden, or hold something else.
    return new Map();
  }
};

const [chosen, setChosen] = createSignal(kept());
const [wide, setWide] = createSignal(60);
const [filter, setFilter] = createSignal('');
const [order, setOrder] = createSignal<{ readonly id: ColumnId; readonly down: boolean }>();

export { filter, order, setFilter, setWide };

/** Whether there is any IPv6 to be shown. */
const isDual = (): boolean =>
  (store.view().map?.networks ?? []).some(({ prefixes }) => prefixes.some((prefix) => prefix.includes(':')));

export const isShown = ({ id, from }: Column): boolean =>
  chosen().get(id) ?? ((from !== undefined && from <= wide()) || (id === 'ipv6' && wide() >= 60 && isDual()));

/** Shows a column, or does not, here and the next time. */
export const choose = (id: ColumnId, on: boolean): void => {
  const next = new Map(chosen()).set(id, on);
  setChosen(next);
  try {
    localStorage.setItem(KEPT, JSON.stringify(Object.fromEntries(next)));
  } catch {
    // The choice then holds until the page is closed.
  }
};

/** Sorts by a column: upwards, downwards, and as the request has it. */
export const sortBy = (id: ColumnId): void =>
  void setOrder((now) => (now?.id !== id ? { id, down: false } : now.down ? undefined : { id, down: true }));

const words = (): readonly string[] => filter().toLowerCase().split(/\s+/).filter(Boolean);

/** Columns that are looked through, whether they are shown or not. */
const LOOKED: readonly ColumnId[] = ['name', 'azure', 'holds', 'prefix', 'region', 'note', 'ipv6'];

const holdsAll = (words: readonly string[]) => (row: Row) => {
  const text = LOOKED.map((id) => textOf(row, id))
    .join(' ')
    .toLowerCase();
  return words.every((word) => text.includes(word));
};

/** The rows and the columns that are shown. */
export const createView = () => {
  const all = createMemo(() => rowsOf(store.document().request, store.view().map));
  const rows = createMemo(() => {
    const [by, looked] = [order(), words()];
    return arranged(all(), {
      key: by && ((row) => keyOf(row, by.id)),
      down: by?.down ?? false,
      shown: looked.length > 0 ? holdsAll(looked) : undefined,
    });
  });
  const columns = createMemo(() => COLUMNS.filter((column) => column.id === 'name' || isShown(column)));
  return { all, rows, columns };
};
