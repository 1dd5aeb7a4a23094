import type { MapNetwork } from 'ipplan/plan';
import { createEffect, createMemo, createSignal, For, onCleanup, onMount, Show } from 'solid-js';
import { store } from '../../document/store';
import { counted, many } from '../../ui/words';
import { addSubnet } from '../edit/actions';
import { ownerOf } from '../edit/edits';
import { plannedNetwork } from '../edit/known';
import { type Selected, select, selected } from '../edit/selection';
import { windowOf } from '../table/rows';
import { dividedKey, type Leaf, type Row, rowsOf } from './branches';
import { LeafRow, type LeafView } from './leaf';
import './tree.css';

/** How high a row is, in pixels, until the style sheet has been asked. */
const ROW = 40;

const [divided, setDivided] = createSignal<ReadonlySet<string>>(new Set());

const withKey = (key: string, on: boolean): void => {
  const next = new Set(divided());
  if (on) next.add(key);
  else next.delete(key);
  setDivided(next);
};

const halved = {
  divide: ({ network, prefix }: Leaf) => withKey(dividedKey(network, prefix), true),
  unite: ({ network, whole = '' }: Leaf) => withKey(dividedKey(network, whole), false),
};

const isChosen = (row: Row, what: Selected | undefined): boolean => {
  if (!what || !('network' in what) || what.network !== row.network) return false;
  if (row.kind === 'network') return what.kind === 'network';
  if (what.kind === 'free') return row.kind === 'free' && row.prefix === what.prefix;
  const owner = row.kind === 'subnet' ? ownerOf(store.document().request, row.network, row.name) : row.name;
  return 'name' in what && what.kind === row.kind && what.name === owner;
};

const NetworkRow = (props: { network: string; prefix: string; row: LeafView }) => {
  const known = () => plannedNetwork(props.network);
  const look = () => select({ kind: 'network', network: props.network });
  return (
    <tr class="leaf leaf-network" classList={{ chosen: props.row.chosen }} aria-rowindex={props.row.index}>
      <th scope="row" class="leaf-prefix">
        <button type="button" class="quiet mono" aria-label={`Details of ${props.network}`} onClick={look}>
          {props.prefix}
        </button>
      </th>
      <td class="leaf-name">
        <strong>{props.network}</strong>
      </td>
      <td class="leaf-holds">{many(known()?.subnets.length ?? 0, 'subnet')}</td>
      <td class="leaf-use">{counted(known()?.free ?? 0)} free</td>
      <td class="leaf-does no-print" colspan="2">
        <button type="button" aria-label={`Add a subnet to ${props.network}`} onClick={() => addSubnet(props.network)}>
          + subnet
        </button>
      </td>
    </tr>
  );
};

/** Every network as a tree of halves, where what fills a half can be split, and two halves can be joined. */
export const Tree = () => {
  let scroller!: HTMLDivElement;
  let table!: HTMLTableElement;
  // An edit leaves most networks as they are, and so their rows.
  const known = createMemo(() => {
    divided();
    return new WeakMap<MapNetwork, readonly Row[]>();
  });
  const rows = createMemo((): readonly Row[] =>
    (store.view().map?.networks ?? []).flatMap((network) => {
      const made = known().get(network) ?? rowsOf(network, divided());
      known().set(network, made);
      return made;
    }),
  );
  const [row, setRow] = createSignal(ROW);
  const [seen, setSeen] = createSignal({ scrolled: 0, height: 600 });
  const look = () => setSeen({ scrolled: scroller.scrollTop, height: scroller.clientHeight });
  const measure = () => {
    setRow(Number.parseFloat(getComputedStyle(table).getPropertyValue('--row')) || ROW);
    look();
  };
  const shown = createMemo(() => windowOf(seen().scrolled, seen().height, row(), rows().length), undefined, {
    equals: (a, b) => a.first === b.first && a.last === b.last,
  });
  const indices = createMemo(() => Array.from({ length: shown().last - shown().first }, (_, at) => shown().first + at));
  onMount(() => {
    const sizes = new ResizeObserver(measure);
    sizes.observe(scroller);
    const all = () => setSeen({ scrolled: 0, height: rows().length * row() });
    addEventListener('beforeprint', all);
    addEventListener('afterprint', look);
    onCleanup(() => {
      sizes.disconnect();
      removeEventListener('beforeprint', all);
      removeEventListener('afterprint', look);
    });
  });

  // What is chosen elsewhere comes into sight.
  createEffect((before: Selected | undefined) => {
    const what = selected();
    if (!what || what === before) return what;
    const top = rows().findIndex((one) => isChosen(one, what)) * row();
    if (top >= 0 && (top < scroller.scrollTop || top + 2 * row() > scroller.scrollTop + scroller.clientHeight))
      scroller.scrollTop = Math.max(0, top - scroller.clientHeight / 2);
    return what;
  }, undefined);

  /** The arrow keys lead from a button to the next one of its kind above or below. */
  const onKey = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const button = (event.target as Element).closest<HTMLButtonElement>('button');
    const line = button?.closest('tr');
    if (step === 0 || !button || !line) return;
    const kind = button.dataset.does;
    const same = kind === undefined ? '.leaf-prefix button' : `[data-does=${kind}]`;
    const all = [...table.querySelectorAll<HTMLButtonElement>(same)];
    const next = all[all.indexOf(button) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  // One cell: a cell across columns that are not shown would add one, and move the others as rows are scrolled by.
  const Room = (props: { rows: number }) => (
    <Show when={props.rows > 0}>
      <tbody aria-hidden="true">
        <tr class="room" style={{ height: `${props.rows * row()}px` }}>
          <td />
        </tr>
      </tbody>
    </Show>
  );

  const Line = (props: { index: number }) => {
    const leafAt = (index: number): Leaf | undefined => {
      const it = rows()[index];
      return it?.kind === 'network' ? undefined : it;
    };
    const network = () => {
      const it = rows()[props.index];
      return it?.kind === 'network' ? it : undefined;
    };
    const common = (it: Row) => ({ index: props.index + 2, chosen: isChosen(it, selected()) });
    return (
      <>
        <Show when={network()}>
          {(it) => <NetworkRow network={it().network} prefix={it().prefix} row={common(it())} />}
        </Show>
        <Show when={leafAt(props.index)}>
          {(it) => <LeafRow leaf={it()} second={leafAt(props.index + 1)} row={common(it())} divided={halved} />}
        </Show>
      </>
    );
  };

  return (
    <section class="tree" aria-label="Tree">
      <p class="soft small no-print">
        Every network, halved until each part is one block. Split makes two of a block; Join makes one of two halves.
      </p>
      <div class="tree-scroll" ref={scroller} onScroll={look} tabindex="0" role="region" aria-label="Blocks">
        <table
          ref={table}
          class="tree-table"
          aria-rowcount={rows().length + 1}
          aria-label="Blocks of the networks"
          onKeyDown={onKey}
        >
          <thead>
            <tr>
              <th scope="col" class="leaf-prefix">
                Prefix
              </th>
              <th scope="col" class="leaf-name">
                Name
              </th>
              <th scope="col" class="leaf-holds">
                Holds
              </th>
              <th scope="col" class="leaf-use">
                Needs
              </th>
              <th scope="col" class="leaf-does no-print">
                Split
              </th>
              <th scope="col" class="leaf-does no-print">
                Join
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
    </section>
  );
};
