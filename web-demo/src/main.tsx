/* @refresh reload */
import { render } from 'solid-js/web';
import { App } from './app/app';
import { keepOffline } from './offline/register';
import './app/tokens.css';
import './app/base.css';

const root = document.getElementById('app');
if (root) render(() => <App />, root);
// After the first answer: what it fetches is most of the page.
if (document.readyState === 'complete') void keepOffline();
else addEventListener('load', () => void keepOffline());
// Tests wait for it.
document.documentElement.dataset.ready = 'true';
