import type { MapSubnet } from 'ipplan/plan';
import { For, Show } from 'solid-js';
import { store } from '../../document/store';
import { mark } from '../../ui/ask';
import { CountBox, type Input } from '../../ui/inputs-form';
import { counted } from '../../ui/words';
import { nameSubnet } from '../edit/actions';
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
import { plannedParts, plannedSubnet, serviceOf } from '../edit/known';
import { placedBy } from '../edit/placing';
import { aboutPlace } from '../edit/wrong';
import { Line, type Row } from './line';

/** Its amount: the first number that it is asked for. */
const amountOf = (workload: Workload) => serviceOf(workload.service)?.inputs.find(({ kind }) => kind === 'count');

export const SubnetRow = (props: { row: Row; network: string; name: string }) => {
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
  const setAmount = (input: Input, text: string) =>
    store.edit((request) =>
      put(
        request,
        path(),
        holding(
          wanted(),
          held().map((one) => answering(one, input, text || undefined)),
        ),
      ),
    );
  return (
    <Line
      row={props.row}
      kind="subnet"
      what={{ kind: 'subnet', network: props.network, name: props.name }}
      place={place()}
      label={props.name}
      notes={known()?.notices}
    >
      <th scope="row" class="col-name">
        <TextCell
          label={`Name of ${props.name}`}
          place={place()}
          value={props.name}
          set={(to) => nameSubnet(props.network, props.name, to)}
        />
      </th>
      <td class="col-what">
        <Show when={amount()}>
          {(input) => (
            <CountBox
              label={`${input().help}, of ${props.name}`}
              input={input()}
              value={answerOf(only(), input())}
              made={(control) => mark(control, () => aboutPlace(`${place()}.${input().name}`))}
              set={(typed) => setAmount(input(), typed)}
            />
          )}
        </Show>
        <span class="services">
          <For each={held()} fallback={at() || own('prefix-length') ? 'not known' : 'choose a service'}>
            {(one, at) => (
              <>
                {at() > 0 ? ', ' : ''}
                {one.service}
              </>
            )}
          </For>
        </span>
      </td>
      <td class="col-range">
        <Show
          when={plannedParts(props.network, props.name).length === 0}
          fallback={<span class="soft">{plannedParts(props.network, props.name).length} subnets</span>}
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
      </td>
      <Sizes known={known()} />
    </Line>
  );
};

/** How large it is, and why. */
const Sizes = (props: { known: MapSubnet | undefined }) => (
  <>
    <td class="number">{props.known ? counted(props.known.need) : '–'}</td>
    <td class="number col-wide">{props.known ? counted(props.known.usable) : '–'}</td>
    <td class="number col-wide">{props.known ? counted(props.known.spare) : '–'}</td>
    <td class="col-wide">{props.known?.decided_by ?? '–'}</td>
  </>
);

/** One of the subnets of a service that needs several. */
export const PartRow = (props: { row: Row; network: string; name: string; key: string }) => {
  const known = () => plannedSubnet(props.network, props.key);
  return (
    <Line
      row={props.row}
      kind="part"
      what={{ kind: 'subnet', network: props.network, name: props.name }}
      place={`part.${props.network}.${props.key}`}
      label={props.key}
      notes={known()?.notices}
    >
      <th scope="row" class="col-name">
        {props.key}
      </th>
      <td class="col-what">{known()?.name}</td>
      <td class="col-range mono">{known()?.address_prefix}</td>
      <Sizes known={known()} />
    </Line>
  );
};
