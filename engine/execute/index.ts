/** The room's single entry. */
export * from './ports.ts';
export { runPlan } from './run-plan.ts';
export type { MutationPreview, ReportProgress, RunLimits, RunOutcome, RunPorts } from './run.ts';
export { createLimiterPool } from './limiter.ts';
export type { LimiterPool, LimiterPoolOptions, RunLimiter } from './limiter.ts';
export type { Clock } from './clock.ts';
export type { FetchStatistics } from './statistics.ts';
export { createCachingSource, createResourceCache } from './caching-source.ts';
export type { CachingOptions, CachingSource, ResourceCache } from './caching-source.ts';
export { createLearningSource } from './learning-source.ts';
export { runLearning } from './run-learning.ts';
export type { LearningRun } from './run-learning.ts';
export { mapInTurns } from './turns.ts';
