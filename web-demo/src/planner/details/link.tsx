import { For, Show } from 'solid-js';
import { store } from '../../document/store';
import { Wrong as Listed } from '../../ui/wrong';
import { removeLink } from '../edit/actions';
import { get } from '../edit/edits';
import { ChoiceField, TextField } from '../edit/field';
import {
  bringing,
  KINDS,
  type Link,
  linksIn,
  listed,
  problemsOfLink,
  ROOTS,
  relinking,
  SPOKEN,
  saying,
  spokenLink,
} from '../edit/links';
import { type Selected, select } from '../edit/selection';
import { Fixes } from '../edit/wrong';
import { typed } from '../table/columns';

const list = (text: string): string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);

/** The network, site or client pool at an end, if it exists. */
const endOf = (end: string): Selected | undefined => {
  const { request } = store.document();
  const [network = '', name] = end.split('/');
  if (get(request, ['networks', network]) !== undefined)
    return name === undefined ? { kind: 'network', network } : { kind: 'subnet', network, name };
  const kind = (['site', 'client-pool'] as const).find((one) => get(request, [ROOTS[one], end]) !== undefined);
  return kind && { kind, name: end };
};

/** The ends of a link, to read and to change. */
export const LinkDetails = (props: { index: number }) => {
  const it = (): Link => linksIn(store.document().request)[props.index] ?? { kind: 'peer', key: 'peer', ends: [] };
  const place = () => `links.${props.index}`;
  const own = (key: string) => listed(get(listed(store.document().request.links)[props.index], [key])).map(String);
  const edit = (change: Partial<Link>) =>
    store.edit((request) => relinking(request, props.index, { ...it(), ...change }));
  const said = (key: string, label: string, help: string) => (
    <TextField
      label={label}
      place={`${place()}.${key}`}
      value={typed(own(key))}
      help={help}
      set={(to) => store.edit((request) => saying(request, props.index, key, to || undefined))}
    />
  );
  // What stands at a field is said there.
  const problems = () => {
    const fields = [it().key, 'gateway', 'overlap'].map((key) => `${place()}.${key}`);
    return problemsOfLink(store.view().problems, props.index, it()).filter((one) => !fields.includes(one.place));
  };
  return (
    <>
      <p>{spokenLink(it(), 8)}</p>
      <Listed problems={problems()} fixes={(problem) => <Fixes problem={problem} />} />
      <div class="inputs">
        <TextField
          label="First end"
          place={`${place()}.${it().key}`}
          value={it().ends[0] ?? ''}
          help="a network, a site or a client pool; a subnet as hub/web"
          set={(to) => edit({ ends: [...list(to), ...it().ends.slice(1)] })}
        />
        <ChoiceField
          label="Kind"
          place={`${place()}.kind`}
          value={it().kind}
          choices={KINDS.map((value) => ({ value, text: SPOKEN[value] }))}
          set={(to) => edit({ kind: to as Link['kind'] })}
        />
        <TextField
          label="Other ends"
          place={`${place()}.spokes`}
          value={it().ends.slice(1).join(', ')}
          help="several are separated by commas"
          set={(to) => edit({ ends: [...it().ends.slice(0, 1), ...list(to)] })}
        />
        <Show when={it().kind === 'peer'}>
          <TextField
            label="Gateway"
            place={`${place()}.gateway`}
            value={typed(own(own('gateway').length > 0 ? 'gateway' : 'gateway-transit'))}
            help="the network whose gateway the others use"
            set={(to) => store.edit((request) => bringing(request, props.index, to))}
          />
        </Show>
        <Show when={it().kind.endsWith('integration')}>
          {said('region', 'Region', 'the region of the App Service plan')}
        </Show>
        {said('overlap', 'Overlap', 'why the ranges of its ends may overlap')}
      </div>
      <div class="buttons">
        <For each={it().ends.slice(0, 60)}>
          {(end) => (
            <Show when={endOf(end)}>
              {(what) => (
                <button type="button" onClick={() => select(what())}>
                  {end}
                </button>
              )}
            </Show>
          )}
        </For>
        <button type="button" onClick={() => removeLink(props.index)}>
          Remove this link
        </button>
      </div>
    </>
  );
};
