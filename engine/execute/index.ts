/** The room's single entry. */
export * from './ports.ts';
