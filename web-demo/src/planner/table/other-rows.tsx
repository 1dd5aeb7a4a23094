import { type JSX, Show } from 'solid-js';
import { store } from '../../document/store';
import { counted, many } from '../../ui/words';
import { addSubnet, nameNetwork, nameOutside, release, set, setKeepOut, setMark } from '../edit/actions';
import { get, isFields, keepOuts, networkPath, placeOf, prefixes } from '../edit/edits';
import { TextCell } from '../edit/field';
import { plannedNetwork } from '../edit/known';
import { type Outside, ROOTS } from '../edit/links';
import { markAt } from '../edit/marks';
import { fitsOf, part } from '../map/words';
import { type ColumnId, rangesOf, rangesPath, textOf, typed } from './columns';
import { Line, type RowView } from './line';

export const NetworkRow = (props: { row: RowView; network: string }) => {
  const path = () => networkPath(props.network);
  const wanted = (key: string) => get(store.document().request, [...path(), key]);
  const place = () => path().join('.');
  const known = () => plannedNetwork(props.network);
  const subnets = () => {
    const named = wanted('subnets');
    return isFields(named) ? Object.keys(named) : [];
  };
  const space = () => (
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
  );
  const cell = (id: ColumnId): JSX.Element => {
    switch (id) {
      case 'name':
        return (
          <TextCell
            label={`Name of ${props.network}`}
            place={place()}
            value={props.network}
            set={(to) => nameNetwork(props.network, to)}
          />
        );
      case 'holds':
        return (
          <span class="soft">
            {many(subnets().length, 'subnet')}
            <Show when={known()}>{(it) => <>, {fitsOf(it().fits, 3)}</>}</Show>
          </span>
        );
      case 'prefix':
        return space();
      case 'needs':
        return (
          <Show when={known()}>
            {(it) => (
              <span title={`${part(it().used, 0)} of its addresses are used`}>
                {textOf({ kind: 'network', network: props.network }, 'needs')}
              </span>
            )}
          </Show>
        );
      case 'region':
        return (
          <TextCell
            label={`Region of ${props.network}`}
            place={`${place()}.region`}
            value={String(wanted('region') ?? '')}
            hint="region"
            set={(to) => set([...path(), 'region'], to)}
          />
        );
      case 'note':
        return (
          <TextCell
            label={`Note on ${props.network}`}
            place={`note.${place()}`}
            value={markAt(store.document(), place()).note ?? ''}
            hint="note"
            set={(to) => setMark([place()], 'note', to || undefined)}
          />
        );
      case 'free':
        return <Show when={known()}>{(it) => <>{counted(it().free)}</>}</Show>;
      default:
        return null;
    }
  };
  return (
    <Line
      row={props.row}
      kind="network"
      what={{ kind: 'network', network: props.network }}
      place={place()}
      label={props.network}
      ticks={subnets().map((name) => [props.network, name] as const)}
      colour={markAt(store.document(), place()).colour}
      cell={cell}
      more={
        <button
          type="button"
          class="no-print"
          aria-label={`Add a subnet to ${props.network}`}
          onClick={() => addSubnet(props.network)}
        >
          +<span class="long"> subnet</span>
        </button>
      }
    />
  );
};

/** A pool, a site or a client pool. */
export const OutsideRow = (props: { row: RowView; kind: Outside; name: string }) => {
  const known = () => (props.kind === 'pool' ? store.view().map?.pools : [])?.find(({ name }) => name === props.name);
  const path = () => [ROOTS[props.kind], props.name];
  const what = () => props.kind.replace('-', ' ');
  const cell = (id: ColumnId): JSX.Element => {
    switch (id) {
      case 'name':
        return (
          <TextCell
            label={`Name of the ${what()} ${props.name}`}
            place={`${placeOf(path())}.name`}
            value={props.name}
            set={(to) => nameOutside(props.kind, props.name, to)}
          />
        );
      case 'holds':
        return (
          <span class="soft">
            {what()}
            <Show when={known()}>{(it) => <>, {fitsOf(it().fits, 3)}</>}</Show>
          </span>
        );
      case 'prefix':
        return (
          <TextCell
            mono
            label={`Space of the ${what()} ${props.name}`}
            place={placeOf(rangesPath(props.kind, props.name))}
            value={typed(rangesOf(props.kind, props.name))}
            set={(to) => set(rangesPath(props.kind, props.name), prefixes(to) ?? [])}
          />
        );
      default:
        return null;
    }
  };
  return (
    <Line
      row={props.row}
      kind={props.kind}
      what={{ kind: props.kind, name: props.name }}
      place={placeOf(path())}
      label={props.name}
      cell={cell}
    />
  );
};

export const KeepOutRow = (props: { row: RowView; at: number }) => {
  const one = () => keepOuts(store.document().request)[props.at];
  const place = () => `avoid.${props.at}`;
  const cell = (id: ColumnId): JSX.Element => {
    switch (id) {
      case 'name':
        return (
          <TextCell
            label={`Used by: ${one()?.range ?? ''}`}
            place={`${place()}.why`}
            value={String(one()?.why ?? '')}
            hint="who uses it"
            set={(to) => setKeepOut(props.at, 'why', to)}
          />
        );
      case 'holds':
        return <span class="soft">keep-out</span>;
      case 'prefix':
        return (
          <TextCell
            mono
            label={`Range of the keep-out ${props.at + 1}`}
            place={`${place()}.range`}
            value={one()?.range ?? ''}
            set={(to) => setKeepOut(props.at, 'range', to)}
          />
        );
      default:
        return null;
    }
  };
  return (
    <Line
      row={props.row}
      kind="keep-out"
      what={{ kind: 'keep-out', index: props.at }}
      place={place()}
      label={`the keep-out ${one()?.range ?? ''}`}
      cell={cell}
    />
  );
};

export const GoneRow = (props: { row: RowView; network: string; name: string; prefix: string }) => (
  <Line
    row={props.row}
    kind="gone"
    what={{ kind: 'gone', network: props.network, name: props.name }}
    place={`gone.${props.network}.${props.name}`}
    label={props.name}
    cell={(id) =>
      id === 'name' ? (
        <s>{props.name}</s>
      ) : (
        textOf({ kind: 'gone', network: props.network, name: props.name, prefix: props.prefix }, id)
      )
    }
    more={
      <button
        type="button"
        class="no-print"
        aria-label={`Release ${props.name}`}
        onClick={() => release([props.network, props.name])}
      >
        Release
      </button>
    }
  />
);
