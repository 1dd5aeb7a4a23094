// What is wrong with a field, in the package's own words, and what can be done about it.

import type { Problem } from 'ipplan/size';
import { For, Show } from 'solid-js';

/** A change that a hint proposes, as one click. */
export interface Fix {
  readonly label: string;
  readonly take: () => void;
}

/** Problems, and what can be done about them. */
export interface Trouble {
  problems: readonly Problem[];
  /** The changes that the hints of a problem propose. */
  fixes?: ((problem: Problem) => readonly Fix[]) | undefined;
}

/** Changes as buttons, each once. */
export const Fixes = (props: { fixes: readonly Fix[] }) => {
  const each = () => props.fixes.filter((fix, index, all) => all.findIndex((it) => it.label === fix.label) === index);
  return (
    <Show when={each().length > 0}>
      <span class="fixes">
        <For each={each()}>
          {(fix) => (
            <button type="button" class="fix" onClick={() => fix.take()}>
              {fix.label}
            </button>
          )}
        </For>
      </span>
    </Show>
  );
};

/** Problems with their hints, and the changes that these propose as buttons. */
export const Wrong = (props: Trouble) => (
  <Show when={props.problems.length > 0}>
    <ul class="wrong">
      <For each={props.problems}>
        {(problem) => (
          <li>
            {problem.message}
            <For each={problem.hints}>{(hint) => <span class="hint">{hint.text}</span>}</For>
            <Fixes fixes={props.fixes?.(problem) ?? []} />
          </li>
        )}
      </For>
    </ul>
  </Show>
);
