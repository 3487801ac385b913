/** Random statements, well-formed and broken: a translation is an answer for each. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bind } from '../../language/semantics/index.ts';
import { parseStatement } from '../../language/syntax/index.ts';
import { targets, translate } from '../../language/translate/index.ts';
import {
  arbitraryBrokenStatement,
  arbitraryStatement,
  checkAsyncProperty,
} from '../arbitraries/index.ts';
import { testCatalog } from '../catalog/fixture.ts';

const arbitraryTarget = fc.constantFrom(...targets);

it('answers every statement, and points into it', async () => {
  await checkAsyncProperty(
    fc.asyncProperty(
      fc.oneof(arbitraryStatement(), arbitraryBrokenStatement()),
      arbitraryTarget,
      async (text, target) => {
        const catalog = testCatalog();
        const translation = await translate(bind(parseStatement(text), catalog), target, {
          catalog,
        });
        if (translation.kind === 'translated') {
          expect(translation.sql).not.toBe('');
          return;
        }
        expect(translation.findings.length).toBeGreaterThan(0);
        for (const { message, span } of translation.findings) {
          expect(message).not.toBe('');
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
      },
    ),
    1_500,
  );
});
