// What is wrong with a field, in the package's own words.
import { For, Show } from 'solid-js';
import type { Problem } from 'ipplan/size';

/** How a hint can be followed: the page does not read it, it tries what the hint says. */
export interface Mending {
  /** Whether a value in the field would end the problem. */
  mends: (value: string) => boolean;
  take: (value: string) => void;
}

/** A hint in pieces: words, and those of them that end the problem. */
const pieces = (hint: string, mending: Mending | undefined): { text: string; value?: string }[] => {
  // Code is one piece, and so is every word.
  const words = hint.split(/(`[^`]*`|\s+)/).filter((word) => word !== '');
  return words.map((text) => {
    const value = text.replace(/^[("`]+|[)"`?.,;:]+$/g, '');
    return /^\S+$/.test(text) && value !== '' && mending?.mends(value) ? { text, value } : { text };
  });
};

/** Problems with what to try; a hint that names a value that helps takes it with one click. */
export const Wrong = (props: { problems: readonly Problem[]; id?: string; mending?: Mending | undefined }) => (
  <ul id={props.id} class="ask-wrong">
    <For each={props.problems}>
      {(problem) => (
        <li>
          {problem.message}
          <For each={problem.hints}>
            {(hint) => (
              <span class="ask-hint">
                <For each={pieces(hint, props.mending)}>
                  {({ text, value }) => (
                    <Show when={value} fallback={text}>
                      {(value) => (
                        <button type="button" class="ask-take" title={`Take ${value()}`}
                          onClick={() => props.mending?.take(value())}>{text}</button>
                      )}
                    </Show>
                  )}
                </For>
              </span>
            )}
          </For>
        </li>
      )}
    </For>
  </ul>
);
