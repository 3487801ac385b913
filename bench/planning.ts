/**
 * How long a plan takes, from the bound statement to the SQL, and binding beside it, over statements that
 * grow:
 *
 *     node bench/planning.ts [DIR]
 *
 * Each figure is the quickest of as many runs as fit into a fifth of a second, after as many to warm up: a
 * machine that does other things besides makes some of them slower, and none quicker.
 */
import { join, resolve } from 'node:path';
import { openCatalog, regionsOf } from '../catalog/index.ts';
import { planStatement } from '../engine/plan/index.ts';
import { bind } from '../language/semantics/index.ts';
import { parseStatement } from '../language/syntax/index.ts';

const directory = resolve(process.argv[2] ?? join(import.meta.dirname, '../dist/catalog'));
const catalog = openCatalog(directory);
const sizes = [1, 8, 32, 64, 128];
const budgetMs = 200;

const numbers = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => index);

const shapes: Readonly<Record<string, (size: number) => string>> = {
  'tables in one join, each with the one before it': (size) =>
    `SELECT * FROM aws.ec2.subnets t0 ${numbers(size - 1)
      .map(
        (index) =>
          `JOIN aws.ec2.subnets t${String(index + 1)} ON t${String(index + 1)}.vpc_id = t${String(index)}.vpc_id`,
      )
      .join(' ')} WHERE t0.vpc_id = 'vpc-1'`,
  'resources got by the one before each': (size) =>
    `SELECT * FROM aws.ec2.instances t0 ${numbers(size - 1)
      .map(
        (index) =>
          `JOIN aws.ec2.instances t${String(index + 1)} ON t${String(index + 1)}.instance_id = t${String(index)}.image_id`,
      )
      .join(' ')}`,
  'common tables in a chain': (size) =>
    `WITH c0 AS (SELECT vpc_id, cidr_block FROM aws.ec2.vpcs)${numbers(size - 1)
      .map(
        (index) =>
          `, c${String(index + 1)} AS (SELECT vpc_id, cidr_block FROM c${String(index)} WHERE cidr_block <> '${String(index)}')`,
      )
      .join('')} SELECT * FROM c${String(size - 1)}`,
  'arms of a UNION ALL': (size) =>
    numbers(size)
      .map((index) => `SELECT vpc_id FROM aws.ec2.vpcs WHERE cidr_block = '10.${String(index)}'`)
      .join(' UNION ALL '),
  'conditions of a WHERE': (size) =>
    `SELECT * FROM aws.ec2.vpcs WHERE ${numbers(size)
      .map((index) => `cidr_block <> '10.${String(index)}'`)
      .join(' AND ')}`,
  'dozens of values in an IN': (size) =>
    `SELECT * FROM aws.ec2.vpcs WHERE vpc_id IN (${numbers(size * 12)
      .map((index) => `'vpc-${String(index)}'`)
      .join(', ')}) AND vpc_id LIKE 'vpc-%'`,
};

for (const [name, make] of Object.entries(shapes)) {
  const figures = sizes.map((size) => {
    const statement = parseStatement(make(size));
    const bound = bind(statement, catalog);
    const context = { catalog, defaultRegion: 'us-east-1', enabledRegions: regionsOf('aws') };
    const result = planStatement(bound, context);
    if (result.kind === 'failed') throw new Error(`${name}: ${result.failure.message}`);
    const binding = quickest(() => bind(statement, catalog));
    const planning = quickest(() => planStatement(bound, context));
    return `${String(size)}: ${planning} ms (binding ${binding})`;
  });
  process.stdout.write(`${name}\n  ${figures.join('\n  ')}\n`);
}

function quickest(work: () => unknown): string {
  for (const until = performance.now() + budgetMs; performance.now() < until;) work();
  const taken: number[] = [];
  for (const until = performance.now() + budgetMs; performance.now() < until;) {
    const from = performance.now();
    work();
    taken.push(performance.now() - from);
  }
  return Math.min(...taken).toFixed(2);
}
