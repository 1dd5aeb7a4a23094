import type { Problem } from 'ipplan/plan';
import { store } from '../../document/store';
import type { About } from '../../ui/ask';
import { type Fix, Wrong as Listed } from '../../ui/wrong';
import { fixesOf } from './fixes';
import { problemsAt } from './known';

/** The fixes for a problem of the open document. */
export const fixes = (problem: Problem): readonly Fix[] => {
  const { request } = store.document();
  const all = problem.hints.flatMap((hint) => fixesOf(request, hint));
  return all.map(({ label, apply }) => ({ label, take: () => store.change(apply) }));
};

/** The remarks of a field on a place of the request. */
export const aboutPlace = (place: string): About => ({ place, problems: problemsAt(place), fixes });

/** The problems at a place. */
export const Wrong = (props: { place: string }) => <Listed problems={problemsAt(props.place)} fixes={fixes} />;
