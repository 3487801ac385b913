/** A run that is told by AWS what its list needs: what is planned again, and what is not asked again. */
import { describe, expect, it } from 'vitest';
import { createLearnedCatalog } from '../../catalog/index.ts';
import { runLearning, runPlan } from '../../engine/execute/index.ts';
import { openTableEngine } from '../../engine/sqlite/index.ts';
import { openAccount } from '../queries/account.ts';
import { smallCatalog } from '../queries/catalog.ts';
import { plan } from '../queries/check.ts';
import { resources } from '../queries/resources.ts';

const join =
  'SELECT c.name, n.nodegroup_name FROM aws.eks.clusters AS c ' +
  'JOIN aws.eks.nodegroups AS n ON n.cluster_name = c.name';

/** Runs statements one after the other against one account and one catalog. */
async function check(
  statements: readonly string[],
  options: { readonly needed?: readonly string[]; readonly signal?: AbortSignal } = {},
) {
  const { needed = ['ClusterName'], signal = new AbortController().signal } = options;
  const catalog = createLearnedCatalog(smallCatalog());
  const account = openAccount({ resources, needed: { 'AWS::EKS::Nodegroup': needed } });
  const outcomes = [];
  let plans = 0;
  for (const text of statements) {
    const outcome = await runLearning({
      plan() {
        plans += 1;
        return plan(text, '', catalog);
      },
      run: (planned, source) =>
        runPlan(
          planned,
          { source, engine: openTableEngine(':memory:'), confirm: () => Promise.resolve(true) },
          { concurrency: 1, rowLimit: 100 },
          () => undefined,
          signal,
        ),
      source: account,
      learn: (typeName, properties) => catalog.learn({ typeName, properties }),
      signal,
    });
    outcomes.push(outcome);
  }
  return { outcomes, plans, log: account.log, catalog };
}

describe('a list that AWS refuses for want of a key', () => {
  it('is planned again, and the calls of both plans are counted', async () => {
    const { outcomes, plans, log } = await check([join]);
    expect(plans).toBe(2);
    expect(outcomes).toMatchObject([
      { kind: 'finished', summary: { rowCount: 1, calls: { list: 3, get: 1 } } },
    ]);
    expect(log).toHaveLength(4);
  });

  it('is known to the next statement', async () => {
    const { plans, log, catalog } = await check([join, join]);
    expect(plans).toBe(3);
    expect(log.filter((call) => call === 'list AWS::EKS::Nodegroup us-east-1')).toHaveLength(1);
    expect(catalog.learned()).toEqual([
      { typeName: 'AWS::EKS::Nodegroup', properties: ['ClusterName'] },
    ]);
  });

  it('is planned again once, whatever AWS names then', async () => {
    const { outcomes, plans } = await check([join], { needed: ['ClusterName', 'Nonsense'] });
    expect(plans).toBe(2);
    expect(outcomes).toMatchObject([{ kind: 'failed', failure: { kind: 'service' } }]);
  });

  it('is not planned again for a key that the type does not have', async () => {
    const { outcomes, plans } = await check([join], { needed: ['Nonsense'] });
    expect(plans).toBe(1);
    expect(outcomes).toMatchObject([{ kind: 'failed', failure: { kind: 'service' } }]);
  });

  it('is an error that says what to add where the statement supplies nothing', async () => {
    const { outcomes, plans } = await check(['SELECT nodegroup_name FROM aws.eks.nodegroups']);
    expect(plans).toBe(2);
    expect(outcomes).toMatchObject([
      {
        kind: 'failed',
        failure: {
          kind: 'plan',
          message: expect.stringContaining('needs `cluster_name` to be listed') as unknown,
          span: { start: 27, end: 45 },
        },
        calls: { list: 1 },
      },
    ]);
  });

  it('is learned from a value that the statement had at hand', async () => {
    const known = "SELECT nodegroup_name FROM aws.eks.nodegroups WHERE cluster_name = 'blue'";
    const { plans, log } = await check([known, known]);
    expect(plans).toBe(2);
    expect(log.filter((call) => call === 'list AWS::EKS::Nodegroup us-east-1')).toHaveLength(1);
  });
});
