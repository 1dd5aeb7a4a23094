// What is wrong with a field, in the package's own words.

import type { Problem } from 'ipplan/size';
import { For, type JSX, Show } from 'solid-js';

/** How a hint can be followed: the page does not read it, it tries what the hint says. */
interface Mending {
  /** Whether a value in the field would end the problem. */
  mends: (value: string) => boolean;
  take: (value: string) => void;
}

/** Problems, and what can be done about them. */
export interface Trouble {
  problems: readonly Problem[];
  /** Makes buttons of the words of a hint that help. */
  mending?: Mending | undefined;
  /** Buttons after the hints of a problem. */
  fixes?: ((problem: Problem) => JSX.Element) | undefined;
}

/** A hint in pieces: words, and those of them that end the problem. */
const pieces = (hint: string, mending: Mending | undefined): { text: string; value?: string }[] => {
  if (!mending) return [{ text: hint }];
  // Code is one piece, and so is every word.
  const words = hint.split(/(`[^`]*`|\s+)/).filter((word) => word !== '');
  return words.map((text) => {
    const value = text.replace(/^[("`]+|[)"`?.,;:]+$/g, '');
    return /^\S+$/.test(text) && value !== '' && mending.mends(value) ? { text, value } : { text };
  });
};

/** Problems with what to try; a hint that names a value that helps takes it with one click. */
export const Wrong = (props: Trouble) => (
  <Show when={props.problems.length > 0}>
    <ul class="wrong">
      <For each={props.problems}>
        {(problem) => (
          <li>
            {problem.message}
            <For each={problem.hints}>
              {(hint) => (
                <span class="hint">
                  <For each={pieces(hint.text, props.mending)}>
                    {({ text, value }) => (
                      <Show when={value} fallback={text}>
                        {(value) => (
                          <button
                            type="button"
                            class="take-hint"
                            title={`Take ${value()}`}
                            onClick={() => props.mending?.take(value())}
                          >
                            {text}
                          </button>
                        )}
                      </Show>
                    )}
                  </For>
                </span>
              )}
            </For>
            {props.fixes?.(problem)}
          </li>
        )}
      </For>
    </ul>
  </Show>
);
