import { Show } from 'solid-js';
import { store } from '../../document/store';
import { counted } from '../../ui/words';
import { addSubnet, nameNetwork, namePool, release, set, setKeepOut } from '../edit/actions';
import { get, keepOuts, networkPath, prefixes } from '../edit/edits';
import { TextCell } from '../edit/field';
import { plannedNetwork } from '../edit/known';
import { fitsOf, part } from '../map/words';
import { Line, type Row } from './line';

/** Prefixes as one text. */
export const typed = (space: unknown): string => (Array.isArray(space) ? space.join(', ') : String(space ?? ''));

export const NetworkRow = (props: { row: Row; network: string }) => {
  const path = () => networkPath(props.network);
  const wanted = (key: string) => get(store.document().request, [...path(), key]);
  const place = () => path().join('.');
  const known = () => plannedNetwork(props.network);
  return (
    <Line
      row={props.row}
      kind="network"
      what={{ kind: 'network', network: props.network }}
      place={place()}
      label={props.network}
      more={
        <button type="button" aria-label={`Add a subnet to ${props.network}`} onClick={() => addSubnet(props.network)}>
          +<span class="long"> subnet</span>
        </button>
      }
    >
      <th scope="row" class="col-name">
        <TextCell
          label={`Name of ${props.network}`}
          place={place()}
          value={props.network}
          set={(to) => nameNetwork(props.network, to)}
        />
      </th>
      <td class="col-what">
        <TextCell
          label={`Region of ${props.network}`}
          place={`${place()}.region`}
          value={String(wanted('region') ?? '')}
          hint="region"
          set={(to) => set([...path(), 'region'], to)}
        />
      </td>
      <td class="col-range">
        <Show
          when={wanted('from') === undefined}
          fallback={
            <span class="taken">
              <span class="mono">{known()?.prefixes.join(', ') ?? '–'}</span>{' '}
              <span class="soft">from {String(wanted('from'))}</span>
            </span>
          }
        >
          <TextCell
            mono
            label={`Space of ${props.network}`}
            place={`${place()}.space`}
            value={typed(wanted('space'))}
            hint="10.0.0.0/16"
            set={(to) => set([...path(), 'space'], prefixes(to))}
          />
        </Show>
      </td>
      <td class="number">
        <span title="used">{known() ? part(known()?.used ?? 0, 0) : '–'}</span>
      </td>
      <td class="col-wide line-facts" colspan="3">
        <Show when={known()}>
          {(it) => (
            <>
              {counted(it().free)} free, {fitsOf(it().fits, 3)}
            </>
          )}
        </Show>
      </td>
    </Line>
  );
};

export const PoolRow = (props: { row: Row; pool: string }) => {
  const known = () => store.view().map?.pools.find(({ name }) => name === props.pool);
  return (
    <Line
      row={props.row}
      kind="pool"
      what={{ kind: 'pool', pool: props.pool }}
      place={`pools.${props.pool}`}
      label={props.pool}
    >
      <th scope="row" class="col-name">
        <TextCell
          label={`Name of the pool ${props.pool}`}
          place={`pools.${props.pool}`}
          value={props.pool}
          set={(to) => namePool(props.pool, to)}
        />
      </th>
      <td class="col-what">pool</td>
      <td class="col-range">
        <TextCell
          mono
          label={`Space of the pool ${props.pool}`}
          place={`pools.${props.pool}`}
          value={typed(get(store.document().request, ['pools', props.pool]))}
          set={(to) => set(['pools', props.pool], prefixes(to) ?? [])}
        />
      </td>
      <td class="number" />
      <td class="col-wide line-facts" colspan="3">
        <Show when={known()}>{(it) => fitsOf(it().fits, 3)}</Show>
      </td>
    </Line>
  );
};

export const KeepOutRow = (props: { row: Row; at: number }) => {
  const one = () => keepOuts(store.document().request)[props.at];
  const place = () => `avoid.${props.at}`;
  return (
    <Line
      row={props.row}
      kind="keep-out"
      what={{ kind: 'keep-out', index: props.at }}
      place={place()}
      label={`the keep-out ${one()?.range ?? ''}`}
    >
      <th scope="row" class="col-name">
        <TextCell
          label={`Used by: ${one()?.range ?? ''}`}
          place={`${place()}.why`}
          value={String(one()?.why ?? '')}
          hint="who uses it"
          set={(to) => setKeepOut(props.at, 'why', to)}
        />
      </th>
      <td class="col-what">keep-out</td>
      <td class="col-range">
        <TextCell
          mono
          label={`Range of the keep-out ${props.at + 1}`}
          place={`${place()}.range`}
          value={one()?.range ?? ''}
          set={(to) => setKeepOut(props.at, 'range', to)}
        />
      </td>
      <td class="number" />
      <td class="col-wide" colspan="3" />
    </Line>
  );
};

export const GoneRow = (props: { row: Row; network: string; name: string; prefix: string }) => (
  <Line
    row={props.row}
    kind="gone"
    what={{ kind: 'gone', network: props.network, name: props.name }}
    place={`gone.${props.network}.${props.name}`}
    label={props.name}
    more={
      <button type="button" aria-label={`Release ${props.name}`} onClick={() => release([props.network, props.name])}>
        Release
      </button>
    }
  >
    <th scope="row" class="col-name">
      <s>{props.name}</s>
    </th>
    <td class="col-what">gone, not released</td>
    <td class="col-range mono">{props.prefix}</td>
    <td class="number" />
    <td class="col-wide" colspan="3" />
  </Line>
);
