/** How expressions break. */
import type {
  BinaryExpression,
  CaseExpression,
  CastExpression,
  FunctionCall,
  InExpression,
  UnaryExpression,
  WindowDefinition,
} from '../../syntax/index.ts';
import { type Draft } from './draft.ts';
/** `a AND b AND c` as one group; an operand that is a chain of another operator is a group in it. */
export declare function layOutBinary(draft: Draft, node: BinaryExpression): void;
export declare function layOutCase(draft: Draft, node: CaseExpression): void;
export declare function layOutCall(draft: Draft, node: FunctionCall): void;
export declare function layOutWindow(draft: Draft, node: WindowDefinition): void;
export declare function layOutIn(draft: Draft, node: InExpression): void;
/** `CAST(a AS decimal(10, 2))` and `a::decimal(10, 2)`: parentheses follow at once. */
export declare function layOutCast(draft: Draft, node: CastExpression): void;
/** A sign stands at its operand, unless the two would then read as something else. */
export declare function layOutUnary(draft: Draft, node: UnaryExpression): void;
