import { createEffect, createSignal, Show } from 'solid-js';
import { encode, KEPT_BY_CHAT } from '../document/link';
import { store } from '../document/store';
import { copy } from '../ui/copy';
import { isLocal } from '../ui/route';
import { counted } from '../ui/words';
import { Dialog } from './dialog';
import './share.css';

/** A link that holds the whole document. */
export const Share = (props: { close: () => void }) => {
  const [said, setSaid] = createSignal('');
  const [link, setLink] = createSignal<string>();
  createEffect(() => {
    const document = store.document();
    setLink(undefined);
    void encode(document).then((payload) => {
      if (document === store.document()) setLink(`${location.origin}${location.pathname}#/plan/${payload}`);
    });
  });
  const length = () => link()?.length ?? 0;
  let field!: HTMLTextAreaElement;
  const toClipboard = async () => {
    if (await copy(link() ?? '')) return setSaid('Copied.');
    field.select();
    setSaid('The browser does not allow it: the link is selected, so copy it by hand.');
  };
  return (
    <Dialog title="Share as a link" close={props.close}>
      <p>The link itself contains the request and the lock, after the #, so no server receives them.</p>
      <textarea
        ref={field}
        class="link"
        readonly
        rows="6"
        aria-label="Link"
        value={link() ?? ''}
        onFocus={() => field.select()}
      />
      <Show when={isLocal()}>
        <p class="warning">
          <strong>This link opens on this machine only:</strong> its address is that of a page that is served here. Send
          a file, or open the link from where others reach the page.
        </p>
      </Show>
      <p class="length">
        {counted(length())} characters.
        <Show when={length() > KEPT_BY_CHAT}>
          {' '}
          <strong class="warning">
            That is more than {counted(KEPT_BY_CHAT)}: chat tools and mail may cut it off. A file is safer.
          </strong>
        </Show>
      </p>
      <div class="actions">
        <button type="button" class="primary" disabled={!link()} onClick={() => void toClipboard()}>
          Copy link
        </button>
        <span class="small soft" role="status">
          {said()}
        </span>
      </div>
    </Dialog>
  );
};
