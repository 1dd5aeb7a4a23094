import { createEffect, createMemo, createSignal, For, Match, on, onCleanup, onMount, Show, Switch } from 'solid-js';
import { isEmpty } from '../document/document';
import { sought } from '../document/place';
import { store } from '../document/store';
import { counted, many } from '../ui/words';
import { Details } from './details/details';
import { addClientPool, addKeepOut, addNetwork, addPool, addSite, said } from './edit/actions';
import { leave, select, selected, selectPlace } from './edit/selection';
import { Empty } from './empty';
import { Links } from './links/links';
import { AddressMap } from './map/address-map';
import { part } from './map/words';
import { PlannerTable } from './table/planner-table';
import { Tree } from './tree/tree';
import './planner.css';

/** The document in one line. */
const summary = (): string => {
  const networks = store.view().map?.networks ?? [];
  const subnets = networks.reduce((sum, network) => sum + network.subnets.length, 0);
  const [all, free] = networks.reduce(
    ([all, free], it) => [all + Number(it.addresses), free + Number(it.free)],
    [0, 0],
  );
  const used = all === 0 ? [] : [`${part((all - free) / all)} of ${counted(all)} addresses used`];
  return [many(networks.length, 'network'), many(subnets, 'subnet'), ...used].join(', ');
};

/** Whether anything is frozen. */
const frozen = (): boolean => store.document().lock !== undefined;

/** How many of the subnets that an edit moved are named. */
const NAMED = 3;

/** The moves of the last edit, in one line. */
const moved = (): string => {
  const all = store.view().moved;
  const named = all.slice(0, NAMED).map(({ subnet, to }) => `${subnet} is now ${to}`);
  const rest = all.length - named.length;
  return [...named, ...(rest > 0 ? [`${many(rest, 'more subnet')} moved`] : [])].join(', ');
};

const VIEWS = [
  { id: 'table', title: 'Table', about: 'one subnet a row, with everything about it' },
  { id: 'tree', title: 'Tree', about: 'every block with its halves, to split and to join' },
  { id: 'links', title: 'Links', about: 'what joins the networks, as a diagram and in words' },
] as const;
const [shown, setShown] = createSignal<(typeof VIEWS)[number]['id']>('table');

const Planner = () => {
  const nothing = createMemo(() => isEmpty(store.document()));
  const line = createMemo(summary);
  createEffect(
    on(
      sought,
      (it) => {
        if (it) selectPlace(it.place);
      },
      { defer: true },
    ),
  );
  createEffect(() => {
    if (nothing()) select(undefined);
  });
  const onEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented && event.target === document.body) leave();
  };
  onMount(() => addEventListener('keydown', onEscape));
  onCleanup(() => removeEventListener('keydown', onEscape));
  return (
    <div class="planner">
      <header class="planner-head">
        <h1>Plan</h1>
        <Show when={!nothing()}>
          <p class="soft" aria-live="polite">
            {line()}
          </p>
          <div class="buttons no-print">
            <button type="button" onClick={addNetwork}>
              Add a network
            </button>
            <button type="button" onClick={addPool}>
              Add a pool
            </button>
            <button type="button" onClick={addSite}>
              Add a site
            </button>
            <button type="button" onClick={addClientPool}>
              Add a client pool
            </button>
            <button type="button" onClick={addKeepOut}>
              Add a keep-out
            </button>
            <button
              type="button"
              disabled={!frozen() && !store.document().wishes}
              title={frozen() ? 'subnets may move when an edit needs it' : 'no later edit moves what has its place now'}
              onClick={() => (frozen() ? store.unfreeze() : store.freeze())}
            >
              {frozen() ? 'Unfreeze' : 'Freeze all'}
            </button>
            <button
              type="button"
              aria-pressed={selected()?.kind === 'settings'}
              onClick={() => select({ kind: 'settings' })}
            >
              For all subnets
            </button>
          </div>
        </Show>
      </header>
      <p class="said" role="status">
        {said() || moved()}
        <Show when={!said() && moved() !== ''}>
          {' '}
          <button type="button" class="quiet" onClick={store.undo}>
            Undo
          </button>
        </Show>
      </p>
      <Show when={!nothing()} fallback={<Empty />}>
        <div class="planner-body">
          <div class="planner-main">
            <AddressMap />
            <div class="views no-print" role="group" aria-label="View">
              <For each={VIEWS}>
                {({ id, title, about }) => (
                  <button type="button" aria-pressed={shown() === id} title={about} onClick={() => setShown(id)}>
                    {title}
                  </button>
                )}
              </For>
            </div>
            <Switch fallback={<PlannerTable />}>
              <Match when={shown() === 'tree'}>
                <Tree />
              </Match>
              <Match when={shown() === 'links'}>
                <Links />
              </Match>
            </Switch>
          </div>
          <Details />
        </div>
      </Show>
    </div>
  );
};

export default Planner;
