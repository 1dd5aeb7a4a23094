import { createEffect, createMemo, createSignal, For, Match, onCleanup, onMount, Show, Switch } from 'solid-js';
import { type Outside, ROOTS } from '../edit/links';
import { type Selected, selected } from '../edit/selection';
import type { Column } from './columns';
import { GoneRow, KeepOutRow, NetworkRow, OutsideRow } from './other-rows';
import { type Row, windowOf } from './rows';
import { PartRow, SubnetRow } from './subnet-row';
import { TableTools, Ticked } from './table-tools';
import { createView, filter, order, setWide, sortBy } from './view';
import './table.css';

/** How high a row is, in pixels, until the style sheet has been asked. */
const ROW = 44;
/** The width of a column that shares the rest, in rem. */
const SHARE = 10;

const Head = (props: { column: Column }) => {
  const sorted = () => (order()?.id === props.column.id ? (order()?.down ? 'descending' : 'ascending') : undefined);
  return (
    <th
      role="columnheader"
      scope="col"
      class={`col-${props.column.id}`}
      aria-sort={sorted() ?? 'none'}
      style={props.column.wide === undefined ? {} : { width: `${props.column.wide}rem` }}
    >
      <button type="button" title={`Sort by: ${props.column.about}`} onClick={() => sortBy(props.column.id)}>
        {props.column.title}
        <span aria-hidden="true">{sorted() === 'ascending' ? ' ↑' : sorted() === 'descending' ? ' ↓' : ''}</span>
      </button>
    </th>
  );
};

const isRow = (row: Row, what: Selected): boolean => {
  if (row.kind === 'part') return what.kind === 'subnet' && what.network === row.network && what.name === row.name;
  if (row.kind !== what.kind) return false;
  switch (row.kind) {
    case 'keep-out':
      return what.kind === 'keep-out' && what.index === row.index;
    case 'pool':
    case 'site':
    case 'client-pool':
      return 'name' in what && what.name === row.name;
    case 'network':
      return what.kind === 'network' && what.network === row.network;
    default:
      return 'network' in what && 'name' in what && what.network === row.network && what.name === row.name;
  }
};

const as = <K extends Row['kind']>(row: Row | undefined, kind: K): Extract<Row, { kind: K }> | undefined =>
  row?.kind === kind ? (row as Extract<Row, { kind: K }>) : undefined;

const outside = (row: Row | undefined): Extract<Row, { kind: Outside }> | undefined =>
  row && row.kind in ROOTS ? (row as Extract<Row, { kind: Outside }>) : undefined;

/** Networks, subnets, pools, sites and client pools. Rows that are not visible are not rendered. */
export const PlannerTable = () => {
  let scroller!: HTMLDivElement;
  let table!: HTMLTableElement;
  const { all, rows, columns } = createView();
  const [row, setRow] = createSignal(ROW);
  const [seen, setSeen] = createSignal({ scrolled: 0, height: 600 });
  const look = () => setSeen({ scrolled: scroller.scrollTop, height: scroller.clientHeight });
  const measure = () => {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    setWide(scroller.clientWidth / rem);
    // On a small screen a row has several lines.
    setRow(Number.parseFloat(getComputedStyle(table).getPropertyValue('--row')) || ROW);
    look();
  };
  const least = () => columns().reduce((sum, { wide }) => sum + (wide ?? SHARE), 8);
  const shown = createMemo(() => windowOf(seen().scrolled, seen().height, row(), rows().length), undefined, {
    equals: (a, b) => a.first === b.first && a.last === b.last,
  });
  const indices = createMemo(() => Array.from({ length: shown().last - shown().first }, (_, at) => shown().first + at));

  onMount(() => {
    const sizes = new ResizeObserver(measure);
    sizes.observe(scroller);
    // On paper all rows are seen.
    const all = () => setSeen({ scrolled: 0, height: rows().length * row() });
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
    const top = at * row();
    if (at >= 0 && (top < scroller.scrollTop || top + 2 * row() > scroller.scrollTop + scroller.clientHeight)) {
      scroller.scrollTop = Math.max(0, top - scroller.clientHeight / 2);
    }
    return what;
  }, undefined);

  const Line = (props: { index: number }) => {
    const line = () => rows()[props.index];
    const chosen = () => {
      const [what, row] = [selected(), line()];
      return what !== undefined && row !== undefined && isRow(row, what);
    };
    const common = () => ({ index: props.index + 2, chosen: chosen(), columns: columns() });
    return (
      <Switch>
        <Match when={as(line(), 'subnet')}>
          {(it) => <SubnetRow network={it().network} name={it().name} row={common()} />}
        </Match>
        <Match when={as(line(), 'part')}>
          {(it) => <PartRow network={it().network} name={it().name} key={it().key} row={common()} />}
        </Match>
        <Match when={as(line(), 'network')}>{(it) => <NetworkRow network={it().network} row={common()} />}</Match>
        <Match when={as(line(), 'gone')}>
          {(it) => <GoneRow network={it().network} name={it().name} prefix={it().prefix} row={common()} />}
        </Match>
        <Match when={outside(line())}>{(it) => <OutsideRow kind={it().kind} name={it().name} row={common()} />}</Match>
        <Match when={as(line(), 'keep-out')}>{(it) => <KeepOutRow at={it().index} row={common()} />}</Match>
      </Switch>
    );
  };

  const Room = (props: { rows: number }) => (
    <Show when={props.rows > 0}>
      <tbody aria-hidden="true">
        <tr class="room" style={{ height: `${props.rows * row()}px` }}>
          <td />
        </tr>
      </tbody>
    </Show>
  );

  return (
    <section class="table" aria-label="Table">
      <TableTools rows={rows()} all={all().length} columns={columns()} />
      <Ticked />
      <div class="table-scroll" ref={scroller} onScroll={look} tabindex="0" role="region" aria-label="Rows">
        <table
          ref={table}
          role="table"
          class="planner-table"
          style={{ '--least': `${least()}rem` }}
          aria-rowcount={rows().length + 1}
          aria-label="Networks, subnets, pools, sites and keep-outs"
        >
          <thead role="rowgroup">
            <tr role="row" aria-rowindex={1}>
              <th role="columnheader" scope="col" class="col-tick no-print">
                <span class="visually-hidden">Tick</span>
              </th>
              <For each={columns()}>{(column) => <Head column={column} />}</For>
              <th role="columnheader" scope="col" class="line-end">
                <span class="visually-hidden">Notes and actions</span>
              </th>
            </tr>
          </thead>
          <Room rows={shown().first} />
          <tbody role="rowgroup">
            <For each={indices()}>{(index) => <Line index={index} />}</For>
          </tbody>
          <Room rows={rows().length - shown().last} />
        </table>
        <Show when={rows().length === 0 && filter().trim() !== ''}>
          <p class="nothing soft">Nothing has “{filter().trim()}” in its name, service, prefix, region or note.</p>
        </Show>
      </div>
    </section>
  );
};
