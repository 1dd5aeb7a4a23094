// The options of an answer, as the flags of the command.
import { For, Show } from 'solid-js';
import { Ask } from '../ui/ask';
import { editions } from './editions';
import type { Service } from './question';
import type { Calculator } from './state';

export const How = (props: { calculator: Calculator; service: Service }) => {
  const value = (key: string) => props.calculator.question()[key] ?? '';
  const set = (key: string) => (event: { currentTarget: { value: string } }) =>
    props.calculator.set(key, event.currentTarget.value.trim() || undefined);
  const about = (key: string) => props.calculator.about(key);
  const days = () => editions(props.service);
  return (
    <fieldset class="how">
      <legend>Options</legend>
      <Ask label="Starts at" help="base address, for the range" about={about('cidr')}>
        {(made) => (
          <input
            ref={made}
            class="mono"
            name="cidr"
            autocomplete="off"
            spellcheck={false}
            placeholder="such as 10.1.0.0"
            value={value('cidr')}
            onInput={set('cidr')}
          />
        )}
      </Ask>
      <Ask label="Headroom" help="kept free in addition to the peak" about={about('headroom')}>
        {(made) => (
          <input
            ref={made}
            name="headroom"
            autocomplete="off"
            spellcheck={false}
            placeholder="0%"
            value={value('headroom')}
            onInput={set('headroom')}
          />
        )}
      </Ask>
      <Ask label="Fit" help="the smallest size, or at least the advised one" about={about('fit')}>
        {(made) => (
          <select ref={made} name="fit" onChange={set('fit')}>
            <option value="" selected={value('fit') !== 'advised'}>
              need
            </option>
            <option value="advised" selected={value('fit') === 'advised'}>
              advised
            </option>
          </select>
        )}
      </Ask>
      <Ask label="Edition" help="documentation as of this day" about={about('edition')}>
        {(made) => (
          <select ref={made} name="edition" onChange={set('edition')}>
            <option value="" selected={value('edition') === ''}>
              the newest
            </option>
            <Show when={value('edition') !== '' && !days().includes(value('edition'))}>
              <option value={value('edition')} selected>
                {value('edition')}
              </option>
            </Show>
            <For each={days()}>
              {(day) => (
                <option value={day} selected={day === value('edition')}>
                  {day}
                </option>
              )}
            </For>
          </select>
        )}
      </Ask>
    </fieldset>
  );
};
