import { type JSX, Show } from 'solid-js';
import { store } from '../../document/store';
import { mark } from '../../ui/ask';
import { CountBox, type Input } from '../../ui/inputs-form';
import { spokenCount } from '../../ui/words';
import { nameSubnet, setMark } from '../edit/actions';
import {
  answering,
  answerOf,
  get,
  holding,
  isFields,
  placeOf,
  put,
  subnetPath,
  type Workload,
  workloads,
} from '../edit/edits';
import { TextCell } from '../edit/field';
import { inWords, plannedParts, plannedSubnet, serviceOf } from '../edit/known';
import { markAt } from '../edit/marks';
import { placedBy } from '../edit/placing';
import { aboutPlace } from '../edit/wrong';
import { type ColumnId, textOf } from './columns';
import { Line, type RowView } from './line';

/** Its amount: the first number that it is asked for. */
const amountOf = (workload: Workload) => serviceOf(workload.service)?.inputs.find(({ kind }) => kind === 'count');

/** The words after an amount: `instances, App Service`. */
const behind = (workload: Workload, amount: Input): string => {
  const { [amount.name]: _, ...others } = workload;
  const what = spokenCount(answerOf(workload, amount) || '2', amount.name).replace(/^\S+ /, '');
  const rest = inWords(answering(others as Workload, amount, undefined));
  return `${what}, ${rest}`;
};

export const SubnetRow = (props: { row: RowView; network: string; name: string }) => {
  const path = () => subnetPath(props.network, props.name);
  const place = () => placeOf(path());
  const wanted = () => get(store.document().request, path());
  const known = () => plannedSubnet(props.network, props.name);
  const own = (key: string) => (isFields(wanted()) ? String(get(wanted(), [key]) ?? '') : '');
  const at = () => own('at');
  const held = () => workloads(wanted());
  const only = () => (held().length === 1 ? held()[0] : undefined);
  const amount = () => {
    const one = only();
    return one && amountOf(one);
  };
  const words = () => {
    const [one, input] = [only(), amount()];
    return one && input ? behind(one, input) : '';
  };
  const text = (id: ColumnId) => textOf({ kind: 'subnet', network: props.network, name: props.name }, id);
  const setAmount = (input: Input, typed: string) =>
    store.edit((request) =>
      put(
        request,
        path(),
        holding(
          wanted(),
          held().map((one) => answering(one, input, typed || undefined)),
        ),
      ),
    );
  const holds = () => (
    <Show when={amount()} fallback={<span class="services">{text('holds')}</span>}>
      {(input) => (
        <>
          <CountBox
            label={`${input().help}, of ${props.name}`}
            input={input()}
            value={answerOf(only(), input())}
            made={(control) => mark(control, () => aboutPlace(`${place()}.${input().name}`))}
            set={(typed) => setAmount(input(), typed)}
          />
          <span class="services" title={text('holds')}>
            {words()}
          </span>
        </>
      )}
    </Show>
  );
  const prefix = () => (
    <>
      <Show
        when={plannedParts(props.network, props.name).length === 0}
        fallback={<span class="soft">{text('prefix')}</span>}
      >
        <TextCell
          mono
          label={`Range of ${props.name}`}
          place={`${place()}.at`}
          value={at() || known()?.address_prefix || ''}
          hint="not placed"
          set={(typed) => store.change((document) => placedBy(document, props.network, props.name, typed))}
        />
      </Show>
      <Show when={known()?.pinned === 'locked'}>
        <span class="pin" title="frozen: no edit moves it">
          frozen
        </span>
      </Show>
      <Show when={at()}>
        <span class="pin" title="pinned: the request has its range">
          pin
        </span>
      </Show>
    </>
  );
  const cell = (id: ColumnId): JSX.Element => {
    switch (id) {
      case 'name':
        return (
          <TextCell
            label={`Name of ${props.name}`}
            place={place()}
            value={props.name}
            set={(to) => nameSubnet(props.network, props.name, to)}
          />
        );
      case 'holds':
        return holds();
      case 'prefix':
        return prefix();
      case 'note':
        return (
          <TextCell
            label={`Note on ${props.name}`}
            place={`note.${place()}`}
            value={markAt(store.document(), place()).note ?? ''}
            hint="note"
            set={(to) => setMark([place()], 'note', to || undefined)}
          />
        );
      default:
        return text(id);
    }
  };
  return (
    <Line
      row={props.row}
      kind="subnet"
      what={{ kind: 'subnet', network: props.network, name: props.name }}
      place={place()}
      label={props.name}
      ticks={[[props.network, props.name]]}
      colour={markAt(store.document(), place()).colour}
      notes={known()?.notices}
      cell={cell}
    />
  );
};

/** One of the subnets of a service that needs several. */
export const PartRow = (props: { row: RowView; network: string; name: string; key: string }) => (
  <Line
    row={props.row}
    kind="part"
    what={{ kind: 'subnet', network: props.network, name: props.name }}
    place={`part.${props.network}.${props.key}`}
    label={props.key}
    notes={plannedSubnet(props.network, props.key)?.notices}
    cell={(id) =>
      id === 'holds' ? '' : textOf({ kind: 'part', network: props.network, name: props.name, key: props.key }, id)
    }
  />
);
