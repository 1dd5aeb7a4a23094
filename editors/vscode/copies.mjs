// What is packed beside the extension, and stands elsewhere in the repository.
import { copyFileSync } from 'node:fs';

const from = (path) => new URL(`../../${path}`, import.meta.url);
const to = (path) => new URL(path, import.meta.url);
copyFileSync(from('formats/schema/request.json'), to('dist/request.json'));
for (const licence of ['LICENSE-APACHE', 'LICENSE-MIT']) copyFileSync(from(licence), to(licence));
