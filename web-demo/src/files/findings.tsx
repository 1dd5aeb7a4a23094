import type { Map, Problem } from 'ipplan/plan';
import { createSignal, For, type JSX, onCleanup, onMount, Show } from 'solid-js';
import { focusOn } from '../document/place';
import { store } from '../document/store';
import { networkPath, placeOf, spokenPlace, subnetPath } from '../planner/edit/edits';
import { fixes } from '../planner/edit/wrong';
import { PageLink } from '../ui/source';
import { many } from '../ui/words';
import { Fixes } from '../ui/wrong';
import './findings.css';

type Notice = Map['notices'][number];

/** The place of the name in a notice: a network, or a subnet after its network and a slash. */
const placeNamed = (name: string): string => {
  const slash = name.indexOf('/');
  return placeOf(slash < 0 ? networkPath(name) : subnetPath(name.slice(0, slash), name.slice(slash + 1)));
};

const Jump = (props: { place: string; children: JSX.Element }) => (
  <button type="button" class="jump mono" onClick={() => focusOn(props.place)}>
    {props.children}
  </button>
);

/** The problems and notices of the document: each leads to its field and its place on the map. */
export const Findings = () => {
  const problems = () => store.view().problems;
  const notices = () => store.view().map?.notices ?? [];
  // A list that nobody sees is not made: an estate has notices about thousands of subnets.
  const [open, setOpen] = createSignal(false);
  let all!: HTMLDetailsElement;
  // On paper nothing can be opened.
  const unfold = () => {
    all.open = true;
    setOpen(true);
  };
  onMount(() => addEventListener('beforeprint', unfold));
  onCleanup(() => removeEventListener('beforeprint', unfold));
  return (
    <details ref={all} class="findings" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span classList={{ count: true, bad: problems().length > 0 }}>{many(problems().length, 'problem')}</span>
        <Show when={problems()[0]} fallback={<span class="count">{many(notices().length, 'notice')}</span>}>
          {(first) => <span class="first">{first().message}</span>}
        </Show>
      </summary>
      <Show when={open()}>
        <ul>
          <For each={problems()}>{(problem) => <ProblemLine problem={problem} />}</For>
          <For each={notices()}>{(notice) => <NoticeLine notice={notice} />}</For>
        </ul>
      </Show>
    </details>
  );
};

/** A problem, where it is, and what to try. */
const ProblemLine = (props: { problem: Problem }) => (
  <li class="bad">
    <Show when={props.problem.place}>{(place) => <Jump place={place()}>{spokenPlace(place())}</Jump>}</Show>
    <span>{props.problem.message}</span>
    <For each={props.problem.hints}>{(hint) => <span class="hint">{hint.text}</span>}</For>
    <Fixes fixes={fixes(props.problem)} />
    <PageLink source={props.problem.source} />
  </li>
);

/** How many subnets are named; the rest are counted. */
const NAMED = 50;

const NoticeLine = (props: { notice: Notice }) => (
  <li>
    <span class="places">
      <For each={props.notice.subnets.slice(0, NAMED)}>
        {(subnet) => <Jump place={placeNamed(subnet)}>{subnet}</Jump>}
      </For>
      <Show when={props.notice.subnets.length > NAMED}>
        <span class="soft">and {many(props.notice.subnets.length - NAMED, 'more subnet')}</span>
      </Show>
    </span>
    <span>{props.notice.message}</span>
    <PageLink source={props.notice.source} />
  </li>
);
