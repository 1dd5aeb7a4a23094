// What the answer's words mean to people.
import type { Size } from 'ipplan/size';
import { counted, spokenCount } from '../ui/words';

/** One subnet of an answer; its role is empty where there is only one. */
export type Sized = Omit<Extract<Size, { terms: unknown }>, 'service' | 'edition' | 'inputs'> & { role?: string };
export const subnetsOf = (answer: Size): readonly Sized[] => ('subnets' in answer ? answer.subnets : [answer]);

export const scale = (subnet: Sized): string | undefined => {
  const to = subnet.scales_to;
  if (to?.most == null) return undefined;
  const most = `${spokenCount(String(to.most), to.input)} in this /${subnet.prefix_length}`;
  return `${most}; ${to.because}`;
};

/** The sizes of an answer in short: /27, or one after the other with what each is for. */
export const sizes = (answer: Size): string =>
  subnetsOf(answer)
    .map(({ prefix_length }) => `/${prefix_length}`)
    .join(' + ');

/** The needs of an answer, in the same order. */
export const needs = (answer: Size): string =>
  subnetsOf(answer)
    .map(({ addresses }) => counted(addresses.need))
    .join(' + ');
