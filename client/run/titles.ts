/** What a result is called: the resource that it reads, or the statement's first words. */
import type { ParsedStatement, Relation, StatementNode } from '../../language/syntax/index.ts';

const longestTitle = 40;
const longestStatement = 2_000;

/** `sync_jobs`, `EXPLAIN sync_jobs`, `ANALYZE sync_jobs`, `DELETE sync_job`, `SHOW SERVICES`. */
export function resultTitle(statement: ParsedStatement): string {
  const title = titleOf(statement.root) ?? firstLine(statement);
  return title.length > longestTitle ? `${title.slice(0, longestTitle - 1)}…` : title;
}

/** The statement as the grid's tooltip shows it: without what surrounds it, and not endless. */
export function shownStatement({ text, root }: ParsedStatement): string {
  const shown = text.slice(root.span.start).trim();
  return shown.length > longestStatement ? `${shown.slice(0, longestStatement)}…` : shown;
}

function titleOf(node: StatementNode): string | undefined {
  switch (node.kind) {
    case 'selectStatement': {
      const { body } = node.query;
      return body.kind === 'select' && body.from !== undefined ? tableOf(body.from) : undefined;
    }
    case 'insert':
      return prefixed(node.verb, node.table?.name.parts.at(-1)?.text);
    case 'update':
      return prefixed('UPDATE', node.table?.name.parts.at(-1)?.text);
    case 'delete':
      return prefixed('DELETE', node.table?.name.parts.at(-1)?.text);
    case 'explain':
      return prefixed(node.mode === 'analyze' ? 'ANALYZE' : 'EXPLAIN', titleOf(node.statement));
    case 'show':
      return prefixed(`SHOW ${node.subject}`.trim(), node.target?.parts.at(-1)?.text);
    case 'describe':
      return prefixed('DESCRIBE', node.target?.parts.at(-1)?.text);
    case 'exec':
      return prefixed('EXEC', node.method?.parts.at(-1)?.text);
    case 'plan':
      return prefixed('PLAN', titleOf(node.statement));
    case 'createView':
    case 'dropView':
    case 'refreshView':
    case 'use':
    case 'registry':
    case 'auth':
    case 'sleep':
    case 'transaction':
    case 'opaque':
    case 'empty':
      return undefined;
  }
}

/** The first table that is named. */
function tableOf(relation: Relation): string | undefined {
  switch (relation.kind) {
    case 'table':
      return relation.name.parts.at(-1)?.text;
    case 'join':
      return tableOf(relation.left) ?? tableOf(relation.right);
    case 'parenthesisedRelation':
      return tableOf(relation.relation);
    case 'tableFunction':
      return relation.name.text;
    case 'derivedTable': {
      const { body } = relation.query;
      return body.kind === 'select' && body.from !== undefined ? tableOf(body.from) : undefined;
    }
    case 'missingRelation':
      return undefined;
  }
}

function prefixed(verb: string, name: string | undefined): string {
  return name === undefined || name === '' ? verb : `${verb} ${name}`;
}

function firstLine({ text, root }: ParsedStatement): string {
  const [line = ''] = text.slice(root.span.start).trim().split('\n', 1);
  return line.replace(/[\s;]+$/, '');
}
