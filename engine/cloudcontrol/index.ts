/** The room's single entry. */
export { createCloudControlSource } from './cloud-control-source.ts';
export type { CloudControlOptions, CloudControlSource } from './cloud-control-source.ts';
export { createTypeDescriber } from './describe-type.ts';
export type { TypeDescriber } from './describe-type.ts';
export { credentialFilesStamp } from './credential-files.ts';
export { configuredAccounts } from './configured-accounts.ts';
export type { ConfiguredAccount, ConfiguredAccounts } from './configured-accounts.ts';
export { missingListInputs } from './list-inputs.ts';
export { defaultRegion, listProfiles } from './profiles.ts';
