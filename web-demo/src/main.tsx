/* @refresh reload */
import { render } from 'solid-js/web';
import { App } from './app/app';
import './app/tokens.css';
import './app/base.css';

const root = document.getElementById('app');
if (root) render(() => <App />, root);
// Tests wait for it.
document.documentElement.dataset['ready'] = 'true';
