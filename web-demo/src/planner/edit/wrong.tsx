import type { Problem } from 'ipplan/plan';
import { For, Show } from 'solid-js';
import { store } from '../../document/store';
import type { About } from '../../ui/ask';
import { Wrong as Listed } from '../../ui/wrong';
import { fixesOf } from './fixes';
import { problemsAt } from './known';

/** The fixes for a problem, one button each. */
export const Fixes = (props: { problem: Problem }) => {
  const fixes = () => {
    const { request } = store.document();
    const all = props.problem.hints.flatMap((hint) => fixesOf(request, hint));
    return all.filter((fix, index) => all.findIndex(({ label }) => label === fix.label) === index);
  };
  return (
    <Show when={fixes().length > 0}>
      <span class="fixes">
        <For each={fixes()}>
          {(fix) => (
            <button type="button" class="fix" onClick={() => store.change(fix.apply)}>
              {fix.label}
            </button>
          )}
        </For>
      </span>
    </Show>
  );
};

const fixes = (problem: Problem) => <Fixes problem={problem} />;

/** The remarks of a field on a place of the request. */
export const aboutPlace = (place: string): About => ({ place, problems: problemsAt(place), fixes });

/** The problems at a place. */
export const Wrong = (props: { place: string }) => <Listed problems={problemsAt(props.place)} fixes={fixes} />;
