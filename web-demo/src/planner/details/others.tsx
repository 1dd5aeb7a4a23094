import type { MapNetwork } from 'ipplan/plan';
import { For, Show } from 'solid-js';
import { store } from '../../document/store';
import { counted } from '../../ui/words';
import {
  addSubnet,
  nameNetwork,
  nameOutside,
  release,
  removeKeepOut,
  removeNetwork,
  removeOutside,
  set,
  setKeepOut,
} from '../edit/actions';
import { get, keepOuts, networkPath, placeOf, prefixes, put } from '../edit/edits';
import { ChoiceField, TextField } from '../edit/field';
import { plannedNetwork } from '../edit/known';
import { type Outside, ROOTS } from '../edit/links';
import { goTo, select } from '../edit/selection';
import { Wrong } from '../edit/wrong';
import { rangesOf, rangesPath, typed } from '../table/columns';
import { ClientPoolFields } from './client-pool';
import { Noted } from './noted';

/** How many blocks of each length still fit. */
const Fits = (props: { fits: MapNetwork['fits'] }) => (
  <section aria-label="What still fits">
    <h3>What still fits, for blocks of a single size</h3>
    <ul class="fits">
      <For each={Object.entries(props.fits).filter(([length]) => Number(length) < 30)} fallback={<li>nothing</li>}>
        {([length, many]) => (
          <li>
            <span class="mono">/{length}</span> <strong>{counted(many)}</strong>
          </li>
        )}
      </For>
    </ul>
  </section>
);

export const NetworkDetails = (props: { network: string }) => {
  const path = () => networkPath(props.network);
  const place = () => path().join('.');
  const own = (key: string) => get(store.document().request, [...path(), key]);
  const known = () => plannedNetwork(props.network);
  const pools = () => Object.keys(store.document().request.pools ?? {});
  const free = () => known()?.blocks.filter(({ kind }) => kind === 'free') ?? [];
  const takeFrom = (pool: string) =>
    store.edit((request) => {
      const network = put(
        put(request, [...path(), 'from'], pool || undefined),
        [...path(), 'space'],
        pool ? undefined : (known()?.prefixes ?? '10.0.0.0/16'),
      );
      return pool ? network : put(network, [...path(), 'prefix-length'], undefined);
    });
  return (
    <>
      <Wrong place={place()} />
      <div class="inputs">
        <TextField
          label="Name"
          place={`${place()}.name`}
          value={props.network}
          set={(to) => nameNetwork(props.network, to)}
        />
        <TextField
          label="Region"
          place={`${place()}.region`}
          value={String(own('region') ?? '')}
          set={(to) => set([...path(), 'region'], to)}
        />
        <ChoiceField
          label="Space"
          place={`${place()}.from`}
          value={String(own('from') ?? '')}
          set={takeFrom}
          choices={[
            { value: '', text: 'its own prefixes' },
            ...pools().map((pool) => ({ value: pool, text: `from the pool ${pool}` })),
            ...(own('from') !== undefined && !pools().includes(String(own('from')))
              ? [{ value: String(own('from')), text: `from ${String(own('from'))}, which does not exist` }]
              : []),
          ]}
        />
        <Show
          when={own('from') !== undefined}
          fallback={
            <TextField
              label="Prefixes"
              mono
              place={`${place()}.space`}
              value={typed(own('space'))}
              hint="10.0.0.0/16, fd00::/56"
              help="one prefix, or several separated by commas"
              set={(to) => set([...path(), 'space'], prefixes(to))}
            />
          }
        >
          <TextField
            label="Prefix length"
            mono
            place={`${place()}.prefix-length`}
            value={String(own('prefix-length') ?? '')}
            hint="as large as its subnets need"
            help={
              known() && `it has ${known()?.prefixes.join(', ')}; a new length applies when everything is placed again`
            }
            set={(to) => set([...path(), 'prefix-length'], to)}
          />
        </Show>
      </div>
      <Show when={known()}>{(it) => <Fits fits={it().fits} />}</Show>
      <Show when={free().length > 0}>
        <section aria-label="Free blocks">
          <h3>Free blocks</h3>
          <div class="buttons blocks">
            <For each={free().slice(0, 60)}>
              {(block) => (
                <button
                  type="button"
                  class="mono"
                  onClick={() => select({ kind: 'free', network: props.network, prefix: block.address_prefix })}
                >
                  {block.address_prefix}
                </button>
              )}
            </For>
          </div>
          <Show when={free().length > 60}>
            <p class="soft small">and {counted(free().length - 60)} more, on the map</p>
          </Show>
        </section>
      </Show>
      <Noted place={place()} />
      <div class="buttons">
        <button type="button" onClick={() => addSubnet(props.network)}>
          Add a subnet
        </button>
        <button type="button" onClick={() => release([props.network])}>
          Place everything again
        </button>
        <button type="button" onClick={() => removeNetwork(props.network)}>
          Remove {props.network}
        </button>
      </div>
    </>
  );
};

const ABOUT: Readonly<Record<Exclude<Outside, 'client-pool'>, string>> = {
  pool: 'address space from which networks take their own',
  site: 'what is on-premises: what a link reaches lies apart from it',
};

/** A pool, a site or a client pool. */
export const OutsideDetails = (props: { kind: Outside; name: string }) => {
  const known = () => (props.kind === 'pool' ? store.view().map?.pools : [])?.find(({ name }) => name === props.name);
  const place = () => placeOf([ROOTS[props.kind], props.name]);
  return (
    <>
      <div class="inputs">
        <TextField
          label="Name"
          place={`${place()}.name`}
          value={props.name}
          set={(to) => nameOutside(props.kind, props.name, to)}
        />
        <Show
          when={props.kind === 'client-pool'}
          fallback={
            <TextField
              label="Prefixes"
              mono
              place={placeOf(rangesPath(props.kind, props.name))}
              value={typed(rangesOf(props.kind, props.name))}
              help={ABOUT[props.kind as 'pool']}
              set={(to) => set(rangesPath(props.kind, props.name), prefixes(to) ?? [])}
            />
          }
        >
          <ClientPoolFields name={props.name} />
        </Show>
      </div>
      <Show when={known()}>{(it) => <Fits fits={it().fits} />}</Show>
      <div class="buttons">
        <button type="button" onClick={() => removeOutside(props.kind, props.name)}>
          Remove {props.name}
        </button>
      </div>
    </>
  );
};

export const KeepOutDetails = (props: { index: number }) => {
  const one = () => keepOuts(store.document().request)[props.index];
  const place = () => `avoid.${props.index}`;
  return (
    <>
      <div class="inputs">
        <TextField
          label="Range"
          mono
          place={`${place()}.range`}
          value={one()?.range ?? ''}
          help="nothing is placed in it"
          set={(to) => setKeepOut(props.index, 'range', to)}
        />
        <TextField
          label="Used by"
          place={`${place()}.why`}
          value={String(one()?.why ?? '')}
          set={(to) => setKeepOut(props.index, 'why', to)}
        />
      </div>
      <Wrong place={place()} />
      <div class="buttons">
        <button type="button" onClick={() => removeKeepOut(props.index)}>
          Remove this keep-out
        </button>
      </div>
    </>
  );
};

export const GoneDetails = (props: { network: string; name: string }) => {
  const blocks = () =>
    plannedNetwork(props.network)?.blocks.filter(
      ({ kind, of }) => kind === 'gone' && (of === props.name || of?.startsWith(`${props.name}/`)),
    ) ?? [];
  return (
    <>
      <p class="place">
        <span class="mono">
          {blocks()
            .map(({ address_prefix }) => address_prefix)
            .join(', ')}
        </span>
      </p>
      <p>{props.name} is no longer wanted. Its block is kept until you release it, because it may still be in use.</p>
      <div class="buttons">
        <button
          type="button"
          class="primary"
          onClick={() => {
            release([props.network, props.name]);
            goTo({ kind: 'network', network: props.network });
          }}
        >
          Release {props.name}
        </button>
      </div>
    </>
  );
};

export const SettingsDetails = () => {
  const own = (key: string) => String(get(store.document().request, [key]) ?? '');
  return (
    <div class="inputs">
      <TextField
        label="Edition"
        place="edition"
        value={own('edition')}
        hint={store.view().map?.edition}
        help="use the documentation as of this day, such as 2023-07"
        set={(to) => set(['edition'], to)}
      />
      <ChoiceField
        label="Fit"
        place="fit"
        value={own('fit')}
        set={(to) => set(['fit'], to)}
        help="the smallest size with enough addresses, or at least the advised one"
        choices={[
          { value: '', text: 'need (default)' },
          { value: 'need', text: 'need' },
          { value: 'advised', text: 'advised' },
        ]}
      />
      <TextField
        label="Headroom"
        place="headroom"
        value={own('headroom')}
        hint="0%"
        help="how much to keep free in addition to the peak, such as 20%"
        set={(to) => set(['headroom'], to)}
      />
    </div>
  );
};
