/** The room's single entry. */
export * from './types.ts';
