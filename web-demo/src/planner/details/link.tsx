import type { LinkKey } from 'ipplan';
import { For, Match, Show, Switch } from 'solid-js';
import { store } from '../../document/store';
import { spoken } from '../../ui/words';
import { Wrong as Listed } from '../../ui/wrong';
import { removeLink } from '../edit/actions';
import { get } from '../edit/edits';
import { ChoiceField, SwitchField, TextField } from '../edit/field';
import {
  askedOf,
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
import { fixes } from '../edit/wrong';
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

/** One key of a link other than its ends. */
const Said = (props: { index: number; of: LinkKey }) => {
  const key = () => props.of.name;
  const own = () => listed(get(listed(store.document().request.links)[props.index], [key()])).map(String);
  const say = (value: unknown) => store.edit((request) => saying(request, props.index, key(), value));
  const label = () => spoken(key());
  const place = () => `links.${props.index}.${key()}`;
  const help = () => props.of.about.charAt(0).toLowerCase() + props.of.about.slice(1);
  const ofTyped = (text: string): unknown => {
    if (text === '') return undefined;
    if (props.of.holds === 'names') return list(text);
    // What is no number stays as it was typed, and the package says so.
    return props.of.holds === 'number' && /^\d+$/.test(text) ? Number(text) : text;
  };
  const choices = () => {
    const [first = '', ...others] = props.of.choices;
    const strange = own().filter((one) => !props.of.choices.includes(one));
    return [{ value: '', text: first }, ...[...others, ...strange].map((value) => ({ value, text: value }))];
  };
  return (
    <Switch
      fallback={
        <TextField label={label()} place={place()} help={help()} value={typed(own())} set={(to) => say(ofTyped(to))} />
      }
    >
      <Match when={props.of.holds === 'switch'}>
        <SwitchField
          label={label()}
          place={place()}
          help={help()}
          value={own()[0] === 'true'}
          set={(to) => say(to || undefined)}
        />
      </Match>
      <Match when={props.of.holds === 'choice'}>
        <ChoiceField
          label={label()}
          place={place()}
          help={help()}
          value={own()[0] === props.of.choices[0] ? '' : (own()[0] ?? '')}
          choices={choices()}
          set={(to) => say(to || undefined)}
        />
      </Match>
    </Switch>
  );
};

/** The ends of a link and its other keys, to read and to change. */
export const LinkDetails = (props: { index: number }) => {
  const it = (): Link => linksIn(store.document().request)[props.index] ?? { kind: 'peer', key: 'peer', ends: [] };
  const place = () => `links.${props.index}`;
  const asked = () => askedOf(store.document().request, props.index);
  const edit = (change: Partial<Link>) =>
    store.edit((request) => relinking(request, props.index, { ...it(), ...change }));
  /** An integration of an app has one end. */
  const isOfApp = (kind = it().kind) => kind.endsWith('integration');
  const become = (kind: Link['kind']) =>
    edit({ kind, ends: isOfApp(kind) && !isOfApp() ? it().ends.slice(0, 1) : it().ends });
  // What stands at a field is said there.
  const problems = () => {
    const fields = [it().key, ...asked().map(({ name }) => name)].map((key) => `${place()}.${key}`);
    return problemsOfLink(store.view().problems, props.index, it()).filter((one) => !fields.includes(one.place));
  };
  return (
    <>
      <p>{spokenLink(it(), 8)}</p>
      <Listed problems={problems()} fixes={fixes} />
      <div class="inputs">
        <TextField
          label={isOfApp() ? 'End' : 'First end'}
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
          set={(to) => become(to as Link['kind'])}
        />
        <Show when={!isOfApp() || it().ends.length > 1}>
          <TextField
            label="Other ends"
            place={`${place()}.spokes`}
            value={it().ends.slice(1).join(', ')}
            help="several are separated by commas"
            set={(to) => edit({ ends: [...it().ends.slice(0, 1), ...list(to)] })}
          />
        </Show>
        <For each={asked()}>{(key) => <Said index={props.index} of={key} />}</For>
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
