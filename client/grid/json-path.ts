/** Paths into JSON as SQLite writes them, ready for `json_extract`: `$.Rules[0]."a b"`. */

export type PathStep = string | number;

export function jsonPath(steps: readonly PathStep[]): string {
  return `$${steps.map(stepText).join('')}`;
}

function stepText(step: PathStep): string {
  if (typeof step === 'number') {
    return `[${step}]`;
  }
  return /^[A-Za-z_]\w*$/.test(step) ? `.${step}` : `."${step.replaceAll('"', '\\"')}"`;
}
