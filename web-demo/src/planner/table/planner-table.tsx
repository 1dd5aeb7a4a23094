import { createEffect, createMemo, createSignal, For, Match, onCleanup, onMount, Show, Switch } from 'solid-js';
import { store } from '../../document/store';
import { type Selected, selected } from '../edit/selection';
import { GoneRow, KeepOutRow, NetworkRow, PoolRow } from './other-rows';
import { type Row, rowsOf, windowOf } from './rows';
import { PartRow, SubnetRow } from './subnet-row';
import './table.css';

const ROW = 44;

const isRow = (row: Row, what: Selected): boolean => {
  if (row.kind === 'part') return what.kind === 'subnet' && what.network === row.network && what.name === row.name;
  if (row.kind !== what.kind) return false;
  switch (row.kind) {
    case 'keep-out':
      return what.kind === 'keep-out' && what.index === row.index;
    case 'pool':
      return what.kind === 'pool' && what.pool === row.pool;
    case 'network':
      return what.kind === 'network' && what.network === row.network;
    default:
      return 'name' in what && what.network === row.network && what.name === row.name;
  }
};

const as = <K extends Row['kind']>(row: Row | undefined, kind: K): Extract<Row, { kind: K }> | undefined =>
  row?.kind === kind ? (row as Extract<Row, { kind: K }>) : undefined;

/** Networks, subnets, pools and keep-outs. Rows that are not seen are not there. */
export const PlannerTable = () => {
  let scroller!: HTMLDivElement;
  const rows = createMemo(() => rowsOf(store.document().request, store.view().map));
  const [seen, setSeen] = createSignal({ scrolled: 0, height: 600 });
  const look = () => setSeen({ scrolled: scroller.scrollTop, height: scroller.clientHeight });
  const shown = createMemo(() => windowOf(seen().scrolled, seen().height, ROW, rows().length), undefined, {
    equals: (a, b) => a.first === b.first && a.last === b.last,
  });
  const indices = createMemo(() => Array.from({ length: shown().last - shown().first }, (_, at) => shown().first + at));

  onMount(() => {
    const sizes = new ResizeObserver(look);
    sizes.observe(scroller);
    // On paper all rows are seen.
    const all = () => setSeen({ scrolled: 0, height: rows().length * ROW });
    addEventListener('beforeprint', all);
    addEventListener('afterprint', look);
    onCleanup(() => {
      sizes.disconnect();
      removeEventListener('beforeprint', all);
      removeEventListener('afterprint', look);
    });
  });

  // What is chosen on the map comes into sight.
  createEffect((before: Selected | undefined) => {
    const what = selected();
    if (!what || what === before) return what;
    const at = rows().findIndex((row) => isRow(row, what));
    const top = at * ROW;
    if (at >= 0 && (top < scroller.scrollTop || top + 2 * ROW > scroller.scrollTop + scroller.clientHeight)) {
      scroller.scrollTop = Math.max(0, top - scroller.clientHeight / 2);
    }
    return what;
  }, undefined);

  const Line = (props: { index: number }) => {
    const row = () => rows()[props.index];
    const chosen = () => {
      const [what, line] = [selected(), row()];
      return what !== undefined && line !== undefined && isRow(line, what);
    };
    const common = () => ({ index: props.index + 2, chosen: chosen() });
    return (
      <Switch>
        <Match when={as(row(), 'subnet')}>
          {(it) => <SubnetRow network={it().network} name={it().name} row={common()} />}
        </Match>
        <Match when={as(row(), 'part')}>
          {(it) => <PartRow network={it().network} name={it().name} key={it().key} row={common()} />}
        </Match>
        <Match when={as(row(), 'network')}>{(it) => <NetworkRow network={it().network} row={common()} />}</Match>
        <Match when={as(row(), 'gone')}>
          {(it) => <GoneRow network={it().network} name={it().name} prefix={it().prefix} row={common()} />}
        </Match>
        <Match when={as(row(), 'pool')}>{(it) => <PoolRow pool={it().pool} row={common()} />}</Match>
        <Match when={as(row(), 'keep-out')}>{(it) => <KeepOutRow at={it().index} row={common()} />}</Match>
      </Switch>
    );
  };

  const Room = (props: { rows: number }) => (
    <Show when={props.rows > 0}>
      <tbody aria-hidden="true">
        <tr style={{ height: `${props.rows * ROW}px` }}>
          <td />
        </tr>
      </tbody>
    </Show>
  );

  return (
    <div class="table-scroll" ref={scroller} onScroll={look}>
      <table
        class="planner-table"
        aria-rowcount={rows().length + 1}
        aria-label="Networks, subnets, pools and keep-outs"
      >
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" class="col-name">
              Name
            </th>
            <th scope="col" class="col-what">
              Holds
            </th>
            <th scope="col" class="col-range">
              Range
            </th>
            <th scope="col" class="number">
              Need
            </th>
            <th scope="col" class="number col-wide">
              Usable
            </th>
            <th scope="col" class="number col-wide">
              Spare
            </th>
            <th scope="col" class="col-wide">
              Decided by
            </th>
            <th scope="col">
              <span class="visually-hidden">Notes and actions</span>
            </th>
          </tr>
        </thead>
        <Room rows={shown().first} />
        <tbody>
          <For each={indices()}>{(index) => <Line index={index} />}</For>
        </tbody>
        <Room rows={rows().length - shown().last} />
      </table>
    </div>
  );
};
