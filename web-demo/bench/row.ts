/** The one in the middle. */
export const median = (times: number[]): number => times.sort((a, b) => a - b)[times.length >> 1] ?? NaN;

/** Prints what was measured beside what it should be. A machine that is busy can miss it, so nothing fails. */
export const row = (what: string, found: number, wanted: number, unit = 'ms'): void => {
  const verdict = found <= wanted ? 'as it should be' : 'MISSED';
  console.log(`${what.padEnd(52)} ${found.toFixed(2).padStart(9)} ${unit}, at most ${wanted}: ${verdict}`);
};
