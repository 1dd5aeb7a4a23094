// The answer: every subnet, what to know, and the pages behind it.
import { createMemo, Index, Show } from 'solid-js';
import { eachOnce, Footnotes, Mark } from '../ui/source';
import { spoken, spokenCount } from '../ui/words';
import type { Answered } from './state';
import { Subnet } from './subnet';
import { needs, sizes, subnetsOf } from './words';

/** The question of an answer, in a line. */
const asked = ({ question, answer }: Answered, name: string): string => {
  const { service: _, edition: __, ...said } = question;
  const words = Object.entries(said).map(([key, value]) =>
    /^\d+$/.test(value) ? spokenCount(value, key) : `${spoken(key).toLowerCase()} ${value}`,
  );
  return [name, ...words, `edition ${answer.edition}`].join(', ');
};

export const Answer = (props: { answered: Answered; name: string; stale: boolean }) => {
  const subnets = createMemo(() => subnetsOf(props.answered.answer));
  const sources = createMemo(() => eachOnce(subnets().flatMap((subnet) => subnet.sources)));
  const notices = createMemo(() => {
    const all = subnets().flatMap((subnet) => subnet.notices);
    const known = all.map((notice) => JSON.stringify(notice));
    return all.filter((_, index) => known.indexOf(known[index] ?? '') === index);
  });
  return (
    <div class="answer" classList={{ stale: props.stale }}>
      <p class="asked">
        <Show when={props.stale}>For earlier inputs: </Show>
        {asked(props.answered, props.name)}
      </p>
      <p class="visually-hidden" role="status">
        {props.stale
          ? 'No answer for these inputs'
          : `${sizes(props.answered.answer)}, need ${needs(props.answered.answer)}`}
      </p>
      <Index each={subnets()}>{(subnet) => <Subnet subnet={subnet()} sources={sources()} />}</Index>
      <Show when={notices().length > 0}>
        <section>
          <h2>Good to know</h2>
          <ul class="notices">
            <Index each={notices()}>
              {(notice) => (
                <li>
                  {notice().message}
                  <Mark source={notice().source} among={sources()} />
                </li>
              )}
            </Index>
          </ul>
        </section>
      </Show>
      <section>
        <h2>Sources</h2>
        <Footnotes sources={sources()} />
      </section>
    </div>
  );
};
