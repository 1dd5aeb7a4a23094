import { createSignal, For, Show } from 'solid-js';
import { COLOURS, type Colour } from '../../document/document';
import { store } from '../../document/store';
import { copyTable } from '../../ui/copy';
import { many } from '../../ui/words';
import { moveSubnets, type Named, release, removeSubnets, setMark } from '../edit/actions';
import { isTicked, ticked, untick } from '../edit/selection';
import { COLUMNS, type Column } from './columns';
import { copied } from './copied';
import type { Row } from './rows';
import { choose, filter, isShown, setFilter } from './view';

/** Finds rows, chooses columns, and copies what is shown. */
export const TableTools = (props: { rows: readonly Row[]; all: number; columns: readonly Column[] }) => {
  const [said, setSaid] = createSignal('');
  const taken = () =>
    ticked().size > 0
      ? props.rows.filter((row) => row.kind === 'subnet' && isTicked(row.network, row.name))
      : props.rows;
  const copy = async () => {
    const rows = taken();
    const done = await copyTable(copied(rows, props.columns));
    setSaid(done ? `Copied ${many(rows.length, 'row')}.` : 'The browser does not allow it: export the plan as CSV.');
  };
  return (
    <div class="table-tools no-print" role="group" aria-label="Table">
      <input
        type="search"
        aria-label="Filter the table"
        placeholder="Filter: name, service, prefix, note"
        value={filter()}
        onInput={(event) => setFilter(event.currentTarget.value)}
      />
      <details class="table-columns">
        <summary>Columns</summary>
        <div class="table-choices" role="group" aria-label="Columns">
          <For each={COLUMNS.filter(({ id }) => id !== 'name')}>
            {(column) => (
              <label>
                <input
                  type="checkbox"
                  checked={isShown(column)}
                  onChange={(event) => choose(column.id, event.currentTarget.checked)}
                />
                <span>
                  {column.title} <small>{column.about}</small>
                </span>
              </label>
            )}
          </For>
        </div>
      </details>
      <button type="button" onClick={() => void copy()}>
        Copy {ticked().size > 0 ? 'ticked' : 'table'}
      </button>
      <span class="small soft" role="status">
        {said() || (filter().trim() === '' ? '' : `${props.rows.length} of ${many(props.all, 'row')}`)}
      </span>
    </div>
  );
};

/** Actions on several subnets at once. */
export const Ticked = () => {
  const names = (): readonly Named[] => [...ticked().values()];
  const places = () => [...ticked().keys()];
  const networks = () => Object.keys(store.document().request.networks ?? {});
  const isPlaced = () => names().some(([network]) => networks().some((other) => other !== network));
  return (
    <Show when={ticked().size > 0}>
      <div class="ticked no-print" role="group" aria-label="Ticked subnets">
        <strong>{many(ticked().size, 'subnet')}</strong>
        <Show when={isPlaced()}>
          <select
            aria-label="Move to a network"
            onChange={(event) => {
              const to = event.currentTarget.value;
              event.currentTarget.value = '';
              if (to !== '') moveSubnets(names(), to);
              untick();
            }}
          >
            <option value="">Move to …</option>
            <For each={networks()}>{(network) => <option value={network}>{network}</option>}</For>
          </select>
        </Show>
        <select
          aria-label="Colour"
          onChange={(event) => {
            const colour = event.currentTarget.value;
            setMark(places(), 'colour', COLOURS.find((one) => one === colour) as Colour | undefined);
            event.currentTarget.value = '-';
          }}
        >
          <option value="-">Colour …</option>
          <For each={COLOURS}>{(colour) => <option value={colour}>{colour}</option>}</For>
          <option value="">no colour</option>
        </select>
        <button type="button" onClick={() => release(...names())}>
          Place again
        </button>
        <button
          type="button"
          onClick={() => {
            removeSubnets(names());
            untick();
          }}
        >
          Remove
        </button>
        <button type="button" class="quiet" onClick={untick}>
          Untick all
        </button>
      </div>
    </Show>
  );
};
