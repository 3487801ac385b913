import { expect, it } from 'vitest';
import { isSecretName } from '../../language/parameters/index.ts';

it.each([
  'password',
  'db_password',
  'DbPassword',
  'apiToken',
  'SECRET',
  'access_key',
  'stack.key',
  'api-key',
])('takes `%s` for a secret', (name) => {
  expect(isSecretName(name)).toBe(true);
});

it.each(['env', 'tag_key', 'kms_key', 'keyboard', 'monkey', 'key_name', 'tokens_left', '1'])(
  'takes `%s` for no secret',
  (name) => {
    expect(isSecretName(name)).toBe(false);
  },
);
