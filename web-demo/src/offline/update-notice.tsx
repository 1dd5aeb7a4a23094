import { Show } from 'solid-js';
import { takeOver, waiting } from './register';
import './update-notice.css';

/** Offers a new version of the page. */
export const UpdateNotice = () => (
  <div role="status">
    <Show when={waiting()}>
      <div class="update-notice no-print">
        <span>A new version is available.</span>
        <button type="button" onClick={takeOver}>
          Load it
        </button>
      </div>
    </Show>
  </div>
);
