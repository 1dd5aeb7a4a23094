import type { Request } from 'ipplan/plan';

/** What a person works on: what is wanted, what is frozen, and where everything else was last. */
export interface Document {
  readonly request: Request;
  /** The text of the lock: what is frozen. None where nothing is. */
  readonly lock: string | undefined;
  /** The text of the lock after the last plan: what is not frozen stays there if it can. */
  readonly wishes?: string;
  /** What files that are made of it are called, without an ending. */
  readonly name?: string;
}

/** A document with nothing in it. */
export const EMPTY: Document = { request: { networks: {} }, lock: undefined };

/** Whether there is nothing in it that anybody could miss. */
export const isEmpty = ({ request }: Document): boolean =>
  Object.values(request).every((part) => typeof part === 'object' && Object.keys(part ?? {}).length === 0);

const isObject = (it: unknown): it is Record<string, unknown> =>
  typeof it === 'object' && it !== null && !Array.isArray(it);

/** Whether something has the outer form of a request. The package checks what is in it. */
export const isRequest = (it: unknown): it is Request => {
  if (!isObject(it)) return false;
  const { networks = {}, pools = {}, avoid = [] } = it;
  return (
    isObject(networks) &&
    isObject(pools) &&
    Array.isArray(avoid) &&
    Object.values(networks).every((network) => isObject(network) && isObject(network.subnets ?? {}))
  );
};
