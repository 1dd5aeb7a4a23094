import { For, Show } from 'solid-js';
import type { Problem } from 'ipplan';
import { store } from '../document/store';
import { fixesBeside, fixesOf } from './fixes';
import { problemsAt } from './known';

/** What can be done about a problem, one button each. */
export const Fixes = (props: { problem: Problem }) => {
  const fixes = () => {
    const { request } = store.document();
    const { problem } = props;
    const all = [...problem.hints.flatMap((hint) => fixesOf(request, problem, hint)), ...fixesBeside(request, problem)];
    return all.filter((fix, index) => all.findIndex(({ label }) => label === fix.label) === index);
  };
  return (
    <Show when={fixes().length > 0}>
      <span class="fixes">
        <For each={fixes()}>{(fix) => <button type="button" class="fix" onClick={() => store.change(fix.apply)}>{fix.label}</button>}</For>
      </span>
    </Show>
  );
};

/** What is wrong at a place, beside its field. */
export const Wrong = (props: { place: string }) => (
  <Show when={problemsAt(props.place).length > 0}>
    <ul class="wrong">
      <For each={problemsAt(props.place)}>
        {(problem) => (
          <li>
            {problem.message}
            <For each={problem.hints}>{(hint) => <span class="hint">{hint}</span>}</For>
            <Fixes problem={problem} />
          </li>
        )}
      </For>
    </ul>
  </Show>
);
