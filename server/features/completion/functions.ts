/** SQL functions, with a tab stop between their parentheses. */
import type { FunctionDocumentation } from '../../../language/semantics/index.ts';
import { functions } from '../../../language/semantics/index.ts';
import type { Proposal } from './proposal.ts';
import { rank } from './relevance.ts';

/** Functions that give a value. */
export const valueFunctions: readonly Proposal[] = functions
  .filter(({ kind }) => kind !== 'table')
  .map(functionProposal);

/** Functions that give rows, for FROM. */
export const tableFunctions: readonly Proposal[] = functions
  .filter(({ kind }) => kind === 'table')
  .map(functionProposal);

function functionProposal({ name, kind, signatures, arity }: FunctionDocumentation): Proposal {
  const [signature = name] = signatures;
  const bare = !signature.includes('(');
  const takesNone = arity.maximum === 0;
  return {
    label: name,
    kind: 'function',
    hint: bare ? '' : signature.slice(name.length),
    origin: `${kind} function`,
    text: bare ? name : takesNone ? `${name}()` : `${name}($0)`,
    snippet: !bare && !takesNone,
    rank: rank.function,
    documentedBy: { page: 'function', name },
  };
}
