// Brings what the web page ships of other people's work into seuil/web/static/vendor, with its licences.
import { build } from 'esbuild';
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

const out = path.resolve(import.meta.dirname, '../seuil/web/static/vendor');
const modules = path.resolve(import.meta.dirname, 'node_modules');
await mkdir(out, { recursive: true });

const bundle = await build({
  entryPoints: ['vega.js'],
  outfile: path.join(out, 'vega.js'),
  bundle: true,
  format: 'esm',
  minify: true,
  legalComments: 'none',
  metafile: true,
});
await copyFile(path.join(modules, 'htmx.org/dist/htmx.min.js'), path.join(out, 'htmx.js'));
await copyFile(path.join(modules, 'world-atlas/countries-50m.json'), path.join(out, 'countries-50m.json'));

// Every package that went into the bundle, with its version and licence.
const used = new Set(['htmx.org', 'world-atlas']);
for (const input of Object.keys(bundle.metafile.inputs)) {
  const found = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
  if (found) used.add(found[1]);
}
const lines = ['Packages of the npm registry that the files in this folder hold, as they are or bundled, and their licences.'];
for (const name of [...used].sort()) {
  const folder = path.join(modules, name);
  const { version, license } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
  const text = (await readdir(folder)).find((file) => /^licen[cs]e/i.test(file));
  lines.push('', `=== ${name} ${version}: ${license}`, '', text ? (await readFile(path.join(folder, text), 'utf8')).trim() : '');
}
lines.push('', 'The shapes of countries are Natural Earth, public domain.', '');
await writeFile(path.join(out, 'LICENCES.txt'), lines.join('\n'));
