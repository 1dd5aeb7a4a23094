import { Match, Show, Switch } from 'solid-js';
import { store } from '../../document/store';
import { get, subnetPath } from '../edit/edits';
import { type Selected, select, selected } from '../edit/selection';
import { FreeDetails } from './free';
import { GoneDetails, KeepOutDetails, NetworkDetails, PoolDetails, SettingsDetails } from './others';
import { SubnetDetails } from './subnet';
import './details.css';

const titleOf = (what: Selected): string => {
  switch (what.kind) {
    case 'settings':
      return 'For all subnets';
    case 'network':
      return what.network;
    case 'pool':
      return `Pool ${what.pool}`;
    case 'keep-out':
      return 'Keep-out';
    case 'free':
      return 'Free block';
    case 'gone':
      return `${what.name}, gone`;
    case 'subnet':
      return `${what.network} · ${what.name}`;
  }
};

const as = <K extends Selected['kind']>(kind: K): Extract<Selected, { kind: K }> | undefined => {
  const what = selected();
  return what?.kind === kind ? (what as Extract<Selected, { kind: K }>) : undefined;
};

/** A subnet that is in the document; one that was removed or undone is not. */
const subnet = () => {
  const what = as('subnet') as { network: string; name: string } | undefined;
  return what && get(store.document().request, subnetPath(what.network, what.name)) !== undefined ? what : undefined;
};

const network = () => {
  const what = as('network');
  return what && get(store.document().request, ['networks', what.network]) !== undefined ? what : undefined;
};

/** Everything of what is chosen, to read and to change. */
export const Details = () => (
  <aside class="details" classList={{ open: selected() !== undefined }} aria-label="Details">
    <Show
      when={selected()}
      fallback={
        <p class="soft">Select something in the table or on the map. A free block on the map can take a new subnet.</p>
      }
    >
      {(what) => (
        <>
          <header>
            <h2>{titleOf(what())}</h2>
            <button type="button" class="quiet" aria-label="Close the details" onClick={() => select(undefined)}>
              Close
            </button>
          </header>
          <Switch>
            <Match when={subnet()}>{(it) => <SubnetDetails network={it().network} name={it().name} />}</Match>
            <Match when={network()}>{(it) => <NetworkDetails network={it().network} />}</Match>
            <Match when={as('pool')}>{(it) => <PoolDetails pool={it().pool} />}</Match>
            <Match when={as('keep-out')}>{(it) => <KeepOutDetails index={it().index} />}</Match>
            <Match when={as('free')}>{(it) => <FreeDetails network={it().network} prefix={it().prefix} />}</Match>
            <Match when={as('gone') as { network: string; name: string } | undefined}>
              {(it) => <GoneDetails network={it().network} name={it().name} />}
            </Match>
            <Match when={as('settings')}>
              <SettingsDetails />
            </Match>
          </Switch>
        </>
      )}
    </Show>
  </aside>
);
