import { createSignal } from 'solid-js';
import { route } from '../ui/route';
import './header.css';

const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

const stored = (): Theme => {
  const theme = document.documentElement.dataset.theme;
  return theme === 'light' || theme === 'dark' ? theme : 'system';
};

const apply = (theme: Theme): void => {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    if (theme === 'system') localStorage.removeItem('ipplan.theme');
    else localStorage.setItem('ipplan.theme', theme);
  } catch {
    // Storage can be forbidden; the theme then holds until the page is closed.
  }
};

export const Header = () => {
  const [theme, setTheme] = createSignal(stored());
  const next = () => THEMES[(THEMES.indexOf(theme()) + 1) % THEMES.length] ?? 'system';
  const view = (name: string) => (route().view === name ? 'page' : undefined);
  return (
    <header class="header">
      {/* biome-ignore lint/a11y/useValidAnchor: it leads to a place, but the address is the view's */}
      <a
        class="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('main')?.focus();
        }}
      >
        Skip to the content
      </a>
      <a class="brand" href="#/size">
        ipplan
      </a>
      <nav aria-label="Views">
        <a href="#/size" aria-current={view('size')}>
          Calculator
        </a>
        <a href="#/plan" aria-current={view('plan')}>
          Planner
        </a>
        <a href="#/help" aria-current={view('help')}>
          Help
        </a>
      </nav>
      <button
        type="button"
        class="quiet"
        onClick={() => {
          const chosen = next();
          apply(chosen);
          setTheme(chosen);
        }}
      >
        Theme: {theme()}
      </button>
    </header>
  );
};
