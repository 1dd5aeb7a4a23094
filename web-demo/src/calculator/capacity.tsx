// How far a service goes in each size of subnet.

import { type Capacity, capacity, IpplanError } from 'ipplan/size';
import { createMemo, createSignal, For, Show } from 'solid-js';
import { Table } from '../ui/table';
import { counted, spoken } from '../ui/words';
import { asking, plain, type Question, type Service } from './question';

const table = (question: Question, input: string): Capacity | string => {
  const searched = asking(asking(question, 'cidr', undefined), input, undefined);
  try {
    return capacity(plain({ ...searched, for: input }));
  } catch (thrown) {
    if (!(thrown instanceof IpplanError)) throw thrown;
    return thrown.message;
  }
};

export const HowFar = (props: { question: Question; service: Service; lengths: readonly number[] }) => {
  const counts = () => props.service.inputs.filter((input) => input.kind === 'count');
  const [chosen, setChosen] = createSignal('');
  const input = () => counts().find(({ name }) => name === chosen())?.name ?? counts()[0]?.name ?? '';
  const rows = createMemo(() => table(props.question, input()));
  return (
    <Show when={counts().length > 0} fallback={<p>The size does not depend on a number.</p>}>
      <label class="inline">
        How many{' '}
        <select onChange={(event) => setChosen(event.currentTarget.value)}>
          <For each={counts()}>
            {({ name }) => (
              <option value={name} selected={name === input()}>
                {spoken(name)}
              </option>
            )}
          </For>
        </select>
      </label>
      <Show when={typeof rows() === 'object' && (rows() as Capacity)} fallback={<p>{String(rows())}</p>}>
        {(found) => (
          <Table label="What fits in each size" heads={['Size', 'Usable', spoken(found().input), 'Limited by']}>
            <For each={found().capacity}>
              {(row) => (
                <tr aria-current={props.lengths.includes(row.prefix_length) ? 'true' : undefined}>
                  <th scope="row">/{row.prefix_length}</th>
                  <td>{counted(row.usable)}</td>
                  <td>{row.most === null ? 'none' : counted(row.most)}</td>
                  <td>{row.because}</td>
                </tr>
              )}
            </For>
          </Table>
        )}
      </Show>
    </Show>
  );
};
