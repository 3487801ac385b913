/**
 * Which function is being called at the cursor, and which of its parameters is being written; also
 * which column is next in a row of an INSERT. Read from the tokens, so that a call which is half typed
 * is helped as well as a whole one.
 */
import type { BoundStatement } from '../../language/semantics/index.ts';
import { functionNamed } from '../../language/semantics/index.ts';
import type { Span, StatementNode } from '../../language/syntax/index.ts';
import { columnDocumentation, inputDocumentation } from './documentation/column.ts';
import { functionDescription } from './documentation/function.ts';
import { parameterOfArgument, parametersOf, signatureFor } from './documentation/signature.ts';
import type { OpenParenthesis } from './open-parentheses.ts';
import { openParentheses } from './open-parentheses.ts';

/** A span that counts in the signature's label, and Markdown where there is something to say. */
export interface FeatureParameter extends Span {
  readonly documentation?: string;
}

export interface FeatureSignature {
  readonly label: string;
  readonly documentation?: string;
  readonly parameters: readonly FeatureParameter[];
}

export interface FeatureSignatureHelp {
  readonly signatures: readonly FeatureSignature[];
  readonly activeSignature: number;
  /** `undefined` where the signature has no place for what is being written. */
  readonly activeParameter: number | undefined;
}

/** `undefined` where the cursor is in no call. `offset` counts in the statement. */
export function signatureHelpAt(
  bound: BoundStatement,
  offset: number,
): FeatureSignatureHelp | undefined {
  for (const open of openParentheses(bound.statement, offset)) {
    if (open.isQuery) {
      return undefined;
    }
    const help =
      open.before === 'CAST' ? castHelp(open) : (functionHelp(open) ?? rowHelp(bound, open));
    if (help !== undefined) {
      return help;
    }
  }
  return undefined;
}

function functionHelp({
  before,
  commas,
  commasAfter,
  isWord,
}: OpenParenthesis): FeatureSignatureHelp | undefined {
  const described = isWord ? functionNamed(before) : undefined;
  if (described === undefined) {
    return undefined;
  }
  const { signatures } = described;
  const activeSignature = signatureFor(signatures, commas + commasAfter);
  const documentation = functionDescription(described);
  return {
    signatures: signatures.map((label) => ({
      label,
      documentation,
      parameters: parametersOf(label).map(({ start, end }) => ({ start, end })),
    })),
    activeSignature,
    activeParameter: parameterOfArgument(parametersOf(signatures[activeSignature] ?? ''), commas),
  };
}

const castLabel = 'CAST(value AS type)';

function castHelp({ hasAs }: OpenParenthesis): FeatureSignatureHelp {
  const spanOf = (text: string): Span => {
    const start = castLabel.indexOf(text);
    return { start, end: start + text.length };
  };
  return {
    signatures: [
      {
        label: castLabel,
        documentation: 'Converts a value to a type.',
        parameters: [
          spanOf('value'),
          {
            ...spanOf('type'),
            documentation:
              '`TEXT`, `INTEGER`, `REAL`, `NUMERIC` or `BLOB`. Other names mean the one that they resemble: `VARCHAR` is `TEXT`, `BIGINT` is `INTEGER`.',
          },
        ],
      },
    ],
    activeSignature: 0,
    activeParameter: hasAs ? 1 : 0,
  };
}

/** A row of `INSERT INTO t (a, b) VALUES (…)`. */
function rowHelp(
  bound: BoundStatement,
  { before, commas, isOutermost }: OpenParenthesis,
): FeatureSignatureHelp | undefined {
  const insert = insertIn(bound.statement.root);
  const isRow = isOutermost && (before === 'VALUES' || before === ',');
  if (insert === undefined || !isRow || insert.columns.length === 0) {
    return undefined;
  }
  const table = insert.table?.name.parts.map(({ text }) => text).join('.') ?? '';
  let label = `${insert.verb} INTO ${table} (`;
  const parameters = insert.columns.map((name, index): FeatureParameter => {
    const start = label.length + (index === 0 ? 0 : 2);
    label += `${index === 0 ? '' : ', '}${name.text === '' ? '…' : name.text}`;
    const reference = bound.nameReferences.find(({ node }) => node === name);
    const resource = reference?.relation.table;
    const documentation =
      resource === undefined
        ? undefined
        : reference?.column?.column !== undefined
          ? columnDocumentation(reference.column.column, resource)
          : reference?.input && inputDocumentation(reference.input, resource);
    return { start, end: label.length, ...(documentation !== undefined && { documentation }) };
  });
  label += ')';
  return {
    signatures: [{ label, parameters }],
    activeSignature: 0,
    activeParameter: commas < parameters.length ? commas : undefined,
  };
}

function insertIn(root: StatementNode): Extract<StatementNode, { kind: 'insert' }> | undefined {
  if (root.kind === 'explain' || root.kind === 'plan') {
    return insertIn(root.statement);
  }
  return root.kind === 'insert' ? root : undefined;
}
