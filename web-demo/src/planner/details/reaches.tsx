import type { Plan, Reach } from 'ipplan';
import { createMemo, createSignal, For, Show } from 'solid-js';
import { store } from '../../document/store';
import { PageLink } from '../../ui/source';
import { many } from '../../ui/words';
import { spokenLink } from '../edit/links';
import './reaches.css';

type Package = Pick<typeof import('ipplan'), 'plan' | 'reach'>;
type Linked = NonNullable<Plan['links']>[number];
type Reached = Reach['reach'][number];

/** How many links, demands and ends are listed: a hub may have hundreds. */
const MOST = 20;

const More = (props: { of: readonly unknown[]; where: string }) => (
  <Show when={props.of.length > MOST}>
    <li class="soft">
      and {props.of.length - MOST} more; {props.where}
    </li>
  </Show>
);

const tried = <T,>(answer: () => T): T | undefined => {
  try {
    return answer();
  } catch {
    // The problems of the request are listed in the details.
    return undefined;
  }
};

/** `through hub and west`, or nothing for a single step. */
const through = ({ steps }: Reached): string => {
  const between = steps.slice(0, -1).map(({ to }) => to);
  return between.length === 0 ? '' : ` through ${between.join(', ')}`;
};

const Way = (props: { way: Reached }) => (
  <li>
    <b>{props.way.to}</b>
    {through(props.way)} <span class="soft">({[...new Set(props.way.steps.map(({ by }) => by))].join(', ')})</span>
    <ul class="soft">
      <For each={[...new Set(props.way.steps.flatMap(({ needs }) => needs))]}>{(need) => <li>{need}</li>}</For>
      <Show when={props.way.ports}>
        <li>
          open there: {props.way.ports} <PageLink source={props.way.ports_source} />
        </li>
      </Show>
    </ul>
  </li>
);

/** The demands of the links of an end, and the ends that it reaches over them, both from the package. */
const Reaches = (props: { from: string }) => {
  const [answers, setAnswers] = createSignal<Package>();
  const [state, setState] = createSignal<'closed' | 'loading' | 'failed'>('closed');
  const open = (isOpen: boolean) => {
    if (!isOpen || state() === 'loading') return;
    setState('loading');
    import('ipplan').then(
      (loaded) => setAnswers(() => loaded),
      () => setState('failed'),
    );
  };
  const network = () => props.from.split('/')[0];
  const isOwn = (end: string) => end === props.from || end === network() || end.startsWith(`${props.from}/`);
  const planned = createMemo<readonly Linked[] | undefined>(() => {
    const { request, lock, wishes } = store.document();
    const known = lock ?? wishes;
    const links = () => answers()?.plan(request, known === undefined ? {} : { lock: known }).links ?? [];
    return tried(() => links().filter(({ ends }) => ends.some(isOwn)));
  });
  const reached = createMemo<readonly Reached[] | undefined>(() => {
    const { request } = store.document();
    return tried(() => answers()?.reach(request, props.from));
  });
  const ways = () => reached()?.filter((it) => it.reached) ?? [];
  const others = () => reached()?.filter((it) => !it.reached) ?? [];
  return (
    <details class="reaches" onToggle={(event) => open(event.currentTarget.open)}>
      <summary>Links and reach</summary>
      <Show
        when={answers()}
        fallback={
          <p class="soft" role="status">
            {state() === 'failed'
              ? 'This needs a part of the app that could not be loaded. Reload the page.'
              : 'Loading …'}
          </p>
        }
      >
        <Show when={planned()} fallback={<p class="soft">What links demand is not known while there are problems.</p>}>
          {(links) => (
            <Show when={links().length > 0}>
              <h3>Its links demand</h3>
              <ul>
                <For each={links().slice(0, MOST)}>
                  {(link) => {
                    const demands = () => link.demands.filter(({ end }) => end === null || isOwn(end));
                    return (
                      <li>
                        {spokenLink({ ...link, key: link.kind }, 3)}
                        <ul class="soft">
                          <For each={demands().slice(0, MOST)}>
                            {(demand) => (
                              <li>
                                {demand.end ? `${demand.end}: ` : ''}
                                {demand.what} <PageLink source={demand.source} />
                              </li>
                            )}
                          </For>
                          <More of={demands()} where="the plan has all" />
                        </ul>
                      </li>
                    );
                  }}
                </For>
                <More of={links()} where="the plan has all" />
              </ul>
            </Show>
          )}
        </Show>
        <Show when={reached()} fallback={<p class="soft">What it reaches is not known while there are problems.</p>}>
          <h3>Reaches {ways().length === 0 ? 'nothing' : ''}</h3>
          <ul>
            <For each={ways().slice(0, MOST)}>{(way) => <Way way={way} />}</For>
            <More of={ways()} where="`ipplan reach` shows all" />
          </ul>
          <Show when={others().length > 0}>
            <details>
              <summary>Does not reach {many(others().length, 'other')}</summary>
              <ul>
                <For each={others().slice(0, MOST)}>
                  {({ to, why_not, hint }) => (
                    <li>
                      <b>{to}</b>: {why_not} <span class="soft">Try: {hint}</span>
                    </li>
                  )}
                </For>
                <More of={others()} where="`ipplan reach` shows all" />
              </ul>
            </details>
          </Show>
        </Show>
      </Show>
    </details>
  );
};

export default Reaches;
