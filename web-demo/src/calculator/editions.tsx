// What the documents said on other days: the answer of every edition, and what changed.
import { createMemo, For, Show } from 'solid-js';
import { Table } from '../ui/table';
import { asking, type Question, type Service } from './question';
import { isAnswer, sized } from './state';
import { needs, sizes } from './words';

/** The days on which a page of the service said its numbers, newest first. */
export const editions = (service: Service): readonly string[] => {
  const days = service.facts.flatMap((fact) => fact.history.map((entry) => entry.since));
  return [...new Set(days)].sort().reverse();
};

/** The differences between the pages of a day and those before. */
const changes = (service: Service, day: string): readonly string[] => {
  const sentences = service.facts.flatMap(({ what, history }) =>
    history.flatMap((entry, index) => {
      const before = history[index - 1];
      if (entry.since !== day || !before || before.value === entry.value) return [];
      return [`${what}: ${before.value} → ${entry.value}`];
    }),
  );
  return [...new Set(sentences)];
};

interface Row {
  day: string;
  said: string;
  need: string;
  /** Why that day has no answer. */
  wrong: string | undefined;
  changes: readonly string[];
}

const row = (question: Question, service: Service, day: string): Row => {
  const answer = sized(asking(question, 'edition', day));
  return {
    day,
    said: isAnswer(answer) ? sizes(answer) : '–',
    need: isAnswer(answer) ? needs(answer) : '–',
    wrong: isAnswer(answer) ? undefined : answer[0]?.message,
    changes: changes(service, day),
  };
};

export const Editions = (props: {
  question: Question;
  service: Service;
  edition: string;
  onChoose: (day: string) => void;
}) => {
  const rows = createMemo(() => editions(props.service).map((day) => row(props.question, props.service, day)));
  const now = () => rows().find(({ day }) => day <= props.edition)?.day;
  return (
    <Table label="Editions" heads={['Date', 'Size', 'Need', 'Changes']}>
      <For each={rows()}>
        {(it, index) => {
          const older = () => rows()[index() + 1];
          const differs = () =>
            !it.wrong && !!older() && !older()?.wrong && (older()?.said !== it.said || older()?.need !== it.need);
          return (
            <tr aria-current={it.day === now() ? 'true' : undefined}>
              <th scope="row">
                <button type="button" class="day" onClick={() => props.onChoose(it.day)}>
                  {it.day}
                </button>
              </th>
              <td class="short" classList={{ differs: differs() }}>
                {it.said}
              </td>
              <td class="short" classList={{ differs: differs() }}>
                {it.need}
              </td>
              <td>
                <Show when={it.wrong}>
                  <div>{it.wrong}</div>
                </Show>
                <Show
                  when={it.changes.length > 0}
                  fallback={<span class="soft">{older() ? 'no change' : 'the first known'}</span>}
                >
                  <For each={it.changes}>{(change) => <div>{change}</div>}</For>
                </Show>
              </td>
            </tr>
          );
        }}
      </For>
    </Table>
  );
};
