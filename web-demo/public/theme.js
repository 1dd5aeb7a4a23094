// Before anything is drawn, so that a chosen theme does not flash.
try {
  const theme = localStorage.getItem('ipplan.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage can be forbidden; then the system's theme holds.
}
