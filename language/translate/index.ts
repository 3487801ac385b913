/** The room's single entry. */
export { defaultTablePattern, tablePatternProblem } from './table-names.ts';
export { isTarget, targets, titleOf, type Target } from './target.ts';
export { translate, type Finding, type Translation, type TranslationOptions } from './translate.ts';
