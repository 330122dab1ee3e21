// What the built extension was built from, so that a test without node can tell whether it is fresh.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const sum = createHash('sha256');
const files = ['src', 'style', 'schema'].flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`)).sort();
for (const file of files) {
  sum.update(`${file}\0`).update(readFileSync(file));
}
sum.update(readFileSync('package-lock.json'));
writeFileSync(join('..', 'labextension', 'sources.sha256'), `${sum.digest('hex')}\n`);
