import { type Document, isEmpty } from '../document/document';
import { decode } from '../document/link';
import { store } from '../document/store';
import { replace, route } from '../ui/route';
import { remember } from './import';
import { say } from './messages';

/** The payload that was opened last, so that showing the planner again opens nothing twice, and its document. */
let followed = '';
let shown: Document | undefined;

/**
 * Opens the document of a link. The previous document is one undo away, and the documents that the browser keeps stay
 * as they are until the document of the link is changed. A link that cannot be read changes nothing.
 */
export const openLink = async (payload: string, look: (document: Document) => void): Promise<void> => {
  if (payload === '' || payload === followed) return;
  followed = payload;
  try {
    const document = await decode(payload);
    const before = !isEmpty(store.document());
    store.open(document);
    shown = store.document();
    look(shown);
    remember({ name: 'the link', document: store.document() });
    if (before) {
      say({
        about: 'opening',
        text: 'Opened the document of the link as a copy. Your own is unchanged, in Documents.',
        actions: [{ label: 'Back to mine', run: store.undo }],
      });
    }
  } catch (thrown) {
    say({ about: 'opening', text: thrown instanceof Error ? thrown.message : String(thrown) });
  }
};

/** Once its document was changed the address is no longer that of the link: loaded again, the change is there. */
export const leaveLink = (): void => {
  if (followed === '' || shown === undefined || store.document() === shown) return;
  followed = '';
  shown = undefined;
  if (route().view === 'plan') replace('#/plan');
};
