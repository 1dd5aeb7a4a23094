import { onCleanup, onMount } from 'solid-js';
import { isTyping } from '../ui/typing';
import { store } from './store';

/** The effect of a key on the document, if it has one. */
export const meaning = (key: {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}): 'undo' | 'redo' | undefined => {
  if (key.altKey || key.ctrlKey === key.metaKey) return undefined;
  const letter = key.key.toLowerCase();
  if (letter === 'z') return key.shiftKey ? 'redo' : 'undo';
  return letter === 'y' && !key.shiftKey ? 'redo' : undefined;
};

/** Undo and redo by the usual keys, while the caller is on the screen. */
export const useUndoKeys = (): void => {
  const listen = (event: KeyboardEvent) => {
    const does = meaning(event);
    if (!does || event.defaultPrevented || isTyping(event.target) || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    store[does]();
  };
  onMount(() => addEventListener('keydown', listen));
  onCleanup(() => removeEventListener('keydown', listen));
};
