import { expect, test } from 'vitest';
import { part } from '../src/planner/map/words';

test('a part in percent, where a little is more than nothing', () => {
  expect([0, 0.0003, 0.0006, 0.344, 1].map((it) => part(it))).toEqual(['0%', 'under 0.1%', '0.1%', '34.4%', '100%']);
  expect([0, 0.004, 0.006, 0.344].map((it) => part(it, 0))).toEqual(['0%', 'under 1%', '1%', '34%']);
});
