import { lazy, Match, Show, Switch } from 'solid-js';
import { store } from '../../document/store';
import { get, subnetPath } from '../edit/edits';
import { linksIn, type Outside, ROOTS } from '../edit/links';
import { leave, type Selected, selected } from '../edit/selection';
import { FreeDetails } from './free';
import { LinkDetails } from './link';
import { GoneDetails, KeepOutDetails, NetworkDetails, OutsideDetails, SettingsDetails } from './others';
import { SubnetDetails } from './subnet';
import './details.css';

// Few ask, and it needs the largest module.
const Reaches = lazy(() => import('./reaches'));

const titleOf = (what: Selected): string => {
  switch (what.kind) {
    case 'settings':
      return 'For all subnets';
    case 'network':
      return what.network;
    case 'pool':
      return `Pool ${what.name}`;
    case 'site':
      return `Site ${what.name}`;
    case 'client-pool':
      return `Client pool ${what.name}`;
    case 'link':
      return 'Link';
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

/** Each only as long as it is in the document. */
const outside = () => {
  const what = selected();
  if (!what || !(what.kind in ROOTS)) return undefined;
  const { kind, name } = what as { kind: Outside; name: string };
  return get(store.document().request, [ROOTS[kind], name]) === undefined ? undefined : { kind, name };
};

const link = () => {
  const what = as('link');
  return what && linksIn(store.document().request)[what.index] ? what : undefined;
};

/** What is chosen as an end of links, where there are any. */
const end = (): string | undefined => {
  const { request } = store.document();
  if (linksIn(request).length === 0 && get(request, [ROOTS['client-pool']]) === undefined) return undefined;
  const [it, other] = [subnet(), outside()];
  if (it) return `${it.network}/${it.name}`;
  return network()?.network ?? (other && other.kind !== 'pool' ? other.name : undefined);
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
            <button type="button" class="quiet" aria-label="Close the details" onClick={leave}>
              Close
            </button>
          </header>
          <Switch>
            <Match when={subnet()}>{(it) => <SubnetDetails network={it().network} name={it().name} />}</Match>
            <Match when={network()}>{(it) => <NetworkDetails network={it().network} />}</Match>
            <Match when={outside()}>{(it) => <OutsideDetails kind={it().kind} name={it().name} />}</Match>
            <Match when={link()}>{(it) => <LinkDetails index={it().index} />}</Match>
            <Match when={as('keep-out')}>{(it) => <KeepOutDetails index={it().index} />}</Match>
            <Match when={as('free')}>{(it) => <FreeDetails network={it().network} prefix={it().prefix} />}</Match>
            <Match when={as('gone') as { network: string; name: string } | undefined}>
              {(it) => <GoneDetails network={it().network} name={it().name} />}
            </Match>
            <Match when={as('settings')}>
              <SettingsDetails />
            </Match>
          </Switch>
          <Show when={end()}>{(from) => <Reaches from={from()} />}</Show>
        </>
      )}
    </Show>
  </aside>
);
