/** The settings under `iql.diagnostics.`, typed. */
import { isOneOf } from './validate.ts';

const isLevel = isOneOf('error', 'warning', 'information', 'hint', 'off');

/** How a kind of problem is shown; `off`: not at all. */
export type DiagnosticLevel = 'error' | 'warning' | 'information' | 'hint' | 'off';

export interface DiagnosticSettings {
  /** By the problem's code. A code that is not here has the severity that its problems bring. */
  readonly severity: Readonly<Record<string, DiagnosticLevel>>;
}

export const defaultDiagnosticSettings: DiagnosticSettings = { severity: {} };

/** Reads what a configuration holds under `iql.diagnostics`; `report` takes what is not well-formed. */
export function readDiagnosticSettings(
  raw: unknown,
  report: (name: string, message: string) => void,
): DiagnosticSettings {
  const severity = isObject(raw) ? (raw['severity'] ?? {}) : {};
  if (!isObject(severity)) {
    report('diagnostics.severity', 'must be an object from codes to severities.');
    return defaultDiagnosticSettings;
  }
  const levels: Record<string, DiagnosticLevel> = {};
  for (const [code, level] of Object.entries(severity)) {
    if (isLevel(level)) {
      levels[code] = level;
    } else {
      report(
        'diagnostics.severity',
        `has no severity for \`${code}\`: write \`error\`, \`warning\`, \`information\`, \`hint\` or \`off\`.`,
      );
    }
  }
  return { severity: levels };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
