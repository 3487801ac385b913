import { describe, expect, it } from 'vitest';
import type { Question } from '../../../client/run/parameters/collect-values.ts';
import { collectValues } from '../../../client/run/parameters/collect-values.ts';
import { promptFor } from '../../../client/run/parameters/prompt.ts';
import type { ValueStore } from '../../../client/run/parameters/remembered-values.ts';
import { createRememberedValues } from '../../../client/run/parameters/remembered-values.ts';
import { fillParameters } from '../../../language/parameters/index.ts';
import type { Variables } from '../../../language/parameters/index.ts';
import { parseStatement } from '../../../language/syntax/index.ts';

/** A workspace with a person in front of it, who types `answers` and leaves a box where there is none. */
function workspace(variables: Variables = {}) {
  const stored = new Map<string, unknown>();
  const store: ValueStore = {
    get: (key) => stored.get(key),
    update(key, value) {
      stored.set(key, value);
      return Promise.resolve();
    },
  };
  const remembered = createRememberedValues(store);
  const asked: Question[][] = [];
  return {
    stored,
    remembered,
    asked,
    run: async (statements: readonly string[], answers: Readonly<Record<string, string>> = {}) => {
      const parsed = statements.map(parseStatement);
      const valueOf = await collectValues(parsed, {
        variables,
        remembered,
        ask(questions) {
          asked.push([...questions]);
          const isAnswered = questions.every(({ name }) => Object.hasOwn(answers, name));
          return Promise.resolve(
            isAnswered
              ? new Map(questions.map(({ name }) => [name, answers[name] ?? '']))
              : undefined,
          );
        },
      });
      if (valueOf === undefined) return 'not run';
      return parsed.map((statement) => {
        const filled = fillParameters(statement, valueOf);
        return filled.kind === 'filled' ? filled.statement.text : filled.message;
      });
    },
  };
}

describe('the values of a run', () => {
  it('are asked for once for all statements', async () => {
    const { run, asked } = workspace();
    const ran = await run(['SELECT {{ a }}', 'SELECT :a, @b'], { a: 'x', b: '2' });
    expect(ran).toEqual(["SELECT 'x'", "SELECT 'x', 2"]);
    expect(asked.map((questions) => questions.map(({ name }) => name))).toEqual([['a', 'b']]);
  });

  it('are offered again at the next run', async () => {
    const { run, asked } = workspace();
    await run(['SELECT {{ a }}'], { a: 'x' });
    await run(['SELECT {{ a }}'], { a: 'y' });
    await run(["SELECT {{ a }}, {{ b | default('z') }}"], { a: 'y', b: 'z' });
    expect(asked.map((questions) => questions.map(({ initial }) => initial))).toEqual([
      [''],
      ['x'],
      ['y', 'z'],
    ]);
  });

  it('are not asked for where nothing has a parameter', async () => {
    const { run, asked } = workspace();
    expect(await run(['SELECT 1'])).toEqual(['SELECT 1']);
    expect(asked).toEqual([]);
  });

  it('come from the file of variables where it has them', async () => {
    const { run, asked } = workspace({ a: 5, stack: { regions: ['x', 'y'] } });
    const ran = await run(['SELECT {{ a }}, b IN {{ stack.regions }}, :c'], { c: 'typed' });
    expect(ran).toEqual(["SELECT 5, b IN ('x', 'y'), 'typed'"]);
    expect(asked.flat().map(({ name }) => name)).toEqual(['c']);
  });

  it('run nothing, and leave nothing behind, where one is not given', async () => {
    const { run, stored } = workspace();
    expect(await run(['SELECT {{ a }}, {{ b }}'], { a: 'x' })).toBe('not run');
    expect([...stored.values()]).toEqual([]);
  });

  it('of secrets are not seen and not kept', async () => {
    const { run, asked, stored } = workspace();
    await run(['SELECT {{ db_password }}, :a'], { db_password: 'hunter2', a: 'x' });
    await run(['SELECT {{ db_password }}'], { db_password: 'hunter2' });
    expect(JSON.stringify([...stored])).not.toContain('hunter2');
    expect(asked.flat().map(({ isSecret, initial }) => [isSecret, initial])).toEqual([
      [true, ''],
      [false, ''],
      [true, ''],
    ]);
  });

  it('are not asked for by a statement that cannot be filled in', async () => {
    const { run, asked } = workspace();
    const [message] = await run(['SELECT {{ a }} {% if b %} FROM t {% endif %}']);
    expect(message).toContain('is a block of a template language');
    expect(asked).toEqual([]);
  });

  it('may be several where the statement has a list', async () => {
    const { run, asked } = workspace();
    await run(['SELECT {{ a }}, b IN (:a), {{ c }}'], { a: 'x, y', c: 'z' });
    expect(asked.flat().map(({ takesList }) => takesList)).toEqual([true, false]);
    expect(asked.flat().map(promptFor)).toEqual([
      "Several values stand between commas; 'in quotes' is one text.",
      "A number is a number, anything else a text; 'in quotes' is always a text.",
    ]);
  });
});

describe('values that are remembered', () => {
  it('are forgotten when that is asked for', async () => {
    const { run, remembered, asked } = workspace();
    await run(['SELECT {{ a }}, {{ b }}'], { a: 'x', b: 'y' });
    expect(await remembered.forget()).toBe(2);
    await run(['SELECT {{ a }}'], { a: 'z' });
    expect(asked.at(-1)?.map(({ initial }) => initial)).toEqual(['']);
  });

  it('do not grow without end', async () => {
    const { remembered } = workspace();
    for (let index = 0; index < 510; index += 1) {
      await remembered.keep(new Map([[`name${index}`, 'x']]));
    }
    expect([remembered.of('name9'), remembered.of('name10')]).toEqual([undefined, 'x']);
  });

  it('that were stored as something else count for nothing', async () => {
    const { remembered, stored } = workspace();
    stored.set('parameterValues', [['a', 1], 'b', ['c', 'x']]);
    expect([remembered.of('a'), remembered.of('c')]).toEqual([undefined, 'x']);
    stored.set('parameterValues', { a: 'x' });
    expect(await remembered.forget()).toBe(0);
  });
});
