/** The room's single entry. */
export * from './span.ts';
export * from './tree.ts';
export * from './document.ts';
