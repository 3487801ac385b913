/** The room's single entry. */
export * from './ports.ts';
export { runPlan } from './run-plan.ts';
export type { MutationPreview, ReportProgress, RunLimits, RunOutcome, RunPorts } from './run.ts';
