// Counts and names as they are written for people.

/** A count; large ones come as text. Without `Intl`, which takes longer to start than an answer. */
export const counted = (value: number | string): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

/** So many of something: `no problems`, `1 problem`, `2 problems`. */
export const many = (value: number, what: string): string =>
  `${value === 0 ? 'no' : counted(value)} ${what}${value === 1 ? '' : 's'}`;

/** What is spelled in capitals. */
const CAPITALS = /\b(cidr|hcx|ip|os|sku|vm(?=s?\b))/g;

const wordsOf = (name: string): string => name.replaceAll('-', ' ').replace(CAPITALS, (word) => word.toUpperCase());

/** A name: `max-pods` is Max pods, and `vm-groups` VM groups. */
export const spoken = (name: string): string => {
  const words = wordsOf(name);
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** A count of what an input is called: `30 instances`, `1 node`, `250 max pods`. */
export const spokenCount = (value: string, name: string): string => {
  const words = wordsOf(name);
  const what = value === '1' ? words.replace(/(ss)es$|(?<!s)s$/, '$1') : words;
  return `${/^\d+$/.test(value) ? counted(value) : value} ${what}`;
};
