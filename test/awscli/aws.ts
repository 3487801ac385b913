/** The AWS CLI as the suite drives it: a client of Cloud Control that shares no code with ours. */
import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface CommandOutcome {
  readonly exitCode: number;
  /** What it printed, parsed. `undefined` where it printed nothing. */
  readonly output: unknown;
  /** Its error output, trimmed, without the remark that it may not try again. */
  readonly error: string;
}

export interface CommandOptions {
  readonly endpoint: string;
  /** `us-east-1` where absent. */
  readonly region?: string;
  /** Attempts of one request, the first included; 1 where absent, so that each request is one. */
  readonly attempts?: number;
  /** Made-up ones where absent; without any the CLI sends nothing. */
  readonly credentials?: Credentials | 'none';
}

/** As STS answers them. */
export interface Credentials {
  readonly AccessKeyId: string;
  readonly SecretAccessKey: string;
  readonly SessionToken?: string;
}

const anyCredentials: Credentials = { AccessKeyId: 'AKIAEXAMPLE', SecretAccessKey: 'any' };

/** The variable that names another program than the `aws` of the PATH. */
const programVariable = 'AWS_CLI';

/** Where no configuration of this machine's user is found. */
const emptyHome = mkdtempSync(join(tmpdir(), 'iql-awscli-'));

const noRetries = ' (reached max retries: 0)';

/** Runs `aws SERVICE OPERATION …` and answers for every exit code. Rejects where there is no `aws`. */
export function runAws(
  { endpoint, region = 'us-east-1', attempts = 1, credentials = anyCredentials }: CommandOptions,
  ...args: readonly string[]
): Promise<CommandOutcome> {
  const program = process.env[programVariable] ?? 'aws';
  const env = {
    PATH: process.env['PATH'],
    HOME: emptyHome,
    AWS_PAGER: '',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_RETRY_MODE: 'standard',
    AWS_MAX_ATTEMPTS: String(attempts),
    ...(credentials === 'none' ? {} : variablesOf(credentials)),
  };
  const common = ['--endpoint-url', endpoint, '--region', region, '--output', 'json'];
  return new Promise((resolve, reject) => {
    execFile(program, [...args, ...common], { env }, (error, stdout, stderr) => {
      if (error?.code === 'ENOENT') {
        reject(new Error(howToInstall(program)));
        return;
      }
      const exitCode = typeof error?.code === 'number' ? error.code : error === null ? 0 : 1;
      const output: unknown = stdout.trim() === '' ? undefined : JSON.parse(stdout);
      resolve({ exitCode, output, error: stderr.trim().replace(noRetries, '') });
    });
  });
}

function variablesOf(credentials: Credentials): Readonly<Record<string, string>> {
  const { AccessKeyId, SecretAccessKey, SessionToken } = credentials;
  return {
    AWS_ACCESS_KEY_ID: AccessKeyId,
    AWS_SECRET_ACCESS_KEY: SecretAccessKey,
    ...(SessionToken !== undefined && { AWS_SESSION_TOKEN: SessionToken }),
  };
}

function howToInstall(program: string): string {
  return `there is no \`${program}\`: install the AWS CLI (on Debian \`apt-get install awscli\`), or name its program with the variable \`${programVariable}\``;
}
