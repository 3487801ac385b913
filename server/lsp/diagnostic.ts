/** One problem as LSP has it, by the user's severities and what the client can draw. */
import type { Diagnostic } from 'vscode-languageserver';
import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import type { Problem, ProblemSeverity } from '../../language/semantics/index.ts';
import type { PlacedStatement } from '../../language/syntax/index.ts';
import type { DiagnosticSettings } from '../../protocol/index.ts';
import type { ClientFacts } from './client-facts.ts';
import type { OpenDocument } from './documents.ts';
import { rangeOf } from './positions.ts';

const severities: Readonly<Record<ProblemSeverity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const tags = {
  unnecessary: DiagnosticTag.Unnecessary,
  deprecated: DiagnosticTag.Deprecated,
} as const;

/** `undefined` where the user does not want to see problems of this code. */
export function diagnosticOf(
  document: OpenDocument,
  placed: PlacedStatement,
  problem: Problem,
  { severity }: DiagnosticSettings,
  { diagnosticTags, relatedInformation }: ClientFacts,
): Diagnostic | undefined {
  const level = severity[problem.code] ?? problem.severity;
  if (level === 'off') {
    return undefined;
  }
  const related = problem.related?.map(({ message, span }) => ({
    message,
    location: { uri: document.uri, range: rangeOf(document, placed, span) },
  }));
  return {
    range: rangeOf(document, placed, problem.span),
    severity: severities[level],
    code: problem.code,
    source: 'iql',
    message: problem.message,
    ...(diagnosticTags && problem.tags && { tags: problem.tags.map((tag) => tags[tag]) }),
    ...(relatedInformation && related && { relatedInformation: related }),
  };
}
