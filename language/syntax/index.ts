/** The room's single entry. */
export * from './span.ts';
export * from './expression-tree.ts';
export * from './tree.ts';
export * from './command-tree.ts';
export * from './document.ts';
export { type Keyword, type KeywordRole, isKeyword, keywordNamed, keywords } from './keywords.ts';
export { looseTemplates } from './loose-templates.ts';
export { parseDocument } from './parse-document.ts';
export { parseStatement } from './parse-statement.ts';
export { statementAt, tokenText } from './placed.ts';
export { tokenize } from './tokens/tokenize.ts';
export { nameValue, stringLiteral, stringValue } from './values.ts';
export { childrenOf, extentOf, pathTo, walk } from './visit.ts';
