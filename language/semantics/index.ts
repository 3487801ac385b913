/** The room's single entry. */
export * from './bound.ts';
