import { Show } from 'solid-js';
import { takeOver, waiting } from './register';
import './offer.css';

/** Offers a new version of the page. */
export const Offer = () => (
  <div role="status">
    <Show when={waiting()}>
      <div class="offer no-print">
        <span>A new version of this page is here.</span>
        <button type="button" onClick={takeOver}>
          Load it
        </button>
      </div>
    </Show>
  </div>
);
