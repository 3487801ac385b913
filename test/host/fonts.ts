// The bundled Chromium sees these fonts and no others, so that a screenshot looks the same on a bare
// machine and on a desktop: Open Sans for the interface, DejaVu Sans Mono for the editor, DejaVu Sans
// for the symbols that Open Sans lacks.
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureFonts } from './install.ts';
import { cacheFolder } from './project-paths.ts';

const interfaceFamilies = ['sans-serif', 'system-ui', 'Ubuntu', 'Droid Sans', 'Segoe UI', 'Arial'];
const editorFamilies = ['monospace', 'ui-monospace', 'Droid Sans Mono', 'Consolas', 'Menlo'];

/** Writes a fontconfig file and returns its path. `openSansFolder` holds Open Sans as TrueType. */
export async function writeFontConfiguration(openSansFolder: string): Promise<string> {
  const folder = join(cacheFolder, 'fonts');
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'fonts.conf');
  const configuration = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    element('dir', openSansFolder),
    element('dir', await ensureFonts()),
    element('cachedir', join(folder, 'cache')),
    ...interfaceFamilies.map((family) => alias(family, ['Open Sans', 'DejaVu Sans'])),
    ...editorFamilies.map((family) => alias(family, ['DejaVu Sans Mono'])),
    alias('serif', ['DejaVu Serif']),
    '</fontconfig>',
  ];
  // Another process may be reading the file: it must never see half of it.
  const written = `${file}.${process.pid}`;
  await writeFile(written, configuration.join('\n'));
  await rename(written, file);
  return file;
}

function alias(family: string, preferred: readonly string[]): string {
  const preferences = preferred.map((name) => element('family', name)).join('');
  return `<alias binding="same">${element('family', family)}<prefer>${preferences}</prefer></alias>`;
}

function element(name: string, text: string): string {
  return `<${name}>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</${name}>`;
}
