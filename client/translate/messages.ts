/** What is said after a statement was copied for another engine, or could not be. */
import type { TranslationAnswer } from '../../protocol/index.ts';

export interface TranslationMessage {
  readonly severity: 'information' | 'warning';
  readonly text: string;
}

/** In a message that passes by there is room for one thing in full. */
export function translationMessage(answer: TranslationAnswer, title: string): TranslationMessage {
  switch (answer.kind) {
    case 'refused':
      return { severity: 'warning', text: `Not copied: ${answer.message}.` };
    case 'untranslatable': {
      const [first, ...others] = answer.findings.map(({ message }) => message);
      return {
        severity: 'warning',
        text: `Not copied for ${title}: ${first ?? 'the statement cannot be translated'}${more(others, 'finding')}.`,
      };
    }
    case 'translated': {
      const [first, ...others] = answer.notes;
      return {
        severity: answer.checked ? 'information' : 'warning',
        text: `Copied for ${title}.${first === undefined ? '' : ` ${first}`}${more(others, 'note')}`,
      };
    }
  }
}

function more(others: readonly string[], noun: string): string {
  if (others.length === 0) return '';
  return ` (and ${others.length} more ${noun}${others.length === 1 ? '' : 's'})`;
}

/** The translation as a document, its notes above it as comments. */
export function translationDocument(sql: string, notes: readonly string[]): string {
  return `${notes.map((note) => `-- ${note}\n`).join('')}${sql};\n`;
}
