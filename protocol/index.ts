/** The room's single entry. */
export * from './results.ts';
export * from './describe.ts';
export * from './documentation.ts';
export * from './explained-plan.ts';
export * from './server-process.ts';
export * from './settings.ts';
export * from './cache-settings.ts';
export * from './diagnostic-settings.ts';
export * from './format-settings.ts';
export * from './inlay-hint-settings.ts';
export * from './grid.ts';
export * from './grid-messages.ts';
export * from './language.ts';
export * from './learned-list-inputs.ts';
export * from './translate.ts';
export * from './validate.ts';
export * from './views.ts';
