/** Asks a person before anything is deleted. */
import { createInterface } from 'node:readline/promises';
import type { MutationPreview } from '../engine/execute/index.ts';
import type { Terminal } from './terminal.ts';

/** Where nobody can be asked the answer is no, and `explain` says how to say yes. */
export function createConfirmation(
  terminal: Terminal,
  yes: boolean,
  explain: (message: string) => Promise<void>,
): (preview: MutationPreview) => Promise<boolean> {
  return async (preview) => {
    if (yes) {
      return true;
    }
    if (terminal.stdin.isTTY !== true || terminal.stderr.isTTY !== true) {
      await explain(`${summaryOf(preview)}: add \`--yes\` to do it without being asked\n`);
      return false;
    }
    const lines = createInterface({ input: terminal.stdin, output: terminal.stderr });
    try {
      const permissions =
        preview.permissions.length > 0 ? `needs ${preview.permissions.join(', ')}\n` : '';
      const question = `${summaryOf(preview)}\n${permissions}Delete it? [y/N] `;
      const answer = await lines.question(question, { signal: terminal.signal });
      return /^y(?:es)?$/i.test(answer.trim());
    } catch (error) {
      // Ctrl+C at the question is a no.
      if (error instanceof Error && error.name === 'AbortError') {
        return false;
      }
      throw error;
    } finally {
      lines.close();
    }
  };
}

function summaryOf({ typeName, identifier, region, account }: MutationPreview): string {
  const of = account === undefined ? '' : ` of the account \`${account}\``;
  return `this deletes \`${identifier}\` (\`${typeName}\` in \`${region}\`${of})`;
}
