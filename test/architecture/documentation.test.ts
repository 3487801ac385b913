/** What docs/ says of settings, commands and files is what there is. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

interface Setting {
  readonly default: unknown;
}

interface Manifest {
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly keybindings: readonly { readonly command: string; readonly key: string }[];
  };
}

const { contributes } = JSON.parse(read('package.json')) as Manifest;
const page = read('docs/settings.md');

it('lists every setting with its default', () => {
  const rows = [...page.matchAll(/^\| `(iql\.[\w.]+)` +\| (.*?) +\|/gm)].map(
    ([, name = '', value = '']) => [name, value] as const,
  );
  const settings = Object.entries(contributes.configuration.properties).map(
    ([name, setting]) => [name, shown(setting.default)] as const,
  );
  expect(rows.toSorted()).toEqual(settings.toSorted());
});

it('lists every command that has a key, with it', () => {
  const keys = contributes.keybindings.map(({ command, key }) => ({
    title: contributes.commands.find((each) => each.command === command)?.title ?? command,
    key: key.replace(/\b\w/g, (letter) => letter.toUpperCase()),
  }));
  expect(keys.filter(({ title, key }) => !hasRow(title, key))).toEqual([]);
});

it('points at files that there are', () => {
  const pages = ['*.md', 'docs/**/*.md'].flatMap((pattern) => globSync(pattern, { cwd: root }));
  const links = pages.flatMap((from) =>
    [...read(from).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, to = '']) => ({
      from,
      to,
    })),
  );
  expect(links.length).toBeGreaterThan(10);
  expect(links.filter(({ from, to }) => !existsSync(join(root, dirname(from), to)))).toEqual([]);
});

function shown(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string' && value !== '') return `\`${value}\``;
  return 'empty';
}

function hasRow(title: string, key: string): boolean {
  return page
    .split('\n')
    .some((line) => line.startsWith(`| IQL: ${title} `) && line.includes(` ${key},`));
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
