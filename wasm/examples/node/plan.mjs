// Sizes one service, then plans a request file around the lock beside it:
//
//   node plan.mjs request.yaml lock.json
//
// The lock is written where it changed. Commit both files.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { IpplanError, size, write } from 'ipplan';

const [file = 'request.yaml', lockFile = 'lock.json'] = process.argv.slice(2);

const bastion = size({ service: 'bastion' });
console.log(`Azure Bastion needs a /${bastion.prefix_length}.\n`);

try {
  const request = readFileSync(file, 'utf8');
  const before = existsSync(lockFile) ? { lock: readFileSync(lockFile, 'utf8') } : {};
  const how = { name: file, ...before };
  console.log(write(request, 'text', how));
  const after = write(request, 'lock', how);
  if (after !== before.lock) writeFileSync(lockFile, after);
} catch (error) {
  if (!(error instanceof IpplanError)) throw error;
  console.error(error.text);
  process.exitCode = 1;
}
