// The worked examples of the pages, to fill the form with.
import { For } from 'solid-js';
import { editions } from './editions';
import type { Question, Service } from './question';
import { isAnswer, sized } from './state';
import { needs, sizes } from './words';

interface Preset {
  label: string;
  title: string;
  question: Question;
}

/** An example as a question: of its own day where the newest pages answer otherwise. */
const preset = (service: Service, example: Service['examples'][number]): Preset => {
  const newest: Question = { service: service.id, ...Object.fromEntries(example.given) };
  const then: Question = { ...newest, edition: example.source.date };
  const shown = (question: Question) => {
    const answer = sized(question);
    return isAnswer(answer) ? `${sizes(answer)} ${needs(answer)}` : '';
  };
  const old = example.source.date !== editions(service)[0] && shown(then) !== '' && shown(then) !== shown(newest);
  const given = example.given.map(([name, value]) => `${name} ${value}`).join(', ') || 'no inputs';
  return {
    label: old ? `${given}, edition ${example.source.date}` : given,
    title: `${example.source.title}, ${example.source.date}${example.remark ? `: ${example.remark}` : ''}`,
    question: old ? then : newest,
  };
};

export const Examples = (props: { service: Service; onChoose: (question: Question) => void }) => {
  const presets = () => {
    const all = props.service.examples.map((example) => preset(props.service, example));
    return all.filter((one, index) => all.findIndex((it) => it.label === one.label) === index);
  };
  return (
    <ul class="presets">
      <For each={presets()}>
        {({ label, title, question }) => (
          <li>
            <button type="button" title={title} onClick={() => props.onChoose(question)}>
              {label}
            </button>
          </li>
        )}
      </For>
    </ul>
  );
};
