import { createSignal, For, Show } from 'solid-js';
import './messages.css';

/** Something to know, and what can be done about it. */
interface Message {
  readonly text: string;
  readonly actions?: readonly { readonly label: string; readonly run: () => void }[];
  /** A question: it is there until it is answered. */
  readonly asks?: boolean;
  /** Only the last message with the same subject is shown. */
  readonly about: string;
}

const [messages, setMessages] = createSignal<readonly Message[]>([]);

/** Shows a message until it is dismissed, or another about the same thing takes its place. */
export const say = (message: Message): void => {
  setMessages((all) => [...all.filter(({ about }) => about !== message.about), message]);
};

/** Takes away what was said about something. */
export const unsay = (about: string): void => {
  setMessages((all) => (all.some((it) => it.about === about) ? all.filter((it) => it.about !== about) : all));
};

/** The messages, over the lower edge of the page, where nothing moves for them. */
export const Messages = () => (
  <div class="messages no-print" role="status">
    <For each={messages()}>
      {(message) => (
        <div class="message">
          <span>{message.text}</span>
          <For each={message.actions ?? []}>
            {({ label, run }) => (
              <button
                type="button"
                onClick={() => {
                  unsay(message.about);
                  run();
                }}
              >
                {label}
              </button>
            )}
          </For>
          <Show when={!message.asks}>
            <button type="button" class="quiet" onClick={() => unsay(message.about)}>
              Close
            </button>
          </Show>
        </div>
      )}
    </For>
  </div>
);
