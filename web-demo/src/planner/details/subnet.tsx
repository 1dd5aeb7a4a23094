import { For, Index, Show } from 'solid-js';
import { store } from '../../document/store';
import { InputsForm } from '../../ui/inputs-form';
import { ServicePicker } from '../../ui/service-picker';
import { nameSubnet, release, removeSubnet, set, startWith } from '../edit/actions';
import { answering, answerOf, get, holding, placeOf, put, subnetPath, type Workload, workloads } from '../edit/edits';
import { ChoiceField, SwitchField, TextField } from '../edit/field';
import { plannedParts, plannedSubnet, serviceOf, started } from '../edit/known';
import { placedBy } from '../edit/placing';
import { aboutPlace, Wrong } from '../edit/wrong';
import { MoveTo, Noted } from './noted';
import { PlaceActions } from './place-actions';
import { Why } from './why';

const FITS = [
  { value: '', text: 'same as for all subnets' },
  { value: 'need', text: 'need' },
  { value: 'advised', text: 'advised' },
];

export const SubnetDetails = (props: { network: string; name: string }) => {
  const path = () => subnetPath(props.network, props.name);
  const place = () => placeOf(path());
  const wanted = () => get(store.document().request, path());
  const own = (key: string) => String(get(wanted(), [key]) ?? '');
  const held = () => workloads(wanted());
  const hold = (list: readonly Workload[]) => store.edit((request) => put(request, path(), holding(wanted(), list)));
  const at = (index: number) => (held().length > 1 ? `${place()}.holds.${index}` : place());
  const sums = () =>
    [plannedParts(props.network, props.name).map(({ key }) => key), [props.name]].find((keys) => keys.length > 0);
  const known = () => plannedSubnet(props.network, props.name);
  const text = (key: string, label: string, help: string, hint?: string) => (
    <TextField
      label={label}
      place={`${place()}.${key}`}
      value={own(key)}
      help={help}
      hint={hint}
      mono
      set={(to) => set([...path(), key], to)}
    />
  );
  return (
    <>
      <Wrong place={place()} />
      <PlaceActions network={props.network} name={props.name} />
      <fieldset>
        <legend>Workloads</legend>
        <Index each={held()}>
          {(workload, index) => (
            <div class="workload">
              <ServicePicker
                label={held().length > 1 ? `Service ${index + 1}` : 'Service'}
                value={workload().service}
                help={serviceOf(workload().service)?.about}
                about={aboutPlace(`${at(index)}.service`)}
                onChange={(service) => hold(held().with(index, started(service)))}
              />
              <div class="inputs">
                <InputsForm
                  inputs={serviceOf(workload().service)?.inputs ?? []}
                  value={(input) => answerOf(workload(), input)}
                  onChange={(input, text) => hold(held().with(index, answering(workload(), input, text)))}
                  about={(name) => aboutPlace(`${at(index)}.${name}`)}
                />
              </div>
              <Show when={held().length > 1}>
                <button type="button" class="quiet" onClick={() => hold(held().filter((_, other) => other !== index))}>
                  Remove {workload().service}
                </button>
              </Show>
            </div>
          )}
        </Index>
        <Show
          when={held().length > 0}
          fallback={
            <ServicePicker
              label="What lives in it?"
              value=""
              help="Choose a service, and the subnet gets its size and its place."
              about={aboutPlace(`${place()}.service`)}
              focus
              onChange={(service) => startWith(props.network, props.name, service)}
            />
          }
        >
          <button type="button" onClick={() => hold([...held(), started('hosts')])}>
            Add another service
          </button>
        </Show>
      </fieldset>
      <For each={held().length > 0 || own('at') !== '' ? sums() : []}>
        {(key) => (
          <Why
            network={props.network}
            name={key}
            title={key === props.name ? 'Why this size' : `Why this size: ${key}`}
          />
        )}
      </For>
      <fieldset>
        <legend>Place and size</legend>
        <div class="inputs">
          <TextField
            label="Name"
            place={`${place()}.name`}
            value={props.name}
            set={(to) => nameSubnet(props.network, props.name, to)}
          />
          <TextField
            label="At"
            place={`${place()}.at`}
            value={own('at')}
            mono
            hint={known()?.address_prefix}
            help="its fixed range"
            set={(to) => store.change((document) => placedBy(document, props.network, props.name, to))}
          />
          {text('prefix-length', 'Prefix length', 'its fixed size', '/26')}
          {text('reserve', 'Reserve', 'the block to keep free as room to grow', '/25')}
          {text('group', 'Group', 'subnets of one group are placed next to each other')}
          {text('headroom', 'Headroom', 'how much to keep free in addition to the peak', '20%')}
          <ChoiceField
            label="Fit"
            place={`${place()}.fit`}
            value={own('fit')}
            choices={FITS}
            set={(to) => set([...path(), 'fit'], to)}
            help="the smallest size with enough addresses, or at least the advised one"
          />
          <SwitchField
            label="IPv6"
            place={`${place()}.ipv6`}
            value={get(wanted(), ['ipv6']) === true}
            help="it gets a /64 of the network's IPv6 address space"
            set={(to) => set([...path(), 'ipv6'], to || undefined)}
          />
        </div>
      </fieldset>
      <Noted place={place()} />
      <MoveTo network={props.network} name={props.name} />
      <div class="buttons">
        <button type="button" onClick={() => release([props.network, props.name])}>
          Release and place again
        </button>
        <button type="button" onClick={() => removeSubnet(props.network, props.name)}>
          Remove {props.name}
        </button>
      </div>
      <Show when={own('was')}>
        <p class="soft small">Its previous name was {own('was')}; a lock may still use that name.</p>
      </Show>
    </>
  );
};
