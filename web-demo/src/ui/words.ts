// Counts and names as they are written for people.

const count = new Intl.NumberFormat('en');

/** A count; large ones come as text. */
export const counted = (value: number | string): string =>
  count.format(typeof value === 'string' ? BigInt(value) : value);

/** So many of something: `no problems`, `1 problem`, `2 problems`. */
export const many = (value: number, what: string): string =>
  `${value === 0 ? 'no' : counted(value)} ${what}${value === 1 ? '' : 's'}`;

/** A name: `max-pods` is Max pods. */
export const spoken = (name: string): string => {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
