/** textDocument/signatureHelp. */
import type {
  SignatureHelp,
  SignatureHelpOptions,
  SignatureHelpParams,
} from 'vscode-languageserver';
import type { FeatureSignature } from '../features/signature-help.ts';
import { signatureHelpAt } from '../features/signature-help.ts';
import type { ClientFacts } from './client-facts.ts';
import { markup } from './client-facts.ts';
import { guarded } from './guard.ts';
import { cursorAt } from './positions.ts';
import type { Services } from './services.ts';

export const signatureHelpOptions: SignatureHelpOptions = {
  triggerCharacters: ['(', ','],
  retriggerCharacters: [')'],
};

export function answerSignatureHelp({ connection, documents, language, facts }: Services): void {
  const answer = ({ textDocument, position }: SignatureHelpParams): SignatureHelp | null => {
    const document = documents.get(textDocument.uri);
    if (document === undefined) {
      return null;
    }
    const { placed, offset } = cursorAt(document, position);
    const help = signatureHelpAt(language.bind(placed.statement), offset);
    if (help === undefined) {
      return null;
    }
    const { activeSignature, activeParameter, signatures } = help;
    const client = facts();
    const beyond = signatures[activeSignature]?.parameters.length ?? 0;
    return {
      signatures: signatures.map((signature) => informationOf(signature, client)),
      activeSignature,
      // A client that knows no "none" marks nothing where the number is beyond the parameters.
      activeParameter: activeParameter ?? (client.noActiveParameter ? null : beyond),
    };
  };
  connection.onSignatureHelp(guarded(connection, 'signature help', null, answer));
}

function informationOf(
  { label, documentation, parameters }: FeatureSignature,
  { signatureMarkdown, labelOffsets }: ClientFacts,
): SignatureHelp['signatures'][number] {
  return {
    label,
    ...(documentation !== undefined && { documentation: markup(documentation, signatureMarkdown) }),
    parameters: parameters.map(({ start, end, documentation: described }) => ({
      label: labelOffsets ? [start, end] : label.slice(start, end),
      ...(described !== undefined && { documentation: markup(described, signatureMarkdown) }),
    })),
  };
}
