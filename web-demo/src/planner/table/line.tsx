import { createRenderEffect, For, type JSX, Show } from 'solid-js';
import { problemsIn } from '../edit/known';
import { isTicked, type Selected, select, tick, ticked } from '../edit/selection';
import type { Column, ColumnId } from './columns';

/** Where a row is, whether it is looked at, and what is shown of it. */
export interface RowView {
  index: number;
  chosen: boolean;
  columns: readonly Column[];
}

type Named = readonly [network: string, subnet: string];

/** A box that ticks subnets: one, or all of a network. */
const Tick = (props: { label: string; names: readonly Named[] }) => {
  const on = () => (ticked().size === 0 ? 0 : props.names.filter((name) => isTicked(...name)).length);
  return (
    <Show when={props.names.length > 0}>
      <input
        type="checkbox"
        aria-label={props.label}
        checked={on() > 0 && on() === props.names.length}
        ref={(box) =>
          createRenderEffect(() => {
            box.indeterminate = on() > 0 && on() < props.names.length;
          })
        }
        onChange={(event) => tick(props.names, event.currentTarget.checked)}
      />
    </Show>
  );
};

/** One row: a click outside its fields selects it. */
export const Line = (props: {
  row: RowView;
  kind: string;
  what: Selected;
  place: string;
  label: string;
  /** The content of one of its cells. */
  cell: (id: ColumnId) => JSX.Element;
  /** The subnets that its box ticks. */
  ticks?: readonly Named[];
  colour?: string | undefined;
  more?: JSX.Element;
  notes?: number | undefined;
}) => (
  <tr
    role="row"
    class={`line-${props.kind}`}
    classList={{ chosen: props.row.chosen, faulty: problemsIn(props.place).length > 0 }}
    data-colour={props.colour}
    aria-rowindex={props.row.index}
    onClick={(event) => {
      if (!(event.target as Element).closest('input, button, select')) select(props.what);
    }}
  >
    <td role="cell" class="col-tick no-print">
      <Tick label={`Tick ${props.label}`} names={props.ticks ?? []} />
    </td>
    <For each={props.row.columns}>
      {({ id }) =>
        id === 'name' ? (
          <th role="rowheader" scope="row" class="col-name">
            {props.cell(id)}
          </th>
        ) : (
          <td role="cell" class={`col-${id}`}>
            {props.cell(id)}
          </td>
        )
      }
    </For>
    <td role="cell" class="line-end">
      <Show when={problemsIn(props.place).length > 0}>
        <span class="badge bad" title="problems">
          ! {problemsIn(props.place).length}
        </span>
      </Show>
      {props.more}
      <Show when={props.notes}>
        <span class="badge" title="notices">
          {props.notes}
          <span class="visually-hidden"> notices</span>
        </span>
      </Show>
      <button
        type="button"
        class="quiet no-print"
        aria-pressed={props.row.chosen}
        aria-label={`Details of ${props.label}`}
        onClick={() => select(props.what)}
      >
        {props.kind === 'subnet' ? 'Why' : 'More'}
      </button>
    </td>
  </tr>
);
