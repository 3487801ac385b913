/**
 * Types that CloudFormation has described, each asked for once and kept in the extension's storage: what
 * a handler may do and what a list needs, nothing of any account.
 */
import type { JsonObject, LearnedCatalog } from '../../catalog/index.ts';
import { describedTypeOf, handlerSchemaOf, isObject } from '../../catalog/index.ts';
import type { TypeDescriber } from '../../engine/cloudcontrol/index.ts';
import { storedJson } from './stored-json.ts';

export interface DescribedTypes {
  /** Gives the catalog what earlier runs and windows were told. */
  teach(catalog: LearnedCatalog): void;
  /**
   * Asks for types that were not asked for yet, and teaches the catalog. Never rejects. Gives back
   * whether there was news.
   */
  describe(
    catalog: LearnedCatalog,
    typeNames: readonly string[],
    ask: (typeName: string) => ReturnType<TypeDescriber['describe']>,
  ): Promise<boolean>;
}

/** The oldest go when there are more. */
const mostTypes = 500;
/** The registry throttles easily, and a statement waits for it. */
const mostAtOnce = 5;

export function openDescribedTypes(file: string, warn: (message: string) => void): DescribedTypes {
  const stored = storedJson(file, warn);
  const asked = new Set<string>();
  const read = (): JsonObject => {
    const value = stored.read();
    return isObject(value) ? value : {};
  };
  const askFor = async (
    typeName: string,
    ask: (typeName: string) => Promise<unknown>,
  ): Promise<readonly [string, JsonObject] | undefined> => {
    asked.add(typeName);
    try {
      const schema = await ask(typeName);
      return isObject(schema) ? [typeName, handlerSchemaOf(schema)] : undefined;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      warn(
        `\`${typeName}\` could not be described, which needs \`cloudformation:DescribeType\`: ${reason}`,
      );
      return undefined;
    }
  };
  const teachOne = (catalog: LearnedCatalog, schema: unknown): boolean => {
    const described = describedTypeOf(schema);
    return described !== undefined && catalog.describe(described);
  };

  return {
    teach(catalog) {
      for (const schema of Object.values(read())) teachOne(catalog, schema);
    },
    async describe(catalog, typeNames, ask) {
      const unasked = typeNames.filter((typeName) => !asked.has(typeName)).slice(0, mostAtOnce);
      if (unasked.length === 0) return false;
      const answers = await Promise.all(unasked.map((typeName) => askFor(typeName, ask)));
      const found = answers.filter((answer) => answer !== undefined);
      if (found.length === 0) return false;
      stored.write(Object.fromEntries([...Object.entries(read()), ...found].slice(-mostTypes)));
      return found.map(([, schema]) => teachOne(catalog, schema)).includes(true);
    },
  };
}
