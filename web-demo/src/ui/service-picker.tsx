// Choosing a service: a box to search in, and the list of what is found, in its groups.

import { type Catalogue, catalogue } from 'ipplan/size';
import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js';
import { type About, Ask } from './ask';
import './service-picker.css';

type Entry = Catalogue['groups'][number]['services'][number];

declare const __ASSUMED__: string;
declare const __OFFERED__: number;

/** The service that is meant where none is named, and how many there are to choose from: known when this was built. */
export const assumed = __ASSUMED__;
export const offered = __OFFERED__;

type Groups = Catalogue['groups'];
const entries = (groups: Groups): readonly Entry[] => groups.flatMap((group) => group.services);

let known: Groups | undefined;
/** Everything there is to choose from, once somebody looks for it. */
const everything = (): Groups => {
  known ??= catalogue().groups;
  return known;
};
const named = (name: string): Entry | undefined =>
  entries(everything()).find((entry) => entry.id === name || entry.aliases.includes(name));

interface Props {
  /** The id of the service, or an alias. */
  value: string;
  /** What that is called, where it is known without looking. */
  name?: string | undefined;
  onChange: (id: string) => void;
  about?: About;
  label?: string;
  help?: string | undefined;
  /** Whether the work is here as soon as it is shown. */
  focus?: boolean;
}

export const ServicePicker = (props: Props) => {
  const list = createUniqueId();
  const option = (entry: Entry | undefined) => (entry ? `${list}-${entry.id}` : undefined);
  const [typed, setTyped] = createSignal<string>();
  const [isOpen, setOpen] = createSignal(false);
  const [active, setActive] = createSignal<Entry>();
  const found = createMemo(() => {
    if (!isOpen()) return [];
    return typed()?.trim() ? catalogue(typed()).groups : everything();
  });
  const name = () => props.name ?? named(props.value)?.name;
  const shown = () => typed() ?? name() ?? props.value;
  let box!: HTMLInputElement;
  let popup!: HTMLDivElement;

  const point = (entry: Entry | undefined) => {
    setActive(entry);
    const id = option(entry);
    if (id) document.getElementById(id)?.scrollIntoView({ block: 'nearest' });
    else popup.scrollTop = 0;
  };
  const open = () => {
    if (isOpen()) return;
    setOpen(true);
    point(named(props.value));
  };
  const close = () => {
    setOpen(false);
    setTyped(undefined);
    box.value = shown();
  };
  const take = (entry: Entry | undefined) => {
    if (!entry) return;
    const changed = entry.id !== named(props.value)?.id;
    if (changed) props.onChange(entry.id);
    close();
    box.select();
  };
  const move = (by: number) => {
    const all = entries(found());
    const now = all.findIndex((entry) => entry.id === active()?.id);
    const next = now < 0 ? (by > 0 ? 0 : all.length - 1) : now + by;
    point(all[Math.min(all.length - 1, Math.max(0, next))]);
  };

  const keys: Record<string, () => void> = {
    ArrowDown: () => (isOpen() ? move(1) : open()),
    ArrowUp: () => (isOpen() ? move(-1) : open()),
    PageDown: () => move(8),
    PageUp: () => move(-8),
    Home: () => point(entries(found())[0]),
    End: () => point(entries(found()).at(-1)),
    Enter: () => take(active()),
    Escape: () => {
      close();
      box.select();
    },
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const does = keys[event.key];
    // A list that is shut leaves its keys to the text.
    if (!does || (!isOpen() && !event.key.startsWith('Arrow'))) return;
    event.preventDefault();
    does();
  };

  return (
    <Ask label={props.label ?? 'Service'} help={props.help} about={props.about}>
      {(made) => (
        <div
          class="picker"
          onFocusOut={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget as Node | null)) close();
          }}
        >
          <input
            ref={(it) => {
              box = it;
              made(it);
              if (props.focus) queueMicrotask(() => it.focus());
            }}
            type="text"
            role="combobox"
            autocomplete="off"
            spellcheck={false}
            placeholder={`search ${offered} services by any word`}
            aria-autocomplete="list"
            aria-expanded={isOpen()}
            aria-controls={list}
            aria-activedescendant={isOpen() ? option(active()) : undefined}
            value={shown()}
            onFocus={() => box.select()}
            onClick={() => {
              // Whoever clicks a shut list wants another service: what is typed next replaces the name.
              if (!isOpen()) box.select();
              open();
            }}
            onKeyDown={onKeyDown}
            onInput={(event) => {
              setTyped(event.currentTarget.value);
              setOpen(true);
              point(typed()?.trim() ? entries(found())[0] : undefined);
            }}
          />
          <p class="picker-whole" aria-hidden="true">
            {name()}
          </p>
          <div
            ref={popup}
            id={list}
            class="picker-list"
            role="listbox"
            aria-label="Services"
            hidden={!isOpen()}
            onMouseDown={(event) => event.preventDefault()}
          >
            <Show when={isOpen()}>
              <For each={found()} fallback={<p class="picker-none">Nothing found.</p>}>
                {(group, index) => (
                  <div role="group" aria-labelledby={`${list}-group-${index()}`}>
                    <div id={`${list}-group-${index()}`} class="picker-heading">
                      {group.heading}
                    </div>
                    <For each={group.services}>
                      {(entry) => (
                        // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and the keys
                        // biome-ignore lint/a11y/useFocusableInteractive: the field names the active one
                        <div
                          id={option(entry)}
                          role="option"
                          class="picker-option"
                          aria-selected={entry.id === active()?.id}
                          onPointerMove={() => setActive(entry)}
                          onClick={() => take(entry)}
                        >
                          {entry.name}
                          <small>
                            {' '}
                            {entry.id}
                            {entry.retired ? ', retired' : ''}
                          </small>
                        </div>
                      )}
                    </For>
                  </div>
                )}
              </For>
            </Show>
          </div>
        </div>
      )}
    </Ask>
  );
};
