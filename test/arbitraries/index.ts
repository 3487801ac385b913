/** Random input for every test that wants it: texts, statements, documents and edits. */
export { checkAsyncProperty, checkProperty } from './check-property.ts';
export { applyEdit, arbitraryEdit, arbitraryEdits, type Edit } from './edits.ts';
export type { Grammar } from './grammar.ts';
export {
  arbitraryBrokenStatement,
  arbitraryDocument,
  arbitraryStatement,
  grammar,
} from './statements.ts';
export { arbitraryText } from './text.ts';
export { plainTables, someResources, type Vocabulary, type VocabularyTable } from './vocabulary.ts';
