/** Random statements, broken statements and documents. */
import fc from 'fast-check';
import { applyEdit, arbitraryEdits } from './edits.ts';
import { grammarOf, type Grammar } from './grammar.ts';
import type { Dialect } from './operands.ts';
import type { Text } from './pieces.ts';
import { someResources, type Vocabulary } from './vocabulary.ts';

const known = new Map<Vocabulary, Map<Dialect, Grammar>>();

/** The rules over a vocabulary: of the whole dialect, or of what SQLite alone reads. */
export function grammar(vocabulary: Vocabulary = someResources, dialect: Dialect = 'iql'): Grammar {
  const grammars = known.get(vocabulary) ?? new Map<Dialect, Grammar>();
  known.set(vocabulary, grammars);
  const made = grammars.get(dialect) ?? grammarOf(vocabulary, dialect);
  grammars.set(dialect, made);
  return made;
}

/**
 * One well-formed statement of any kind, without `;`. Its names are real, but not always in scope:
 * what it means is anybody's guess.
 */
export function arbitraryStatement(vocabulary?: Vocabulary): Text {
  return grammar(vocabulary).statement;
}

/** The same with a few edits: it may be anything, and most often still looks like a statement. */
export function arbitraryBrokenStatement(vocabulary?: Vocabulary): Text {
  return fc
    .tuple(arbitraryStatement(vocabulary), arbitraryEdits())
    .map(([text, edits]) => edits.reduce(applyEdit, text));
}

const separators = [';\n', ';\n\n', ';', '; -- c\n', ';\n-- about the next\n', '\n/*+ create */\n'];

/** Statements, mostly well formed, separated as in files that people write; or any text. */
export function arbitraryDocument(vocabulary?: Vocabulary): Text {
  const statement = fc.oneof(
    { weight: 4, arbitrary: arbitraryStatement(vocabulary) },
    { weight: 1, arbitrary: arbitraryBrokenStatement(vocabulary) },
  );
  const separator = fc.constantFrom(...separators, '\n\n', '\n');
  return fc
    .array(fc.tuple(statement, separator), { maxLength: 6 })
    .map((parts) => parts.flat().join(''));
}
