/** The room's single entry. */
export * from './plan.ts';
