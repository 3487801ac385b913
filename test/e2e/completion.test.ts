/** Completion as it is typed: what opens, what is put in, and where it stays out of the way. */
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import type { Product } from './product.ts';
import { openProduct } from './product.ts';
import { findResults, waitForStatus } from './results.ts';

/** So that a list that follows a key has the time to open before the next one. */
const betweenKeysMs = 40;

describe('completion', () => {
  let product: Product;
  beforeAll(async () => {
    product = await openProduct({
      files: {
        'draft.iql': '',
        'variables.iql':
          "SELECT bucket_name FROM aws.s3.buckets WHERE region = '{{ home_region }}';",
      },
    });
    await product.workbench.openFile('draft.iql');
  });
  afterAll(async () => {
    await product[Symbol.asyncDispose]();
  });

  /**
   * Types `typed` at the `$0` of `text`, takes the proposal `label`, and waits for `expected`. The list
   * opens by itself unless it is `asked` for.
   */
  const check = async (
    text: string,
    typed: string,
    label: string,
    expected: string,
    asked = false,
  ): Promise<void> => {
    onTestFailed(() => product.workbench.saveFailurePicture(`completion of ${label}`));
    const editor = product.workbench.getEditor('draft.iql');
    await editor.replaceAll(text.replace('$0', ''));
    await editor.press('Escape');
    await editor.placeCaret(1, text.indexOf('$0') + 1);
    await editor.type(typed);
    if (asked) {
      await editor.press('Control+Space');
    }
    await product.workbench.suggestions.accept(label);
    await editor.waitForText(expected);
    await editor.press('Escape');
  };

  it('writes a whole join', async () => {
    const join = 'aws.ec2.subnets s ON s.vpc_id = v.vpc_id';
    await check('SELECT v.vpc_id FROM aws.ec2.vpcs v $0', 'JOIN ', join, `JOIN ${join}`);
  });

  it('knows the members of JSON', async () => {
    const from = 'SELECT $0 FROM aws.s3.buckets';
    const call = "json_extract(tags, '$[0].";
    await check(from, call, 'Value', "json_extract(tags, '$[0].Value')");
    await check(from, "tags ->> '", '$[0].Key', "tags ->> '$[0].Key' ");
  });

  it('groups by what is selected', async () => {
    const keys = 's.vpc_id, s.cidr_block';
    const text = 'SELECT s.vpc_id, s.cidr_block, count(*) FROM aws.ec2.subnets s $0';
    await check(text, 'GROUP BY ', keys, `GROUP BY ${keys}`);
  });

  it('writes the columns of a star', async () => {
    const star = '* written out';
    const text = 'SELECT $0 FROM aws.s3.buckets_list_only';
    await check(text, '*', star, 'SELECT bucket_name, region', true);
  });

  it('writes an insertion, whose values are then filled in', async () => {
    const row = '(Bucket) VALUES (…)';
    await check('$0', 'INSERT INTO aws.s3.access_points ', row, "VALUES ('Bucket')");
    const editor = product.workbench.getEditor('draft.iql');
    await editor.type('logs');
    await editor.waitForText("VALUES ('logs')");
  });

  it('knows the values of a list, and the variables of templates', async () => {
    const values = 'SELECT region FROM aws.lambda.urls WHERE auth_type = $0';
    await check(values, "'AWS_", 'AWS_IAM', "auth_type = 'AWS_IAM'");
    const template = "SELECT region FROM aws.s3.buckets WHERE region = '$0'";
    await check(template, '{{ home', 'home_region', '{{ home_region');
  });

  it('knows what was just read from AWS', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('seen values'));
    const editor = workbench.getEditor('draft.iql');
    await editor.replaceAll('SELECT workspace_id FROM aws.iottwinmaker.workspaces;');
    await editor.press('ControlOrMeta+Enter');
    await waitForStatus(await findResults(workbench), 'draft.iql, line 1');
    const job = 'SELECT state FROM aws.iottwinmaker.sync_jobs WHERE workspace_id = $0';
    await check(job, "'", 'my-workspace', "workspace_id = 'my-workspace'");
  });

  it('opens nothing inside ordinary strings, numbers, new names and comments', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('uninvited list'));
    const editor = workbench.getEditor('draft.iql');
    await editor.press('Escape');
    for (const [text, typed] of [
      ['SELECT $0 FROM aws.s3.buckets', "'select buckets'"],
      ['SELECT $0 FROM aws.s3.buckets', '12.5'],
      ['SELECT bucket_name AS $0 FROM aws.s3.buckets', 'region'],
      ['$0', '-- the tags of aws.s3'],
      ['SELECT region FROM aws.s3.buckets WHERE bucket_name = $0', "'my tags"],
    ] as const) {
      await editor.replaceAll(text.replace('$0', ''));
      await editor.press('Escape');
      await editor.placeCaret(1, text.indexOf('$0') + 1);
      const list = workbench.page.locator('.editor-widget.suggest-widget.visible');
      for (const key of typed) {
        await workbench.page.keyboard.type(key, { delay: betweenKeysMs });
        expect(`${await list.count()} lists at ${key} of ${typed}`).toMatch(/^0/);
      }
    }
  });

  it('fills the place that a quick fix leaves', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('fix with a place'));
    const editor = workbench.getEditor('draft.iql');
    await editor.replaceAll('SELECT sync_source, state FROM aws.iottwinmaker.sync_jobs;');
    await workbench.problems.waitFor('workspace_id');
    await editor.placeCaret(1, 50);
    await workbench.codeActions.perform('Add `workspace_id = …`');
    await editor.waitForText('WHERE workspace_id =');
    await workbench.page.keyboard.type('plant');
    await editor.waitForText("WHERE workspace_id = 'plant';");
  });
});
