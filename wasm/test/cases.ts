// The shared cases: every folder of tests/cases.
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const root = new URL('../../tests/cases/', import.meta.url);

/** A folder with requests, what was placed before, and what comes of it. */
export interface Case {
  name: string;
  requests: string[];
  /** What a file holds; nothing where there is no such file. */
  file(name: string): string | undefined;
}

export const cases: Case[] = readdirSync(root)
  .sort()
  .map((name) => {
    const folder = new URL(`${name}/`, root);
    return {
      name,
      requests: readdirSync(folder).filter((file) => file.startsWith('request.')),
      file: (file) => {
        const path = new URL(file, folder);
        return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
      },
    };
  });
