import { Show } from 'solid-js';
import { store } from '../../document/store';
import { InputsForm } from '../../ui/inputs-form';
import { ServicePicker } from '../../ui/service-picker';
import { set } from '../edit/actions';
import { answering, answerOf, get, isFields, placeOf, put, type Workload } from '../edit/edits';
import { ChoiceField, TextField } from '../edit/field';
import { serviceOf, started } from '../edit/known';
import { ROOTS } from '../edit/links';
import { aboutPlace } from '../edit/wrong';

const KEYS = ['at', 'from', 'prefix-length', 'network'] as const;

/** What is asked of a client pool: where it is, whose clients it is for, and what sizes it. */
export const ClientPoolFields = (props: { name: string }) => {
  const path = () => [ROOTS['client-pool'], props.name];
  const request = () => store.document().request;
  const own = (key: string) => String(get(request(), [...path(), key]) ?? '');
  const at = (key: string) => placeOf([...path(), key]);
  const pools = () => Object.keys(request().pools ?? {});
  const from = () => own('from');
  const service = () => serviceOf(own('service'));
  const workload = (): Workload => ({ ...(get(request(), path()) as object), service: own('service') });
  const takeFrom = (pool: string) =>
    store.edit((before) => put(put(before, [...path(), 'from'], pool || undefined), [...path(), 'at'], undefined));
  /** Another service, or none, with its inputs; what is the pool's own stays. */
  const hold = (held: object) => {
    const before = get(request(), path());
    const kept = KEYS.flatMap((key) => (isFields(before) && key in before ? [[key, before[key]] as const] : []));
    set(path(), { ...held, ...Object.fromEntries(kept) });
  };
  return (
    <>
      <ChoiceField
        label="Space"
        place={at('from')}
        value={from()}
        set={takeFrom}
        choices={[
          { value: '', text: 'a range of its own' },
          ...[...new Set([...pools(), ...(from() === '' ? [] : [from()])])].map((pool) => ({
            value: pool,
            text: `from the pool ${pool}`,
          })),
        ]}
      />
      <Show
        when={from() !== ''}
        fallback={
          <TextField
            label="Prefix"
            mono
            place={at('at')}
            value={own('at')}
            help="private, and outside every network"
            set={(to) => set([...path(), 'at'], to)}
          />
        }
      >
        <TextField
          label="Prefix length"
          mono
          place={at('prefix-length')}
          value={own('prefix-length')}
          hint="as large as is needed"
          set={(to) => set([...path(), 'prefix-length'], to)}
        />
      </Show>
      <ChoiceField
        label="Network"
        place={at('network')}
        value={own('network')}
        help="whose gateway its clients dial in to"
        set={(to) => set([...path(), 'network'], to)}
        choices={[
          { value: '', text: 'choose one' },
          ...[...new Set([...Object.keys(request().networks ?? {}), own('network')])]
            .filter(Boolean)
            .map((value) => ({ value, text: value })),
        ]}
      />
      <ServicePicker
        label="Sized for"
        value={own('service')}
        help={service()?.about ?? 'a service whose instances take an address each; none, if its range is known'}
        about={aboutPlace(at('service'))}
        onChange={(id) => hold(started(id))}
      />
      <Show when={service()}>
        {(known) => (
          <>
            <InputsForm
              inputs={known().inputs}
              value={(input) => answerOf(workload(), input)}
              onChange={(input, text) => hold(answering(workload(), input, text))}
              about={(name) => aboutPlace(at(name))}
            />
            <button type="button" class="quiet" onClick={() => hold({})}>
              Not sized for a service
            </button>
          </>
        )}
      </Show>
    </>
  );
};
