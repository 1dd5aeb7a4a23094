// Creates the container `plans` in an Azurite at this address, or the bucket `plans` in a server of S3:
//   node container.mjs azure http://127.0.0.1:10000
//   node container.mjs s3 http://127.0.0.1:5000
import { createHmac } from 'node:crypto';

const [kind, address] = process.argv.slice(2);

/** The key of every Azurite, from its documentation; it opens nothing else. */
const KEY =
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';
const ACCOUNT = 'devstoreaccount1';

function signed() {
  const date = new Date().toUTCString();
  const headers = `x-ms-date:${date}\nx-ms-version:2021-08-06`;
  const resource = `/${ACCOUNT}/${ACCOUNT}/plans\nrestype:container`;
  const text = `PUT\n\n\n\n\n\n\n\n\n\n\n\n${headers}\n${resource}`;
  const signature = createHmac('sha256', Buffer.from(KEY, 'base64')).update(text).digest('base64');
  const authorization = `SharedKey ${ACCOUNT}:${signature}`;
  return { 'x-ms-date': date, 'x-ms-version': '2021-08-06', authorization };
}

const [url, headers] =
  kind === 'azure'
    ? [`${address}/${ACCOUNT}/plans?restype=container`, signed()]
    : [`${address}/plans`, {}];

// The server may still be starting.
for (let tries = 0; ; tries += 1) {
  try {
    const answer = await fetch(url, { method: 'PUT', headers });
    if (answer.ok) break;
    throw new Error(`${answer.status} ${await answer.text()}`);
  } catch (error) {
    if (tries >= 100) throw error;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
