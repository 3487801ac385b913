/** The room's single entry. */
export * from './results.ts';
