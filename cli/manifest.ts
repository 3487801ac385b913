/** The package that this program is part of. */
import { readFileSync } from 'node:fs';

/** `0.1.0`, from the package's `package.json`. */
export function versionIn(manifest: string): string {
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string };
  return version;
}
