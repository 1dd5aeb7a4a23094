// Rows under headings, in a box that is scrolled by itself, with the keyboard too.
import { For, type JSX } from 'solid-js';
import './table.css';

export const Table = (props: { label: string; heads: readonly string[]; children: JSX.Element }) => (
  <div class="rows" tabindex="0" role="region" aria-label={props.label}>
    <table>
      <thead>
        <tr>
          <For each={props.heads}>{(head) => <th scope="col">{head}</th>}</For>
        </tr>
      </thead>
      <tbody>{props.children}</tbody>
    </table>
  </div>
);
