import { type JSX, Show } from 'solid-js';
import { problemsIn } from '../edit/known';
import { type Selected, select } from '../edit/selection';

/** Where a row is, and whether it is looked at. */
export interface Row {
  index: number;
  chosen: boolean;
}

/** One row: a click beside its fields looks at it. */
export const Line = (props: {
  row: Row;
  kind: string;
  what: Selected;
  place: string;
  label: string;
  children: JSX.Element;
  more?: JSX.Element;
  notes?: number | undefined;
}) => (
  <tr
    class={`line-${props.kind}`}
    classList={{ chosen: props.row.chosen, faulty: problemsIn(props.place).length > 0 }}
    aria-rowindex={props.row.index}
    onClick={(event) => {
      if (!(event.target as Element).closest('input, button, select')) select(props.what);
    }}
  >
    {props.children}
    <td class="line-end">
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
        class="quiet"
        aria-pressed={props.row.chosen}
        aria-label={`Details of ${props.label}`}
        onClick={() => select(props.what)}
      >
        {props.kind === 'subnet' ? 'Why' : 'More'}
      </button>
    </td>
  </tr>
);
