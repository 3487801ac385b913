/** Names whose values are typed unseen and never kept. */

const secretWords: ReadonlySet<string> = new Set(
  'password passwd passphrase passcode pwd secret secrets token credential credentials apikey'.split(
    ' ',
  ),
);

/** What comes before `key` where it opens nothing. */
const harmlessKeys: ReadonlySet<string> = new Set(
  'tag partition sort primary foreign object s3 kms'.split(' '),
);

/** Judged by the words of the name: `db_password`, `apiToken`, `SECRET`, `access_key`; not `tag_key`. */
export function isSecretName(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  if (words.some((word) => secretWords.has(word))) return true;
  return words.at(-1) === 'key' && !harmlessKeys.has(words.at(-2) ?? '');
}
