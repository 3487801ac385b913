/** Whether `~/.aws` is still what it was: what its files hold decides whose account answers. */
import { stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Differs where a file of profiles or keys was written since. It is made of times and sizes alone; the
 * files are not read.
 */
export async function credentialFilesStamp(
  env: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const home = join(homedir(), '.aws');
  const files = [
    env['AWS_CONFIG_FILE'] ?? join(home, 'config'),
    env['AWS_SHARED_CREDENTIALS_FILE'] ?? join(home, 'credentials'),
  ];
  return (await Promise.all(files.map(stampOf))).join(' ');
}

async function stampOf(file: string): Promise<string> {
  try {
    const { mtimeMs, size } = await stat(file);
    return `${String(mtimeMs)}/${String(size)}`;
  } catch {
    // A file that is not there, or that nobody may read, gives no credentials.
    return 'none';
  }
}
